// Telephone numbers from every shape in which a roster holds them: stored as digits, written as the
// government's data part DS-445 wants them. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace renkei {

enum class PhoneDoubt {
  none,
  zero_restored,  // a spreadsheet had dropped the leading zero
  damaged,        // 9.0E+09: digits are lost for good
  odd_length,     // not the length of a Japanese number
  foreign,        // begins with another country's code; kept with its +
  several,        // more than one number in the cell; the first was taken
  unreadable      // no digits in a text that is not a word for "none"
};

struct PhoneReading {
  std::string digits;  // empty when there is none
  PhoneDoubt doubt = PhoneDoubt::none;
};

PhoneReading read_phone(std::string_view text);

// (03)5253-5111, 090-9999-9999; +81 before it when international. Area codes whose length is not
// known for certain are left without brackets: a wrong break is worse than none.
std::string format_phone(std::string_view digits, bool international = false);

}  // namespace renkei
