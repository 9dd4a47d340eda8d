#include "ui/present/roster_acts.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/fake_desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using namespace renkei::ui::roster;

namespace {

void later(FakeDesk& desk, int minutes) {
  desk.app.situation.now.unix_ms += minutes * 60'000;
  desk.season.records.now = desk.app.situation.now;
}

// The roster is open, and this device's clock is that of its records.
struct OpenedRoster : FakeDesk {
  OpenedRoster() {
    season.records.now = app.situation.now;
    ask(today::OpenRoster{season.tour});
  }
};

const Command& command(const Request& request) { return std::get<Command>(request.work); }

std::string status_of(const FakeDesk& desk, EntryId person) {
  return find_as<Participant>(desk.season.records, person)->fields.status;
}

}  // namespace

TEST_CASE("any of the acts of today is taken back by its own name, not only the last one") {
  OpenedRoster desk;
  const Model& roster = desk.app.roster;
  desk.ask(CheckInPerson{desk.season.takahashi});
  desk.ask(CheckInPerson{desk.season.yoshida});
  desk.ask(ShowActs{});
  REQUIRE(roster.acts.size() == 2);
  CHECK(roster.sheet.kind == Sheet::Kind::acts);
  const EntryId first = roster.acts[0].id;
  CHECK(roster.acts[0].person == desk.season.takahashi);
  const auto made = desk.ask(TakeBack{first});
  REQUIRE(made.size() == 1);
  CHECK(std::get<Void>(command(made[0])).id == first);
  CHECK(std::get<Void>(command(made[0])).reason == "押し間違い");
  REQUIRE(roster.acts.size() == 1);
  CHECK(roster.acts[0].person == desk.season.yoshida);
  CHECK(roster.heads.here == 1);
  CHECK(roster.sheet.kind == Sheet::Kind::acts);
  CHECK(desk.ask(TakeBack{first}).empty());
}

TEST_CASE("the list of acts is the last twenty") {
  FakeDesk desk;
  desk.season.records.now = desk.app.situation.now;
  std::vector<EntryId> people;
  for (int i = 0; i < 22; ++i)
    people.push_back(desk.season.records.add("participant", {{"tour_id", desk.season.tour}}));
  desk.ask(today::OpenRoster{desk.season.tour});
  for (const EntryId person : people) desk.ask(CheckInPerson{person});
  REQUIRE(desk.app.roster.acts.size() == 20);
  CHECK(desk.app.roster.acts.front().person == people[2]);
  CHECK(desk.app.roster.acts.back().person == people[21]);
}

TEST_CASE("what is older than ten minutes is taken back only when somebody has said why") {
  OpenedRoster desk;
  desk.ask(CheckInPerson{desk.season.yoshida});
  later(desk, 11);
  CHECK(desk.ask(TakeBack{}).empty());
  const Model& roster = desk.app.roster;
  CHECK(roster.sheet.kind == Sheet::Kind::reason);
  CHECK(roster.sheet.about == roster.acts[0].id);
  CHECK(desk.ask(TakeBack{roster.sheet.about, "  "}).empty());
  desk.ask(TypeReason{"別の"});
  CHECK(roster.sheet.reason == "別の");
  const auto made = desk.ask(TakeBack{roster.sheet.about, "人違い"});
  REQUIRE(made.size() == 1);
  CHECK(std::get<Void>(command(made[0])).reason == "人違い");
  CHECK(roster.sheet.kind == Sheet::Kind::none);
  CHECK(roster.acts.empty());
}

TEST_CASE("what was handed over is taken back only when somebody has said why") {
  OpenedRoster desk;
  desk.ask(CheckInPerson{desk.season.yoshida});
  OwnDevice& device = desk.app.situation.device;
  device.saved = seq_of(desk.app.roster.acts[0].id);
  device.not_exported = 0;
  CHECK(is_handed_over(device, desk.app.roster.acts[0].id));
  CHECK(desk.ask(TakeBack{}).empty());
  CHECK(desk.app.roster.sheet.kind == Sheet::Kind::reason);
  desk.ask(shell::Intent(shell::Back{}));  // closes the sheet, and stays
  CHECK(desk.app.roster.sheet.kind == Sheet::Kind::none);
  CHECK(desk.app.screen == Screen::roster);
  device.not_exported = 1;
  CHECK_FALSE(is_handed_over(device, desk.app.roster.acts[0].id));
  CHECK(desk.ask(TakeBack{}).size() == 1);
}

TEST_CASE("taking an admission back brings the status that stood before, and doing again both") {
  for (const char* status : {"waiting", "cancelled"}) {
    FakeDesk desk;
    desk.season.records.now = desk.app.situation.now;
    desk.season.records.set(desk.season.cancelled, {{"status", status}});
    desk.ask(today::OpenRoster{desk.season.tour});
    desk.ask(Scanned{"B004"});
    desk.ask(Admit{desk.season.cancelled});
    CHECK(status_of(desk, desk.season.cancelled) == "confirmed");
    // Also after the screen was left.
    desk.ask(shell::Intent(shell::Back{}));
    desk.ask(today::OpenRoster{desk.season.tour});
    CHECK(desk.ask(TakeBack{}).size() == 2);
    CHECK(status_of(desk, desk.season.cancelled) == status);
    CHECK(desk.app.roster.heads.here == 0);
    CHECK(desk.ask(DoAgain{}).size() == 2);
    CHECK(status_of(desk, desk.season.cancelled) == "confirmed");
    CHECK(desk.app.roster.heads.here == 1);
  }
}

TEST_CASE("a status that somebody has written since an admission stays when that is taken back") {
  OpenedRoster desk;
  desk.ask(Admit{desk.season.cancelled});
  desk.season.records.set(desk.season.cancelled, {{"status", "walk_in"}});
  look(desk.app, desk.season.records);
  CHECK(desk.ask(TakeBack{}).size() == 1);
  CHECK(status_of(desk, desk.season.cancelled) == "walk_in");
}

TEST_CASE("nobody is checked in when the status that this needs was refused") {
  OpenedRoster desk;
  desk.refusal = Error(Code::disk_full);
  desk.ask(Admit{desk.season.cancelled});
  REQUIRE(desk.app.refusal);
  CHECK(desk.app.refusal->code == Code::disk_full);
  CHECK(status_of(desk, desk.season.cancelled) == "cancelled");
  CHECK(desk.app.roster.heads.here == 0);
  CHECK(all<CheckIn>(desk.season.records).empty());
}

TEST_CASE("another program's writing leaves what can be taken back, and what is being asked") {
  OpenedRoster desk;
  desk.ask(CloseReception{true});
  desk.ask(MarkNoShow{desk.season.yoshida});
  desk.ask(ShowPerson{desk.season.takahashi});
  look(desk.app, desk.season.records);
  REQUIRE(desk.app.roster.acts.size() == 1);
  CHECK(desk.app.roster.closing);
  CHECK(desk.app.roster.sheet.about == desk.season.takahashi);
  later(desk, 60);  // a status has no record that could say why
  CHECK(desk.ask(TakeBack{desk.season.yoshida}).size() == 1);
  CHECK(status_of(desk, desk.season.yoshida).empty());
}
