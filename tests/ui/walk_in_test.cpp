#include "ui/present/walk_in.hpp"

#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;
using walk_in::Draft;

namespace {

// A roster on which somebody is being added.
struct Adding {
  Headless screen{Language::ja, {1280, 1600}};
  explicit Adding(const char* name = "みほん　はな") {
    screen.ask(today::OpenRoster{screen.season.tour});
    screen.ask(walk_in::Begin{name});
  }
  const Draft& draft() const { return screen.app.roster.sheet.walk_in; }
  void say(std::string Draft::*answer, const char* words) {
    Draft changed = draft();
    changed.*answer = words;
    screen.ask(walk_in::Change{changed});
  }
  Participant added() {
    screen.ask(walk_in::Add{});
    REQUIRE(screen.app.roster.last);
    REQUIRE(screen.app.roster.last->kind == roster::ScanResult::Kind::added);
    return find_as<Participant>(screen.season.records, screen.app.roster.last->person)->fields;
  }
};

}  // namespace

TEST_CASE("everything that was said of who joins is in the record") {
  Adding adding("濵田　翔");
  adding.say(&Draft::kana, "はまだ　しょう");
  adding.say(&Draft::age, "４２");
  adding.say(&Draft::ward, "墨田区");
  adding.say(&Draft::seat, "9A");
  adding.say(&Draft::emergency_name, "濵田　花");
  adding.say(&Draft::emergency_phone, "090-0000-0000");
  adding.say(&Draft::photo, "no");
  const Participant added = adding.added();
  CHECK(added.name == "濵田　翔");
  CHECK(added.kana == "はまだ　しょう");
  CHECK(added.age == 42);
  CHECK(added.age_band == "40代");
  CHECK(added.ward == "墨田区");
  CHECK(added.seat == "9A");
  CHECK(added.emergency_name == "濵田　花");
  CHECK(added.emergency_phone == "090-0000-0000");
  CHECK(added.consent_photo == "no");
  CHECK(added.status == "walk_in");
}

TEST_CASE("a child is not added without a guardian or somebody to call") {
  Adding adding;
  adding.say(&Draft::age, "15");
  CHECK(adding.screen.ask(walk_in::Add{}).empty());
  SUBCASE("a guardian by number") {
    adding.say(&Draft::guardian, "2");
    CHECK(adding.added().guardian_participant_id.id == adding.screen.season.yoshida);
  }
  SUBCASE("a guardian by kana, chosen of those it finds") {
    adding.say(&Draft::guardian, "たかはし");
    CHECK(adding.draft().guardian_id == adding.screen.season.takahashi);
    adding.say(&Draft::guardian, "だれでもない");
    CHECK(adding.draft().guardian_id == 0);
    CHECK(adding.screen.ask(walk_in::Add{}).empty());
  }
  SUBCASE("somebody to call") {
    adding.say(&Draft::emergency_name, "母");
    CHECK(adding.screen.ask(walk_in::Add{}).empty());
    adding.say(&Draft::emergency_phone, "0900000000");
    CHECK(adding.added().guardian_participant_id.id == 0);
  }
  SUBCASE("at sixteen nobody is a child") {
    adding.say(&Draft::age, "16");
    CHECK(adding.added().age == 16);
  }
}

TEST_CASE("an age that nobody can have is no age: it is to be corrected first") {
  Adding adding;
  adding.say(&Draft::age, "999");
  CHECK(adding.screen.ask(walk_in::Add{}).empty());
  adding.say(&Draft::age, "");
  CHECK_FALSE(adding.added().age);
}

TEST_CASE("a scan that comes between shows its result, and what was typed is still there") {
  Adding adding;
  adding.say(&Draft::ward, "墨田区");
  adding.screen.scan("B001");
  CHECK(adding.screen.app.roster.sheet.kind == roster::Sheet::Kind::none);
  CHECK(adding.screen.app.roster.last->kind == roster::ScanResult::Kind::checked_in);
  adding.screen.settle_down();
  REQUIRE(adding.screen.click("walk_in.resume"));
  CHECK(adding.draft().ward == "墨田区");
  CHECK_FALSE(adding.screen.find("walk_in.resume"));
}

TEST_CASE("a refused addition stays on the page with all that was typed") {
  Adding adding;
  adding.say(&Draft::ward, "墨田区");
  adding.screen.refusal = Error(Code::disk_full);
  adding.screen.ask(walk_in::Add{});
  CHECK(adding.screen.app.roster.sheet.kind == roster::Sheet::Kind::walk_in);
  CHECK(adding.draft().ward == "墨田区");
}

TEST_CASE(
    "the page is filled by hand: fields, choices, and the button that waits until it is whole") {
  Adding adding;
  adding.screen.settle_down();
  REQUIRE(adding.screen.find("walk_in.name"));
  REQUIRE(adding.screen.click("walk_in.age"));
  adding.screen.type("9");
  adding.screen.settle_down();
  CHECK(adding.draft().age == "9");
  CHECK(adding.screen.find("walk_in.child"));
  REQUIRE(adding.screen.click("walk_in.guardian"));
  adding.screen.type("2");
  adding.screen.settle_down();
  CHECK(adding.draft().guardian_id == adding.screen.season.yoshida);
}
