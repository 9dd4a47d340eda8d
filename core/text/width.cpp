#include "core/text/width.hpp"

#include "core/text/utf8.hpp"

namespace renkei {
namespace {

struct CodeRange {
  char32_t first, last;
};

constexpr CodeRange wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr CodeRange nothing[] = {{0x0300, 0x036F}, {0x200B, 0x200F},  {0x202A, 0x202E},
                                 {0x2060, 0x206F}, {0x3099, 0x309A},  {0xFE00, 0xFE0F},
                                 {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

template <std::size_t n>
bool is_in(char32_t c, const CodeRange (&ranges)[n]) {
  for (const CodeRange& range : ranges)
    if (c >= range.first && c <= range.last) return true;
  return false;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    width += c < 0x300 ? 1 : is_in(c, nothing) ? 0 : is_in(c, wide) ? 2 : 1;
  }
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

}  // namespace renkei
