// Which characters a font must be able to draw before anybody has typed one. Pure.
#pragma once
#include <string_view>
#include <vector>

namespace renkei::ui {

// Everything that Windows' Shift_JIS can write (names such as 髙﨑 and marks such as ①㈱㍻ among
// it), with the dashes and quotes U+2010 to U+2027. Ascending, each once.
const std::vector<char32_t>& cp932_characters();

// The characters of the program's own texts, in every language, and of the dates and figures it
// makes.
const std::vector<char32_t>& characters_of_texts();

// What is drawn for a character that no font has.
inline constexpr char32_t missing_character = U'\u3013';

}  // namespace renkei::ui
