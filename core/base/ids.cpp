#include "core/base/ids.hpp"

#include <charconv>

namespace renkei {
namespace {

constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";  // RFC 4648, lower case
constexpr std::size_t text_length = 26;

}  // namespace

std::string to_text(const LogId& id) {
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (std::uint8_t byte : id) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[(buffer >> (bits - 5)) & 31];
  }
  out += alphabet[(buffer << (5 - bits)) & 31];
  return out;
}

std::string to_text(const GlobalId& id) { return to_text(id.log) + '-' + std::to_string(id.seq); }

std::optional<LogId> parse_log_id(std::string_view text) {
  if (text.size() != text_length) return std::nullopt;
  LogId id{};
  std::uint32_t buffer = 0;
  int bits = 0;
  std::size_t at = 0;
  for (char letter : text) {
    const auto value = alphabet.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    buffer = (buffer << 5) | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      id[at++] = static_cast<std::uint8_t>(buffer >> bits);
    }
  }
  if ((buffer & ((1u << bits) - 1)) != 0) return std::nullopt;
  return id;
}

std::optional<GlobalId> parse_global_id(std::string_view text) {
  if (text.size() < text_length + 2 || text[text_length] != '-') return std::nullopt;
  const auto log = parse_log_id(text.substr(0, text_length));
  if (!log) return std::nullopt;
  const std::string_view digits = text.substr(text_length + 1);
  Seq seq = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), seq);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (digits[0] == '0' || seq < 1 || seq > max_seq) return std::nullopt;
  return GlobalId{*log, seq};
}

}  // namespace renkei
