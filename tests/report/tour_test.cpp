#include <doctest/doctest.h>

#include <algorithm>

#include "monitor_tour.hpp"

using namespace renkei;
using namespace renkei::report_test;

namespace {

std::string item(const Report& report, const char* key) {
  const Table& table = table_of(report, "tour_recruiting");
  for (const Row& row : table.rows)
    if (row.key == key) return cell(table, row, "n");
  return "no row";
}

}  // namespace

TEST_CASE("who applied, was drawn and came are three figures, and a walk-in is only the last") {
  MonitorTour story;
  story.came(story.person(1, "confirmed"));
  story.person(2, "confirmed");
  story.person(3, "cancelled");
  story.person(4, "no_show");
  story.came(story.person(5, "waiting"));
  story.came(story.person(6, "walk_in"));
  const Report report = story.report();
  CHECK(item(report, "applied") == "5");
  CHECK(item(report, "won") == "4");
  CHECK(item(report, "waiting") == "1");
  CHECK(item(report, "walk_in") == "1");
  CHECK(item(report, "took_part") == "3");
  const Table& table = table_of(report, "tour_recruiting");
  CHECK(cell(table, row_where(table, {{"item", "参加"}}), "percent") == "75.0");
  CHECK_FALSE(report.personal);
}

TEST_CASE(
    "wards stand in the order of their codes, and an age that is not known in a column of its "
    "own") {
  MonitorTour story;
  story.came(story.person(1, "confirmed", "131075", 29));
  story.came(story.person(2, "confirmed", "131067", 30));
  story.came(story.person(3, "confirmed", "131067", 60));
  story.came(story.person(4, "confirmed", "131067"));
  story.came(story.person(5, "confirmed"));
  story.person(6, "confirmed", "131181", 40);  // never came
  const Report report = story.report();
  const Table& table = table_of(report, "ward_age");
  REQUIRE(table.rows.size() == 4);
  CHECK(cell(table, 0, "ward") == "台東区");
  CHECK(cell(table, 0, "age_30_59") == "1");
  CHECK(cell(table, 0, "age_unknown") == "1");
  CHECK(cell(table, 0, "all_ages") == "3");
  CHECK(cell(table, 1, "age_under_30") == "1");
  CHECK(cell(table, 2, "ward") == "区の記録なし");
  CHECK(cell(table, 3, "all_ages") == "5");
  CHECK(table.columns.back().is_total);
}

TEST_CASE("a roll call that did not agree says how it ended") {
  MonitorTour story;
  const EntryId person = story.person(1, "confirmed");
  story.records.add("rollcall_mark", {{"rollcall_id", story.call(1, 0, "15:00")},
                                      {"participant_id", person},
                                      {"state", "absent"}});
  const auto ended = [&] { return cell(table_of(story.report(), "tour_mismatches"), 0, "ended"); };
  CHECK(ended() == "その後の記録なし：No.1");
  const EntryId again = story.call(2, 1, "15:08");
  story.records.add("rollcall_mark",
                    {{"rollcall_id", again}, {"participant_id", person}, {"state", "present"}});
  CHECK(ended() == "2回目（15:08）で一致");
}

TEST_CASE("who is elsewhere is there only by an agreed record") {
  MonitorTour story;
  const EntryId person = story.person(1, "confirmed");
  const EntryId call = story.call(1, 0, "15:00");
  story.records.add("rollcall_mark",
                    {{"rollcall_id", call}, {"participant_id", person}, {"state", "separate"}});
  CHECK(cell(table_of(story.report("attendance"), "missing"), 0, "state") ==
        "別行動（合意の記録なし）");
  story.records.add("left_tour",
                    {{"participant_id", person}, {"from_stop", story.farm}, {"agreed_by", "添乗"}});
  const Report report = story.report("attendance");
  CHECK(table_of(report, "missing").rows.empty());
  CHECK(cell(table_of(report, "roll_calls"), 0, "result") == "一致");
  CHECK(cell(table_of(report, "left"), 0, "agreed_by") == "添乗");
}

TEST_CASE("equal head counts of two devices are one line, and what was due then stays") {
  MonitorTour story;
  story.person(1, "confirmed");
  for (const char* time : {"15:00", "15:01"})
    story.records.set(story.call(1, 1, time), {{"expected_n", std::int64_t{1}}});
  story.person(2, "walk_in");
  const Report report = story.report("attendance");
  const Table& calls = table_of(report, "roll_calls");
  REQUIRE(calls.rows.size() == 1);
  CHECK(cell(calls, 0, "expected") == "1");
  CHECK(cell(calls, 0, "expected_by_list") == "2");
  CHECK(cell(calls, 0, "result") == "一致");
  CHECK(any_contains(calls.notes, "現在の名簿では2"));
}

TEST_CASE(
    "income and expenses of the tour and of its event stand together, and a difference is named") {
  MonitorTour story;
  story.records.add("budget_line", {{"tour_id", story.tour},
                                    {"side", "income"},
                                    {"item", "参加費"},
                                    {"budget_yen", std::int64_t{60'000}},
                                    {"settled_yen", std::int64_t{45'000}}});
  story.records.add("budget_line", {{"event_id", story.event},
                                    {"side", "expense"},
                                    {"item", "バス"},
                                    {"unit_yen", std::int64_t{40'000}},
                                    {"quantity", 1.5},
                                    {"quantity_unit", "日"},
                                    {"budget_yen", std::int64_t{60'000}},
                                    {"settled_yen", std::int64_t{60'000}}});
  const Report report = story.report();
  const Table& table = table_of(report, "accounts");
  CHECK(cell(table, row_where(table, {{"budget_item", "参加費"}}), "account_change") == "-15000");
  CHECK(cell(table, row_where(table, {{"budget_item", "バス"}}), "breakdown") == "40,000円×1.5日");
  CHECK(cell(table, row_where(table, {{"account_side", "収入−支出"}}), "settled_yen") == "-15000");
}

TEST_CASE("a tour of which nothing is known has every section, empty") {
  const MonitorTour story;
  const Report report = story.report();
  CHECK(item(report, "applied") == "0");
  CHECK(cell(table_of(report, "tour_calls"), 0, "roll_calls") == "0");
  const Table& ratings = table_of(report, "monitor");
  REQUIRE(ratings.rows.size() == 1);
  CHECK(cell(ratings, 0, "mean") == "－");
}

TEST_CASE("buses stand in the order of their numbers and the cancelled apart") {
  MonitorTour story;
  story.records.set(story.person(1, "confirmed"), {{"bus", "10"}, {"birth", "2000-11-24"}});
  story.records.set(story.person(2, "confirmed"), {{"bus", "２号車"}, {"ward_code6", "131067"}});
  story.records.set(story.person(3, "confirmed"), {{"name", OwnValue()}});
  story.person(4, "cancelled");
  const Report report = story.report("roster");
  const Table& list = table_of(report, "participants");
  REQUIRE(list.rows.size() == 3);
  CHECK(cell(list, 0, "name") == "No.3（氏名未記入）");
  CHECK(cell(list, 1, "bus") == "2号車");
  CHECK(cell(list, 1, "ward") == "台東区");
  CHECK(cell(list, 2, "bus") == "10号車");
  CHECK(cell(list, 2, "age_band") == "20代");
  CHECK(cell(table_of(report, "cancelled_people"), 0, "no") == "4");
}

TEST_CASE("what is published of a tour does not tell how many few waited or stayed away") {
  MonitorTour story;
  for (std::int64_t no = 1; no <= 12; ++no) story.person(no, no == 12 ? "waiting" : "confirmed");
  const auto report =
      make_report("tour", {.tour = story.tour, .published = true}, story.records, {});
  REQUIRE(report);
  for (const Table& table : report->tables) CHECK(table.key != "tour_recruiting");
}

TEST_CASE(
    "who took part is explained by who was drawn, less those who did not come, and the others") {
  MonitorTour story;
  const EntryId drawn = story.person(1, "confirmed"), unseen = story.person(2, "confirmed"),
                cancelled = story.person(3, "cancelled"), absent = story.person(4, "no_show"),
                waiting = story.person(5, "waiting"), joined = story.person(6, "walk_in");
  for (const EntryId person : {drawn, waiting, joined}) story.came(person);
  const Report explained =
      made("tour", {.tour = story.tour, .explain = "tour_recruiting/took_part/n"}, story.records);
  const Table& parts = table_of(explained, "explanation");
  const auto adds = [&](const char* part, EntryId record) {
    return cell(parts, row_where(parts, {{"part", part}, {"id", story.records.id_text(record)}}),
                "adds");
  };
  CHECK(adds("当選", drawn) == "4");
  CHECK(adds("取消", cancelled) == "-1");
  CHECK(adds("無断欠席", absent) == "-1");
  CHECK(adds("当日追加", joined) == "1");
  CHECK(adds("当選者で、受付・点呼の記録がない人", unseen) == "-1");
  CHECK(adds("取消・欠席・補欠などで、受付・点呼の記録がある人", waiting) == "1");
}

TEST_CASE("those who took part stand by sex where it was asked") {
  MonitorTour story;
  const EntryId first = story.person(1, "confirmed"), second = story.person(2, "confirmed");
  story.came(first);
  story.came(second);
  const Report unasked = story.report();
  CHECK(std::ranges::count(unasked.tables, "tour_sex", &Table::key) == 0);
  story.records.set(first, {{"sex", std::int64_t{2}}});
  story.records.set(story.person(3, "confirmed"), {{"sex", std::int64_t{1}}});  // never came
  const Report report = story.report();
  const Table& table = table_of(report, "tour_sex");
  const auto n = [&](const char* sex) {
    return cell(table, row_where(table, {{"sex", sex}}), "participants");
  };
  CHECK(n("男") == "0");
  CHECK(n("女") == "1");
  CHECK(n("不明") == "1");
  CHECK(n("合計") == "2");
  CHECK_FALSE(report.personal);
}
