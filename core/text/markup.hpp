// Text inside HTML and SVG, between tags and in quoted attributes. Pure.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

// & < > " ' as references, so that nothing in the text can be taken for markup.
std::string escape_markup(std::string_view text);

}  // namespace renkei
