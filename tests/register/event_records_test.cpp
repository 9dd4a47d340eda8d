#include "core/register/events/event_records.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "core/output/writers.hpp"
#include "core/report/reports.hpp"
#include "events_builder.hpp"
#include "imports.hpp"

using namespace renkei;
using namespace renkei::events_test;

namespace {

struct Counts {
  int fresh = 0, updated = 0, known = 0, refused = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

struct Office {
  FakeRecords records;
  ImportTarget target;

  ImportPlan plan(std::string_view bytes) {
    auto planned = plan_events_import(bytes, "list.csv", target, records);
    REQUIRE(planned);
    return std::move(*planned);
  }
  Counts import_list(std::string_view bytes) {
    const ImportPlan planned = plan(bytes);
    test::take(records, target.earlier, planned);
    Counts counts;
    for (const ImportRow& row : planned.report.rows) {
      counts.fresh += row.fate == ImportRow::Fate::imported ? 1 : 0;
      counts.updated += row.fate == ImportRow::Fate::updated ? 1 : 0;
      counts.known += row.fate == ImportRow::Fate::known ? 1 : 0;
      counts.refused += row.fate == ImportRow::Fate::refused ? 1 : 0;
    }
    return counts;
  }
};

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
  Office office;
  const std::string file = file_bytes("events_form_2022_utf8bom.csv");
  CHECK(office.import_list(file) == Counts{4, 0, 0, 1});
  const auto events = all<Event>(office.records);
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
  CHECK(office.import_list(file) == Counts{0, 0, 4, 1});
}

TEST_CASE("a corrected list updates the event of its code and number") {
  Office office;
  const std::string file = file_bytes("events_standard_utf8.csv");
  CHECK(office.import_list(file) == Counts{4, 0, 0, 2});
  const std::string corrected =
      replaced(replaced(file, "やましろ茶会", "やましろ大茶会"), ",11:00,16:00,", ",11:00,17:00,");
  CHECK(office.import_list(corrected) == Counts{0, 1, 3, 2});
  const auto events = all<Event>(office.records);
  CHECK(events.size() == 4);
  CHECK(hours_of(event_named(events, "やましろ大茶会")).close == "17:00");
}

TEST_CASE("a number that a new year gives to another event overwrites nothing") {
  Office office;
  const std::string heads = "都道府県コード又は市区町村コード,NO,イベント名,開始日,場所名称\n";
  CHECK(office.import_list(heads + "131067,1,茶会,2023-05-11,寺\n") == Counts{1, 0, 0, 0});
  const std::string next = heads + "131067,1,花火,2024-07-27,川\n";
  CHECK(office.plan(next).report.rows.at(0).warnings == std::vector<std::string>{"number_reused"});
  CHECK(office.import_list(next) == Counts{1, 0, 0, 0});
  CHECK(office.import_list(next) == Counts{0, 0, 1, 0});
  CHECK(office.import_list(heads + "131067,1,茶会,2023-05-11,寺\n") == Counts{0, 0, 1, 0});
}

TEST_CASE("without a number, name, start and venue tell the event; a repeated number tells none") {
  Office office;
  const std::string heads = "都道府県コード又は市区町村コード,NO,イベント名,開始日,場所名称,備考\n";
  const std::string first = heads +
                            ",,茶会,2024-05-11,寺,\n131067,4,市,2024-05-11,川,\n"
                            "131067,4,市,2024-05-18,川,\n";
  CHECK(office.import_list(first) == Counts{3, 0, 0, 0});
  CHECK(office.import_list(first) == Counts{0, 0, 3, 0});
  const std::string second = heads +
                             ",,茶会,2024-05-11,寺,要申込\n131067,4,市,2024-05-18,川,\n"
                             "131067,4,市,2024-05-12,川,\n";
  CHECK(office.import_list(second) == Counts{0, 2, 1, 0});
  CHECK(all<Event>(office.records).size() == 3);
}

TEST_CASE("an empty cell takes nothing away, and a day that somebody closed stays closed") {
  Office office;
  const std::string heads =
      "都道府県コード又は市区町村コード,NO,名称,開始日,終了日,開始時刻,終了時刻,場所名称,状態,"
      "備考\n";
  const auto list = [&](const std::string& hours) {
    return heads + "131067,1,茶会,2024-05-11,2024-05-12," + hours + ",寺,,\n";
  };
  office.import_list(list("10:00,16:00"));
  const EntryId id = all<Event>(office.records).at(0).id;
  const auto days = [&] { return as<Event>(*office.records.find(id)).days.compact; };
  office.records.done(Set{
      id,
      {{"status", "held"},
       {"note", "手書き"},
       {"day",
        R"([{"date":"2024-05-11","open":"10:00","close":"16:00"},{"date":"2024-05-12","closed":true}])"}}});
  CHECK(office.import_list(list("11:00,16:00")) == Counts{0, 1, 0, 0});
  CHECK(
      days() ==
      R"([{"date":"2024-05-11","open":"11:00","close":"16:00"},{"date":"2024-05-12","closed":true}])");
  CHECK(as<Event>(*office.records.find(id)).status == "held");
  CHECK(as<Event>(*office.records.find(id)).note == "手書き");
  const std::string before = days();
  CHECK(office.import_list(list("11:00,16:00")) == Counts{0, 0, 1, 0});
  CHECK(office.import_list(list("11:00,")) == Counts{0, 0, 1, 0});
  CHECK(days() == before);
}

TEST_CASE("what somebody decided about an event stands, and a list that says otherwise is told") {
  Office office;
  const std::string heads = "都道府県コード又は市区町村コード,NO,名称,開始日,開始時刻,場所名称\n";
  const auto list = [&](const std::string& cells) {
    return heads + "131067,1,茶会,2024-05-11," + cells + "\n";
  };
  office.import_list(list("10:00,寺"));
  const EntryId id = all<Event>(office.records).at(0).id;
  office.records.done(
      Set{id, {{"venue", "公会堂"}, {"day", R"([{"date":"2024-05-11","open":"10:30"}])"}}});
  CHECK(office.plan(list("10:00,寺")).report.rows[0].warnings.empty());
  CHECK(office.import_list(list("10:00,寺")) == Counts{0, 0, 1, 0});
  const ImportPlan other = office.plan(list("09:00,神社"));
  CHECK(other.report.rows[0].warnings == std::vector<std::string>{"changed_on_device"});
  CHECK(other.report.rows[0].changed == std::vector<std::string>{"venue", "open"});
  office.import_list(list("09:00,神社"));
  const auto event = as<Event>(*office.records.find(id));
  CHECK(event.venue == "公会堂");
  CHECK(hours_of(event).open == "10:30");
}

TEST_CASE("an event that somebody has made void is not made again") {
  Office office;
  const std::string list = "NO,名称,開始日,場所名称\n,茶会,2024-05-11,寺\n";
  office.import_list(list);
  office.records.make_void(all<Event>(office.records).at(0).id, "取り違え");
  CHECK(office.plan(list).report.rows[0].warnings.back() == "void_here");
  CHECK(office.import_list(list) == Counts{0, 0, 1, 0});
  CHECK(all<Event>(office.records).empty());
}

TEST_CASE(
    "an event that its list has no longer is named; others' and those that are over are not") {
  Office office;
  const std::string heads = "都道府県コード又は市区町村コード,NO,名称,開始日,場所名称\n";
  office.import_list(heads +
                     "131067,1,節分,2024-02-03,寺\n131067,2,茶会,2024-05-11,寺\n"
                     "131067,3,花火,2024-07-27,川\n");
  office.import_list(heads + "131105,1,市,2024-06-01,川\n");
  const ImportPlan plan = office.plan(heads + "131067,2,茶会,2024-05-11,寺\n");
  REQUIRE(plan.report.rows.size() == 3);
  CHECK(plan.report.rows.back().fate == ImportRow::Fate::not_in_file);
  CHECK(plan.report.rows.back().clean[1].value == "花火");
}

TEST_CASE("what is written as open data is read back as the same events, in every layout") {
  for (const auto& [layout, columns] :
       {std::pair<std::string, std::size_t>{"recommended", 32}, {"form", 50}, {"standard", 32}}) {
    CAPTURE(layout);
    Office office;
    for (const char* file : {"events_recommended_2017_cp932.csv", "events_form_2022_utf8bom.csv",
                             "events_standard_utf8.csv"})
      office.import_list(file_bytes(file));
    office.records.add("event", {{"name", "手で入れた行事"},
                                 {"starts_on", "2024-09-01"},
                                 {"status", "cancelled"},
                                 {"fee", "=500円"},
                                 {"note", "雨天決行"}});
    const auto n = static_cast<int>(all<Event>(office.records).size());
    const std::string csv = csv_of(office.records, layout);
    CHECK(csv.starts_with("\xEF\xBB\xBF"));
    CHECK(event_list_columns(layout).size() == columns);
    CHECK(office.import_list(csv) == Counts{0, 0, n, 0});
    Office other;
    CHECK(other.import_list(csv) == Counts{n, 0, 0, 0});
    CHECK(csv_of(other.records, layout) == csv);
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
