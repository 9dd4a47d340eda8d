// Characters that are not seen, made visible: a text from outside (a file's name, a device's name,
// an answer) must neither move a terminal's cursor nor turn its writing direction, nor begin a line
// that looks like one of ours. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace renkei {

// Control, formatting and separating characters: what has an effect and no shape. Variation
// selectors choose a shape and are not among them; blanks are not either.
bool is_invisible(char32_t c);

// Line ends as ⏎, other invisible characters by their number, <U+202E>. The joiner of emoji stays.
// Done twice it is the same as once.
std::string visible(std::string_view text);

// At most some forty characters of it, for messages.
std::string shorten(std::string_view text);

}  // namespace renkei
