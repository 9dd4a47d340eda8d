// The command line of renkei-field.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/moment.hpp"
#include "core/wording/messages.hpp"
#include "ui/view/theme.hpp"

namespace renkei::desktop {

struct Size {
  int width = 1280, height = 800;
};
// "1280x800", from 640x480 to 7680x4320.
std::optional<Size> parse_size(std::string_view text);

struct Options {
  std::string store;   // empty: the one in the user's data folder
  std::string screen;  // an address; empty: where one was last
  std::optional<Language> language;
  std::string today;                  // YYYY-MM-DD; empty: today
  std::optional<Moment> at;           // a clock that stands still there; without one it goes on
  std::optional<std::int64_t> at_ms;  // since midnight of `today`, the same
  Size size;
  bool sized = false;          // the size was given
  std::optional<float> scale;  // of the monitor's contents
  std::optional<int> text_percent;
  std::optional<ui::Look> look;
  std::string screenshot;  // the last settled drawing goes here, then the program ends
  std::string widgets;     // the table of what was drawn, after each settled drawing
  std::string script;      // lines to be carried out, "-" for standard input; then the program ends
  bool window = false;     // a real one, also for a picture, a table or a script

  // Whether everything happens in memory, without a window.
  bool on_stage() const {
    return !window && !(screenshot.empty() && widgets.empty() && script.empty());
  }
};

extern const char* const usage;

// `words`: the program first, then its arguments, in UTF-8. Nothing when one is not understood.
std::optional<Options> parse_options(const std::vector<std::string>& words);

}  // namespace renkei::desktop
