// CP932, the Shift_JIS of Japanese Windows, from one own table, so that every system reads and
// writes the same characters. Pure functions; bad bytes and lost characters are reported by
// position, never by exception.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

struct Cp932Text {
  std::string text;                    // UTF-8; each bad byte stands as U+FFFD
  std::vector<std::size_t> bad_bytes;  // offsets in the input
};

struct Cp932Bytes {
  std::string bytes;                      // each lost character stands as '?'
  std::vector<std::size_t> lost_offsets;  // offsets in the UTF-8 input
};

// Reads both byte forms of 髙 and its like. User-defined codes (外字, 0xF040-0xF9FC) become
// U+E000-U+E757, as on Windows.
Cp932Text decode_cp932(std::string_view bytes);

// Writes what Windows writes: the IBM form of a character that has two, and either wave dash or
// minus as the one there is.
Cp932Bytes encode_cp932(std::string_view utf8);

// One code (one byte, or lead * 256 + trail) to its character and back.
std::optional<char32_t> character_of_cp932(unsigned code);
std::optional<unsigned> cp932_of_character(char32_t character);

}  // namespace renkei
