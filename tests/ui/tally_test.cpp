#include "ui/present/tally.hpp"

#include <doctest/doctest.h>

#include "tests/ui/fake_desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::tally;

namespace {

std::int64_t count_of(const Model& pad, std::string_view category) {
  for (const CategoryCount& count : pad.categories)
    if (count.category == category) return count.count;
  return -1;
}

Model opened(const Season& season) {
  return open_pad(season.records, season.event, "2023-10-14", FakeRecords::own_log);
}

void press(Season& season, Model& pad, std::string_view category) {
  const auto command = count_command(pad, category);
  REQUIRE(command);
  const EntryId id = season.records.done(*command);
  season.records.set(id, {{"at", at("2023-10-14T10:00:00+09:00")}});
  counted(pad, {id, std::string(category), 1, at("2023-10-14T10:00:00+09:00")});
}

}  // namespace

TEST_CASE("the pad has the five usual categories in the order of the keys") {
  const Season season;
  const Model pad = opened(season);
  REQUIRE(pad.categories.size() == 5);
  CHECK(pad.categories[0].category == "一般");
  CHECK(pad.categories[4].category == "関係者");
  CHECK(pad.gates.size() == 2);
  CHECK(pad.gate == season.gate);
}

TEST_CASE("presses add up in place, and looking again says the same") {
  Season season;
  Model pad = opened(season);
  press(season, pad, "一般");
  press(season, pad, "一般");
  press(season, pad, "団体");
  CHECK(count_of(pad, "一般") == 2);
  CHECK(pad.visitors == 3);
  const Model again = opened(season);
  CHECK(count_of(again, "一般") == 2);
  CHECK(again.visitors == 3);
  CHECK(again.presses.size() == 3);
}

TEST_CASE("staff are counted and are no visitors") {
  Season season;
  Model pad = opened(season);
  press(season, pad, "関係者");
  CHECK(count_of(pad, "関係者") == 1);
  CHECK(pad.visitors == 0);
}

TEST_CASE("exhibitors are no visitors either, however a sheet writes 関係者 and whom it adds") {
  Season season;
  TallyPad pad = opened(season);
  press(season, pad, "関係者・出展者");
  press(season, pad, "一般");
  CHECK(pad.visitors == 1);
  CHECK(opened(season).visitors == 1);
}

TEST_CASE("no category, and a sheet's (全員), are one category") {
  Season season;
  TallyPad pad = opened(season);
  press(season, pad, "(全員)");
  press(season, pad, "全員");
  CHECK(count_of(pad, "全員") == 2);
  CHECK(count_of(opened(season), "全員") == 2);
}

TEST_CASE("an undo voids the last press of this device and of this gate") {
  Season season;
  Model pad = opened(season);
  CHECK_FALSE(take_back_command(pad, "押し間違い"));
  press(season, pad, "一般");
  press(season, pad, "中高生");
  const auto command = take_back_command(pad, "押し間違い");
  REQUIRE(command);
  CHECK(std::get<Void>(*command).reason == "押し間違い");
  taken_back(pad, std::get<Void>(*command).id);
  CHECK(count_of(pad, "中高生") == 0);
  CHECK(pad.visitors == 1);
  CHECK(pad.presses.size() == 1);
}

TEST_CASE("another device's and another day's presses are not this device's to undo") {
  Season season;
  const auto tally = [&](const char* when, LogNumber log) {
    season.records.add("tally",
                       {{"gate_id", season.gate},
                        {"category", "一般"},
                        {"delta", std::int64_t{5}},
                        {"at", at(when)}},
                       log);
  };
  tally("2023-10-14T09:00:00+09:00", 2);
  tally("2023-10-13T09:00:00+09:00", FakeRecords::own_log);
  const Model pad = opened(season);
  CHECK(pad.visitors == 5);
  CHECK(pad.presses.empty());
}

TEST_CASE("a category that only a sheet knows is shown behind the usual ones") {
  Season season;
  season.records.add("tally", {{"gate_id", season.gate},
                               {"category", "車いす"},
                               {"delta", std::int64_t{2}},
                               {"date", "2023-10-14"},
                               {"hour_band", std::int64_t{10}}});
  const Model pad = opened(season);
  REQUIRE(pad.categories.size() == 6);
  CHECK(count_of(pad, "車いす") == 2);
}

TEST_CASE("an event without a gate counts nothing until one is made") {
  FakeRecords records;
  const EntryId event = records.add("event", {{"name", "講演会"}, {"starts_on", "2023-10-14"}});
  const Model pad = open_pad(records, event, "2023-10-14", FakeRecords::own_log);
  CHECK(pad.gate == 0);
  CHECK_FALSE(count_command(pad, "一般"));
  CHECK(add_gate_command(pad, "入口"));
}

TEST_CASE("a press becomes a record, and its undo a void with a reason") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(CountOne{"一般"});
  desk.ask(CountOne{"一般"});
  CHECK(desk.app.tally.visitors == 2);
  const auto undo = desk.ask(TakeBack{});
  REQUIRE(undo.size() == 1);
  CHECK(std::get<Void>(std::get<Command>(undo[0].work)).reason == "押し間違い");
  CHECK(desk.app.tally.visitors == 1);
}

TEST_CASE("a gate that was asked for is open when it is there") {
  FakeDesk desk;
  const EntryId talk =
      desk.season.records.add("event", {{"name", "講演会"}, {"starts_on", "2023-10-14"}});
  desk.ask(today::CountVisitors{talk});
  CHECK(desk.app.tally.gate == 0);
  desk.ask(AddGate{});
  CHECK(desk.app.tally.gate != 0);
  CHECK(desk.app.tally.event == talk);
}
