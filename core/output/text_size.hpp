// How wide a text stands on a page, about: fonts differ, and a page must not need one of them. Pure.
// Inside core/output only.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

// In ems: full-width characters take one, the others of a proportional font about two thirds.
double text_ems(std::string_view text);
double widest_line_ems(std::string_view text);
// The text, cut with … where it is wider than that.
std::string fitted(std::string_view text, double ems);

}  // namespace renkei
