// The screens of visitors: the pad, readings and the day's end, full, empty, asking and in doubt.
#pragma once
#include <string>

#include "tests/ui/places.hpp"

namespace renkei::ui {

inline constexpr const char* long_gate_name =
    "南側の入口（区民ひろば・小鳥遊　エリザベート・マリア・アレクサンドラ記念館の前）";

inline void tally_at(Headless& screen, EntryId gate, const char* category, std::int64_t n,
                     const char* when, LogNumber log = FakeRecords::own_log) {
  screen.season.records.add(
      "tally", {{"gate_id", gate}, {"category", category}, {"delta", n}, {"at", at(when)}}, log);
}
inline void look_at_counter(Headless& screen, const char* when, std::int64_t reading) {
  screen.season.records.add(
      "counter_reading",
      {{"gate_id", screen.season.gate}, {"read_at", at(when)}, {"reading", reading}});
}
// The second day, with hours of both, of three devices, and an estimate.
inline void fill_two_days(Headless& screen) {
  const EntryId gate = screen.season.gate;
  for (int hour = 9; hour < 18; ++hour) {
    const std::string of = (hour < 10 ? "0" : "") + std::to_string(hour);
    tally_at(screen, gate, "一般", 90 + 17 * hour % 60,
             ("2023-10-14T" + of + ":10:00+09:00").c_str(), 2);
    tally_at(screen, gate, "一般", 1100 + 170 * hour % 600,
             ("2023-10-15T" + of + ":10:00+09:00").c_str(), 3);
    tally_at(screen, screen.season.side_gate, "団体", 40,
             ("2023-10-15T" + of + ":20:00+09:00").c_str());
  }
  screen.season.records.set(screen.season.side_gate, {{"name", long_gate_name}});
  screen.app.situation.now = at("2023-10-15T17:30:00+09:00");
  screen.app.situation.date = "2023-10-15";
}
inline void open_pad(Headless& screen) { screen.ask(today::CountVisitors{screen.season.event}); }
inline void open_readings(Headless& screen, const char* word = "") {
  screen.ask(shell::Intent(
      shell::GoTo{{Screen::readings, screen.season.event, screen.season.gate, 0, word}}));
}

inline std::vector<Place> places_of_visitors() {
  return {{"a full pad on the second day",
           [](Headless& s) {
             fill_two_days(s);
             open_pad(s);
             s.ask(tally::CountOne{"一般"});
             s.ask(tally::CountOne{"関係者"});
             s.ask(tally::TakeBack{});
             s.app.tally.estimated = 1234;
             s.app.tally.beside = 56;
           }},
          {"the pad's details",
           [](Headless& s) {
             fill_two_days(s);
             open_pad(s);
             s.ask(tally::CountOne{"一般"});
             s.ask(tally::OpenSheet{tally::Sheet::Kind::more});
           }},
          {"a pad after midnight on a day that is none of the event's",
           [](Headless& s) {
             open_pad(s);
             s.app.situation.date = "2023-10-16";
             look(s.app, s.season.records);
           }},
          {"a number at the pad",
           [](Headless& s) {
             open_pad(s);
             s.ask(tally::BeginNumber{});
             for (int i = 0; i < 6; ++i) s.ask(tally::TypeDigit{8});
           }},
          {"a group at the pad",
           [](Headless& s) {
             open_pad(s);
             s.ask(tally::CountOne{"団体"});
           }},
          {"whose number it is",
           [](Headless& s) {
             open_pad(s);
             s.ask(tally::BeginNumber{});
             s.ask(tally::TypeDigit{8});
             s.ask(tally::EndNumber{});
           }},
          {"the acts of the pad",
           [](Headless& s) {
             open_pad(s);
             for (int i = 0; i < 25; ++i) s.ask(tally::CountOne{"小学生以下"});
             s.ask(tally::OpenSheet{tally::Sheet::Kind::acts});
           }},
          {"why a press is taken back",
           [](Headless& s) {
             open_pad(s);
             s.ask(tally::CountOne{"小学生以下"});
             s.app.situation.now.unix_ms += 3'600'000;
             s.ask(tally::TakeBack{});
           }},
          {"the hours of all gates",
           [](Headless& s) {
             fill_two_days(s);
             open_pad(s);
             s.ask(tally::OpenSheet{tally::Sheet::Kind::hours});
           }},
          {"a gate without a method and with a long name",
           [](Headless& s) {
             fill_two_days(s);
             open_pad(s);
             s.ask(tally::Intent(gates::ChooseGate{s.season.side_gate}));
           }},
          {"a pad at a gate about which devices disagree",
           [](Headless& s) {
             s.season.records.conflict(s.season.gate, "counting_method", "organiser_statement");
             s.season.records.conflict(s.season.gate, "name", long_gate_name);
             open_pad(s);
           }},
          {"an event without a gate",
           [](Headless& s) {
             s.season.records.make_void(s.season.gate);
             s.season.records.make_void(s.season.side_gate);
             open_pad(s);
           }},
          {"no event to count at",
           [](Headless& s) {
             open_pad(s);
             s.app.tally = {};
           }},
          {"no readings yet", [](Headless& s) { open_readings(s); }},
          {"readings of a day",
           [](Headless& s) {
             look_at_counter(s, "2023-10-13T17:00:00+09:00", 900);
             look_at_counter(s, "2023-10-14T08:00:00+09:00", 100);
             look_at_counter(s, "2023-10-14T09:00:00+09:00", 1'100);
             look_at_counter(s, "2023-10-14T11:00:00+09:00", 1'234'567);
             s.season.records.conflict(all<CounterReading>(s.season.records).back().id, "reading",
                                       std::int64_t{1'234'765});
             open_readings(s);
             for (int i = 0; i < 9; ++i) s.ask(readings::TypeDigit{8});
           }},
          {"a lower reading",
           [](Headless& s) {
             look_at_counter(s, "2023-10-14T09:00:00+09:00", 1'100);
             open_readings(s);
             s.ask(readings::TypeDigit{8});
             s.ask(readings::RecordLook{});
           }},
          {"the acts of readings",
           [](Headless& s) {
             open_readings(s);
             for (int i = 0; i < 4; ++i) {
               s.ask(readings::TypeDigit{9});
               s.ask(readings::TypeDigit{i});
               s.ask(readings::RecordLook{});
             }
             s.ask(readings::TakeBack{});
             s.ask(readings::OpenSheet{readings::Sheet::Kind::acts});
           }},
          {"the gates from the readings",
           [](Headless& s) {
             fill_two_days(s);
             open_readings(s);
             s.ask(readings::Intent(gates::OpenGates{true}));
           }},
          {"a day's end that is not confirmed",
           [](Headless& s) {
             fill_two_days(s);
             open_readings(s, "day_end");
           }},
          {"a day's end of which devices say different numbers",
           [](Headless& s) {
             fill_two_days(s);
             s.season.records.add("daily_total",
                                  {{"event_id", s.season.event},
                                   {"date", "2023-10-15"},
                                   {"n", std::int64_t{1'234'567}},
                                   {"method", "organiser_statement"},
                                   {"reentry", "unknown"},
                                   {"unit", "person_days"}},
                                  2);
             s.app.situation.wishes.staff = "s01";
             open_readings(s, "day_end");
             s.ask(day_end::Confirm{});
           }},
          {"another number at the day's end", [](Headless& s) {
             fill_two_days(s);
             open_readings(s, "day_end");
             s.ask(day_end::SayOther{true});
             s.ask(readings::TypeDigit{8});
           }}};
}

}  // namespace renkei::ui
