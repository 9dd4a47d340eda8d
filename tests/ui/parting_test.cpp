#include "ui/present/parting.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// Three stops: meeting, lunch, inn.
struct Bus : FakeDesk {
  EntryId inn = season.records.add("stop", {{"tour_id", season.tour},
                                            {"name", "宿"},
                                            {"day", std::int64_t{1}},
                                            {"seq", std::int64_t{3}}});
  Bus() {
    season.records.now = app.situation.now;
    app.situation.wishes.staff = "s07";
  }
  void open_roster(EntryId stop) {
    ask(shell::Intent(shell::GoTo{{Screen::roster, season.tour, stop}}));
  }
  // Says everything that has to be said on the roster.
  std::vector<Request> part(EntryId person, EntryId until) {
    ask(parting::Begin{person});
    parting::Draft draft = app.roster.sheet.parting;
    draft.until = until;
    draft.contact = " 090-0000-0000 ";
    ask(roster::Intent(parting::Change{draft}));
    return ask(roster::Intent(parting::Agree{}));
  }
  std::string standings(EntryId person) {
    std::string told;
    for (const EntryId stop : {season.stop, season.later_stop, inn}) {
      open_roster(stop);
      const auto now = roster::find_person(app.roster, person)->standing;
      told += now == Standing::here ? 'h' : now == Standing::unconfirmed ? 'm' : '.';
    }
    return told;
  }
};

}  // namespace

TEST_CASE("somebody parts only when it is said who agreed, until where, and how to be reached") {
  Bus bus;
  bus.open_roster(bus.season.later_stop);
  bus.ask(parting::Begin{bus.season.yoshida});
  parting::Draft draft = bus.app.roster.sheet.parting;
  CHECK(draft.agreed_by == "s07");
  CHECK(draft.stops == std::vector{bus.inn});
  draft.until = 0;
  bus.ask(roster::Intent(parting::Change{draft}));
  CHECK_FALSE(bus.app.roster.sheet.parting.is_whole());
  CHECK(bus.ask(roster::Intent(parting::Agree{})).empty());
  draft.contact = "090-0000-0000";
  draft.agreed_by = " ";
  bus.ask(roster::Intent(parting::Change{draft}));
  CHECK(bus.ask(roster::Intent(parting::Agree{})).empty());
  bus.ask(roster::Intent(parting::Drop{}));
  CHECK(bus.app.roster.sheet.kind == roster::Sheet::Kind::none);
  CHECK(all<LeftTour>(bus.season.records).empty());
}

TEST_CASE("who was not seen at a stop parts before it, who was seen there parts on leaving it") {
  Bus bus;
  bus.open_roster(bus.season.later_stop);
  REQUIRE(bus.part(bus.season.yoshida, 0).size() == 1);
  bus.ask(roster::CheckInPerson{bus.season.takahashi});
  REQUIRE(bus.part(bus.season.takahashi, bus.inn).size() == 1);
  const auto left = all<LeftTour>(bus.season.records);
  REQUIRE(left.size() == 2);
  CHECK(left[0].fields.from_stop.id == bus.season.stop);
  CHECK(left[0].fields.to_stop.id == 0);
  CHECK(left[0].fields.agreed_by == "s07");
  CHECK(left[0].fields.contact == "090-0000-0000");
  CHECK(left[1].fields.from_stop.id == bus.season.later_stop);
  CHECK(left[1].fields.to_stop.id == bus.inn);
  CHECK(bus.standings(bus.season.yoshida) == "m..");
  CHECK(bus.standings(bus.season.takahashi) == "mhm");
}

TEST_CASE("who has parted is not missing any more, and is told apart from those who wait") {
  Bus bus;
  bus.season.records.set(bus.season.cancelled, {{"status", "waiting"}});
  bus.open_roster(bus.season.stop);
  const roster::Heads& heads = bus.app.roster.heads;
  CHECK(heads.expected == 3);
  CHECK(heads.waiting == 1);
  bus.part(bus.season.yoshida, 0);
  CHECK(bus.app.roster.sheet.kind == roster::Sheet::Kind::none);
  CHECK(heads.expected == 2);
  CHECK(heads.unconfirmed == 2);
  CHECK(heads.away == 1);
  const roster::Person* person = roster::find_person(bus.app.roster, bus.season.yoshida);
  CHECK(person->remark == Remark::left);
  bus.ask(roster::Admit{bus.season.yoshida});  // came after all
  CHECK(heads.away == 0);
  CHECK(heads.here == 1);
}

TEST_CASE("a parting is taken back by name like a check-in, and done again") {
  Bus bus;
  bus.open_roster(bus.season.later_stop);
  bus.part(bus.season.yoshida, 0);
  REQUIRE(bus.app.roster.acts.size() == 1);
  CHECK(bus.app.roster.acts[0].kind == roster::Act::Kind::parting);
  CHECK(bus.app.roster.acts[0].person == bus.season.yoshida);
  CHECK(bus.ask(roster::TakeBack{}).size() == 1);
  CHECK(bus.app.roster.heads.unconfirmed == 3);
  CHECK(bus.app.roster.partings.empty());
  bus.ask(roster::DoAgain{});
  CHECK(bus.app.roster.heads.unconfirmed == 2);
  CHECK(bus.app.roster.acts.size() == 1);
}

TEST_CASE("a parting from before the start has no time, and is taken back only with a reason") {
  Bus bus;
  const EntryId left = bus.season.records.add(
      "left_tour", {{"participant_id", bus.season.yoshida}, {"from_stop", bus.season.stop}});
  const EntryId others = bus.season.records.add(
      "left_tour", {{"participant_id", bus.season.takahashi}, {"from_stop", bus.season.stop}}, 2);
  bus.open_roster(bus.season.later_stop);
  REQUIRE(bus.app.roster.acts.size() == 1);
  CHECK_FALSE(bus.app.roster.acts[0].at);
  CHECK(bus.ask(roster::TakeBack{left}).empty());
  CHECK(bus.app.roster.sheet.kind == roster::Sheet::Kind::reason);
  CHECK(bus.ask(roster::TakeBack{left, "二重"}).size() == 1);
  CHECK(bus.ask(roster::TakeBack{others, "二重"}).empty());  // another device's
}

TEST_CASE("somebody's parting is agreed by the keyboard alone, from the list to the record") {
  for (const ImVec2 size : {ImVec2{1280, 800}, ImVec2{1024, 600}}) {
    CAPTURE(size.x);
    Headless screen(Language::ja, size);
    const auto go_to = [&](const std::string& widget) {
      for (int i = 0; i < 80 && screen.focus.key != widget; ++i) {
        screen.key(ImGuiKey_Tab);
        screen.settle_down();
      }
      REQUIRE(screen.focus.key == widget);
    };
    const auto press = [&](const std::string& widget) {
      go_to(widget);
      screen.key(ImGuiKey_Enter);
      screen.settle_down();
    };
    screen.ask(today::OpenRoster{screen.season.tour});
    screen.settle_down();
    const std::string person = std::to_string(screen.season.yoshida);
    press("roster.more/" + person);
    CHECK(screen.focus.key == "sheet.close");
    press("roster.leave/" + person);
    CHECK(screen.focus.key == "parting.contact");
    screen.type("090-0000-0000");
    screen.settle_down();
    go_to("parting.agreed_by");
    screen.type("s01");
    screen.settle_down();
    press("parting.until/0");
    press("parting.record");
    CHECK(screen.app.roster.heads.away == 1);
    CHECK(screen.focus.key == "roster.line");
    const auto left = all<LeftTour>(screen.season.records);
    REQUIRE(left.size() == 1);
    CHECK(left[0].fields.contact == "090-0000-0000");
    CHECK(left[0].fields.agreed_by == "s01");
  }
}
