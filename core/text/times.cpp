#include "core/text/times.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr int minutes_of_day = 24 * 60;

bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<int> take_two_digits(std::string_view& text) {
  int value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && is_digit(text[digits]); ++digits) {
    if (digits == 2) return std::nullopt;
    value = value * 10 + (text[digits] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

enum class Half { none, morning, afternoon };

Half take_half(std::string_view& text) {
  for (const std::string_view word : {"午前", "am", "a.m."})
    if (take_word(text, word)) return Half::morning;
  for (const std::string_view word : {"午後", "pm", "p.m."})
    if (take_word(text, word)) return Half::afternoon;
  return Half::none;
}

std::optional<int> take_minutes(std::string_view& text) {
  if (text.empty() || text == "時") return text = {}, 0;
  if (take_word(text, "時半")) return 30;
  const bool colon = take_word(text, ":");
  if (!colon && !take_word(text, "時")) return std::nullopt;
  const auto minutes = take_two_digits(text);
  if (!colon) take_word(text, "分");
  return minutes;
}

// 0.395833333: a part of a day.
std::optional<TimeReading> read_part_of_day(std::string_view text) {
  const std::string_view digits =
      text.starts_with("0.") ? text.substr(2) : text.substr(text.starts_with(".") ? 1 : 0);
  if (digits.size() == text.size() || digits.empty() ||
      digits.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  const double part = std::strtod(("0." + std::string(digits.substr(0, 18))).c_str(), nullptr);
  return TimeReading{hh_mm(static_cast<int>(std::lround(part * minutes_of_day))),
                     TimeReading::Doubt::from_serial};
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

}  // namespace

std::string hh_mm(int minutes) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

TimeReading read_time(std::string_view text) {
  const std::string plain = lower(without_spaces(narrow(text)));
  std::string_view rest = plain;
  if (rest.empty()) return {};
  if (rest == "正午") return {"12:00", TimeReading::Doubt::none};
  if (const auto part = read_part_of_day(rest)) return *part;
  Half half = take_half(rest);
  const auto hour = take_two_digits(rest);
  if (hour && half == Half::none && !rest.empty()) {  // 3pm
    std::string_view behind = rest;
    half = take_half(behind);
    if (half != Half::none) rest = behind;
  }
  const auto minute = hour ? take_minutes(rest) : std::nullopt;
  if (!minute) return {"", TimeReading::Doubt::unreadable};
  take_word(rest, ":00");  // seconds, as spreadsheets add them
  if (half == Half::none) half = take_half(rest);
  if (!rest.empty()) return {"", TimeReading::Doubt::unreadable};
  int hours = *hour;
  if (half == Half::afternoon && hours < 12) hours += 12;
  const int all = hours * 60 + *minute;
  if (*minute > 59 || all > minutes_of_day) return {"", TimeReading::Doubt::impossible};
  return {hh_mm(all), TimeReading::Doubt::none};
}

}  // namespace renkei
