// The seats of a vehicle, full and in doubt.
#pragma once
#include "tests/ui/places.hpp"

namespace renkei::ui {

// A bus with everything that can be wrong; its id.
inline EntryId add_bus_in_doubt(Headless& screen) {
  FakeRecords& records = screen.season.records;
  const EntryId tour = screen.season.tour;
  const EntryId bus = records.add("vehicle", {{"tour_id", tour},
                                              {"no", "1号車"},
                                              {"layout",
                                               "door _ _ guide driver / 1A 1B _ 1C 1D / "
                                               "2A 2B _ 2C 2D / wheel:W1 _ _ 3C 3D / "
                                               "4A 4B fold:4E 4C 4D"}});
  records.add("vehicle", {{"tour_id", tour}, {"no", "2号車"}, {"seats", std::int64_t{24}}});
  const auto passenger = [&](const char* name, const char* seat) {
    return records.add("participant", {{"tour_id", tour},
                                       {"no", std::int64_t{20}},
                                       {"bus", "1号車"},
                                       {"seat", seat},
                                       {"name", name}});
  };
  const EntryId guardian = passenger("小鳥遊　エリザベート・マリア・アレクサンドラ", "1A");
  const EntryId child = passenger("小鳥遊　翔", "2D");
  records.set(child, {{"guardian_participant_id", guardian}});
  passenger("濵田　翔", "1D");
  passenger("渡邊　花子", "1D");
  records.conflict(passenger("佐藤　花子", "4A"), "seat", OwnValue("4B"));
  passenger("Bartholomew Featherstonehaugh-Cholmondeley", "9Z");
  records.set(screen.season.hidden, {{"bus", "1号車"}, {"seat", "W1"}});
  return bus;
}

inline std::vector<Place> places_of_seats() {
  return {{"seats in doubt",
           [](Headless& s) {
             const EntryId bus = add_bus_in_doubt(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::seats, bus}}));
           }},
          {"a seat given twice",
           [](Headless& s) {
             const EntryId bus = add_bus_in_doubt(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::seats, bus}}));
             s.ask(seats::PressSeat{"1D"});
           }},
          {"an empty seat",
           [](Headless& s) {
             const EntryId bus = add_bus_in_doubt(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::seats, bus}}));
             s.ask(seats::PressSeat{"3C"});
           }},
          {"somebody moves to another seat",
           [](Headless& s) {
             const EntryId bus = add_bus_in_doubt(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::seats, bus}}));
             s.ask(seats::PressSeat{"1A"});
             s.ask(seats::BeginMove{});
           }},
          {"somebody was moved",
           [](Headless& s) {
             const EntryId bus = add_bus_in_doubt(s);
             s.ask(shell::Intent(shell::GoTo{{Screen::seats, bus}}));
             s.ask(seats::PressSeat{"1A"});
             s.ask(seats::BeginMove{});
             s.ask(seats::PressSeat{"2D"});
           }},
          {"a vehicle without a plan",
           [](Headless& s) {
             const EntryId bus = s.season.records.add(
                 "vehicle", {{"tour_id", s.season.tour}, {"no", "1号車"}, {"layout", "?? !!"}});
             s.ask(shell::Intent(shell::GoTo{{Screen::seats, bus}}));
           }},
          {"seats without a vehicle",
           [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::seats}})); }}};
}

}  // namespace renkei::ui
