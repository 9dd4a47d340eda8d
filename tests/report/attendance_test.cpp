#include <doctest/doctest.h>

#include "farm_tour.hpp"

using namespace renkei;
using namespace renkei::report_test;

TEST_CASE("two check-ins of one person at one stop are one presence, mentioned twice") {
  FarmTour story;
  story.check_in(1, story.meeting, "08:00");
  story.check_in(1, story.meeting, "08:05");
  story.check_in(1, story.meeting, "08:03");
  story.check_in(2, story.meeting, "08:01");
  const Report report = story.report();
  const Table& stops = table_of(report, "check_ins");
  const Row& row = row_where(stops, {{"stop", "集合"}});
  CHECK(cell(stops, row, "present") == "2");
  CHECK(cell(stops, row, "seen_again_n") == "2");
  CHECK(cell(stops, row, "never") == "2");
  const Table& twice = table_of(report, "seen_twice");
  CHECK(twice.rows.size() == 1);
  CHECK(cell(twice, 0, "last_at") == "2023-10-14 08:05");
  const Table& never = table_of(report, "never_checked_in");
  CHECK(never.rows.size() == 2);
  CHECK(cell(never, 0, "name") == "例　3");
  CHECK(cell(stops, row_where(stops, {{"stop", "農園"}}), "present") == "－");
}

TEST_CASE("whoever was missing is named, with whether they were seen again") {
  FarmTour story;
  const EntryId farm = story.call(story.farm, "departure", "11:00", 2);
  story.mark(farm, 1, "present");
  story.mark(farm, 2, "present");
  story.mark(farm, 3, "absent");
  story.mark(farm, 4, "absent");
  const EntryId home = story.call(story.home, "arrival", "17:00", 3);
  for (std::size_t person = 1; person <= 3; ++person) story.mark(home, person, "present");
  const Report report = story.report();

  const Table& calls = table_of(report, "roll_calls");
  CHECK(calls.rows.size() == 2);
  CHECK(cell(calls, 0, "stop") == "農園");
  CHECK(cell(calls, 0, "expected") == "4");
  CHECK(cell(calls, 0, "counted") == "2");
  CHECK(cell(calls, 0, "count_difference") == "-2");
  CHECK(cell(calls, 0, "second_checker") == "2人目の確認なし");

  const Table& missing = table_of(report, "missing");
  CHECK(missing.rows.size() == 3);
  CHECK(cell(missing, 0, "name") == "例　3");
  CHECK(cell(missing, 0, "state") == "不在");
  CHECK(cell(missing, 0, "seen_later") == "その後確認");
  CHECK(cell(missing, 0, "seen_where") == "解散");
  CHECK(cell(missing, 1, "name") == "例　4");
  CHECK(cell(missing, 1, "seen_later") == "その後の記録なし");
  CHECK(cell(missing, 2, "roll_call") == "2");
  CHECK(cell(missing, 2, "state") == "印なし");
}

TEST_CASE("a later check-in also shows that somebody turned up again") {
  FarmTour story;
  const EntryId call = story.call(story.farm, "departure", "11:00", 3);
  for (std::size_t person = 1; person <= 3; ++person) story.mark(call, person, "present");
  story.mark(call, 4, "unconfirmed");
  story.check_in(4, story.farm, "10:50");
  CHECK(cell(table_of(story.report(), "missing"), 0, "seen_later") == "その後の記録なし");
  story.check_in(4, story.farm, "11:10");
  CHECK(cell(table_of(story.report(), "missing"), 0, "seen_at") == "2023-10-14 11:10");
}

TEST_CASE("when only the missing are marked, the head count vouches for the others") {
  FarmTour story;
  const EntryId call = story.call(story.farm, "departure", "11:00", 3);
  story.mark(call, 4, "absent");
  CHECK(table_of(story.report(), "missing").rows.size() == 1);
  // One more is not there, and not named.
  story.records.set(call, {{"counted_n", std::int64_t{2}}});
  CHECK(table_of(story.report(), "missing").rows.size() == 4);
}

TEST_CASE("a head count that is short without any names says that the names are not known") {
  FarmTour story;
  story.call(story.farm, "departure", "11:00", 3);
  const Report report = story.report();
  CHECK(cell(table_of(report, "roll_calls"), 0, "missing") == "氏名の記録なし");
  CHECK(table_of(report, "missing").rows.empty());
}

TEST_CASE("people who left with agreement are expected where they leave and no more afterwards") {
  FarmTour story;
  story.records.add(
      "left_tour",
      {{"participant_id", story.people[3]}, {"from_stop", story.farm}, {"agreed_by", "仮田"}});
  story.call(story.farm, "alighting", "10:00", 4);
  story.call(story.farm, "departure", "11:00", 3);
  story.call(story.home, "arrival", "17:00", 3);
  const Report report = story.report();
  const Table& calls = table_of(report, "roll_calls");
  CHECK(cell(calls, 0, "expected") == "4");
  CHECK(cell(calls, 1, "expected") == "3");
  CHECK(cell(calls, 2, "expected") == "3");
  CHECK(cell(calls, 2, "count_difference") == "0");
}

TEST_CASE("whoever comes back to the group is expected again when it leaves") {
  FarmTour story;
  story.records.add(
      "left_tour",
      {{"participant_id", story.people[3]}, {"from_stop", story.meeting}, {"to_stop", story.farm}});
  story.call(story.farm, "arrival", "10:00", 3);
  story.call(story.farm, "departure", "11:00", 4);
  const Report report = story.report();
  CHECK(cell(table_of(report, "roll_calls"), 0, "expected") == "3");
  CHECK(cell(table_of(report, "roll_calls"), 1, "expected") == "4");
}

TEST_CASE("a bus's roll call expects that bus's people, however the roster writes its number") {
  FarmTour story;
  story.records.set(story.people[0], {{"bus", "１号車"}});
  story.call(story.farm, "departure", "11:00", 2, story.bus1);
  const Report report = story.report();
  CHECK(cell(table_of(report, "roll_calls"), 0, "expected") == "2");
  CHECK(cell(table_of(report, "roll_calls"), 0, "vehicle") == "1号車");
}

TEST_CASE("two head counts of one roll call that differ are both listed, and no average") {
  FarmTour story;
  story.call(story.farm, "departure", "11:00", 4);
  story.call(story.farm, "departure", "11:02", 3);
  const Report report = story.report();
  const Table& calls = table_of(report, "roll_calls");
  CHECK(calls.rows.size() == 2);
  CHECK(cell(calls, 0, "roll_call") == "1");
  CHECK(cell(calls, 1, "roll_call") == "1");
  CHECK(cell(calls, 0, "disagreement") == "食い違い");
  CHECK(any_contains(calls.notes, "4、3"));
  CHECK(any_contains(calls.notes, "2人目の確認がない点呼が1回あります"));
}

TEST_CASE("a head count whose own field has two values is a disagreement too") {
  FarmTour story;
  story.records.conflict(story.call(story.farm, "departure", "11:00", 4), "counted_n",
                         std::int64_t{3});
  const Report report = story.report();
  const Table& calls = table_of(report, "roll_calls");
  CHECK(cell(calls, 0, "disagreement") == "食い違い");
  CHECK(any_contains(calls.notes, "4、3"));
}

TEST_CASE("marks of two devices about one person that differ are shown, not decided") {
  FarmTour story;
  const EntryId one = story.call(story.farm, "departure", "11:00", 4);
  const EntryId two = story.call(story.farm, "departure", "11:02", 4);
  for (std::size_t person = 1; person <= 4; ++person) story.mark(one, person, "present");
  story.mark(two, 4, "absent");
  const Report report = story.report();
  const Table& missing = table_of(report, "missing");
  CHECK(missing.rows.size() == 1);
  CHECK(cell(missing, 0, "state") == "食い違い（不在、在）");
}

TEST_CASE("roll calls follow the course of the tour even where a clock was wrong") {
  FarmTour story;
  story.call(story.home, "arrival", "06:00", 4);
  story.call(story.meeting, "boarding", "08:00", 4);
  const Report report = story.report();
  CHECK(cell(table_of(report, "roll_calls"), 0, "stop") == "集合");
  CHECK(cell(table_of(report, "roll_calls"), 1, "stop") == "解散");
}

TEST_CASE("cancelled and waiting people are not expected; that they came is still shown") {
  FarmTour story;
  story.records.set(story.people[3], {{"status", "cancelled"}});
  story.check_in(4, story.meeting, "08:00");
  story.call(story.meeting, "boarding", "08:10", 3);
  const Report report = story.report();
  CHECK(cell(table_of(report, "roll_calls"), 0, "expected") == "3");
  const Table& stops = table_of(report, "check_ins");
  CHECK(cell(stops, row_where(stops, {{"stop", "集合"}}), "unlisted") == "1");
  const Table& status = table_of(report, "status");
  CHECK(cell(status, row_where(status, {{"status", "取消"}}), "checked_in") == "1");
  CHECK(cell(status, row_where(status, {{"status", "確定"}}), "n") == "3");
}

TEST_CASE("whoever was seen in a vehicle here stands in a table here, of whatever tour") {
  FarmTour story;
  const EntryId event = story.records.add("event", {{"name", "別"}, {"starts_on", "2023-10-14"}});
  const EntryId other = story.records.add("tour", {{"event_id", event}, {"name", "日高ツアー"}});
  const EntryId guest =
      story.records.add("participant", {{"tour_id", other}, {"no", std::int64_t{3}}});
  story.records.add(
      "check_in",
      {{"participant_id", guest}, {"vehicle_id", story.bus2}, {"at", on("2023-10-14T08:00")}});
  const Report report = story.report();
  const Table& seen = table_of(report, "unexpected");
  REQUIRE(seen.rows.size() == 1);
  CHECK(cell(seen, 0, "remark") == "別のツアー「日高ツアー」の人");
  CHECK(cell(seen, 0, "seen_where") == "（立ち寄り先の指定なし・車両 2号車）");
  const Table& stops = table_of(report, "check_ins");
  CHECK(cell(stops, row_where(stops, {{"stop", "（立ち寄り先の指定なし）"}}), "unlisted") == "1");
}

TEST_CASE("a stop outside the course is called by its name, and each is a place of its own") {
  FarmTour story;
  const EntryId event = story.records.add("event", {{"name", "別"}, {"starts_on", "2023-10-14"}});
  const EntryId other = story.records.add("tour", {{"event_id", event}, {"name", "日高ツアー"}});
  const EntryId elsewhere = story.records.add("stop", {{"tour_id", other}, {"name", "牧場"}});
  story.check_in(1, elsewhere, "09:00");
  story.check_in(1, story.farm, "10:00");
  story.records.make_void(story.farm);
  const Report report = story.report();
  const Table& stops = table_of(report, "check_ins");
  const Row& ranch = row_where(stops, {{"stop", "牧場（別のツアー「日高ツアー」の立ち寄り先）"}});
  CHECK(cell(stops, ranch, "present") == "1");
  const Row& farm = row_where(stops, {{"stop", "農園（行程から取り消された立ち寄り先）"}});
  CHECK(cell(stops, farm, "present") == "1");
  CHECK(rows_where(stops, {{"stop", "（立ち寄り先の指定なし）"}}) == 0);
  CHECK(table_of(report, "seen_twice").rows.empty());
  const Report roster = made("roster", {.tour = story.tour}, story.records);
  CHECK(cell(table_of(roster, "participants"), 0, "stop") ==
        "牧場（別のツアー「日高ツアー」の立ち寄り先）");
}

TEST_CASE(
    "a roll call of several devices is one, also when its stop is struck out or has not come") {
  FarmTour story;
  EntryId stop = story.farm;
  std::string name = "農園（行程から取り消された立ち寄り先）";
  SUBCASE("struck out") { story.records.make_void(story.farm, "雨"); }
  SUBCASE("not here") {
    stop = 99'000;
    name = "立ち寄り先 " + story.records.id_text(stop) + "（この記録帳にありません）";
  }
  story.mark(story.call(stop, "departure", "11:00", 3), 1, "absent");
  story.mark(story.call(stop, "departure", "11:04", 4), 1, "present");
  const Report report = story.report();
  const Table& calls = table_of(report, "roll_calls");
  REQUIRE(calls.rows.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(cell(calls, i, "roll_call") == "1");
    CHECK(cell(calls, i, "stop") == name);
    CHECK(cell(calls, i, "disagreement") == "食い違い");
  }
  const Table& missing = table_of(report, "missing");
  const Row& first = row_where(missing, {{"no", "1"}});
  CHECK(cell(missing, first, "stop") == name);
  CHECK(cell(missing, first, "state") == "食い違い（不在、在）");
  CHECK(cell(missing, first, "seen_where") == "－");
}

TEST_CASE("buses that were taken off the tour are counted each by itself") {
  FarmTour story;
  story.call(story.farm, "departure", "11:00", 2, story.bus1);
  story.call(story.farm, "departure", "11:00", 1, story.bus2);
  story.call(story.farm, "departure", "11:00", 3);
  story.records.make_void(story.bus1, "故障");
  story.records.make_void(story.bus2, "故障");
  const Report report = story.report();
  const Table& calls = table_of(report, "roll_calls");
  REQUIRE(calls.rows.size() == 3);
  const Row& bus1 = row_where(calls, {{"vehicle", "1号車（ツアーから取り消された車両）"}});
  CHECK(cell(calls, bus1, "expected") == "2");
  CHECK(cell(calls, bus1, "count_difference") == "0");
  CHECK(cell(calls, bus1, "disagreement").empty());
  const Row& bus2 = row_where(calls, {{"vehicle", "2号車（ツアーから取り消された車両）"}});
  CHECK(cell(calls, bus2, "count_difference") == "-1");
  CHECK(cell(calls, row_where(calls, {{"vehicle", ""}}), "expected") == "4");
}

TEST_CASE("a first round and a round that nobody numbered are the same one") {
  FarmTour story;
  const EntryId numbered = story.call(story.farm, "departure", "11:00", 4);
  story.records.set(numbered, {{"round", std::int64_t{1}}});
  story.call(story.farm, "departure", "11:02", 3);
  const Report report = story.report();
  const Table& calls = table_of(report, "roll_calls");
  CHECK(cell(calls, 1, "roll_call") == "1");
  CHECK(cell(calls, 0, "disagreement") == "食い違い");
}

TEST_CASE("check-ins outside the course are not called none") {
  FarmTour story;
  story.check_in(1, story.farm, "10:00");
  story.records.make_void(story.farm, "雨");
  const Report report = story.report();
  const Table& never = table_of(report, "never_checked_in");
  CHECK(never.rows.size() == 3);
  CHECK(never.notes ==
        std::vector<std::string>{"行程の立ち寄り先には受付の記録がないので、来るはずの人のうち、"
                                 "どこにも受付の記録がない人を全員載せています。"});
}

TEST_CASE("who was in another tour's roll call stands in the tables of both") {
  FarmTour story;
  const EntryId event = story.records.add("event", {{"name", "別"}, {"starts_on", "2023-10-14"}});
  const EntryId other = story.records.add("tour", {{"event_id", event}, {"name", "日高ツアー"}});
  const EntryId ranch = story.records.add("stop", {{"tour_id", other}, {"name", "牧場"}});
  const EntryId there = story.records.add("rollcall", {{"tour_id", other},
                                                       {"stop_id", ranch},
                                                       {"phase", "arrival"},
                                                       {"started_at", on("2023-10-14T12:00")},
                                                       {"counted_n", std::int64_t{1}}});
  story.mark(story.call(story.farm, "departure", "11:00", 3), 1, "absent");
  story.mark(there, 1, "present");
  const Report here = story.report();
  const std::string place = "牧場（別のツアー「日高ツアー」の立ち寄り先）";
  const Table& missing = table_of(here, "missing");
  const Row& lost = row_where(missing, {{"no", "1"}});
  CHECK(cell(missing, lost, "seen_at") == "2023-10-14 12:00");
  CHECK(cell(missing, lost, "seen_where") == place);
  const Table& seen = table_of(here, "unexpected");
  REQUIRE(seen.rows.size() == 1);
  CHECK(cell(seen, 0, "remark") == "別のツアーの点呼にいた人");
  CHECK(cell(seen, 0, "seen_where") == place);
  const Report elsewhere = made("attendance", {.tour = other}, story.records);
  CHECK(cell(table_of(elsewhere, "unexpected"), 0, "remark") == "別のツアー「十勝ツアー」の人");

  story.records.make_void(there, "誤り");
  CHECK(table_of(story.report(), "unexpected").rows.empty());
}

TEST_CASE("a tour that was made void shows who was on board, and says that it is void") {
  FarmTour story;
  story.check_in(1, story.meeting, "08:00");
  story.records.make_void(story.tour, "台風");
  const Report report = story.report();
  CHECK(report.title == "参加・点呼の記録: 十勝ツアー（取り消されています：台風）");
  const Table& stops = table_of(report, "check_ins");
  CHECK(cell(stops, row_where(stops, {{"stop", "集合"}}), "present") == "1");
}

TEST_CASE("a withheld name and a protected person appear by number") {
  FarmTour story;
  story.records.set(story.people[0], {{"name", OwnValue()}});
  story.records.set(story.people[1], {{"hide_on_lists", std::int64_t{1}}});
  story.check_in(3, story.meeting, "08:00");
  story.check_in(4, story.meeting, "08:00");
  const Report report = story.report();
  const Table& never = table_of(report, "never_checked_in");
  CHECK(cell(never, 0, "name") == "No.1（氏名未記入）");
  CHECK(cell(never, 1, "name") == "No.2");
}

TEST_CASE("the leader's list has a line a person, and of protected people the number only") {
  FarmTour story;
  story.records.set(story.people[1], {{"hide_on_lists", std::int64_t{1}}});
  story.records.set(story.people[1], {{"kana", "レイ　ニ"}});
  story.records.set(story.people[2], {{"name", OwnValue()}});
  story.check_in(1, story.meeting, "08:00");
  const Report report = made("roster", {.tour = story.tour}, story.records);
  CHECK(report.personal);
  const Table& list = table_of(report, "participants");
  CHECK(list.rows.size() == 4);
  CHECK(cell(list, 0, "name") == "例　1");
  CHECK(cell(list, 0, "checked_in_at") == "2023-10-14 08:00");
  CHECK(cell(list, 0, "stop") == "集合");
  CHECK(cell(list, 1, "name") == "（秘匿）");
  CHECK(cell(list, 1, "kana") == "－");
  CHECK(cell(list, 2, "name") == "No.3（氏名未記入）");
  CHECK(cell(list, 3, "checked_in_at") == "－");
}

TEST_CASE("the overview shows what there is to report on") {
  FarmTour story;
  story.check_in(1, story.meeting, "08:00");
  story.check_in(1, story.farm, "10:00");
  story.records.set(story.people[3], {{"status", "waiting"}});
  const Report report = made("overview", {}, story.records);
  const Table& tours = table_of(report, "tours");
  CHECK(cell(tours, 0, "participants") == "3");
  CHECK(cell(tours, 0, "checked_in") == "1");
  CHECK(made("overview", {.fiscal_year = "R4"}, story.records).tables[0].rows.empty());
  CHECK(made("overview", {.fiscal_year = "R5"}, story.records).tables[0].rows.size() == 1);
  CHECK(make_report("overview", {.fiscal_year = "year"}, story.records, {}).error().code ==
        Code::bad_option);
}

TEST_CASE("where nobody was checked in anywhere, all who are expected were never checked in") {
  FarmTour story;
  story.records.set(story.people[3], {{"status", "cancelled"}});
  const auto never = [&] {
    const Report report = story.report();
    const Table& table = table_of(report, "never_checked_in");
    std::string names;
    for (const Row& row : table.rows)
      names += cell(table, row, "stop") + cell(table, row, "name") + ";";
    CHECK(any_contains(table.notes, "該当者はいません") == table.rows.empty());
    return names;
  };
  CHECK(never() == "－例　1;－例　2;－例　3;");
  story.check_in(1, 0, "08:00");  // at no stop: seen all the same
  CHECK(never() == "－例　2;－例　3;");
  story.check_in(2, story.farm, "10:00");
  // Fewer than half of the three: the number alone.
  CHECK(any_contains(table_of(story.report(), "never_checked_in").notes, "農園（2名）"));
  CHECK(table_of(story.report(), "never_checked_in").rows.empty());
  story.check_in(3, story.farm, "10:01");
  CHECK(never() == "農園例　1;");
}

TEST_CASE("where buses call their own roll, who rides in none of them is named") {
  FarmTour story;
  story.records.set(story.people[3], {{"bus", ""}});
  for (std::size_t person : {1u, 2u, 3u, 4u}) story.check_in(person, story.meeting, "09:00");
  story.mark(story.call(story.farm, "departure", "11:00", 2, story.bus1), 1, "present");
  const EntryId second = story.call(story.farm, "departure", "11:01", 1, story.bus2);
  story.mark(second, 3, "present");
  SUBCASE("in no roll call") {
    const Report report = story.report();
    const Table& missing = table_of(report, "missing");
    REQUIRE(missing.rows.size() == 1);
    CHECK(cell(missing, 0, "no") == "4");
    CHECK(cell(missing, 0, "state") == "どの号車の点呼にもいない");
    CHECK(cell(missing, 0, "seen_later") == "その後の記録なし");
  }
  SUBCASE("a bus that no vehicle has is none") {
    story.records.set(story.people[3], {{"bus", "9号車"}});
    CHECK(table_of(story.report(), "missing").rows.size() == 1);
  }
  SUBCASE("whose own bus was struck out is not forgotten") {
    const EntryId third = story.records.add("vehicle", {{"tour_id", story.tour}, {"no", "3号車"}});
    story.records.set(story.people[3], {{"vehicle_id", third}});
    story.records.make_void(third, "故障");
    CHECK(table_of(story.report(), "missing").rows.size() == 1);
  }
  SUBCASE("marked in one of them is called") {
    story.mark(second, 4, "present");
    CHECK(table_of(story.report(), "missing").rows.empty());
  }
  SUBCASE("of a bus whose roll call is not here nothing is known") {
    const EntryId third = story.records.add("vehicle", {{"tour_id", story.tour}, {"no", "3号車"}});
    story.records.set(story.people[3], {{"vehicle_id", third}});
    CHECK(table_of(story.report(), "missing").rows.empty());
  }
}

TEST_CASE("the overview's figures of a tour are those of its own tables") {
  FarmTour story;
  story.call(story.farm, "departure", "11:00", 4);
  story.call(story.farm, "departure", "11:01", 4);  // the same one, by another device
  story.check_in(1, story.meeting, "09:00");
  story.check_in(2, story.meeting, "09:00");
  story.records.set(story.people[1], {{"status", "cancelled"}});
  const Report report = made("overview", {}, story.records);
  const Table& tours = table_of(report, "tours");
  CHECK(cell(tours, 0, "roll_calls") == "1");
  CHECK(cell(tours, 0, "participants") == "3");
  CHECK(cell(tours, 0, "checked_in") == "1");
}
