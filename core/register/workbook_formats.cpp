#include "core/register/workbook_formats.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include "core/text/dates.hpp"

namespace renkei {
namespace {

constexpr double last_serial = 2'958'466;  // 9999-12-31 and its hours
constexpr std::int64_t day_seconds = 86'400;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The first section of a format without what is printed as it stands; [h] is kept as H.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '\\' || c == '_' || c == '*') {
      if (++i < code.size() && c == '\\' && code[i] == '-') bare += '-';
    } else if (c == '"') {
      const std::size_t end = code.find('"', i + 1);
      if (end == code.npos) break;
      if (code.substr(i + 1, end - i - 1) == "-") bare += '-';
      i = end;
    } else if (c == '[') {
      const std::size_t end = code.find(']', i);
      if (end == code.npos) break;
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos) bare += 'H';
      i = end;
    } else {
      bare += lower(c);
    }
  }
  return bare;
}

std::string clock_text(std::int64_t seconds) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text = two(seconds / 3600) + ":" + two(seconds / 60 % 60);
  if (seconds % 60 != 0) text += ":" + two(seconds % 60);
  return text;
}

// The 29 February 1900 that spreadsheets believe in is no day, and says so to whoever reads it.
std::string day_text(std::int64_t serial, bool from_1904) {
  if (from_1904) return iso(date_of_days(serial - 24'107));
  if (serial == 60) return "1900-02-29";
  return iso(date_of_days(serial - (serial < 60 ? 25'568 : 25'569)));
}

std::string plain_number(double number) {
  char buffer[400];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::general, 15);
  const std::string_view text(buffer, static_cast<std::size_t>(end.ptr - buffer));
  if (text.find('e') == text.npos) return std::string(text);
  const int digits = std::abs(number) >= 1 ? 0 : 20;
  end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed, digits);
  std::string fixed(buffer, end.ptr);
  if (digits > 0) fixed.erase(fixed.find_last_not_of('0') + 1);
  return fixed;
}

std::string padded_number(double number, std::string_view pattern) {
  std::string digits = plain_number(number), text;
  std::size_t places = 0;
  for (const char c : pattern) places += c == '0' ? 1 : 0;
  if (digits.size() < places) digits.insert(0, places - digits.size(), '0');
  std::size_t at = digits.size() - places;
  text = digits.substr(0, at);
  for (const char c : pattern) text += c == '0' ? digits[at++] : c;
  return text;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = end.ec == std::errc() && end.ptr == text.data() + text.size();
  return is_whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::string moment_text(double number, NumberFormat::Kind kind, bool from_1904) {
  using enum NumberFormat::Kind;
  const auto seconds = static_cast<std::int64_t>(std::llround(number * day_seconds));
  if (kind == elapsed) return clock_text(seconds);
  if (kind == time) return clock_text(seconds % day_seconds);
  if (kind == date) return day_text(static_cast<std::int64_t>(number), from_1904);
  const std::string day = day_text(seconds / day_seconds, from_1904);
  const std::int64_t of_day = seconds % day_seconds;
  return of_day == 0 ? day : day + " " + clock_text(of_day);
}

}  // namespace

// ECMA-376, 18.8.30, with the ones of Japanese, Chinese and Korean programs.
NumberFormat built_in_format(int id) {
  using enum NumberFormat::Kind;
  if (id == 22) return {date_and_time};
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
      (id >= 50 && id <= 58))
    return {date};
  if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47) return {time};
  return {id == 46 ? elapsed : plain};
}

NumberFormat read_number_format(std::string_view code) {
  using enum NumberFormat::Kind;
  const std::string bare = bare_code(code);
  if (bare.starts_with("general")) return {};
  if (bare.find("00") != bare.npos && bare.find_first_not_of("0-") == bare.npos)
    return {padded, bare};
  bool day = false, clock = false, minutes = false;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const char c = bare[i], next = i + 1 < bare.size() ? bare[i + 1] : '\0';
    if (c == 'H') return {elapsed};
    if (c == 'e' && (next == '+' || next == '-')) return {};
    if (bare.compare(i, 5, "am/pm") == 0 || bare.compare(i, 3, "a/p") == 0) {
      clock = true;
      i += bare[i + 1] == 'm' ? 4 : 2;
    } else if (c == 'h' || c == 's') {
      clock = true;
    } else if (c == 'm') {
      minutes = true;
    } else if (c == 'y' || c == 'd' || c == 'g' || c == 'e' || c == 'r' || c == 'a') {
      day = true;
    }
  }
  day |= minutes && !clock;
  return {day && clock ? date_and_time : day ? date : clock ? time : plain};
}

std::string number_text(std::string_view value, const NumberFormat& format, bool from_1904) {
  const auto number = number_of(value);
  if (!number) return std::string(value);
  using enum NumberFormat::Kind;
  if (format.kind == padded)
    return *number >= 0 && *number < 1e15 && *number == std::floor(*number)
               ? padded_number(*number, format.pattern)
               : plain_number(*number);
  const bool is_moment = format.kind != plain && *number >= 0 && *number < last_serial;
  return is_moment ? moment_text(*number, format.kind, from_1904) : plain_number(*number);
}

std::string iso_text(std::string_view value) {
  std::string text(value.substr(0, value.find('Z')));
  if (const auto at = text.find('T'); at != text.npos) text[at] = ' ';
  if (const auto at = text.find('.'); at != text.npos) text.erase(at);
  for (const std::string_view zeros : {":00", " 00:00"})
    if (text.size() > 10 && text.ends_with(zeros) && (zeros.size() > 3 || text.size() > 16))
      text.erase(text.size() - zeros.size());
  return text;
}

}  // namespace renkei
