// The shell around the screens: what somebody asks for that belongs to none of them.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "ui/present/screen.hpp"

namespace renkei::ui::shell {

struct GoTo {
  Address address;
};
struct Back {};  // what lies over the screen is closed first
struct Wish {
  Wishes wishes;
};
struct Scan {  // wherever the focus is
  std::string text;
};
struct CloseNotice {};
struct SaveAgain {};  // what could not be saved
struct StopJob {};    // the one at hand
struct DropFiles {    // on the window, wherever it is
  std::vector<std::string> files;
};
struct Help {};     // with the open screen
struct HideNames {  // numbers instead of names, for a screen that passengers can see
  bool hide;
};
struct Touch {};  // a hand is there, and asks for nothing
struct Cover {};  // no hand is there any more: names are covered, if it is time
using Intent = std::variant<GoTo, Back, Wish, Scan, CloseNotice, SaveAgain, StopJob, DropFiles,
                            Help, HideNames, Touch, Cover>;

}  // namespace renkei::ui::shell
