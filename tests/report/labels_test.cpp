#include <doctest/doctest.h>

#include <set>

#include "core/report/writers.hpp"
#include "core/text/dates.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

std::set<std::string> places_in(const std::string& sentence) {
  std::set<std::string> places;
  for (std::size_t at = sentence.find('{'); at != std::string::npos;
       at = sentence.find('{', at + 1))
    places.insert(sentence.substr(at, sentence.find('}', at) - at + 1));
  return places;
}

std::vector<std::string> keys_of(Language language, std::string_view prefix) {
  auto keys = message_keys(language);
  std::erase_if(keys, [&](const std::string& key) { return !key.starts_with(prefix); });
  return keys;
}

std::string dotted(std::string_view a, std::string_view b) {
  return std::string(a) + "." + std::string(b);
}

void check_labels_of(const Kind& kind, Language language) {
  CHECK_MESSAGE(has_message(language, dotted("kind", kind.name)), kind.name);
  for (const Field& field : kind.fields) {
    const std::string path = dotted(kind.name, field.name);
    CHECK_MESSAGE((has_message(language, dotted("field", field.name)) ||
                   has_message(language, dotted("field", path))),
                  path);
    for (const Choice& choice : field.choices)
      CHECK_MESSAGE((has_message(language, dotted("choice", choice.code)) ||
                     has_message(language, dotted("choice", dotted(path, choice.code)))),
                    path, ".", choice.code);
  }
}

}  // namespace

TEST_CASE("every kind, field and choice has a label in both languages") {
  for (const Kind& kind : all_kinds())
    for (const Language language : {Language::ja, Language::en}) check_labels_of(kind, language);
}

TEST_CASE("the Japanese label of a choice is the word that is accepted for it") {
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields)
      for (const Choice& choice : field.choices)
        CHECK(choice_label(Language::ja, kind.name, field.name, choice.code) == choice.ja);
}

TEST_CASE("a longer key is there where one word means two things") {
  CHECK(field_label(Language::ja, "participant", "name") == "氏名");
  CHECK(field_label(Language::ja, "device", "name") == "端末名");
  CHECK(choice_label(Language::ja, "event", "status", "cancelled") == "中止");
  CHECK(choice_label(Language::ja, "participant", "status", "cancelled") == "取消");
  CHECK(choice_label(Language::en, "tally", "category", "自転車") == "自転車");
  CHECK(kind_label(Language::en, "rollcall") == "Roll call");
}

TEST_CASE("both languages have the same report sentences, with the same places") {
  for (const std::string_view prefix : {"report.", "kind.", "field.", "choice."})
    CHECK(keys_of(Language::ja, prefix) == keys_of(Language::en, prefix));
  for (const std::string& key : keys_of(Language::ja, "report."))
    CHECK_MESSAGE(places_in(say(Language::ja, key)) == places_in(say(Language::en, key)), key);
}

namespace {

// A season in which every report has something to say.
struct Season {
  FakeRecords records;
  ReportQuery query;

  Season() {
    const EntryId event = records.add("event", {{"name", "N"}, {"starts_on", "2023-11-22"}});
    const EntryId tour = records.add("tour", {{"event_id", event}, {"name", "T"}});
    const EntryId stop = records.add("stop", {{"tour_id", tour}, {"name", "S"}});
    const EntryId person = records.add(
        "participant", {{"tour_id", tour}, {"no", std::int64_t{1}}, {"status", "confirmed"}});
    const EntryId call = records.add("rollcall", {{"tour_id", tour},
                                                  {"stop_id", stop},
                                                  {"phase", "boarding"},
                                                  {"counted_n", std::int64_t{0}}});
    records.add("rollcall_mark",
                {{"rollcall_id", call}, {"participant_id", person}, {"state", "absent"}});
    for (const char* method : {"", "density"}) {
      const EntryId gate =
          records.add("gate", {{"event_id", event}, {"name", "G"}, {"counting_method", method}});
      records.add("tally", {{"gate_id", gate},
                            {"category", "一般"},
                            {"delta", std::int64_t{3}},
                            {"date", "2023-11-22"}});
    }
    const EntryId asked = records.add(
        "questionnaire", {{"title", "Q"},
                          {"event_id", event},
                          {"questions", R"([{"key":"q","type":"scale","options":["a","b"]}])"}});
    records.add("response", {{"questionnaire_id", asked}, {"answers", R"({"q":"z"})"}});
    query.event = event;
    query.tour = tour;
  }
};

}  // namespace

TEST_CASE("no report shows the key of a sentence, and an English one shows no Japanese words") {
  Season season;
  for (const ReportName& report : report_names()) {
    season.query.english = false;
    CHECK(write_text(made(report.name, season.query, season.records)).find("report.") ==
          std::string::npos);
    season.query.english = true;
    const std::string english = write_text(made(report.name, season.query, season.records));
    CHECK(english.find("report.") == std::string::npos);
    for (const char* word : {"の", "日", "人", "受", "回"})
      CHECK_MESSAGE(english.find(word) == std::string::npos, report.name, " shows ", word);
  }
}

TEST_CASE("every report has a name that programs can rely on and a title in both languages") {
  std::set<std::string_view> names;
  for (const ReportName& report : report_names()) {
    names.insert(report.name);
    CHECK(!report.title_ja.empty());
    CHECK(!report.title_en.empty());
  }
  CHECK(names ==
        std::set<std::string_view>{"overview", "visitors", "attendance", "roster", "survey"});
}
