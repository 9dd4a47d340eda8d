#include "ui/present/wrapping.hpp"

#include "core/text/utf8.hpp"

namespace renkei::ui {
namespace {

constexpr std::u32string_view closing = U"、。，．）」』】〕・ー！？：；々っゃゅょッャュョ…";
constexpr std::u32string_view opening = U"（「『【〔";

bool is_japanese(char32_t c) { return c >= 0x2E80; }
bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool may_break_between(char32_t before, char32_t after) {
  if (before == U' ') return after != U' ';
  if (after == U' ' || is_one_of(after, closing) || is_one_of(before, opening)) return false;
  return is_japanese(before) && is_japanese(after);
}

std::string_view without_end_blanks(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

// The length in bytes of the first line.
std::size_t first_line(std::string_view text, float width,
                       const std::function<float(char32_t)>& advance) {
  float x = 0;
  std::size_t at = 0, last_break = 0;
  char32_t before = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'\n') return at;
    if (start > 0 && may_break_between(before, c)) last_break = start;
    x += advance(c);
    if (x > width && c != U' ' && start > 0) return last_break > 0 ? last_break : start;
    before = c;
  }
  return text.size();
}

}  // namespace

std::vector<std::string_view> wrap_lines(std::string_view text, float width,
                                         const std::function<float(char32_t)>& advance) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    std::string_view line = text.substr(0, first_line(text, width, advance));
    text.remove_prefix(line.size());
    if (line.ends_with('\n')) line.remove_suffix(1);
    lines.push_back(without_end_blanks(line));
  }
  return lines;
}

}  // namespace renkei::ui
