#include "core/text/utf8.hpp"

#include <algorithm>

namespace renkei {
namespace {

struct Lead {
  std::size_t length;
  unsigned char second_min;
  unsigned char second_max;
};

// The second byte's range is where overlong forms, surrogates and values above U+10FFFF are told
// from good ones.
Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Three bytes of which the second may be any that goes on: most of Japanese, told quickly.
bool is_usual(std::string_view text, std::size_t at) {
  const unsigned char first = byte_at(text, at);
  return first > 0xE0 && first < 0xED && text.size() - at >= 3 &&
         ((byte_at(text, at + 1) ^ 0x80u) | (byte_at(text, at + 2) ^ 0x80u)) < 0x40;
}

// Length of the sound sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  if (is_usual(text, at)) return 3;
  const Lead lead = lead_of(byte_at(text, at));
  if (lead.length <= 1) return lead.length;
  if (text.size() - at < lead.length) return 0;
  const unsigned char second = byte_at(text, at + 1);
  if (second < lead.second_min || second > lead.second_max) return 0;
  for (std::size_t i = 2; i < lead.length; ++i)
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  return lead.length;
}

}  // namespace

std::optional<std::size_t> first_utf8_error(std::string_view text, Nul nul) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = byte_at(text, at) < 0x80 ? 1 : sequence_length(text, at);
    if (length == 0 || (nul == Nul::refused && text[at] == '\0')) return at;
    at += length;
  }
  return std::nullopt;
}

bool is_utf8(std::string_view text, Nul nul) { return !first_utf8_error(text, nul); }

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const unsigned char first = byte_at(text, at);
  if (first < 0x80) return ++at, first;
  if (is_usual(text, at)) {
    const char32_t value = (first & 0x0Fu) << 12 | (byte_at(text, at + 1) & 0x3Fu) << 6 |
                           (byte_at(text, at + 2) & 0x3Fu);
    return at += 3, value;
  }
  const std::size_t length = sequence_length(text, at);
  if (length == 0) {
    ++at;
    return replacement_character;
  }
  static constexpr unsigned char lead_mask[] = {0, 0, 0x1F, 0x0F, 0x07};
  char32_t value = byte_at(text, at) & lead_mask[length];
  for (std::size_t i = 1; i < length; ++i) value = (value << 6) | (byte_at(text, at + i) & 0x3Fu);
  at += length;
  return value;
}

void append_utf8(std::string& out, char32_t code_point) {
  char32_t c = code_point;
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement_character;
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
    out.append(bytes, sizeof bytes);
  } else if (c < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
    out.append(bytes, sizeof bytes);
  } else {
    const char bytes[] = {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
    out.append(bytes, sizeof bytes);
  }
}

std::u32string to_code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

TextPlace place_in(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t end_of_line = before.rfind('\n');
  const std::size_t from = end_of_line == std::string_view::npos ? 0 : end_of_line + 1;
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return {static_cast<std::size_t>(lines) + 1, count_code_points(before.substr(from)) + 1};
}

}  // namespace renkei
