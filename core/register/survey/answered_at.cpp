#include <array>
#include <cmath>
#include <cstdio>

#include "core/register/survey/survey_sheet.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr int minutes_of_day = 24 * 60;
constexpr int japan_offset_min = 9 * 60;

bool take_word(std::string& text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (at == text.npos) return false;
  text.erase(at, word.size());
  return true;
}

int take_number(std::string_view& text, std::size_t most_digits) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && length < most_digits && is_digit(text[length]))
    number = number * 10 + (text[length++] - '0');
  text.remove_prefix(length);
  return length == 0 ? -1 : number;
}

// GMT+9 behind the time: how far that is from Japan, in minutes.
int take_offset(std::string& text) {
  for (const std::string_view sign : {"GMT", "UTC"}) {
    const std::size_t at = text.find(sign);
    if (at == text.npos) continue;
    std::string_view rest = std::string_view(text).substr(at + sign.size());
    const bool west = rest.starts_with('-');
    if (west || rest.starts_with('+')) rest.remove_prefix(1);
    const int hours = std::max(0, take_number(rest, 2));
    if (rest.starts_with(':')) rest.remove_prefix(1);
    const int minutes = hours * 60 + std::max(0, take_number(rest, 2));
    text.erase(at);
    return japan_offset_min - (west ? -minutes : minutes);
  }
  return 0;
}

// Minutes; -1: no time.
int read_clock(std::string_view text) {
  text = trim(text);
  if (text == "正午") return minutes_of_day / 2;
  const int hour = take_number(text, 2);
  if (hour < 0) return -1;
  int minute = 0;
  if (text.starts_with(':')) {
    text.remove_prefix(1);
    minute = take_number(text, 2);
    if (text.starts_with(':')) {
      text.remove_prefix(1);
      if (take_number(text, 2) < 0) return -1;
    }
  } else if (text.starts_with("時")) {
    text.remove_prefix(std::string_view("時").size());
    if (text == "半") return hour * 60 + 30;
    if (!text.empty()) minute = take_number(text, 2);
    if (text.starts_with("分")) text.remove_prefix(std::string_view("分").size());
  } else {
    return -1;
  }
  if (minute < 0 || minute > 59 || (!text.empty() && !text.starts_with('.'))) return -1;
  return hour * 60 + minute;
}

// Where the day ends and the time begins.
std::size_t end_of_day(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == 'T' && is_digit(text[i - 1]) && is_digit(text[i + 1])) return i;
    if (text[i] != ' ') continue;
    const std::string_view rest = text.substr(i);
    if (contains(rest, ":") || contains(rest, "時") || contains(rest, "正午")) return i;
  }
  const std::size_t day = text.find("日");
  const bool time_behind = day != text.npos && contains(text.substr(day), "時");
  return time_behind ? day + std::string_view("日").size() : text.size();
}

// 45353.41875: a spreadsheet's day with its fraction.
struct Serial {
  std::string day;
  int minute = -1;
};
std::optional<Serial> serial_of(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point != 5 || text.size() > 24 || text.find_first_not_of("0123456789.") != text.npos ||
      text.find('.', point + 1) != text.npos)
    return std::nullopt;
  const double fraction = std::strtod(("0" + text.substr(point)).c_str(), nullptr);
  return Serial{text.substr(0, point), static_cast<int>(std::lround(fraction * minutes_of_day))};
}

std::string clock_text(int minute) {
  std::array<char, 8> out{};
  std::snprintf(out.data(), out.size(), "T%02d:%02d", minute / 60 % 100, minute % 60);
  return out.data();
}

std::string_view warning_of(DateStatus status) {
  return status == DateStatus::impossible || status == DateStatus::contradictory
             ? "answered_date_impossible"
             : "answered_at_unreadable";
}

}  // namespace

AnsweredAt read_answered_at(std::string_view cell, std::optional<CivilDate> held_on) {
  std::string text(trim(narrow(cell)));
  if (text.empty()) return {};
  const int offset = take_offset(text);
  const bool afternoon = take_word(text, "午後") || take_word(text, "PM") || take_word(text, "pm");
  const bool morning = take_word(text, "午前") || take_word(text, "AM") || take_word(text, "am");
  text = trim(text);
  AnsweredAt out;
  std::string day = text.substr(0, end_of_day(text));
  std::string_view clock = std::string_view(text).substr(day.size());
  if (clock.starts_with('T')) clock.remove_prefix(1);
  const auto serial = serial_of(text);
  if (serial) day = serial->day, clock = {};

  DateReading date = read_date(trim(day), held_on);
  if (date.status != DateStatus::read) {
    out.warnings.emplace_back(warning_of(date.status));
    return out;
  }
  if (date.from_serial) out.warnings.emplace_back("excel_serial_date");
  if (date.year_guessed) {
    if (held_on && date.date < *held_on) ++date.date.year;
    out.warnings.emplace_back("date_year_inferred");
  }
  int minute = serial ? serial->minute : read_clock(clock);
  if (minute >= 0 && minute < minutes_of_day / 2 && afternoon) minute += minutes_of_day / 2;
  if (minute >= minutes_of_day / 2 && minute < minutes_of_day / 2 + 60 && morning)
    minute -= minutes_of_day / 2;
  if (minute > minutes_of_day || (minute < 0 && !trim(clock).empty())) {
    out.warnings.emplace_back("time_impossible");
    minute = -1;
  }
  std::int64_t days = days_since_epoch(date.date);
  if (minute >= 0) {
    minute += offset;
    days += minute < 0 ? -1 : minute / minutes_of_day;
    minute = (minute + minutes_of_day) % minutes_of_day;
  }
  out.text = iso(date_of_days(days)) + (minute < 0 ? "" : clock_text(minute));
  return out;
}

}  // namespace renkei
