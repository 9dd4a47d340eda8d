// Every screen in every size, size of text, language and look: nothing is cut, covered or outside of
// what it lies in, everything that can be pressed is large enough and reached by the keyboard.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "core/model/kinds.hpp"
#include "tests/ui/font_files.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct Place {
  const char* name;
  std::function<void(Headless&)> go;
};

void fill_with_people(Headless& screen) {
  Season& season = screen.season;
  for (std::int64_t no = 10; no < 60; ++no)
    season.records.add(
        "participant",
        {{"tour_id", season.tour},
         {"no", no},
         {"bus", "1号車"},
         {"seat", std::to_string(no / 4) + "C"},
         {"name", no % 7 == 0 ? "小鳥遊　エリザベート・マリア・アレクサンドラ" : "濵田　翔"},
         {"kana", "たかなし えりざべーと・まりあ"}});
}

void add_gates(Headless& screen) {
  for (int i = 0; i < 12; ++i)
    screen.season.records.add(
        "gate", {{"event_id", screen.season.event}, {"name", "東側の入口 " + std::to_string(i)}});
}

EntryId add_stranger(Headless& screen) {
  FakeRecords& records = screen.season.records;
  const EntryId other = records.add(
      "tour", {{"event_id", screen.season.event}, {"name", "海辺の町をめぐる二日間の旅"}});
  return records.add("participant", {{"tour_id", other}, {"name", "浜田 翔"}});
}
EntryId stranger_of(const Headless& screen) {
  return all<Participant>(screen.season.records, "name", Value::of("浜田 翔")).front().id;
}

// Check-ins, and somebody who has parted.
void open_busy_roster(Headless& screen) {
  fill_with_people(screen);
  screen.season.records.now = screen.app.situation.now;
  screen.season.records.add("left_tour", {{"participant_id", screen.season.takahashi},
                                          {"from_stop", screen.season.stop},
                                          {"to_stop", screen.season.later_stop},
                                          {"agreed_by", "s01"}});
  screen.ask(today::OpenRoster{screen.season.tour});
  for (const roster::Person& person : std::vector(screen.app.roster.people))
    if (person.no > 9 && person.no < 30) screen.ask(roster::CheckInPerson{person.id});
}

std::vector<Place> places_to_see() {
  return {{"today", [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::today}})); }},
          {"tally", [](Headless& s) { s.ask(today::CountVisitors{s.season.event}); }},
          {"tally with twelve gates and large figures",
           [](Headless& s) {
             add_gates(s);
             s.ask(today::CountVisitors{s.season.event});
             for (auto& count : s.app.tally.categories) count.count = 1234567;
             s.app.tally.visitors = 12345678;
             s.ask(tally::CountOne{"団体"});
             s.app.tally.choosing = true;
           }},
          {"roster",
           [](Headless& s) {
             fill_with_people(s);
             s.ask(today::OpenRoster{s.season.tour});
             s.scan("B002");
             s.scan("nobody");
           }},
          {"roster with a suggestion and another tour's person",
           [](Headless& s) {
             fill_with_people(s);
             add_stranger(s);
             s.season.records.set(s.season.later_stop, {{"plan_arrive", "09:00"}});
             s.ask(today::OpenRoster{s.season.tour});
             s.scan("B002");
             s.ask(roster::TakeBack{});
             s.scan(s.season.records.id_text(stranger_of(s)));
           }},
          {"the acts of a roster",
           [](Headless& s) {
             open_busy_roster(s);
             s.ask(roster::ShowActs{});
           }},
          {"a person of a roster",
           [](Headless& s) {
             open_busy_roster(s);
             s.ask(roster::ShowPerson{s.season.takahashi});
           }},
          {"why an act is taken back",
           [](Headless& s) {
             open_busy_roster(s);
             s.app.situation.now.unix_ms += 3'600'000;
             s.ask(roster::TakeBack{s.app.roster.acts.front().id});
           }},
          {"a parting on a roster",
           [](Headless& s) {
             open_busy_roster(s);
             s.ask(parting::Begin{s.season.hidden});
           }},
          {"roll call before the count",
           [](Headless& s) {
             fill_with_people(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::rollcall, s.season.tour, s.season.stop}}));
             s.ask(rollcall::TypeDigit{4});
           }},
          {"roll call with names",
           [](Headless& s) {
             fill_with_people(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::rollcall, s.season.tour, s.season.stop}}));
             s.ask(rollcall::TypeDigit{4});
             s.ask(rollcall::Count{});
             s.scan("B002");
             s.scan("nobody");
             s.ask(rollcall::Mark{s.season.takahashi, "absent"});
           }},
          {"roll call with partings, two counts and a stranger",
           [](Headless& s) {
             fill_with_people(s);
             add_stranger(s);
             s.season.records.add("left_tour", {{"participant_id", s.season.takahashi},
                                                {"from_stop", s.season.stop},
                                                {"to_stop", s.season.later_stop},
                                                {"agreed_by", "s01"}});
             s.season.records.add("rollcall",
                                  {{"tour_id", s.season.tour},
                                   {"stop_id", s.season.stop},
                                   {"phase", "departure"},
                                   {"counted_n", std::int64_t{5}}},
                                  2);
             s.ask(shell::Intent(shell::GoTo{{Screen::rollcall, s.season.tour, s.season.stop}}));
             s.ask(rollcall::TypeDigit{4});
             s.ask(rollcall::Count{});
             s.scan(s.season.records.id_text(stranger_of(s)));
           }},
          {"a parting within the roll call",
           [](Headless& s) {
             fill_with_people(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::rollcall, s.season.tour, s.season.stop}}));
             s.ask(rollcall::TypeDigit{4});
             s.ask(rollcall::Count{});
             s.ask(rollcall::Mark{s.season.takahashi, "left"});
           }},
          {"a parting taken back within the roll call",
           [](Headless& s) {
             s.season.records.add("left_tour", {{"participant_id", s.season.takahashi},
                                                {"from_stop", s.season.stop}});
             s.ask(shell::Intent(shell::GoTo{{Screen::rollcall, s.season.tour, s.season.stop}}));
             s.ask(rollcall::TypeDigit{4});
             s.ask(rollcall::Count{});
             s.ask(rollcall::Mark{s.season.takahashi, "unconfirmed"});
           }},
          {"second count",
           [](Headless& s) {
             s.ask(shell::Intent(shell::GoTo{{Screen::rollcall, s.season.tour, s.season.stop}}));
             s.ask(rollcall::TypeDigit{4});
             s.ask(rollcall::Count{});
             s.ask(rollcall::BeginSecond{true});
           }},
          {"files",
           [](Headless& s) {
             s.ask(shell::Intent(shell::GoTo{{Screen::files}}));
             s.app.files.merged = {
                 {"/media/a.renkei", MergeReport::Status::merged, 1234, std::nullopt},
                 {"/media/b.renkei", MergeReport::Status::refused, 0, Error(Code::bundle_damaged)}};
           }},
          {"settings", [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::settings}})); }},
          {"setup", [](Headless& s) { s.app.screen = Screen::setup; }},
          {"today with a refusal", [](Headless& s) {
             s.ask(shell::Intent(shell::GoTo{{Screen::today}}));
             s.app.refusal = Error(Code::store_damaged,
                                   {{"file", std::string(200, 'x')}, {"reason", "malformed"}});
           }}};
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
          CAPTURE(place.name);
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
    CAPTURE(place.name);
    Headless screen(Language::ja, {1280, 800}, font_files());
    screen.app.situation.wishes.big_buttons = true;
    place.go(screen);
    screen.settle_down();
    check_boxes(screen, {1280, 800});
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
