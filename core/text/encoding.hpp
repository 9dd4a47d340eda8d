// Tells in which encoding a file of unknown origin was saved, and reads it as UTF-8.
// Pure functions; every byte that could not be read is reported by its line and offset.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

enum class Encoding { utf8, utf8_bom, cp932, utf16_le, utf16_be };

std::string_view name_of(Encoding encoding);

struct BadByte {
  std::size_t offset = 0;  // in the file
  std::size_t line = 0;    // counted from 1
  std::size_t column = 0;  // of a table, counted from 1; 0: not known
};

struct DecodedText {
  std::string text;  // sound UTF-8 without NUL; each bad byte stands as U+FFFD
  Encoding encoding = Encoding::utf8;
  std::vector<BadByte> bad_bytes;  // at most a thousand are listed
  std::size_t bad_byte_count = 0;
};

// utf-8, cp932, utf-16; the last with the byte order that its BOM tells, else little endian.
std::optional<Encoding> encoding_named(std::string_view code);

// As somebody says.
DecodedText decode_text(std::string_view bytes, Encoding encoding);
// A BOM decides; else what has a NUL in every other byte of many is UTF-16 that lost its BOM; else sound
// UTF-8 is UTF-8; else what has far more sound than broken UTF-8 sequences is damaged UTF-8; else CP932.
DecodedText decode_text(std::string_view bytes);

}  // namespace renkei
