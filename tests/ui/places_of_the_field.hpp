// Today, the tally, the roster, the roll call and settings, full and in doubt.
#pragma once
#include <string>

#include "tests/ui/places.hpp"

namespace renkei::ui {

inline void fill_with_people(Headless& screen) {
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

inline void add_gates(Headless& screen) {
  for (int i = 0; i < 12; ++i)
    screen.season.records.add(
        "gate", {{"event_id", screen.season.event}, {"name", "東側の入口 " + std::to_string(i)}});
}

inline EntryId add_stranger(Headless& screen) {
  FakeRecords& records = screen.season.records;
  const EntryId other = records.add(
      "tour", {{"event_id", screen.season.event}, {"name", "海辺の町をめぐる二日間の旅"}});
  return records.add("participant", {{"tour_id", other}, {"name", "浜田 翔"}});
}
inline EntryId stranger_of(const Headless& screen) {
  return all<Participant>(screen.season.records, "name", Value::of("浜田 翔")).front().id;
}

// Check-ins, and somebody who has parted.
inline void open_busy_roster(Headless& screen) {
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

inline std::vector<Place> places_of_the_field() {
  return {{"today", [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::today}})); }},
          {"tally", [](Headless& s) { s.ask(today::CountVisitors{s.season.event}); }},
          {"tally with twelve gates and large figures",
           [](Headless& s) {
             add_gates(s);
             s.ask(today::CountVisitors{s.season.event});
             for (auto& count : s.app.tally.categories) count.count = 1234567;
             s.app.tally.visitors = 12345678;
             s.ask(tally::CountOne{"団体"});
             s.app.tally.gate_sheet = gates::GateSheet::list;
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
          {"a child joins a tour",
           [](Headless& s) {
             fill_with_people(s);
             s.ask(today::OpenRoster{s.season.tour});
             s.ask(walk_in::Begin{"小鳥遊　エリザベート・マリア・アレクサンドラ"});
             walk_in::Draft draft = s.app.roster.sheet.walk_in;
             draft.age = "9";
             draft.guardian = "た";
             s.ask(walk_in::Change{draft});
           }},
          {"a roster to which somebody was being added",
           [](Headless& s) {
             fill_with_people(s);
             s.ask(today::OpenRoster{s.season.tour});
             s.ask(walk_in::Begin{"小鳥遊　エリザベート・マリア・アレクサンドラ"});
             s.scan("B001");
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
          {"roll call with somebody who is missed",
           [](Headless& s) {
             fill_with_people(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::rollcall, s.season.tour, s.season.stop}}));
             s.ask(rollcall::TypeDigit{4});
             s.ask(rollcall::Count{});
             s.ask(rollcall::Mark{s.season.takahashi, "absent"});
             s.ask(rollcall::Seek{s.season.takahashi});
             s.ask(rollcall::Intent(viewing::Show{s.season.takahashi, "emergency"}));
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
          {"settings", [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::settings}})); }},
          {"today with a refusal", [](Headless& s) {
             s.ask(shell::Intent(shell::GoTo{{Screen::today}}));
             s.app.refusal = Error(Code::store_damaged,
                                   {{"file", std::string(200, 'x')}, {"reason", "malformed"}});
           }}};
}

}  // namespace renkei::ui
