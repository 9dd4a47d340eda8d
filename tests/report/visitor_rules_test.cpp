#include <doctest/doctest.h>

#include "exhibition.hpp"

using namespace renkei;
using namespace renkei::report_test;

TEST_CASE("whoever walks in and out passes twice: 103 then 206 passages are 52 and 51 people") {
  Exhibition story;
  story.records.set(story.b, {{"direction", "in+out"}});
  story.sheet(story.b, "一般", 103, "2023-11-22", 10);
  story.sheet(story.b, "一般", 103, "2023-11-22", 11);
  story.sheet(story.b, "関係者", 7, "2023-11-22", 11);
  const Report report = story.report();
  const Table& hours = table_of(report, "hours_by_gate");
  CHECK(cell(hours, 0, "B") == "52");
  CHECK(cell(hours, 1, "B") == "51");
  CHECK(visitors_at(report, "B") == "103");
  CHECK(total(report, "staff") == "7");
  CHECK(any_contains(table_of(report, "gates").notes, "通過206回"));
}

TEST_CASE("a band of several hours is one cell over them, and so is their sum") {
  Exhibition story;
  type_in_the_sheet(story);
  const Report report = story.report();
  const Table& hours = table_of(report, "hours_by_gate");
  const auto row =
      static_cast<std::size_t>(&row_where(hours, {{"hours", "17:00-18:00"}}) - hours.rows.data());
  CHECK(cell(hours, row, "A") == "12");
  CHECK(cell(hours, row, "B") == "52");
  CHECK(hours.rows[row].cells[3].rows == 2);
  CHECK(hours.rows[row + 1].cells[3].mark == Cell::Mark::covered);
  CHECK(cell(hours, row + 1, "A") == "25");
  CHECK(cell(hours, row, "visitors") == "89");
  CHECK(hours.rows[row + 1].cells[4].mark == Cell::Mark::covered);
  CHECK(cell(hours, hours.rows.size() - 1, "visitors") == "368");
}

TEST_CASE(
    "whoever was counted at a stage is no visitor: all rounds, the largest, and its turnover") {
  Exhibition story;
  const EntryId stage = story.gate("ステージ", "density");
  story.records.set(stage, {{"kind", "stage"}, {"turnover", 2.5}});
  story.tally(story.a, "一般", 3, "2023-11-22T10:00");
  story.tally(stage, "全員", 120, "2023-11-22T11:00");
  story.tally(stage, "全員", 180, "2023-11-22T11:30");
  const Report report = story.report();
  CHECK(total(report) == "3");
  const Table& inside = table_of(report, "inside");
  REQUIRE(inside.rows.size() == 1);
  CHECK(cell(inside, 0, "rounds_sum") == "300");
  CHECK(cell(inside, 0, "rounds_peak") == "180");
  CHECK(cell(inside, 0, "peak_turned") == "450");
  CHECK(cell(inside, 0, "reported") == "最大×回転数");
  CHECK(cell(table_of(report, "gates"), 2, "gate") == "合計");
}

TEST_CASE("every day of an event is a row: closed, without a record, a holiday, announced twice") {
  Exhibition story;
  story.records.set(story.event, {{"ends_on", "2023-11-24"},
                                  {"weather", R"(["晴","雨"])"},
                                  {"day", R"([{"date":"2023-11-23","closed":true}])"}});
  story.tally(story.a, "一般", -3, "2023-11-22T10:00");
  for (const std::int64_t n : {600, 620})
    story.records.add("daily_total", {{"event_id", story.event}, {"date", "2023-11-22"}, {"n", n}});
  const Report report = story.report();
  const Table& days = table_of(report, "days");
  REQUIRE(days.rows.size() == 4);
  CHECK(cell(days, 0, "announced") == "600、620（食い違い）");
  CHECK(days.rows[0].cells[2].unit == "（訂正超過）");
  CHECK(cell(days, 1, "visitors") == "休");
  CHECK(cell(days, 1, "weather") == "雨");
  CHECK(days.rows[1].cells[0].unit == "（木・祝）");
  CHECK(cell(days, 2, "visitors") == "－");
  CHECK(cell(days, 2, "staff") == "－");
}

TEST_CASE("hours after midnight stay with their day while it is open") {
  Exhibition story;
  story.records.set(story.event,
                    {{"day", R"([{"date":"2023-11-22","open":"17:00","close":"25:00"}])"}});
  story.tally(story.a, "一般", 4, "2023-11-23T00:30");
  story.tally(story.a, "一般", 1, "2023-11-23T01:30");
  story.sheet(story.a, "一般", 2, "2023-11-22", 24);
  story.reading(story.b, 0, "2023-11-22T23:00");
  story.reading(story.b, 8, "2023-11-23T00:00");
  story.reading(story.b, 15, "2023-11-23T01:05");
  const Report report = story.report();
  const Table& hours = table_of(report, "hours_by_gate");
  const Row& late = row_where(hours, {{"hours", "24:00-25:00"}});
  CHECK(cell(hours, late, "A") == "6");
  CHECK(cell(hours, late, "B") == "7");
  const Table& days = table_of(report, "days");
  CHECK(cell(days, row_where(days, {{"date", "2023-11-22"}}), "visitors") == "21");
  CHECK(cell(days, row_where(days, {{"date", "2023-11-23"}}), "visitors") == "1");
}

TEST_CASE("a day stands beside the same day of the series' event before, not of a cancelled one") {
  Exhibition story;
  story.records.set(story.event, {{"series", "展"}});
  const auto earlier = [&](const char* day, const char* status, std::int64_t n) {
    const EntryId event = story.records.add(
        "event", {{"name", "前"}, {"starts_on", day}, {"series", "展"}, {"status", status}});
    const EntryId gate = story.records.add("gate", {{"event_id", event}, {"name", "口"}});
    story.records.add("tally",
                      {{"gate_id", gate}, {"category", "一般"}, {"delta", n}, {"date", day}});
  };
  earlier("2022-11-22", "held", 410);
  earlier("2021-11-22", "held", 99);
  earlier("2023-01-22", "cancelled", 5);
  story.tally(story.a, "一般", 3, "2023-11-22T10:00");
  const Report report = story.report();
  CHECK(cell(table_of(report, "days"), 0, "earlier_visitors") == "410");
  CHECK(total(report, "earlier_visitors") == "410");
}

TEST_CASE("a figure is explained by its tallies and by both looks at the counter") {
  Exhibition story;
  const EntryId first = story.reading(story.b, 0, "2023-11-22T09:00");
  story.records.set(first, {{"reset_flag", std::int64_t{0}}});
  const EntryId second = story.reading(story.b, 40, "2023-11-22T10:00");
  const EntryId tally = story.tally(story.a, "一般", 5, "2023-11-22T09:10");
  const Report report = story.report();
  const auto& basis = table_of(report, "days").rows[0].cells[2].basis;
  REQUIRE(basis);
  REQUIRE(basis->parts.size() == 2);
  CHECK(basis->parts[0].records == std::vector<EntryId>{tally});
  CHECK(basis->parts[1].records == std::vector<EntryId>{first, second});
  CHECK(basis->parts[1].adds == 40);
}

TEST_CASE(
    "entrances that treat coming in again differently are said above the tables; so are clocks") {
  Exhibition story;
  story.records.set(story.a, {{"reentry", "counted"}});
  story.tally(story.a, "一般", 5, "2023-11-22T01:10:00Z");
  const Report report = story.report();
  CHECK(any_contains(report.head, "再入場の扱いが異なる"));
  CHECK(any_contains(table_of(report, "days").notes, "記録1件"));
}
