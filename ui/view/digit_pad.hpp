// A pad of digits, in the layout of a telephone's upside down, as a numeric keypad has it; and the same
// digits from the keyboard.
#pragma once
#include "ui/view/buttons.hpp"

namespace renkei::ui {

struct Digits {
  std::vector<int> typed;  // in this drawing, in order
  int erased = 0;          // how many were taken back
};

// A key a digit, "<digit_key>/N", and one that takes the last one back.
Digits digit_pad(Ui& ui, const Box& box, const char* digit_key, const char* erase_key);
float digit_pad_height(const Ui& ui);  // the least
// One key of a pad, its words as large as it has room for.
bool pad_key(Ui& ui, const Key& key, const Box& at, const std::string& words,
             const ButtonLook& look = {});

// What the keyboard types while no field has it.
Digits typed_digits();

}  // namespace renkei::ui
