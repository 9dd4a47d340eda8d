// Where the keyboard goes: the program's own order, flat, as the screen was drawn. Pure.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "ui/view/box.hpp"

namespace renkei::ui {

struct FocusStop {
  std::string key, area;  // the widget, and the part of the screen: header, main, side
  Box box;
  bool is_field = false;
};

enum class FocusMove { next, previous, next_area, previous_area, up, down, left, right };

// The key that has the focus afterwards; `from` again where there is nothing that way. Nobody's
// focus begins in the main part.
std::string move_focus(std::span<const FocusStop> order, std::string_view from, FocusMove move);

}  // namespace renkei::ui
