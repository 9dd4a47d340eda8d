#include <doctest/doctest.h>

#include <set>

#include "core/report/writers.hpp"
#include "report_builder.hpp"

using namespace renkei;
using namespace renkei::report_test;

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
    query.audience = "leader";
    query.questionnaire = asked;
    query.event = event;
    query.tour = tour;
    query.years = "H27,R5";
    query.as_of = "2023-11-22";
    query.made_on = "2024-04-01";
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
    if (report.name == "event-list") continue;  // its headings are those of the published format
    CHECK(english.find("report.") == std::string::npos);
    for (const char* word : {"の", "日", "人", "受", "回"})
      CHECK_MESSAGE(english.find(word) == std::string::npos, report.name, " shows ", word);
  }
}

TEST_CASE("every report has a name that programs can rely on and a title in both languages") {
  std::set<std::string_view> names;
  for (const ReportName& report : report_names()) {
    names.insert(report.name);
    for (const Language language : {Language::ja, Language::en})
      CHECK(has_message(language, "report.title." + std::string(report.name)));
  }
  CHECK(names == std::set<std::string_view>{"agreements",    "attendance",   "badges",
                                            "companies",     "disposal",     "event",
                                            "event-list",    "joint-events", "kankei",
                                            "kpi",           "monitor",      "municipalities",
                                            "needs",         "overview",     "participants",
                                            "participation", "projects",     "questionnaire-sheet",
                                            "regions",       "relief",       "rollcall-sheet",
                                            "roster",        "schedule",     "seats",
                                            "survey",        "takeout",      "tally-sheet",
                                            "tour",          "visitors"});
}

// What nobody says the kind of would be published as it is.
TEST_CASE("every column of figures says what they are figures of") {
  Season season;
  std::set<std::string> unsaid;
  for (const ReportName& report : report_names())
    for (const Table& table : made(report.name, season.query, season.records).tables)
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].holds != Column::Holds::words) continue;
        if (table.look == Table::Look::facts) continue;  // each row is of its own kind
        for (const Row& row : table.rows)
          if (c < row.cells.size() &&
              (row.cells[c].value.index() == 1 || row.cells[c].value.index() == 2))
            unsaid.insert(table.key + "/" + table.columns[c].key);
      }
  std::string list;
  for (const std::string& column : unsaid) list += column + " ";
  CHECK(list == "");
}
