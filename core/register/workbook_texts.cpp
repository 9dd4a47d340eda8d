#include "core/register/workbook_texts.hpp"

#include <charconv>
#include <optional>

#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t escape_length = 7;  // _xHHHH_

std::optional<char32_t> escaped_unit(std::string_view text, std::size_t at) {
  const std::string_view escape = text.substr(at, escape_length);
  if (escape.size() < escape_length || !escape.starts_with("_x") || escape.back() != '_')
    return std::nullopt;
  std::uint16_t unit = 0;
  const char* const end = escape.data() + escape_length - 1;
  const auto read = std::from_chars(escape.data() + 2, end, unit, 16);
  return read.ec == std::errc() && read.ptr == end ? std::optional<char32_t>(unit) : std::nullopt;
}

// Beyond U+FFFF there are two of them.
char32_t escaped_character(std::string_view text, std::size_t& at, char32_t unit) {
  at += escape_length;
  if (unit < 0xD800 || unit > 0xDBFF) return unit;
  const auto low = escaped_unit(text, at);
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return unit;
  at += escape_length;
  return 0x10000 + ((unit - 0xD800) << 10) + (*low - 0xDC00);
}

std::string with_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  return out;
}

}  // namespace

std::string unescaped(std::string_view text) {
  if (text.find_first_of("_\r") == text.npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto unit = escaped_unit(text, at))
      append_utf8(out, escaped_character(text, at, *unit));
    else
      out += text[at++];
  }
  return with_line_ends(out);
}

}  // namespace renkei
