// Who has the keyboard's focus, from one drawing to the next. A widget that draws itself asks
// whether it has it and whether it was pressed by it; the keys are read once, before the drawing.
// One thread.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "ui/present/screen.hpp"
#include "ui/view/focus_order.hpp"

namespace renkei::ui {

struct Ui;

struct Focus {
  std::string key;       // who has it; empty: nobody
  bool visible = false;  // it is framed: the keyboard was used last, not a finger
  bool arrived = false;  // it has just come: scroll there
  std::string home;      // of this screen: the focus is there unless the keyboard took it away
  std::string about;     // what the screen asks about, where it asks one thing after the other
  std::string pressed;   // by Enter, Space or a shortcut, in this drawing
  std::vector<FocusStop> order;  // of the last drawing

  bool has(std::string_view widget) const { return key == widget; }
  void go(std::string to, bool by_key);
  const FocusStop* stop(std::string_view widget) const;
  // The first widget drawn whose key ends so: ".undo".
  const FocusStop* ending(std::string_view tail) const;

  // After a drawing: a finger borrows the focus only for as long as it presses, and who opens a sheet by
  // a key is on it.
  void go_home(bool is_finger_down);
  // Another screen is open: what had the focus there has it again.
  void turn_to(Screen screen);

 private:
  Screen screen_ = Screen::setup;
  std::string home_before_, about_before_;  // of the last drawing
  std::map<Screen, std::string> last_;
};

// What the keys ask of the whole program.
struct KeysAsked {
  bool back = false;
  int place = 0;      // 1, 2, 3 ...: Alt with a digit
  int text_step = 0;  // larger or smaller text
  bool help = false, hide_names = false, search = false;
};
// Before anything is drawn, once a drawing.
KeysAsked take_keys(Focus& focus);

}  // namespace renkei::ui
