#include <doctest/doctest.h>

#include "exhibition.hpp"

using namespace renkei;
using namespace renkei::report_test;

TEST_CASE("the sample sheet has 368 visitors: 162 at A, 206 at B, 25 staff beside them") {
  Exhibition story;
  type_in_the_sheet(story);
  const Report report = story.report();
  CHECK(total(report) == "368");
  CHECK(total(report, "staff") == "25");
  CHECK(total(report, "estimated") == "3");
  CHECK(visitors_at(report, "A") == "162");
  CHECK(visitors_at(report, "B") == "206");

  const Table& hours = table_of(report, "hours");
  const Row& ten = row_where(hours, {{"hours", "10:00-11:00"}, {"gate", "小計"}});
  CHECK(cell(hours, ten, "visitors") == "25");
  const Row& all_day = row_where(hours, {{"hours", "一日計"}, {"gate", "A"}});
  CHECK(cell(hours, all_day, "general") == "113");
  CHECK(cell(hours, all_day, "children") == "19");
  CHECK(cell(hours, all_day, "団体（名）") == "30");
  CHECK(cell(hours, all_day, "staff") == "25");
}

TEST_CASE("the sheet's wrong subtotal is not repeated: 14 to 15 o'clock has 43") {
  Exhibition story;
  type_in_the_sheet(story);
  const Report report = story.report();
  const Table& hours = table_of(report, "hours");
  CHECK(cell(hours, row_where(hours, {{"hours", "14:00-15:00"}, {"gate", "小計"}}), "visitors") ==
        "43");
}

TEST_CASE("a forgotten reading makes one longer band, with one subtotal for its hours") {
  Exhibition story;
  type_in_the_sheet(story);
  const Report report = story.report();
  const Table& hours = table_of(report, "hours");
  CHECK(cell(hours, row_where(hours, {{"hours", "17:00-19:00"}, {"gate", "B"}}), "all") == "52");
  const Row& both = row_where(hours, {{"hours", "17:00-19:00"}, {"gate", "小計"}});
  CHECK(cell(hours, both, "visitors") == "89");  // A 12 and 25, B 52
  CHECK(rows_where(hours, {{"hours", "17:00-18:00"}, {"gate", "小計"}}) == 0);
}

TEST_CASE(
    "hours after midnight are the night of their day, also where nobody wrote when it closed") {
  Exhibition story;
  story.sheet(story.a, "一般", 5, "2023-11-22", 23);
  story.sheet(story.a, "一般", 3, "2023-11-22", 24);
  story.sheet(story.a, "一般", 2, "2023-11-22", 25);
  story.sheet(story.a, "一般", 1, "2023-11-22", 99);
  const Report report = story.report();
  const Table& hours = table_of(report, "hours");
  CHECK(cell(hours, row_where(hours, {{"hours", "24:00-25:00"}, {"gate", "A"}}), "general") == "3");
  CHECK(cell(hours, row_where(hours, {{"hours", "25:00-26:00"}, {"gate", "A"}}), "general") == "2");
  CHECK(cell(hours, row_where(hours, {{"hours", "不明"}, {"gate", "A"}}), "general") == "1");
}

TEST_CASE("readings of a counter are never added up") {
  Exhibition story;
  story.reading(story.b, 0, "2023-11-22T09:00");
  story.reading(story.b, 100, "2023-11-22T10:02");
  story.reading(story.b, 130, "2023-11-22T10:58");
  const Report report = story.report();
  CHECK(total(report) == "130");
  const Table& hours = table_of(report, "hours");
  CHECK(cell(hours, row_where(hours, {{"hours", "09:00-10:00"}}), "visitors") == "100");
  CHECK(cell(hours, row_where(hours, {{"hours", "10:00-11:00"}}), "visitors") == "30");
  CHECK(rows_where(hours, {{"hours", "09:00-11:00"}}) == 0);
}

TEST_CASE("a counter that was set back starts anew") {
  Exhibition story;
  story.reading(story.b, 50, "2023-11-22T10:00");
  const EntryId reset = story.reading(story.b, 0, "2023-11-22T10:05");
  story.records.set(reset, {{"reset_flag", std::int64_t{1}}});
  story.reading(story.b, 20, "2023-11-22T11:00");
  CHECK(total(story.report()) == "70");
}

TEST_CASE("a reading that falls without a reset is taken as one, and the report says so") {
  Exhibition story;
  story.reading(story.b, 90, "2023-11-22T10:00");
  story.reading(story.b, 19, "2023-11-22T11:00");
  const Report report = story.report();
  CHECK(total(report) == "109");
  CHECK(any_contains(table_of(report, "hours_by_gate").notes, "前の読み（90）より小さい"));
}

TEST_CASE("the first reading counts from zero, unless it was taken before opening or by a sensor") {
  Exhibition story;
  story.reading(story.b, 8, "2023-11-22T10:00");
  CHECK(total(story.report()) == "8");
  CHECK(any_contains(table_of(story.report(), "hours_by_gate").notes, "0から数え始めた"));

  story.records.set(story.event,
                    {{"day", R"([{"date":"2023-11-22","open":"10:00","close":"20:30"}])"}});
  CHECK(total(story.report()) == "－");

  Exhibition watched;
  const EntryId sensor = watched.gate("C", "sensor");
  watched.reading(sensor, 5230, "2023-11-22T10:00");
  watched.reading(sensor, 5240, "2023-11-22T11:00");
  CHECK(visitors_at(watched.report(), "C") == "10");
}

TEST_CASE("midnight closes the day before") {
  Exhibition story;
  story.reading(story.b, 30, "2023-11-22T23:00");
  story.reading(story.b, 42, "2023-11-23T00:00");
  const Report report = story.report();
  CHECK(table_of(report, "days").rows.size() == 2);
  CHECK(cell(table_of(report, "hours"), 1, "hours") == "23:00-24:00");
}

TEST_CASE("people tallied by hand while a counter counts are not counted twice") {
  Exhibition story;
  story.reading(story.b, 0, "2023-11-22T09:00");
  story.reading(story.b, 40, "2023-11-22T10:00");
  story.tally(story.b, "一般", 7, "2023-11-22T09:30");
  story.tally(story.b, "一般", 5, "2023-11-22T10:00");  // the counter broke at ten
  const Report report = story.report();
  CHECK(total(report) == "45");
  const Table& gates = table_of(report, "gates");
  CHECK(cell(gates, row_where(gates, {{"gate", "B"}}), "beside_counter") == "7");
  CHECK(any_contains(gates.notes, "7人"));
}

TEST_CASE("a tally from a paper sheet belongs to the sheet's day, not to the day it was typed in") {
  Exhibition story;
  story.sheet(story.a, "一般", 6, "2023-11-22", 9);
  story.tally(story.a, "一般", 2, "2023-11-22T09:59:59+09:00");
  story.tally(story.a, "一般", 1, "2023-11-22T00:30:00Z");  // half past nine here
  const Report report = story.report();
  const Table& days = table_of(report, "days");
  CHECK(days.rows.size() == 2);
  CHECK(cell(days, 0, "date") == "2023-11-22");
  const Table& hours = table_of(report, "hours");
  CHECK(cell(hours, row_where(hours, {{"hours", "09:00-10:00"}}), "visitors") == "9");
}

TEST_CASE("an unknown hour is shown as unknown and counts in the day") {
  Exhibition story;
  story.sheet(story.a, "一般", 6, "2023-11-22", 99);
  const Report report = story.report();
  CHECK(total(report) == "6");
  CHECK(rows_where(table_of(report, "hours"), {{"hours", "不明"}}) == 1);
}

TEST_CASE("a void tally does not count; a correction counts and stays visible") {
  Exhibition story;
  story.tally(story.a, "一般", 10, "2023-11-22T09:10");
  story.records.make_void(story.tally(story.a, "一般", 500, "2023-11-22T09:11"));
  story.tally(story.a, "一般", -13, "2023-11-22T09:12");
  const Report report = story.report();
  CHECK(total(report) == "-3");
  CHECK(total(report, "corrections") == "-13");
}

TEST_CASE("a day without visitors shows 0, a category nobody counted shows －") {
  Exhibition story;
  story.tally(story.a, "一般", 0, "2023-11-22T09:10");
  story.tally(story.b, "小学生以下", 3, "2023-11-22T09:10");
  const Report report = story.report();
  const Table& hours = table_of(report, "hours");
  const Row& a = row_where(hours, {{"hours", "09:00-10:00"}, {"gate", "A"}});
  CHECK(cell(hours, a, "general") == "0");
  CHECK(cell(hours, a, "children") == "－");
}

TEST_CASE("a density estimate never looks like a count") {
  Exhibition story;
  const EntryId field = story.gate("広場", "density");
  story.tally(field, "一般", 3000, "2023-11-22T12:00");
  const Report report = story.report();
  CHECK(total(report, "estimated") == "3000");
  CHECK(table_of(report, "days").rows.back().cells[2].estimated);
  CHECK(any_contains(table_of(report, "hours_by_gate").notes, "概数"));
}

TEST_CASE("the announced figure stands beside the computed one, with the difference") {
  Exhibition story;
  story.tally(story.a, "一般", 362, "2023-11-22T09:10");
  story.tally(story.a, "関係者", 25, "2023-11-22T09:10");
  story.records.add("daily_total",
                    {{"event_id", story.event}, {"date", "2023-11-22"}, {"n", std::int64_t{370}}});
  const EntryId with_staff =
      story.records.add("daily_total", {{"event_id", story.event},
                                        {"date", "2023-11-22"},
                                        {"n", std::int64_t{390}},
                                        {"includes_staff", std::int64_t{1}}});
  story.records.conflict(with_staff, "n", std::int64_t{380});
  story.records.add("daily_total",
                    {{"event_id", story.event}, {"date", "2023-11-23"}, {"n", std::int64_t{100}}});
  const Report report = story.report();
  const Table& announced = table_of(report, "announced");
  CHECK(cell(announced, 0, "computed") == "362");
  CHECK(cell(announced, 0, "difference") == "8");
  CHECK(cell(announced, 1, "computed") == "387");
  CHECK(cell(announced, 1, "difference") == "3");
  CHECK(cell(announced, 1, "disagreement") == "食い違い");
  CHECK(cell(announced, 2, "computed") == "－");
  CHECK(cell(announced, 2, "difference") == "－");
}

TEST_CASE(
    "another event's visitors and a voided gate's are not in the total; the void gate is said") {
  Exhibition story;
  const EntryId other =
      story.records.add("event", {{"name", "別の行事"}, {"starts_on", "2023-11-22"}});
  const EntryId far = story.records.add("gate", {{"event_id", other}, {"name", "A"}});
  const EntryId gone = story.gate("C", "full_count");
  story.tally(far, "一般", 99, "2023-11-22T09:10");
  story.tally(gone, "一般", 50, "2023-11-22T09:10");
  story.tally(story.a, "一般", 1, "2023-11-22T09:10");
  story.records.make_void(gone);
  const Report report = story.report();
  CHECK(total(report) == "1");
  CHECK(any_contains(table_of(report, "gates").notes, "取り消された入口が1か所"));
}

TEST_CASE("the number of queries does not grow with the number of tallies") {
  Exhibition few, many;
  few.tally(few.a, "一般", 1, "2023-11-22T09:10");
  for (int i = 0; i < 500; ++i) many.tally(many.a, "一般", 1, "2023-11-22T09:10");
  (void)few.report();
  (void)many.report();
  CHECK(few.records.queries == many.records.queries);
}

TEST_CASE("a report about nothing or about something else is refused; of a void event it says so") {
  Exhibition story;
  const auto refusal = [&](const ReportQuery& query) {
    const auto report = make_report("visitors", query, story.records, {});
    REQUIRE(!report);
    return report.error().code;
  };
  CHECK(refusal({}) == Code::missing_option);
  CHECK(refusal({.event = make_entry_id(9, 9)}) == Code::not_found);
  CHECK(refusal({.event = story.a}) == Code::wrong_kind);
  CHECK(make_report("season", {}, story.records, {}).error().code == Code::unknown_report);
  const Report before = *make_report("visitors", {.event = story.event}, story.records, {});
  story.records.make_void(story.event);
  const Report after = *make_report("visitors", {.event = story.event}, story.records, {});
  CHECK(after.title.find("取り消されています") != std::string::npos);
  CHECK(after.tables.size() == before.tables.size());
  CHECK(after.tables[0].rows.size() == before.tables[0].rows.size());
}

TEST_CASE("a total that no figure can hold stays at the largest, in any order") {
  for (const bool small_first : {true, false}) {
    Exhibition story;
    if (small_first) story.sheet(story.a, "一般", 7, "2023-11-22", 10);
    story.sheet(story.a, "一般", INT64_MAX, "2023-11-22", 10);
    story.sheet(story.b, "一般", INT64_MAX, "2023-11-22", 11);
    if (!small_first) story.sheet(story.a, "一般", 7, "2023-11-22", 10);
    const Report report = story.report();
    CHECK(total(report) == std::to_string(INT64_MAX));
    CHECK(visitors_at(report, "A") == std::to_string(INT64_MAX));
  }
  Exhibition story;
  story.sheet(story.a, "一般", INT64_MAX, "2023-11-22", 10);
  story.sheet(story.a, "一般", INT64_MAX, "2023-11-22", 10);
  story.sheet(story.a, "一般", -INT64_MAX, "2023-11-22", 10);
  story.sheet(story.a, "一般", 5 - INT64_MAX, "2023-11-22", 11);
  CHECK(total(story.report()) == "5");
}

TEST_CASE("two looks at a counter as far apart as numbers can be make the largest figure") {
  Exhibition story;
  story.reading(story.b, INT64_MIN, "2023-11-22T10:00");
  story.reading(story.b, INT64_MAX, "2023-11-22T11:00");
  CHECK(visitors_at(story.report(), "B") == std::to_string(INT64_MAX));
}

TEST_CASE("one day's total by two devices is one when they agree, and a disagreement when not") {
  FakeRecords records;
  const EntryId event = records.add("event", {{"name", "見本市"}, {"starts_on", "2023-10-14"}});
  const auto say = [&](const char* date, std::int64_t n) {
    return records.add("daily_total", {{"event_id", event}, {"date", date}, {"n", n}});
  };
  say("2023-10-14", 100);
  say("2023-10-14", 100);
  say("2023-10-15", 90);
  say("2023-10-15", 60);
  const Report report = made("visitors", {.event = event}, records);
  const Table& announced = table_of(report, "announced");
  REQUIRE(announced.rows.size() == 3);
  CHECK(cell(announced, 0, "announced") == "100");
  CHECK(cell(announced, 0, "disagreement").empty());
  CHECK(cell(announced, 1, "announced") == "60");
  CHECK(cell(announced, 1, "disagreement") == "食い違い");
  CHECK(cell(announced, 2, "disagreement") == "食い違い");
}

TEST_CASE("a reading that is lower only once counts nobody, and the report says so") {
  Exhibition story;
  story.reading(story.b, 0, "2023-11-22T09:00");
  story.reading(story.b, 500, "2023-11-22T11:00");
  story.reading(story.b, 490, "2023-11-22T11:04");
  story.reading(story.b, 600, "2023-11-22T12:00");
  const Report report = story.report();
  CHECK(total(report) == "600");
  CHECK(any_contains(table_of(report, "hours_by_gate").notes, "前後の読みと合わない"));
}

TEST_CASE("what rests on a reset that nobody noted is an estimate") {
  Exhibition story;
  story.reading(story.b, 500, "2023-11-22T11:00");
  story.reading(story.b, 490, "2023-11-22T12:00");
  CHECK(total(story.report()) == "990");
  CHECK(total(story.report(), "estimated") == "490");
}

TEST_CASE("an hour in which nobody counted is in no line") {
  Exhibition story;
  story.sheet(story.a, "一般", 3, "2023-11-22", 9);
  story.sheet(story.a, "一般", 0, "2023-11-22", 10, "missing");
  const Report report = story.report();
  CHECK(total(report) == "3");
  CHECK(rows_where(table_of(report, "hours"), {{"hours", "10:00-11:00"}}) == 0);
}
