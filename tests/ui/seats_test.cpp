#include "ui/present/seats.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/places_of_seats.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct Bus {
  Headless screen;
  EntryId bus = 0, child = 0, guardian = 0;

  explicit Bus(Language language = Language::ja) : screen(language) {
    bus = add_bus_in_doubt(screen);
    screen.ask(shell::Intent(shell::GoTo{{Screen::seats, bus}}));
    guardian = at("1A").front();
    child = at("2D").front();
  }
  const seats::Model& model() const { return screen.app.seats; }
  std::vector<EntryId> at(const char* seat) const {
    std::vector<EntryId> ids;
    for (const std::size_t i : seats::people_at(model(), *model().plan.index_of(seat)))
      ids.push_back(model().people[i].id);
    return ids;
  }
  Participant of(EntryId person) const {
    return find_as<Participant>(screen.season.records, person)->fields;
  }
  std::string state(const char* seat) {
    screen.settle_down();
    const Seen* seen = screen.find(std::string("seats.seat/") + seat);
    return seen ? seen->state : "(not drawn)";
  }
};

using People = std::vector<EntryId>;

}  // namespace

TEST_CASE("a bus shows who sits where and everything that is wrong") {
  Bus bus;
  CHECK(bus.state("1A") == "taken");
  CHECK(bus.state("1B") == "empty");
  CHECK(bus.state("1D") == "twice");
  CHECK(bus.state("2D") == "alone");
  CHECK(bus.state("4A") == "disputed");
  CHECK(bus.state("4B") == "disputed");
  const seats::Troubles troubles = seats::troubles_of(bus.model());
  CHECK(troubles.twice == 1);
  CHECK(troubles.alone == 1);
  CHECK(troubles.disputed == 1);
  // Two of the season, who ride in no vehicle, and one whose seat is not there; who cancelled is none.
  CHECK(troubles.standing == 3);
}

TEST_CASE("whom a list hides is a number on the seat plan, too") {
  Bus bus;
  bus.screen.settle_down();
  CHECK(bus.screen.find("seats.seat/W1")->text.find("B003") != std::string::npos);
  for (const Seen& one : bus.screen.seen) CHECK(one.text.find("試子") == std::string::npos);
}

TEST_CASE("a seat is given in two presses and taken back by its name") {
  Bus bus;
  bus.screen.settle_down();
  REQUIRE(bus.screen.click("seats.seat/2D"));
  REQUIRE(bus.screen.click("seats.begin_move"));
  REQUIRE(bus.screen.click("seats.seat/1B"));
  CHECK(bus.of(bus.child).seat == "1B");
  CHECK(bus.of(bus.child).bus == "1号車");
  CHECK(bus.state("1B") == "taken");  // next to the guardian now
  CHECK(bus.screen.text("seats.undo") == "取り消す: 小鳥遊　翔 2D → 1B");
  REQUIRE(bus.screen.click("seats.undo"));
  CHECK(bus.of(bus.child).seat == "2D");
  CHECK_FALSE(bus.screen.find("seats.undo"));
  REQUIRE(bus.screen.click("seats.redo"));
  CHECK(bus.of(bus.child).seat == "1B");
}

TEST_CASE("on a taken seat two people change places, in one act") {
  Bus bus;
  bus.screen.ask(seats::PressSeat{"2D"});
  bus.screen.ask(seats::BeginMove{});
  bus.screen.ask(seats::PressSeat{"1A"});
  CHECK(bus.at("1A") == People{bus.child});
  CHECK(bus.at("2D") == People{bus.guardian});
  bus.screen.ask(seats::TakeBack{});
  CHECK(bus.at("1A") == People{bus.guardian});
  CHECK(bus.at("2D") == People{bus.child});
  CHECK(bus.model().acts.empty());
}

TEST_CASE("taking back one act leaves an earlier one of the same person") {
  Bus bus;
  const auto move = [&](const char* from, const char* to) {
    bus.screen.ask(seats::PressSeat{from});
    bus.screen.ask(seats::BeginMove{});
    bus.screen.ask(seats::PressSeat{to});
  };
  move("1A", "3C");
  move("2D", "3C");
  bus.screen.ask(seats::TakeBack{});
  CHECK(bus.model().acts.size() == 1);
  CHECK(bus.at("3C") == People{bus.guardian});
}

TEST_CASE("who rides in no vehicle yet gets this one with the seat") {
  Bus bus;
  const EntryId person = bus.screen.season.takahashi;
  bus.screen.ask(seats::PressSeat{"3D"});
  bus.screen.settle_down();
  REQUIRE(bus.screen.click("seats.sit/" + std::to_string(person)));
  CHECK(bus.of(person).seat == "3D");
  CHECK(bus.of(person).bus == "1号車");
  CHECK(bus.of(person).vehicle_id.id == bus.bus);
  CHECK(bus.at("3D") == People{person});
  bus.screen.ask(seats::TakeBack{});
  CHECK(bus.of(person).seat.empty());
  CHECK(bus.of(person).vehicle_id.id == 0);
}

TEST_CASE("a seat of two people asks whose it is, and is given to no third one") {
  Bus bus;
  const People both = bus.at("1D");
  REQUIRE(both.size() == 2);
  bus.screen.ask(seats::PressSeat{"2D"});
  bus.screen.ask(seats::BeginMove{});
  bus.screen.ask(seats::PressSeat{"1D"});
  CHECK(bus.of(bus.child).seat == "2D");
  bus.screen.settle_down();
  REQUIRE(bus.screen.click("seats.person/" + std::to_string(both[0])));
  REQUIRE(bus.screen.click("seats.begin_move"));
  REQUIRE(bus.screen.click("seats.seat/3D"));
  CHECK(bus.at("1D") == People{both[1]});
}

TEST_CASE("giving a seat to somebody of whom devices disagree decides it") {
  Bus bus;
  const EntryId person = bus.at("4A").front();
  bus.screen.ask(seats::ChoosePerson{person});
  bus.screen.ask(seats::BeginMove{});
  bus.screen.ask(seats::PressSeat{"3C"});
  CHECK(bus.at("3C") == People{person});
  CHECK(bus.at("4A").empty());
  CHECK(bus.at("4B").empty());
  CHECK(bus.model().acts.empty());  // there is no one seat to go back to
}

TEST_CASE("what somebody else has decided meanwhile is not taken back") {
  Bus bus;
  bus.screen.ask(seats::PressSeat{"2D"});
  bus.screen.ask(seats::BeginMove{});
  bus.screen.ask(seats::PressSeat{"3C"});
  bus.screen.season.records.set(bus.child, {{"seat", "3D"}});
  bus.screen.ask(seats::TakeBack{});
  CHECK(bus.of(bus.child).seat == "3D");
}

TEST_CASE("a refused seat changes nothing on the screen") {
  Bus bus;
  bus.screen.ask(seats::PressSeat{"2D"});
  bus.screen.ask(seats::BeginMove{});
  bus.screen.refusal = Error(Code::disk_full);
  bus.screen.ask(seats::PressSeat{"1A"});
  CHECK(bus.at("2D") == People{bus.child});
  CHECK(bus.at("1A") == People{bus.guardian});
  CHECK(bus.model().acts.empty());
  CHECK(bus.model().moving);
}

TEST_CASE("people of another vehicle are on its plan only") {
  Bus bus;
  const EntryId other = bus.model().facts.vehicles.back().id;
  bus.screen.ask(seats::ChooseVehicle{other});
  CHECK(bus.screen.app.seats.vehicle == other);
  CHECK(seats::find_person(bus.model(), bus.guardian) == nullptr);
  CHECK(seats::find_person(bus.model(), bus.screen.season.takahashi) != nullptr);
  CHECK(bus.model().plan.seats() == 24);
}

TEST_CASE("Esc puts down who was chosen, then goes back") {
  Bus bus;
  bus.screen.ask(shell::Intent(shell::GoTo{{Screen::roster, bus.screen.season.tour}}));
  bus.screen.ask(roster::ShowSeats{});
  CHECK(bus.screen.app.screen == Screen::seats);
  bus.screen.ask(seats::PressSeat{"1A"});
  bus.screen.ask(shell::Intent(shell::Back{}));
  CHECK(bus.model().chosen == 0);
  CHECK(bus.screen.app.screen == Screen::seats);
  bus.screen.ask(shell::Intent(shell::Back{}));
  CHECK(bus.screen.app.screen == Screen::roster);
}
