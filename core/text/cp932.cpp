#include "core/text/cp932.hpp"

#include <array>
#include <cstdint>

#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using namespace std::string_view_literals;

constexpr std::u16string_view table[] = {
#include "core/text/cp932_table.inc"
};

constexpr std::size_t row_count = std::size(table);
static_assert(row_count == 60, "31 lead bytes from 0x81, 29 from 0xE0");

constexpr char32_t first_user_defined = 0xE000;
constexpr unsigned trails_per_lead = 188;

bool is_lead(unsigned byte) {
  return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}
bool is_trail(unsigned byte) { return byte >= 0x40 && byte <= 0xFC && byte != 0x7F; }
unsigned row_of(unsigned lead) { return lead <= 0x9F ? lead - 0x81 : lead - 0xE0 + 31; }
unsigned lead_of_row(unsigned row) { return row < 31 ? row + 0x81 : row - 31 + 0xE0; }
unsigned column_of(unsigned trail) { return trail < 0x7F ? trail - 0x40 : trail - 0x41; }
unsigned trail_of_column(unsigned column) { return column < 63 ? column + 0x40 : column + 0x41; }

// Windows prefers JIS X 0208, then NEC row 13, then the IBM extensions, and the NEC selection last.
int preference(unsigned lead) {
  if (lead == 0xED || lead == 0xEE) return 0;
  if (lead >= 0xFA) return 1;
  return lead == 0x87 ? 2 : 3;
}

struct Reverse {
  std::array<std::uint16_t, 0x10000> code{};

  Reverse() {
    for (int wanted = 0; wanted <= 3; ++wanted)
      for (unsigned row = 0; row < row_count; ++row)
        if (preference(lead_of_row(row)) == wanted) add(row);
    alias(0x301C, 0x8160);
    alias(0x2212, 0x817C);
    alias(0x2016, 0x8161);
    alias(0x00A2, 0x8191);
    alias(0x00A3, 0x8192);
    alias(0x00AC, 0x81CA);
  }

  // Backwards, so that of equals the lowest code stays.
  void add(unsigned row) {
    for (std::size_t column = table[row].size(); column-- > 0;) {
      const char16_t c = table[row][column];
      if (c == u' ') continue;
      alias(c, lead_of_row(row) << 8 | trail_of_column(static_cast<unsigned>(column)));
    }
  }

  void alias(unsigned character, unsigned value) {
    code[character] = static_cast<std::uint16_t>(value);
  }
};

const Reverse& reverse() {
  static const Reverse made;
  return made;
}

}  // namespace

std::optional<char32_t> character_of_cp932(unsigned code) {
  if (code < 0x80) return static_cast<char32_t>(code);
  if (code >= 0xA1 && code <= 0xDF) return static_cast<char32_t>(0xFF61 + code - 0xA1);
  const unsigned lead = code >> 8;
  const unsigned trail = code & 0xFF;
  if (code > 0xFFFF || !is_lead(lead) || !is_trail(trail)) return std::nullopt;
  const unsigned column = column_of(trail);
  if (lead >= 0xF0 && lead <= 0xF9)
    return first_user_defined + (lead - 0xF0) * trails_per_lead + column;
  const std::u16string_view row = table[row_of(lead)];
  if (column >= row.size() || row[column] == u' ') return std::nullopt;
  return static_cast<char32_t>(row[column]);
}

std::optional<unsigned> cp932_of_character(char32_t character) {
  if (character < 0x80) return static_cast<unsigned>(character);
  if (character >= 0xFF61 && character <= 0xFF9F)
    return static_cast<unsigned>(character - 0xFF61 + 0xA1);
  if (character >= first_user_defined && character < first_user_defined + 10 * trails_per_lead) {
    const unsigned index = static_cast<unsigned>(character - first_user_defined);
    return (0xF0 + index / trails_per_lead) << 8 | trail_of_column(index % trails_per_lead);
  }
  if (character > 0xFFFF || reverse().code[character] == 0) return std::nullopt;
  return reverse().code[character];
}

Cp932Text decode_cp932(std::string_view bytes) {
  Cp932Text out;
  out.text.reserve(bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned first = static_cast<unsigned char>(bytes[at]);
    std::optional<char32_t> character;
    std::size_t length = 1;
    if (!is_lead(first)) {
      character = character_of_cp932(first);
    } else if (at + 1 < bytes.size()) {
      character = character_of_cp932(first << 8 | static_cast<unsigned char>(bytes[at + 1]));
      // A broken lead must not swallow the comma or line end behind it: only the lead itself is
      // bad.
      length = character ? 2 : 1;
    }
    if (!character) out.bad_bytes.push_back(at);
    append_utf8(out.text, character.value_or(replacement_character));
    at += length;
  }
  return out;
}

Cp932Bytes encode_cp932(std::string_view utf8) {
  Cp932Bytes out;
  out.bytes.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    const auto code = cp932_of_character(next_code_point(utf8, at));
    if (!code) {
      out.lost_offsets.push_back(start);
      out.bytes += '?';
      continue;
    }
    if (*code > 0xFF) out.bytes += static_cast<char>(*code >> 8);
    out.bytes += static_cast<char>(*code & 0xFF);
  }
  return out;
}

}  // namespace renkei
