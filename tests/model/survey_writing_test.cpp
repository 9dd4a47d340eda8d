#include "core/model/survey_writing.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/model/questionnaire_versions.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

std::string rewritten(std::string_view stored) {
  return questions_json(read_questions(stored), stored);
}

}  // namespace

TEST_CASE("questions that are read and written again are the same questions") {
  for (
      const char* stored :
      {R"([])", R"([{"key":"a","text":"満足度","type":"scale"}])",
       R"([{"key":"a","text":{"en":"Age","ja":"年代"},"type":"single","options":["20代",{"en":"30s","ja":"30代"}]}])",
       R"([{"key":"a","text":"点","type":"scale","options":[{"code":"2","label":"よい"},{"code":"1","label":{"ja":"わるい","ko":"나쁨"}}]}])",
       R"([{"key":"n","text":"すすめたいですか","type":"nps"},{"key":"w","text":"","type":"text"}])",
       R"([{"key":"o","text":"ご意見"}])"}) {
    CAPTURE(stored);
    CHECK(nlohmann::json::parse(rewritten(stored)) == nlohmann::json::parse(stored));
    CHECK_FALSE(odd_question(rewritten(stored)));
  }
}

TEST_CASE("what a question says besides is kept, and what its new type has no use for is not") {
  const std::string stored =
      R"([{"key":"a","text":"年代","type":"single","options":["x","y"],"note":{"by":"s01"}}])";
  auto questions = read_questions(stored);
  questions[0].type = SurveyQuestion::Type::number;
  questions[0].text.set(VisitorLanguage::en, "  Age ");
  CHECK(questions_json(questions, stored) ==
        R"([{"key":"a","note":{"by":"s01"},"text":{"en":"Age","ja":"年代"},"type":"number"}])");
}

TEST_CASE("a text without Japanese has an empty one, which the store takes") {
  VisitorText text;
  CHECK(visitor_text_json(text) == "\"\"");
  text.set(VisitorLanguage::ko, "나이");
  CHECK(visitor_text_json(text) == R"({"ja":"","ko":"나이"})");
  CHECK(is_visitor_text(std::string_view(visitor_text_json(text))));
}

TEST_CASE("a scale counts from its best answer down, or up to it") {
  auto scale = read_questions(
      R"([{"key":"a","text":"t","type":"scale","options":["よい","ふつう","わるい"]}])")[0];
  CHECK(is_best_first(scale));
  number_scale(scale, true);
  CHECK(scale.options[0].code == "3");
  CHECK(scale.options[0].label.japanese() == "よい");
  number_scale(scale, false);
  CHECK(scale.options[0].code == "1");
  CHECK(scale.options[2].value == 3);
  CHECK_FALSE(is_best_first(scale));
  auto figures = read_questions(R"([{"key":"a","text":"t","type":"scale"}])")[0];
  CHECK_FALSE(is_best_first(figures));
  number_scale(figures, true);
  CHECK(figures.options[0].label.japanese() == "5");
}

TEST_CASE("a new question has a key that no other has") {
  CHECK(free_key({}) == "q1");
  CHECK(free_key(read_questions(R"([{"key":"q2","text":"t"}])")) == "q3");
  CHECK(free_key(read_questions(R"([{"key":"age","text":"t"}])")) == "q2");
}

TEST_CASE("the version of a questionnaire stands behind its name") {
  CHECK(version_of("来場者アンケート").version == 1);
  CHECK(version_of("来場者アンケート（2版）").name == "来場者アンケート");
  CHECK(version_of("来場者アンケート（12版）").version == 12);
  for (const char* whole : {"（2版）", "紙（版）", "紙（1版）", "紙（-3版）", "紙（9999999版）",
                            "紙（二版）", "紙（2版）のまま"}) {
    CAPTURE(whole);
    CHECK(version_of(whole).version == (std::string_view(whole) == "（2版）" ? 2 : 1));
  }
  CHECK(title_of({"紙", 1}) == "紙");
  CHECK(title_of({"紙", 3}) == "紙（3版）");
}

TEST_CASE("the newest version is of the same event, the same name and not void") {
  FakeRecords records;
  const EntryId event = records.add("event", {{"name", "祭"}, {"starts_on", "2023-10-14"}});
  const auto add = [&](const char* title, EntryId about) {
    Assigns fields = {{"title", title}};
    if (about != 0) fields.push_back({"event_id", about});
    return records.add("questionnaire", fields);
  };
  const EntryId first = add("紙", event), other = add("紙（9版）", 0),
                third = add("紙（3版）", event);
  CHECK(newest_version(first, records) == third);
  CHECK(newest_version(third, records) == third);
  CHECK(newest_version(other, records) == other);
  CHECK(next_version(find_as<Questionnaire>(records, first)->fields, records).version == 4);
  records.make_void(third);
  CHECK(newest_version(first, records) == first);
}
