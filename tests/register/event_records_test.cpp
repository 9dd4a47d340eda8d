#include "core/register/events/event_records.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "core/report/reports.hpp"
#include "core/output/writers.hpp"
#include "events_builder.hpp"
#include "tests/support/records.hpp"

using namespace renkei;
using namespace renkei::events_test;

namespace {

struct Counts {
  int fresh = 0, updated = 0, known = 0, refused = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

Counts import_list(FakeRecords& records, std::string_view bytes) {
  auto plan = plan_events_import(bytes, "list.csv", {}, records);
  REQUIRE(plan);
  Counts counts;
  for (const ImportStep& step : plan->steps) {
    if (step.kind != ImportStep::Kind::known) records.done(step.command);
    (step.kind == ImportStep::Kind::create   ? counts.fresh
     : step.kind == ImportStep::Kind::update ? counts.updated
                                             : counts.known)++;
  }
  for (const ImportRow& row : plan->report.rows)
    counts.refused += row.fate == ImportRow::Fate::refused ? 1 : 0;
  return counts;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const Event& event_named(const std::vector<Found<Event>>& events, std::string_view name) {
  for (const Found<Event>& event : events)
    if (event.fields.name == name) return event.fields;
  FAIL("no event ", std::string(name));
  return events.at(0).fields;
}

std::string csv_of(const FakeRecords& records, const std::string& layout) {
  ReportQuery query;
  query.layout = layout;
  const auto report = make_report("event-list", query, records, {});
  REQUIRE(report);
  const auto csv = write_report(*report, "csv");
  REQUIRE(csv);
  return *csv;
}

}  // namespace

TEST_CASE("a list of events makes events, and the same list again changes nothing") {
  FakeRecords records;
  const std::string file = file_bytes("events_form_2022_utf8bom.csv");
  CHECK(import_list(records, file) == Counts{4, 0, 0, 1});
  const auto events = all<Event>(records);
  const Event& fair = event_named(events, "冬の手仕事展");
  CHECK(fair.starts_on.iso == "2024-01-06");
  CHECK(fair.fee_yen == 0);
  CHECK(fair.co_organiser == List{"青森県", "弘前市"});
  CHECK(fair.source_code6 == "131067");
  CHECK(fair.contact_phone == "0300000011");
  CHECK(fair.lat == 35.7149);
  CHECK(
      fair.days.compact ==
      R"([{"date":"2024-01-06","open":"09:30","close":"16:30"},{"date":"2024-01-07","open":"09:30","close":"16:30"},{"date":"2024-01-08","open":"09:30","close":"16:30"}])");
  CHECK(event_named(events, "りんごの日").status == "postponed");
  CHECK(import_list(records, file) == Counts{0, 0, 4, 1});
}

TEST_CASE("a corrected list updates the event of its code and number") {
  FakeRecords records;
  const std::string file = file_bytes("events_standard_utf8.csv");
  CHECK(import_list(records, file) == Counts{4, 0, 0, 2});
  const std::string corrected =
      replaced(replaced(file, "やましろ茶会", "やましろ大茶会"), ",11:00,16:00,", ",11:00,17:00,");
  CHECK(import_list(records, corrected) == Counts{0, 1, 3, 2});
  const auto events = all<Event>(records);
  CHECK(events.size() == 4);
  CHECK(hours_of(event_named(events, "やましろ大茶会")).close == "17:00");
}

TEST_CASE("a number that a new year gives to another event overwrites nothing") {
  FakeRecords records;
  const std::string heads = "都道府県コード又は市区町村コード,NO,イベント名,開始日,場所名称\n";
  CHECK(import_list(records, heads + "131067,1,茶会,2023-05-11,寺\n") == Counts{1, 0, 0, 0});
  const std::string next = heads + "131067,1,花火,2024-07-27,川\n";
  auto plan = plan_events_import(next, "list.csv", {}, records);
  REQUIRE(plan);
  CHECK(plan->report.rows.at(0).warnings == std::vector<std::string>{"number_reused"});
  CHECK(import_list(records, next) == Counts{1, 0, 0, 0});
  CHECK(import_list(records, next) == Counts{0, 0, 1, 0});
  CHECK(import_list(records, heads + "131067,1,茶会,2023-05-11,寺\n") == Counts{0, 0, 1, 0});
}

TEST_CASE("without a number, name, start and venue tell the event; a repeated number tells none") {
  FakeRecords records;
  const std::string heads = "都道府県コード又は市区町村コード,NO,イベント名,開始日,場所名称,備考\n";
  const std::string first = heads +
                            ",,茶会,2024-05-11,寺,\n131067,4,市,2024-05-11,川,\n"
                            "131067,4,市,2024-05-18,川,\n";
  CHECK(import_list(records, first) == Counts{3, 0, 0, 0});
  CHECK(import_list(records, first) == Counts{0, 0, 3, 0});
  const std::string second = heads +
                             ",,茶会,2024-05-11,寺,要申込\n131067,4,市,2024-05-18,川,\n"
                             "131067,4,市,2024-05-12,川,\n";
  CHECK(import_list(records, second) == Counts{0, 2, 1, 0});
  CHECK(all<Event>(records).size() == 3);
}

TEST_CASE("an empty cell takes nothing away, and a closed day stays closed") {
  FakeRecords records;
  const std::string heads =
      "都道府県コード又は市区町村コード,NO,名称,開始日,終了日,開始時刻,場所名称,状態\n";
  const EntryId id = records.add(
      "event",
      {{"name", "茶会"},
       {"starts_on", "2024-05-11"},
       {"ends_on", "2024-05-12"},
       {"venue", "寺"},
       {"source_code6", "131067"},
       {"source_no", "1"},
       {"status", "held"},
       {"note", "手書き"},
       {"day", R"([{"date":"2024-05-11","open":"10:00"},{"date":"2024-05-12","closed":true}])"}});
  const std::string list = heads + "131067,1,茶会,2024-05-11,2024-05-12,11:00,寺,\n";
  CHECK(import_list(records, list) == Counts{0, 1, 0, 0});
  const auto event = as<Event>(*records.find(id));
  CHECK(event.status == "held");
  CHECK(event.note == "手書き");
  CHECK(event.days.compact ==
        R"([{"date":"2024-05-11","open":"11:00"},{"date":"2024-05-12","closed":true}])");
}

TEST_CASE("what is written as open data is read back as the same events, in every layout") {
  for (const auto& [layout, columns] :
       {std::pair<std::string, std::size_t>{"recommended", 32}, {"form", 50}, {"standard", 32}}) {
    CAPTURE(layout);
    FakeRecords records;
    for (const char* file : {"events_recommended_2017_cp932.csv", "events_form_2022_utf8bom.csv",
                             "events_standard_utf8.csv"})
      import_list(records, file_bytes(file));
    records.add("event", {{"name", "手で入れた行事"},
                          {"starts_on", "2024-09-01"},
                          {"status", "cancelled"},
                          {"fee", "=500円"},
                          {"note", "雨天決行"}});
    const auto n = static_cast<int>(all<Event>(records).size());
    const std::string csv = csv_of(records, layout);
    CHECK(csv.starts_with("\xEF\xBB\xBF"));
    CHECK(event_list_columns(layout).size() == columns);
    CHECK(import_list(records, csv) == Counts{0, 0, n, 0});
    FakeRecords other;
    CHECK(import_list(other, csv) == Counts{n, 0, 0, 0});
    CHECK(csv_of(other, layout) == csv);
  }
}

TEST_CASE("the headings that are written are those of the lists that were published") {
  for (const auto& [layout, file] : {std::pair{"recommended", "events_recommended_2017_cp932.csv"},
                                     {"form", "events_form_2022_utf8bom.csv"},
                                     {"standard", "events_standard_utf8.csv"}}) {
    const std::string published = decode_text(file_bytes(file)).text;
    std::string written;
    for (const EventColumn& column : event_list_columns(layout))
      written += (written.empty() ? "" : ",") + std::string(column.heading);
    CHECK(published.substr(0, published.find_first_of("\r\n")) == written);
  }
}
