// A register on its way in: none, being looked at, not to be read, its columns, its preview, taken.
#pragma once
#include "tests/ui/import_looks.hpp"
#include "tests/ui/places.hpp"

namespace renkei::ui {

inline std::vector<Place> places_of_import() {
  return {{"no register yet",
           [](Headless& s) {
             s.app.situation.drives = {
                 {"USB-07", "/media/USB-07", {}, false, {}, {"/media/USB-07/名簿.csv"}}};
             s.ask(shell::Intent(shell::GoTo{{Screen::import}}));
           }},
          {"a register being looked at", drop_roster},
          {"a register and how it is read",
           [](Headless& s) {
             look_at_roster(s);
             s.ask(import::ShowReading{true});
           }},
          {"a register that cannot be read",
           [](Headless& s) {
             RegisterLook look = roster_look();
             look.columns[1].field = "";
             look.problem =
                 Error(Code::register_unreadable,
                       {{"file", "名簿.csv"}, {"reason", "register_no_table"}, {"line", "0"}});
             look_at_roster(s, look);
             s.ask(import::GoStep{import::Step::columns});
           }},
          {"a column whose meaning is chosen",
           [](Headless& s) {
             look_at_roster(s);
             s.ask(import::GoStep{import::Step::columns});
             s.ask(import::OpenColumn{3});
           }},
          {"the preview of a register", try_roster},
          {"a register that was taken", take_roster}};
}

}  // namespace renkei::ui
