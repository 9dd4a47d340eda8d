#include "ui/view/focus_order.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// A header of two, and a pad of two rows of two.
const std::vector<FocusStop> order = {
    {"back", "header", {0, 0, 50, 20}}, {"language", "header", {150, 0, 50, 20}},
    {"one", "main", {0, 40, 90, 40}},   {"two", "main", {100, 40, 90, 40}},
    {"three", "main", {0, 90, 90, 40}}, {"four", "main", {100, 90, 90, 40}},
};

std::string from(const char* key, FocusMove move) { return move_focus(order, key, move); }

}  // namespace

TEST_CASE("Tab goes through everything in the order it is drawn, and begins again") {
  CHECK(from("back", FocusMove::next) == "language");
  CHECK(from("language", FocusMove::next) == "one");
  CHECK(from("four", FocusMove::next) == "back");
  CHECK(from("back", FocusMove::previous) == "four");
}

TEST_CASE("the arrows go to what lies that way, and no further than the part of the screen") {
  CHECK(from("one", FocusMove::right) == "two");
  CHECK(from("one", FocusMove::down) == "three");
  CHECK(from("four", FocusMove::up) == "two");
  CHECK(from("four", FocusMove::left) == "three");
  CHECK(from("one", FocusMove::up) == "one");
  CHECK(from("two", FocusMove::right) == "two");
}

TEST_CASE("F6 goes to the next part, and nobody's focus begins in the main one") {
  CHECK(from("two", FocusMove::next_area) == "back");
  CHECK(from("back", FocusMove::next_area) == "one");
  CHECK(from("", FocusMove::next) == "one");
  CHECK(move_focus({}, "gone", FocusMove::next) == "gone");
}

TEST_CASE("one key reaches the first button of today, and Enter presses it") {
  Headless screen;
  screen.settle_down();
  screen.key(ImGuiKey_Tab);
  screen.settle_down();
  CHECK(screen.focus.key == "today.count/" + std::to_string(screen.season.event));
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::tally);
}

TEST_CASE("Escape goes back to where one came from, and what had the focus there has it again") {
  Headless screen;
  screen.settle_down();
  const auto is_at_roster = [&] { return screen.focus.key.starts_with("today.roster/"); };
  for (int i = 0; i < 20 && !is_at_roster(); ++i) {
    screen.key(ImGuiKey_Tab);
    screen.settle_down();
  }
  const std::string before = screen.focus.key;
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  REQUIRE(screen.app.screen == Screen::roster);
  screen.key(ImGuiKey_Escape);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::today);
  CHECK(screen.focus.key == before);
}

TEST_CASE("Alt with a digit goes to a place, from every screen") {
  Headless screen;
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  screen.key(ImGuiKey_2, ImGuiMod_Alt);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::files);
  screen.key(ImGuiKey_3, ImGuiMod_Alt);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::settings);
}

TEST_CASE("Ctrl+Z takes back what the button of the screen would take back") {
  Headless screen;
  screen.ask(today::CountVisitors{screen.season.event});
  screen.settle_down();
  screen.key(ImGuiKey_1);
  screen.settle_down();
  REQUIRE(screen.text("tally.visitors") == "1");
  screen.key(ImGuiKey_Z, ImGuiMod_Ctrl);
  screen.settle_down();
  CHECK(screen.text("tally.visitors") == "0");
}

TEST_CASE("a scan presses nothing, whatever has the focus") {
  Headless screen;
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  screen.focus.go("roster.stop/" + std::to_string(screen.season.later_stop), true);
  const EntryId stop = screen.app.roster.stop;
  screen.scan("B002");
  screen.settle_down();
  CHECK(screen.app.roster.stop == stop);
  CHECK(screen.app.roster.heads.here == 1);
}

TEST_CASE("a screen that takes no scans says so, and counts nobody") {
  Headless screen;
  screen.ask(today::CountVisitors{screen.season.event});
  screen.scan("4901234567890");
  screen.settle_down();
  CHECK(screen.text("tally.visitors") == "0");
  CHECK(screen.text("notice") == say(Language::ja, "scan.not_here"));
  screen.key(ImGuiKey_1);
  screen.settle_down();
  CHECK_FALSE(screen.find("notice"));
}

TEST_CASE("the focus scrolls to what it reaches") {
  Headless screen;
  for (int i = 0; i < 60; ++i)
    screen.season.records.add("participant", {{"tour_id", screen.season.tour}, {"name", "見本"}});
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  for (int i = 0; i < 90; ++i) {
    screen.key(ImGuiKey_Tab);
    screen.settle_down();
  }
  const Seen* seen = screen.find(screen.focus.key);
  REQUIRE(seen);
  CHECK(seen->box.h >= screen.theme().touch - 1);
}
