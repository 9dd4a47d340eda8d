// A report's text or CSV in CP932, for programs that do not know UTF-8, and what of it that cannot say.
// Reading it back (core/text/encoding.hpp) gives the text that was written, wave dashes and minus signs
// in the one form that CP932 has. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

struct Lost {
  std::size_t line = 0;   // of the file, from 1
  std::string character;  // with what it belongs to: a variation selector behind its letter
  std::string around;     // the cell that it stands in
};

struct Cp932File {
  std::string bytes;  // 〓 for a lost character; what has no shape is left out
  std::vector<Lost> lost;
};

// `utf8`: as the writers make it; a mark of byte order goes.
Cp932File in_cp932(std::string_view utf8);

// "𠮷 (U+20BB7)", line by line: the first of them in words that need no translation.
std::string places_of(const std::vector<Lost>& lost);

}  // namespace renkei
