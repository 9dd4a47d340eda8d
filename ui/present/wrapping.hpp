// Where a sentence is broken into lines: between any two Japanese characters, but not before a mark
// that closes nor after one that opens; in Latin text at spaces. Pure; the font's widths come in as
// a function.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

namespace renkei::ui {

// Views into `text`, without the blanks at which it was broken. A word wider than a line is cut.
std::vector<std::string_view> wrap_lines(std::string_view text, float width,
                                         const std::function<float(char32_t)>& advance);

}  // namespace renkei::ui
