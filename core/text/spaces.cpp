#include "core/text/spaces.hpp"

#include "core/text/utf8.hpp"

namespace renkei {

bool is_blank_character(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200A);
}

std::string_view trim(std::string_view text) {
  std::size_t first = 0;
  while (first < text.size()) {
    std::size_t next = first;
    if (!is_blank_character(next_code_point(text, next))) break;
    first = next;
  }
  text.remove_prefix(first);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && text.size() - last < 4 &&
           (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80)
      --last;
    std::size_t end = last;
    if (!is_blank_character(next_code_point(text, end)) || end != text.size()) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string unify_spaces(std::string_view text, std::string_view blank) {
  std::string out;
  bool pending = false;
  const std::string_view inner = trim(text);
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t start = at;
    if (is_blank_character(next_code_point(inner, at))) {
      pending = true;
      continue;
    }
    if (pending) out += blank;
    pending = false;
    out += inner.substr(start, at - start);
  }
  return out;
}

std::string without_spaces(std::string_view text) { return unify_spaces(text, {}); }

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace renkei
