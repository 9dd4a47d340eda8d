#include "core/text/spaces.hpp"

#include "core/text/utf8.hpp"

namespace renkei {
namespace {

// The length of the blank that the text begins with, or 0. No blank begins with another byte than an
// ASCII one or 0xC2 to 0xE3, so a text may be asked byte by byte.
std::size_t blank_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return is_blank_character(first) ? 1 : 0;
  if (first < 0xC2 || first > 0xE3) return 0;
  std::size_t at = 0;
  return is_blank_character(next_code_point(text, at)) ? at : 0;
}

}  // namespace

bool is_blank_character(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200A);
}

std::string_view trim(std::string_view text) {
  while (const std::size_t length = blank_length(text)) text.remove_prefix(length);
  while (!text.empty()) {
    if (const auto end = static_cast<unsigned char>(text.back()); end < 0x80) {
      if (!is_blank_character(end)) break;
      text.remove_suffix(1);
      continue;
    }
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
  std::string_view rest = trim(text);
  out.reserve(rest.size());
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && blank_length(rest.substr(end)) == 0) ++end;
    out += rest.substr(0, end);
    rest.remove_prefix(end);
    if (!rest.empty()) out += blank;
    while (const std::size_t length = blank_length(rest)) rest.remove_prefix(length);
  }
  return out;
}

std::string without_spaces(std::string_view text) { return unify_spaces(text, {}); }

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace renkei
