// How many columns a text takes on a terminal: East Asian wide and full-width characters take two,
// combining marks and what is invisible none; characters whose width is ambiguous count as narrow.
// Pure functions.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace renkei {

std::size_t display_width(std::string_view text);
std::string padded_left(std::string_view text, std::size_t width);   // blanks before it
std::string padded_right(std::string_view text, std::size_t width);  // blanks behind it
// At most so wide, with … at the end of what was longer; 0: as it is.
std::string shortened(std::string text, std::size_t longest);

}  // namespace renkei
