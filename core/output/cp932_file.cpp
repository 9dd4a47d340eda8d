#include "core/output/cp932_file.hpp"

#include <algorithm>
#include <cstdio>

#include "core/text/cp932.hpp"
#include "core/text/kana.hpp"
#include "core/text/utf8.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", stand_in = "〓";
constexpr std::string_view cell_ends = ",\"\r\n\t";

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

std::string_view cell_around(std::string_view text, std::size_t at) {
  const std::size_t before = text.find_last_of(cell_ends, at);
  const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(from, std::min(text.find_first_of(cell_ends, at), text.size()) - from);
}

// The letter that ends there.
std::string_view letter_before(std::string_view text, std::size_t end) {
  std::size_t from = end;
  while (from > 0 && (static_cast<unsigned char>(text[--from]) & 0xC0) == 0x80) continue;
  return text.substr(from, end - from);
}

std::string code_points_of(std::string_view character) {
  std::string all;
  for (std::size_t at = 0; at < character.size();) {
    char number[16];
    std::snprintf(number, sizeof number, "U+%04X",
                  static_cast<unsigned>(next_code_point(character, at)));
    all += (all.empty() ? "" : " ") + std::string(number);
  }
  return all;
}

}  // namespace

Cp932File in_cp932(std::string_view utf8) {
  if (utf8.starts_with(byte_order_mark)) utf8.remove_prefix(byte_order_mark.size());
  const std::string text = join_marks(utf8);
  Cp932File file;
  std::string kept;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'\n') ++line;
    const std::string_view character = std::string_view(text).substr(from, at - from);
    if (cp932_of_character(c)) {
      kept += character;
      continue;
    }
    const bool is_shape = is_variation_selector(c);
    if (!is_shape && !is_invisible(c)) kept += stand_in;
    const std::string_view before = is_shape ? letter_before(text, from) : std::string_view();
    file.lost.push_back(
        {line, std::string(before) + std::string(character), std::string(cell_around(text, from))});
  }
  file.bytes = encode_cp932(kept).bytes;
  return file;
}

std::string places_of(const std::vector<Lost>& lost) {
  constexpr std::size_t most = 10;
  std::string all;
  for (std::size_t i = 0; i < std::min(lost.size(), most); ++i)
    all += (i == 0 ? "" : "; ") + std::to_string(lost[i].line) + ": " + lost[i].character + " (" +
           code_points_of(lost[i].character) + ") 「" + shorten(lost[i].around) + "」";
  return all + (lost.size() > most ? "; …" : "");
}

}  // namespace renkei
