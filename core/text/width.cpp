#include "core/text/width.hpp"

#include <utf8proc.h>

#include "core/text/utf8.hpp"

namespace renkei {

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();)
    width += static_cast<std::size_t>(
        utf8proc_charwidth(static_cast<utf8proc_int32_t>(next_code_point(text, at))));
  return width;
}

std::string padded_left(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(taken < width ? width - taken : 0, ' ') + std::string(text);
}

std::string padded_right(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::string shortened(std::string text, std::size_t longest) {
  if (longest == 0 || display_width(text) <= longest) return text;
  std::string out;
  std::size_t at = 0, width = 0;
  while (at < text.size()) {
    const std::size_t before = at;
    next_code_point(text, at);
    const auto character = std::string_view(text).substr(before, at - before);
    width += display_width(character);
    if (width + 1 > longest) break;
    out += character;
  }
  return out + "…";
}

}  // namespace renkei
