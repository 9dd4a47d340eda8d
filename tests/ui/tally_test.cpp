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
  return tally::open_pad(season.records, season.event, "2023-10-14", FakeRecords::own_log);
}

void press(Season& season, Model& pad, std::string_view category) {
  const auto command = count_command(pad, category);
  REQUIRE(command);
  const EntryId id = season.records.done(*command);
  season.records.set(id, {{"at", at("2023-10-14T10:00:00+09:00")}});
  counted(pad, {id, std::string(category), 1, at("2023-10-14T10:00:00+09:00")}, season.records);
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
  tally::Model pad = opened(season);
  press(season, pad, "関係者・出展者");
  press(season, pad, "一般");
  CHECK(pad.visitors == 1);
  CHECK(opened(season).visitors == 1);
}

TEST_CASE("no category, and a sheet's (全員), are one category") {
  Season season;
  tally::Model pad = opened(season);
  press(season, pad, "(全員)");
  press(season, pad, "全員");
  CHECK(count_of(pad, "全員") == 2);
  CHECK(count_of(opened(season), "全員") == 2);
}

TEST_CASE("an undo voids the last press of this device and of this gate") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  CHECK(desk.ask(TakeBack{}).empty());
  desk.ask(CountOne{"一般"});
  desk.ask(CountOne{"中高生"});
  const auto undo = desk.ask(TakeBack{});
  REQUIRE(undo.size() == 1);
  CHECK(std::get<Void>(std::get<Command>(undo[0].work)).reason == "押し間違い");
  CHECK(count_of(desk.app.tally, "中高生") == 0);
  CHECK(desk.app.tally.visitors == 1);
  CHECK(desk.app.tally.presses.size() == 1);
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
  const Model pad = tally::open_pad(records, event, "2023-10-14", FakeRecords::own_log);
  CHECK(pad.gate == 0);
  CHECK_FALSE(count_command(pad, "一般"));
  CHECK(gates::add_command(pad, "入口"));
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
  desk.ask(tally::Intent(AddGate{}));
  CHECK(desk.app.tally.gate != 0);
  CHECK(desk.app.tally.event == talk);
}

// ---- several at once

TEST_CASE("a number and then who they are is one record; a group is always asked its number") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(BeginNumber{});
  for (const int digit : {0, 3, 8}) desk.ask(TypeDigit{digit});
  CHECK(desk.app.tally.entry->typed == "38");
  const auto made = desk.ask(CountOne{"中高生"});
  REQUIRE(made.size() == 1);
  CHECK(std::get<Create>(std::get<Command>(made[0].work)).fields[2].value.view().integer == 38);
  CHECK(count_of(desk.app.tally, "中高生") == 38);
  CHECK_FALSE(desk.app.tally.entry);

  CHECK(desk.ask(CountOne{"団体"}).empty());
  REQUIRE(desk.app.tally.entry);
  CHECK(desk.app.tally.entry->category == "団体");
  CHECK(desk.ask(EndNumber{}).empty());  // no number, nothing to record
  desk.ask(TypeDigit{4});
  desk.ask(TypeDigit{5});
  desk.ask(TakeDigit{});
  CHECK(desk.ask(EndNumber{}).size() == 1);
  CHECK(count_of(desk.app.tally, "団体") == 4);
  CHECK(all<Tally>(desk.season.records).size() == 2);
}

TEST_CASE("by keys alone the number comes first, and 1 to 5 say whose it is") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(BeginNumber{});
  desk.ask(TypeDigit{2});
  CHECK(desk.ask(EndNumber{}).empty());
  CHECK(desk.app.tally.entry->asks_category);
  desk.ask(CountOne{"小学生以下"});
  CHECK(count_of(desk.app.tally, "小学生以下") == 2);
}

TEST_CASE("a number is not longer than a record takes, and can be dropped") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(BeginNumber{});
  for (int i = 0; i < 9; ++i) desk.ask(TypeDigit{9});
  CHECK(desk.app.tally.entry->number() == 999'999);
  desk.ask(shell::Intent(shell::Back{}));
  CHECK_FALSE(desk.app.tally.entry);
  CHECK(desk.app.screen == Screen::tally);
  CHECK(all<Tally>(desk.season.records).empty());
}

// ---- the figures of the tables

TEST_CASE("the day's figure counts all devices held, and says how many and this one's own") {
  Season season;
  const auto tally = [&](LogNumber log, std::int64_t n) {
    season.records.add("tally",
                       {{"gate_id", season.gate},
                        {"category", "一般"},
                        {"delta", n},
                        {"at", at("2023-10-14T09:30:00+09:00")}},
                       log);
  };
  tally(2, 5);
  tally(3, 7);
  CHECK(opened(season).own() == 0);
  tally(FakeRecords::own_log, 11);
  const Model pad = opened(season);
  CHECK(pad.visitors == 23);
  CHECK(pad.own() == 11);
  CHECK(pad.others() == 2);
  REQUIRE(pad.today.bands.size() == 1);
  CHECK(pad.today.bands[0].from == 9);
  CHECK(pad.today.bands[0].n == 23);
}

TEST_CASE("what was pressed while a counter counted is shown and in no sum") {
  Season season;
  const auto look = [&](const char* when, std::int64_t reading) {
    season.records.add("counter_reading",
                       {{"gate_id", season.gate}, {"read_at", at(when)}, {"reading", reading}});
  };
  look("2023-10-14T10:00:00+09:00", 100);
  look("2023-10-14T11:00:00+09:00", 140);
  season.records.add("tally", {{"gate_id", season.gate},
                               {"category", "一般"},
                               {"delta", std::int64_t{3}},
                               {"at", at("2023-10-14T10:20:00+09:00")}});
  const Model pad = opened(season);
  CHECK(pad.has_counter);
  CHECK(pad.visitors == 140);
  CHECK(pad.beside == 3);
  CHECK(pad.categories[0].count == 0);
  CHECK(pad.categories[0].pressed() == 3);
}

TEST_CASE("a several-day event has the first day's hours beside today's") {
  Season season;
  const auto tally = [&](const char* when, std::int64_t n) {
    season.records.add(
        "tally", {{"gate_id", season.gate}, {"category", "一般"}, {"delta", n}, {"at", at(when)}});
  };
  tally("2023-10-14T10:00:00+09:00", 4);
  tally("2023-10-15T10:00:00+09:00", 6);
  CHECK(opened(season).first_date.empty());  // this is the first day
  const Model second =
      tally::open_pad(season.records, season.event, "2023-10-15", FakeRecords::own_log);
  CHECK(second.first_date == "2023-10-14");
  CHECK(second.today.bands.at(0).n == 6);
  CHECK(second.first_day.bands.at(0).n == 4);
}

TEST_CASE("a pad with any number of presses is opened by sums and its last twenty records") {
  // Whoever walks the tallies one by one is told: these records have sums and last ones only.
  struct NoWalk : FakeRecords {
    mutable int walks = 0;
    void each(const Kind& kind, std::span<const Match> where, bool with_void,
              const std::function<void(const Record&)>& visit) const override {
      if (kind.name == "tally" && !asking) ++walks;
      FakeRecords::each(kind, where, with_void, visit);
    }
    void sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
              std::span<const Match> where,
              const std::function<void(const Summed&)>& visit) const override {
      asking = true;
      FakeRecords::sums(kind, number, apart, where, visit);
      asking = false;
    }
    void latest(const Kind& kind, std::span<const Match> where, LogNumber log, std::size_t most,
                const std::function<void(const Record&)>& visit) const override {
      asking = true;
      FakeRecords::latest(kind, where, log, most, visit);
      asking = false;
    }
    mutable bool asking = false;
  } records;
  const EntryId event = records.add("event", {{"name", "e"}, {"starts_on", "2023-10-14"}});
  const EntryId gate = records.add("gate", {{"event_id", event}, {"name", "g"}});
  for (int i = 0; i < 30; ++i)
    records.add("tally", {{"gate_id", gate},
                          {"category", "一般"},
                          {"delta", std::int64_t{1}},
                          {"at", at("2023-10-14T10:00:00+09:00")}});
  const Model pad = tally::open_pad(records, event, "2023-10-14", FakeRecords::own_log);
  CHECK(pad.visitors == 30);
  CHECK(pad.presses.size() == 20);
  CHECK(records.walks == 0);
}

// ---- taking back

TEST_CASE("an old press is taken back only with a reason, and can be done again") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.season.records.now = desk.app.situation.now;
  desk.ask(CountOne{"一般"});
  const EntryId press = desk.app.tally.presses.back().id;
  desk.app.situation.now.unix_ms += 11 * 60'000;
  CHECK(desk.ask(TakeBack{press}).empty());
  CHECK(desk.app.tally.sheet.kind == Sheet::Kind::reason);
  const auto undo = desk.ask(TakeBack{press, "二重"});
  REQUIRE(undo.size() == 1);
  CHECK(std::get<Void>(std::get<Command>(undo[0].work)).reason == "二重");
  CHECK(desk.app.tally.visitors == 0);
  CHECK(desk.app.tally.sheet.kind == Sheet::Kind::none);
  REQUIRE(desk.app.tally.taken_back);
  desk.ask(DoAgain{});
  CHECK(desk.app.tally.visitors == 1);
  CHECK_FALSE(desk.season.records.find(press)->is_void);
}

// ---- the gate

TEST_CASE("a gate without a method opens the choice, and the choice is set on the gate") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  CHECK(desk.app.tally.gate_sheet == gates::GateSheet::none);
  desk.ask(tally::Intent(ChooseGate{desk.season.side_gate}));
  CHECK(desk.app.tally.gate_sheet == gates::GateSheet::method);
  desk.ask(CountOne{"一般"});  // the keys go on
  CHECK(desk.app.tally.visitors == 1);
  const auto set = desk.ask(tally::Intent(gates::SetHow{"counting_method", "full_count"}));
  REQUIRE(set.size() == 1);
  CHECK(std::get<Set>(std::get<Command>(set[0].work)).id == desk.season.side_gate);
  CHECK(gates::chosen(desk.app.tally)->method == "full_count");
  CHECK(desk.app.tally.visitors == 1);
  CHECK(desk.ask(tally::Intent(gates::SetHow{"counting_method", "full_count"}))
            .empty());  // it is so already
  CHECK(desk.ask(tally::Intent(gates::SetHow{"name", "x"})).empty());
}

TEST_CASE("a gate is added by its name, and asks how it counts") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(tally::Intent(gates::TypeGateName{" 東側の入口 "}));
  desk.ask(tally::Intent(AddGate{}));
  const auto* gate = gates::chosen(desk.app.tally);
  REQUIRE(gate);
  CHECK(gate->name == "東側の入口");
  CHECK_FALSE(gate->has_method());
  CHECK(desk.app.tally.gate_sheet == gates::GateSheet::method);
}

TEST_CASE("where devices disagree about a gate both values are kept in view") {
  Season season;
  season.records.conflict(season.gate, "counting_method", "sensor");
  const Model pad = opened(season);
  const Dispute* dispute = dispute_about(gates::chosen(pad)->disputes, "counting_method");
  REQUIRE(dispute);
  CHECK(dispute->values.size() == 2);
  CHECK(gates::set_command(pad, {"counting_method", gates::chosen(pad)->method}));  // decides it
}

TEST_CASE("midnight and a closed day are told, and keys go on counting") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(CountOne{"一般"});
  CHECK(desk.app.tally.closed.empty());
  desk.app.situation.date = "2023-10-16";
  desk.app.situation.now = at("2023-10-16T00:00:01+09:00");
  desk.season.records.now = desk.app.situation.now;
  look(desk.app, desk.season.records);
  CHECK(desk.app.tally.has_turned);
  CHECK(desk.app.tally.visitors == 0);
  CHECK(desk.app.tally.closed == "gates.not_a_day");
  desk.ask(CountOne{"一般"});
  CHECK(desk.app.tally.visitors == 1);
  desk.ask(CloseBanner{});
  CHECK_FALSE(desk.app.tally.has_turned);
  desk.season.records.set(
      desk.season.event,
      {{"day", R"([{"date":"2023-10-15","closed":true},{"date":"2023-10-14"}])"}});
  CHECK(gates::closed_day(desk.season.records, desk.season.event, "2023-10-15") ==
        "gates.closed_day");
  CHECK(gates::closed_day(desk.season.records, desk.season.event, "2023-10-14").empty());
}

TEST_CASE("a scan counts nobody, whatever it looks like") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(shell::Intent(shell::Scan{"1111"}));
  CHECK(all<Tally>(desk.season.records).empty());
  CHECK(desk.app.notice == "scan.not_here");
}
