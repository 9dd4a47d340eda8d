#include "core/output/text_size.hpp"

#include <algorithm>

#include "core/text/utf8.hpp"
#include "core/text/width.hpp"

namespace renkei {
namespace {

constexpr double narrow_ems = 0.64;

}  // namespace

double text_ems(std::string_view text) {
  double ems = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    next_code_point(text, at);
    const std::size_t columns = display_width(text.substr(from, at - from));
    ems += columns == 2 ? 1 : columns == 1 ? narrow_ems : 0;
  }
  return ems;
}

double widest_line_ems(std::string_view text) {
  double widest = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    widest = std::max(widest, text_ems(text.substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

std::string fitted(std::string_view text, double ems) {
  if (text_ems(text) <= ems) return std::string(text);
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    next_code_point(text, at);
    if (text_ems(text.substr(0, at)) + 1 > ems) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace renkei
