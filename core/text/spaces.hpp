// Blanks at the ends and in the middle of what people type, in every width a Japanese keyboard
// makes. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace renkei {

// Space, tab, line ends, no-break space, full-width space. Zero-width characters are not blanks:
// they are to be seen.
bool is_blank_character(char32_t c);

// A view into `text`, valid as long as `text` is.
std::string_view trim(std::string_view text);

// Trimmed, and every run of blanks inside replaced: "山﨑 試郎" with U+3000 becomes "山﨑　試郎".
std::string unify_spaces(std::string_view text, std::string_view blank);

std::string without_spaces(std::string_view text);

bool contains(std::string_view text, std::string_view part);

}  // namespace renkei
