// Versions of a questionnaire, apart and together; and the answers to one question by those to another.
#include <doctest/doctest.h>

#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

constexpr const char* first_questions = R"([
  {"key":"age","text":"年代","type":"single","options":["9歳以下","10代","20代","30代","40代"]},
  {"key":"sat","text":"満足度","type":"scale","options":[{"code":"3","label":"満足"},
    {"code":"2","label":"普通"},{"code":"1","label":"不満"}]},
  {"key":"how","text":"何で知ったか","type":"multi","options":[{"code":"1","label":"広報"},
    {"code":"2","label":"SNS"}]},
  {"key":"again","text":"また来たいか","type":"scale","options":["はい","いいえ"]},
  {"key":"old","text":"前の設問","type":"single","options":["ある","ない"]}])";
// Coarser bands, another code for SNS, another scale, one question instead of another.
constexpr const char* second_questions = R"([
  {"key":"age","text":"年代","type":"single","options":["19歳以下","20～39歳","40歳以上"]},
  {"key":"sat","text":"満足度","type":"scale","options":[{"code":"3","label":"満足"},
    {"code":"2","label":"普通"},{"code":"1","label":"不満"}]},
  {"key":"how","text":"何で知ったか","type":"multi","options":[{"code":"1","label":"SNS"},
    {"code":"2","label":"ポスター"}]},
  {"key":"again","text":"また来たいか","type":"scale","options":["ぜひ","まあ","いいえ"]},
  {"key":"new","text":"新しい設問","type":"single","options":["ある","ない"]}])";

struct TwoVersions {
  FakeRecords records;
  EntryId event, first, second;

  TwoVersions() {
    event = records.add("event", {{"name", "展示"}, {"starts_on", "2023-11-22"}});
    first = version("来場者アンケート", first_questions);
    second = version("来場者アンケート（2版）", second_questions);
    answer(first, R"({"age":"10代","sat":"3","how":["1","2"],"again":"はい","old":"ある"})");
    answer(first, R"({"age":"20代","sat":"2","how":["2"],"again":"いいえ"})");
    answer(first, R"({"age":"30代","sat":"3"})");
    answer(second, R"({"age":"19歳以下","sat":"1","how":["1"],"again":"ぜひ","new":"ない"})");
    answer(second, R"({"age":"20～39歳","sat":"3","how":["2"],"again":"まあ","new":"ある"})");
  }
  EntryId version(const char* title, const char* questions) {
    return records.add("questionnaire",
                       {{"title", title}, {"event_id", event}, {"questions", questions}});
  }
  void answer(EntryId questionnaire, const char* answers, const char* channel = "paper") {
    records.add("response", {{"questionnaire_id", questionnaire},
                             {"answers", answers},
                             {"channel", channel},
                             {"at", on("2023-11-22T10:00")}});
  }
  Report report(ReportQuery query = {}) const {
    query.event = event;
    return made("survey", query, records);
  }
  Report together() const { return report({.merge_versions = true}); }
};

const Table& answers_in(const Report& report, const std::string& key) {
  for (const Table& table : report.tables)
    if (table.key == "answers" && cell(table, 0, "question") == key) return table;
  FAIL("no answers to " << key);
  return report.tables[0];
}

std::string times(const Table& table, std::string_view answer) {
  return cell(table, row_where(table, {{"answer", answer}}), "n");
}

const Table& crossed_with(const Report& report, std::string_view question) {
  for (const Table& table : report.tables)
    if (table.key == "survey_by" && table.title.find(question) != std::string::npos) return table;
  FAIL("not crossed: " << question);
  return report.tables[0];
}

std::string crossed(const Table& table, std::string_view group, std::string_view column) {
  return cell(table, row_where(table, {{"by_group", group}}), column);
}

}  // namespace

TEST_CASE("versions of a questionnaire are told apart by how many answered which") {
  const Report report = TwoVersions().report();
  std::vector<std::string> titles;
  for (const Table& table : report.tables)
    if (table.key == "questions") titles.push_back(table.title);
  CHECK(titles == std::vector<std::string>{"設問ごとの集計: 来場者アンケート / 展示（版1 n=3）",
                                           "設問ごとの集計: 来場者アンケート / 展示（版2 n=2）"});
}

TEST_CASE("versions together: one table of all, with what each version contributes in its title") {
  const Report report = TwoVersions().together();
  const Table& questions = table_of(report, "questions");
  CHECK(questions.title == "設問ごとの集計: 来場者アンケート / 展示（版1 n=3、版2 n=2）");
  CHECK(std::ranges::count(report.tables, "questions", &Table::key) == 1);
  const auto of = [&](std::string_view key, std::string_view column) {
    return cell(questions, row_where(questions, {{"question", key}}), column);
  };
  CHECK(of("sat", "n") == "5");
  CHECK(of("sat", "mean") == "2.400");  // 3 2 3 1 3
  // Nobody was silent about a question that was not put to him.
  CHECK(of("old", "n") == "3");
  CHECK(of("old", "no_answer") == "2");
  CHECK(of("new", "n") == "2");
  CHECK(of("new", "no_answer") == "0");
}

TEST_CASE("versions together: whoever is below the first limit of one is in its lowest band") {
  FakeRecords records;
  const EntryId event = records.add("event", {{"name", "展示"}, {"starts_on", "2023-11-22"}});
  const auto version = [&](const char* title, const char* options, const char* answers) {
    const EntryId questionnaire = records.add(
        "questionnaire",
        {{"title", title},
         {"event_id", event},
         {"questions", std::string(R"([{"key":"age","text":"年代","type":"single","options":)") +
                           options + "}]"}});
    records.add("response", {{"questionnaire_id", questionnaire}, {"answers", answers}});
  };
  version("来場者", R"(["10代","20代","30代","40代以上"])", R"({"age":"10代"})");
  version("来場者（2版）", R"(["20代以下","30代","40代以上"])", R"({"age":"20代以下"})");
  const Report report = made("survey", {.event = event, .merge_versions = true}, records);
  CHECK(times(answers_in(report, "age"), "20代以下") == "2");
}

TEST_CASE("versions together: bands of ages become the coarser ones, choices meet by their words") {
  const Report report = TwoVersions().together();
  const Table& age = answers_in(report, "age");
  CHECK(times(age, "19歳以下") == "2");
  CHECK(times(age, "20～39歳") == "3");
  CHECK(times(age, "40歳以上") == "0");
  CHECK(times(age, "有効回答") == "5");
  const Table& how = answers_in(report, "how");
  CHECK(times(how, "広報") == "1");
  CHECK(times(how, "SNS") == "3");
  CHECK(times(how, "ポスター") == "1");
}

TEST_CASE("versions together: scales of other labels stay apart, and it is said") {
  const Report report = TwoVersions().together();
  CHECK(times(answers_in(report, "again.v1"), "はい") == "1");
  CHECK(times(answers_in(report, "again.v1"), "計") == "3");
  CHECK(times(answers_in(report, "again.v2"), "ぜひ") == "1");
  CHECK(times(answers_in(report, "again.v2"), "計") == "2");
  CHECK(any_contains(table_of(report, "questions").notes, "again：版によって選択肢が違う"));
}

TEST_CASE("bands of ages of which neither is the coarser one stay apart") {
  TwoVersions story;
  story.records.set(story.second, {{"questions", R"([{"key":"age","text":"年代","type":"single",
                                        "options":["14歳以下","15～24歳","25歳以上"]}])"}});
  CHECK(any_contains(table_of(story.together(), "questions").notes, "age："));
}

TEST_CASE("a questionnaire that is named brings its other versions along") {
  const TwoVersions story;
  const Report report =
      made("survey", {.questionnaire = story.second, .merge_versions = true}, story.records);
  CHECK(cell(table_of(report, "questions"), 0, "n") == "5");
}

TEST_CASE("answers by those to another question: rows and columns add up to the whole") {
  TwoVersions story;
  story.answer(story.second, R"({"sat":"2"})");
  const Report report = story.report({.by = "age", .merge_versions = true});
  const Table& sat = crossed_with(report, "sat");
  CHECK(crossed(sat, "19歳以下", "n.3") == "1");
  CHECK(crossed(sat, "19歳以下", "n.1") == "1");
  CHECK(crossed(sat, "19歳以下", "n") == "2");
  CHECK(crossed(sat, "19歳以下", "percent.3") == "50.0");
  CHECK(crossed(sat, "19歳以下", "mean") == "2.00");
  CHECK(crossed(sat, "20～39歳", "n.3") == "2");
  CHECK(crossed(sat, "20～39歳", "percent.3") == "66.7");
  CHECK(crossed(sat, "40歳以上", "n") == "0");
  CHECK(crossed(sat, "40歳以上", "percent.3") == "－");
  CHECK(crossed(sat, "無回答・無効", "n.2") == "1");
  CHECK(crossed(sat, "合計", "n.3") == times(answers_in(report, "sat"), "満足"));
  CHECK(crossed(sat, "合計", "n") == "6");
  const Table& how = crossed_with(report, "how");
  CHECK(how.several);
  CHECK(crossed(how, "19歳以下", "no_answer") == "0");
  CHECK(crossed(how, "20～39歳", "no_answer") == "1");
}

TEST_CASE("only a question of which one option is chosen can be asked for, and it is said which") {
  const TwoVersions story;
  const auto refused =
      make_report("survey", {.event = story.event, .by = "how"}, story.records, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::bad_option);
  CHECK(refused.error().details[2].second == "age, new, old");
}

TEST_CASE("options as they were asked, or the most frequent first") {
  const TwoVersions story;
  const Report asked = story.together();
  CHECK(cell(answers_in(asked, "how"), 0, "answer") == "広報");
  const Report sorted = story.report({.merge_versions = true, .sort = "count"});
  CHECK(cell(answers_in(sorted, "how"), 0, "answer") == "SNS");
  CHECK(cell(answers_in(sorted, "how"), 1, "answer") == "広報");
}

TEST_CASE("the head says how many papers came back, how and when") {
  TwoVersions story;
  story.records.add("handout", {{"event_id", story.event},
                                {"questionnaire_id", story.first},
                                {"item", "questionnaire"},
                                {"qty", std::int64_t{8}}});
  story.answer(story.first, "{}", "qr");
  const Report report = story.report();
  CHECK(any_contains(report.head, "回答数 4、配布数 8、回収率 50.0％"));
  CHECK(any_contains(report.head, "紙 3、QR 1"));
  CHECK(any_contains(story.together().head, "回答数 6、配布数 8、回収率 75.0％"));
  // Of few people nothing is published, the number of a version neither.
  const Report published = story.report({.published = true});
  CHECK_FALSE(any_contains(published.head, "回答数"));
  for (const Table& table : published.tables) CHECK(table.title.find("n=") == std::string::npos);
}
