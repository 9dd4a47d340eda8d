// Every screen in every size, size of text, language and look: nothing is cut, covered or outside of
// what it lies in, everything that can be pressed is large enough and reached by the keyboard.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "tests/ui/font_files.hpp"
#include "tests/ui/headless.hpp"
#include "tests/ui/places_of_care.hpp"
#include "tests/ui/places_of_designer.hpp"
#include "tests/ui/places_of_evening.hpp"
#include "tests/ui/places_of_files.hpp"
#include "tests/ui/places_of_handing.hpp"
#include "tests/ui/places_of_headquarters.hpp"
#include "tests/ui/places_of_import.hpp"
#include "tests/ui/places_of_kiosk.hpp"
#include "tests/ui/places_of_monitor.hpp"
#include "tests/ui/places_of_plan.hpp"
#include "tests/ui/places_of_seats.hpp"
#include "tests/ui/places_of_start.hpp"
#include "tests/ui/places_of_tables.hpp"
#include "tests/ui/places_of_the_field.hpp"
#include "tests/ui/places_of_visitors.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// A screen of its own file has its places in places_of_<what>.hpp; all are gathered here.
std::vector<Place> places_to_see() {
  std::vector<Place> all;
  for (const auto& places :
       {places_of_care(), places_of_designer(), places_of_evening(), places_of_files(),
        places_of_handing(), places_of_headquarters(), places_of_import(), places_of_kiosk(),
        places_of_monitor(), places_of_plan(), places_of_seats(), places_of_start(),
        places_of_tables(), places_of_the_field(), places_of_visitors()})
    all.insert(all.end(), places.begin(), places.end());
  return all;
}

bool overlap(const Box& a, const Box& b) {
  const Box both = intersection(a, b);
  return both.w > 1.5f && both.h > 1.5f;
}

bool lies_in(const Box& part, const Box& whole) {
  return part.x >= whole.x - 1 && part.y >= whole.y - 1 && part.right() <= whole.right() + 1 &&
         part.bottom() <= whole.bottom() + 1;
}

void check_boxes(const Headless& screen, ImVec2 size) {
  std::map<std::string, Box> boxes = {{"", {0, 0, size.x, size.y}}};
  for (const Seen& one : screen.seen) {
    CAPTURE(one.key);
    CHECK(boxes.emplace(one.key, one.box).second);  // a key names one thing
  }
  for (std::size_t i = 0; i < screen.seen.size(); ++i) {
    const Seen& one = screen.seen[i];
    CAPTURE(one.key);
    CAPTURE(one.text);
    CHECK_FALSE(one.cut);
    // A sentence that is missing is shown as its key.
    CHECK((one.text.empty() || one.text != one.key.substr(0, one.key.find('/'))));
    REQUIRE(boxes.contains(one.in));
    CHECK(lies_in(one.box, boxes.at(one.in)));
    for (std::size_t j = i + 1; j < screen.seen.size(); ++j) {
      CAPTURE(screen.seen[j].key);
      if (one.in == screen.seen[j].in) CHECK_FALSE(overlap(one.box, screen.seen[j].box));
    }
  }
}

void check_presses(const Headless& screen) {
  std::set<std::string> reached;
  for (const FocusStop& stop : screen.focus.order) reached.insert(stop.key);
  for (const Seen& one : screen.seen) {
    if (std::string_view(one.kind) != "button") continue;
    CAPTURE(one.key);
    CHECK(reached.contains(one.key) == one.enabled);
    // What is scrolled half out of sight is smaller.
    if (one.in.find("list") == std::string::npos) continue;
    CHECK(one.box.w >= 11.9f * screen.theme().px_per_mm);
  }
}

}  // namespace

TEST_CASE("nothing is cut, covered or outside of what it lies in, on any screen at any size") {
  if (!fonts_are_there()) return;
  const ImVec2 sizes[] = {{1024, 600}, {1280, 800}, {1920, 1080}};
  for (const Place& place : places_to_see())
    for (const ImVec2 size : sizes)
      for (const int percent : {100, 150, 200})
        for (const Language language : {Language::ja, Language::en}) {
          CAPTURE(std::string(place.name));
          CAPTURE(size.x);
          CAPTURE(percent);
          CAPTURE(static_cast<int>(language));
          Headless screen(language, size, font_files());
          screen.app.situation.wishes.text_percent = percent;
          place.go(screen);
          screen.settle_down();
          check_boxes(screen, size);
          check_presses(screen);
        }
}

TEST_CASE("big buttons are big, and still nothing is covered") {
  if (!fonts_are_there()) return;
  for (const Place& place : places_to_see()) {
    CAPTURE(std::string(place.name));
    Headless screen(Language::ja, {1280, 800}, font_files());
    screen.app.situation.wishes.big_buttons = true;
    place.go(screen);
    screen.settle_down();
    check_boxes(screen, {1280, 800});
  }
}

TEST_CASE("on a large monitor, outdoors, with the bar below and for the left hand it is no other") {
  if (!fonts_are_there()) return;
  for (const ImVec2 size : {ImVec2{3840, 2160}, ImVec2{1024, 600}})
    for (const Place& place : places_to_see()) {
      CAPTURE(size.x);
      CAPTURE(std::string(place.name));
      Headless screen(Language::en, size, font_files());
      Wishes& wishes = screen.app.situation.wishes;
      wishes.look = size.x > 2000 ? Look::black : Look::outdoor;
      wishes.left_handed = wishes.buttons_below = true;
      place.go(screen);
      screen.settle_down();
      check_boxes(screen, size);
      check_presses(screen);
    }
}

TEST_CASE(
    "what a scan asks can be answered at once at every size: its answers are whole on screen") {
  if (!fonts_are_there()) return;
  for (const ImVec2 size : {ImVec2{1024, 600}, ImVec2{1280, 800}})
    for (const int percent : {100, 200})
      for (const Language language : {Language::ja, Language::en}) {
        CAPTURE(size.x);
        CAPTURE(percent);
        Headless screen(language, size, font_files());
        screen.app.situation.wishes.text_percent = percent;
        fill_with_people(screen);
        const EntryId person = add_stranger(screen);
        screen.season.records.set(screen.season.later_stop, {{"plan_arrive", "09:00"}});
        screen.ask(today::OpenRoster{screen.season.tour});
        screen.scan(screen.season.records.id_text(person));
        screen.settle_down();
        for (const std::string& key :
             {"roster.anyway/" + std::to_string(person), std::string("roster.let_be")}) {
          CAPTURE(key);
          REQUIRE(screen.find(key));
          CHECK(screen.find(key)->box.h >= screen.theme().touch - 1);
        }
        screen.ask(
            shell::Intent(shell::GoTo{{Screen::rollcall, screen.season.tour, screen.season.stop}}));
        screen.ask(rollcall::TypeDigit{4});
        screen.ask(rollcall::Count{});
        screen.scan(screen.season.records.id_text(person));
        screen.settle_down();
        REQUIRE(screen.find("rollcall.let_be"));
        CHECK(screen.find("rollcall.let_be")->box.h >= screen.theme().touch - 1);
      }
}
