#include "core/text/visible.hpp"

#include <utf8proc.h>

#include <cstdio>

#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr char32_t combining_grapheme_joiner = 0x034F;
constexpr char32_t zero_width_joiner = 0x200D;

}  // namespace

bool is_invisible(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return c == combining_grapheme_joiner;
  }
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '\n') {
      out += "⏎";
    } else if (c == '\r' && at < text.size() && text[at] == '\n') {
      continue;
    } else if (is_invisible(c) && c != zero_width_joiner) {
      char number[16];
      std::snprintf(number, sizeof number, "<U+%04X>", static_cast<unsigned>(c));
      out += number;
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string shorten(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < longest; ++count)
    next_code_point(text, at);
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

}  // namespace renkei
