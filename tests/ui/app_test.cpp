#include "ui/present/app.hpp"

#include <doctest/doctest.h>

#include "tests/ui/season.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// An app on a season, whose commands are executed at once.
struct Desk {
  Season season;
  App app;

  Desk() {
    app.now = at("2023-10-14T10:00:00+09:00");
    app.date = "2023-10-14";
    settle(app, Opened{OwnDevice{"log1", FakeRecords::own_log, "受付1号", 0}}, season.records);
  }
  std::optional<Request> ask(const Intent& intent) {
    auto request = respond(app, intent, season.records);
    if (request)
      if (const auto* command = std::get_if<Command>(&*request)) run(*command);
    return request;
  }
  void run(const Command& command) {
    const EntryId id = season.records.done(command);
    settle(app, Executed{command, id}, season.records);
  }
};

}  // namespace

TEST_CASE("an opened store shows today") {
  const Desk desk;
  CHECK(desk.app.screen == Screen::today);
  CHECK(desk.app.today.cards.size() == 1);
}

TEST_CASE("a press becomes a record, and its undo a void with a reason") {
  Desk desk;
  desk.ask(CountVisitors{desk.season.event});
  CHECK(desk.app.screen == Screen::tally);
  desk.ask(CountOne{"一般"});
  desk.ask(CountOne{"一般"});
  CHECK(desk.app.tally.visitors == 2);
  CHECK(desk.app.device.not_exported == 2);
  const auto undo = desk.ask(TakeBackCount{});
  REQUIRE(undo);
  CHECK(std::get<Void>(std::get<Command>(*undo)).reason == "押し間違い");
  CHECK(desk.app.tally.visitors == 1);
  CHECK(desk.app.device.not_exported == 3);
}

TEST_CASE("a scanned badge checks in once; scanned again it says since when") {
  Desk desk;
  desk.ask(OpenRoster{desk.season.tour});
  const auto first = desk.ask(SubmitLine{"B002"});
  REQUIRE(first);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::checked_in);
  CHECK_FALSE(desk.ask(SubmitLine{"B002"}));
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::already);
  CHECK_FALSE(desk.ask(SubmitLine{"4901234567894"}));
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::unknown);
  CHECK(desk.app.roster.heads.here == 1);
}

TEST_CASE("an undone check-in makes the person missing again") {
  Desk desk;
  desk.ask(OpenRoster{desk.season.tour});
  desk.ask(CheckInPerson{desk.season.takahashi});
  CHECK(desk.app.roster.heads.unconfirmed == 2);
  desk.ask(TakeBackCheckIn{});
  CHECK(desk.app.roster.heads.unconfirmed == 3);
  CHECK_FALSE(desk.app.roster.last);
}

TEST_CASE("a refused command is shown until it is closed, and nothing else changes") {
  Desk desk;
  desk.ask(CountVisitors{desk.season.event});
  const auto command = count_command(desk.app.tally, "一般");
  settle(desk.app, Executed{*command, Error(Code::disk_full)}, desk.season.records);
  REQUIRE(desk.app.refusal);
  CHECK(desk.app.refusal->code == Code::disk_full);
  CHECK(desk.app.tally.visitors == 0);
  CHECK(desk.app.device.not_exported == 0);
  desk.ask(CloseNotice{});
  CHECK_FALSE(desk.app.refusal);
}

TEST_CASE("an export clears the count of what was not exported, a refused one does not") {
  Desk desk;
  desk.app.device.not_exported = 7;
  settle(desk.app, Exported{Error(Code::export_failed)}, desk.season.records);
  CHECK(desk.app.device.not_exported == 7);
  settle(desk.app, Exported{ExportReport{"a.renkei", 7, 1, 7, "open", 900}}, desk.season.records);
  CHECK(desk.app.device.not_exported == 0);
}

TEST_CASE("a dropped file opens the screen of giving and taking and is merged") {
  Desk desk;
  const auto request = desk.ask(MergeFiles{{"a.renkei"}});
  REQUIRE(request);
  CHECK(is_slow(*request));
  CHECK(desk.app.screen == Screen::exchange);
}

TEST_CASE("before there is a store only a name can be given") {
  const FakeRecords nothing;
  App app;
  CHECK_FALSE(respond(app, ShowScreen{Screen::today}, nothing));
  CHECK_FALSE(respond(app, MergeFiles{{"a.renkei"}}, nothing));
  CHECK(app.screen == Screen::setup);
  CHECK_FALSE(respond(app, MakeStore{}, nothing));
  CHECK_FALSE(respond(app, TypeDeviceName{"　"}, nothing));
  CHECK_FALSE(respond(app, MakeStore{}, nothing));
  respond(app, TypeDeviceName{" 受付1号 "}, nothing);
  const auto request = respond(app, MakeStore{}, nothing);
  REQUIRE(request);
  CHECK(std::get<StoreRequest>(*request).device_name == "受付1号");
}

TEST_CASE("a merge that brings people keeps the filter and the part of an open roster") {
  Desk desk;
  desk.ask(OpenRoster{desk.season.tour});
  desk.ask(ShowPart{Part::missing});
  desk.ask(FilterRoster{"よしだ"});
  look_again(desk.app, desk.season.records);
  CHECK(desk.app.roster.part == Part::missing);
  CHECK(desk.app.roster.shown.size() == 1);
}

TEST_CASE("a scan does not put somebody on the bus who has cancelled") {
  Desk desk;
  desk.ask(OpenRoster{desk.season.tour});
  CHECK_FALSE(desk.ask(SubmitLine{"B004"}));
  REQUIRE(desk.app.roster.last);
  CHECK(desk.app.roster.last->kind == ScanResult::Kind::not_due);
}
