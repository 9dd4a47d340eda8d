// A pad of digits for hands and for the numeric keys: a number is typed without a keyboard.
#pragma once
#include <vector>

#include "ui/view/ui.hpp"

namespace renkei::ui {

struct PadPress {
  std::vector<int> digits;  // in their order
  bool erased = false;      // the last digit is taken away
};
// Digits are `digit`/0 to `digit`/9; `erase` has its words.
PadPress draw_number_pad(Ui& ui, const Box& box, const char* digit, const char* erase);

}  // namespace renkei::ui
