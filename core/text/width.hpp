// How many columns a text takes on a terminal: East Asian wide and full-width characters take two,
// combining marks none (Unicode Standard Annex 11; ambiguous ones are taken as narrow). Pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace renkei {

std::size_t display_width(std::string_view text);
std::string padded_left(std::string_view text, std::size_t width);   // blanks before it
std::string padded_right(std::string_view text, std::size_t width);  // blanks behind it

}  // namespace renkei
