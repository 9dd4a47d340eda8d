#include "ui/present/app.hpp"

#include <doctest/doctest.h>

#include "tests/ui/fake_desk.hpp"
#include "tests/ui/merge_previews.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// The one request of an intent, not yet done.
Request held(FakeDesk& desk, const Intent& intent) {
  const auto made = desk.hold(intent);
  REQUIRE(made.size() == 1);
  return made[0];
}

}  // namespace

TEST_CASE("an opened store shows today") {
  const FakeDesk desk;
  CHECK(desk.app.screen == Screen::today);
  CHECK(desk.app.today.cards.size() == 1);
}

TEST_CASE("today opens the pad of an event and the roster of a tour") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  CHECK(desk.app.screen == Screen::tally);
  CHECK(address(desk.app.tally) == Address{Screen::tally, desk.season.event, desk.season.gate});
  desk.ask(today::OpenRoster{desk.season.tour});
  CHECK(desk.app.screen == Screen::roster);
  CHECK(address(desk.app.roster) == Address{Screen::roster, desk.season.tour});
  CHECK(desk.app.roster.stop == desk.season.stop);  // nobody has chosen it
}

TEST_CASE("an address leads to the gate and to the stop that it names") {
  FakeDesk desk;
  const Address gate{Screen::tally, desk.season.event, desk.season.side_gate};
  desk.ask(shell::GoTo{gate});
  CHECK(address(desk.app.tally) == gate);
  const Address stop{Screen::roster, desk.season.tour, desk.season.later_stop};
  desk.ask(shell::GoTo{stop});
  CHECK(address(desk.app.roster) == stop);
}

TEST_CASE("a request carries the address at which it was asked for") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(tally::Intent(tally::ChooseGate{desk.season.side_gate}));
  const Request press = held(desk, tally::CountOne{"一般"});
  CHECK(press.at == Address{Screen::tally, desk.season.event, desk.season.side_gate});
}

TEST_CASE("an undo asked on the tally pad is followed there though the roster is open by then") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(tally::CountOne{"一般"});
  const Request undo = held(desk, tally::TakeBack{});
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.run(undo);
  CHECK(desk.app.tally.visitors == 0);
  CHECK(desk.app.tally.presses.empty());
  CHECK(desk.app.screen == Screen::roster);
}

TEST_CASE("a mark asked on the roster is followed there though the pad is open by then") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(roster::CloseReception{true});
  const Request mark = held(desk, roster::MarkNoShow{desk.season.yoshida});
  desk.ask(today::CountVisitors{desk.season.event});
  desk.run(mark);
  CHECK(desk.app.roster.heads.absent == 1);
}

TEST_CASE("a press that ends when another gate is open does not count there") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  const Request press = held(desk, tally::CountOne{"一般"});
  desk.ask(tally::Intent(tally::ChooseGate{desk.season.side_gate}));
  desk.run(press);
  CHECK(desk.app.tally.visitors == 0);
  CHECK(desk.app.tally.presses.empty());
}

TEST_CASE("a gate that is made for one event does not open on the pad of another") {
  FakeDesk desk;
  const EntryId talk =
      desk.season.records.add("event", {{"name", "講演会"}, {"starts_on", "2023-10-14"}});
  desk.ask(today::CountVisitors{talk});
  const Request gate = held(desk, tally::Intent(tally::AddGate{}));
  desk.ask(today::CountVisitors{desk.season.event});
  desk.run(gate);
  CHECK(address(desk.app.tally) == Address{Screen::tally, desk.season.event, desk.season.gate});
}

TEST_CASE("a check-in that ends when another stop is open does not count there") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  const Request seen = held(desk, roster::CheckInPerson{desk.season.yoshida});
  desk.ask(roster::ChooseStop{desk.season.later_stop});
  desk.run(seen);
  CHECK(desk.app.roster.heads.here == 0);
  CHECK(desk.app.roster.acts.empty());
  CHECK_FALSE(desk.app.roster.last);
  desk.ask(roster::ChooseStop{desk.season.stop});
  CHECK(desk.app.roster.heads.here == 1);
}

TEST_CASE("a check-in for one tour says nothing on the roster of another") {
  FakeDesk desk;
  const EntryId other = desk.season.records.add("tour", {{"event_id", desk.season.event}});
  desk.ask(today::OpenRoster{desk.season.tour});
  const Request seen = held(desk, roster::SubmitLine{"B002"});
  desk.ask(today::OpenRoster{other});
  desk.run(seen);
  CHECK_FALSE(desk.app.roster.last);
  CHECK(desk.app.roster.acts.empty());
}

TEST_CASE("what the records have said already is not counted again when its ending comes") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  const Request press = held(desk, tally::CountOne{"一般"});
  const Command& command = std::get<Command>(press.work);
  const EntryId id = desk.season.records.done(command);
  desk.season.records.set(id, {{"at", desk.app.situation.now}});
  look(desk.app, desk.season.records);
  CHECK(desk.app.tally.visitors == 1);
  desk.end(press, Executed{command, id});
  CHECK(desk.app.tally.visitors == 1);
}

TEST_CASE("a refused command is shown until it is closed, and nothing else changes") {
  FakeDesk desk;
  desk.ask(today::CountVisitors{desk.season.event});
  const Request press = held(desk, tally::CountOne{"一般"});
  desk.end(press, Executed{std::get<Command>(press.work), Error(Code::disk_full)});
  REQUIRE(desk.app.refusal);
  CHECK(desk.app.refusal->code == Code::disk_full);
  CHECK(desk.app.tally.visitors == 0);
  CHECK(desk.app.situation.device.not_exported == 0);
  desk.ask(shell::CloseNotice{});
  CHECK_FALSE(desk.app.refusal);
}

TEST_CASE("every record counts as not exported until an export succeeds") {
  FakeDesk desk;
  desk.app.situation.drives = {{"USB-07", "/media/usb", {}, false, {}}};
  desk.ask(today::CountVisitors{desk.season.event});
  desk.ask(tally::CountOne{"一般"});
  desk.ask(tally::TakeBack{});
  CHECK(desk.app.situation.device.not_exported == 2);
  desk.end(held(desk, files::ExportNow{}), Exported{Error(Code::export_failed)});
  CHECK(desk.app.situation.device.not_exported == 2);
  desk.end(held(desk, files::ExportNow{}),
           Exported{ExportReport{.file = "a.renkei"}, OwnDevice{"log1", 1, "受付1号", 2, 2, {}}});
  CHECK(desk.app.situation.device.not_exported == 2);  // a file that has stayed on this machine
  desk.end(held(desk, files::ExportNow{}),
           Exported{ExportReport{.file = "a.renkei"}, OwnDevice{"log1", 1, "受付1号", 2, 0, {}}});
  CHECK(desk.app.situation.device.not_exported == 0);
  CHECK(desk.app.situation.device.saved_at);
}

TEST_CASE(
    "a dropped file opens the screen of taking in and is looked at; Back leads where one was") {
  FakeDesk desk;
  desk.ask(today::OpenRoster{desk.season.tour});
  const Request looked = held(desk, shell::DropFiles{{"a.renkei"}});
  CHECK(lane_of(looked.work) == Lane::job);
  CHECK(std::holds_alternative<PreviewWork>(looked.work));
  CHECK(looked.at.screen == Screen::merge);
  CHECK(desk.app.screen == Screen::merge);
  desk.ask(shell::Back{});
  CHECK(desk.app.screen == Screen::roster);
}

TEST_CASE(
    "a merge that ends when the roster is open brings its people, and is told where it was asked") {
  FakeDesk desk;
  desk.end(held(desk, shell::DropFiles{{"a.renkei"}}), Previewed{preview_of_files({"a.renkei"})});
  const Request merge = held(desk, merge::Take{});
  desk.ask(today::OpenRoster{desk.season.tour});
  desk.ask(roster::ShowPart{roster::Part::missing});
  desk.ask(roster::Filter{"さとう"});
  desk.season.records.add("participant",
                          {{"tour_id", desk.season.tour}, {"name", "佐藤"}, {"kana", "サトウ"}});
  desk.end(merge, Merged{std::vector{MergeReport{"a.renkei", MergeReport::Status::merged, 1, {}}}});
  CHECK(desk.app.screen == Screen::roster);
  CHECK(desk.app.roster.people.size() == 5);
  CHECK(desk.app.roster.part == roster::Part::missing);
  CHECK(desk.app.roster.shown.size() == 1);
  CHECK(desk.app.merge.taken.size() == 1);
}

TEST_CASE("before there is a store only its name can be given and the language be chosen") {
  const FakeRecords nothing;
  App app;
  app.situation.drives = {{"USB-07", "/media/usb", {}, false, {}}};
  CHECK(respond(app, shell::GoTo{{Screen::today}}, nothing).empty());
  CHECK(respond(app, files::ExportNow{}, nothing).empty());
  CHECK(app.screen == Screen::setup);
  respond(app, shell::Wish{{.language = Language::en}}, nothing);
  CHECK(app.situation.wishes.language == Language::en);
}

TEST_CASE("every screen has a name of its own") {
  CHECK(screen_name(Screen::setup) == "setup");
  CHECK(screen_name(Screen::files) == "files");
}
