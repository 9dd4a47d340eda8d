// UTF-8 as the rest of the program may trust it: strict checking at the door, plain walking
// afterwards. All functions are pure; they own nothing, keep nothing and never throw except when
// memory runs out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace renkei {

enum class Nul { allowed, refused };

inline constexpr char32_t replacement_character = 0xFFFD;

// Offset of the first byte that does not belong: overlong forms, surrogates, values above U+10FFFF,
// cut sequences, and, when refused, NUL. Nothing when the text is sound.
std::optional<std::size_t> first_utf8_error(std::string_view text, Nul nul = Nul::allowed);
bool is_utf8(std::string_view text, Nul nul = Nul::allowed);

// 0 to 9, whatever the locale says.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The code point at `at`, which moves behind it. A bad byte reads as U+FFFD and moves one byte, so
// a walk always ends.
char32_t next_code_point(std::string_view text, std::size_t& at);

// Values that are no characters (surrogates, above U+10FFFF) are written as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);
std::size_t count_code_points(std::string_view text);

// Where in a text somebody finds a byte: both from 1, the column in characters.
struct TextPlace {
  std::size_t line = 1, column = 1;
};
TextPlace place_in(std::string_view text, std::size_t offset);

}  // namespace renkei
