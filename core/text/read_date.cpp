#include <algorithm>
#include <array>
#include <utility>

#include "core/text/dates.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::array<std::pair<std::string_view, Era>, 30> era_words = {{
    {"明治", Era::meiji}, {"大正", Era::taisho}, {"昭和", Era::showa}, {"平成", Era::heisei},
    {"令和", Era::reiwa}, {"㍾", Era::meiji},    {"㍽", Era::taisho},  {"㍼", Era::showa},
    {"㍻", Era::heisei},  {"㋿", Era::reiwa},   {"明", Era::meiji},   {"大", Era::taisho},
    {"昭", Era::showa},   {"平", Era::heisei},   {"令", Era::reiwa},   {"M.", Era::meiji},
    {"T.", Era::taisho},  {"S.", Era::showa},    {"H.", Era::heisei},  {"R.", Era::reiwa},
    {"M", Era::meiji},    {"T", Era::taisho},    {"S", Era::showa},    {"H", Era::heisei},
    {"R", Era::reiwa},    {"m", Era::meiji},     {"t", Era::taisho},   {"s", Era::showa},
    {"h", Era::heisei},   {"r", Era::reiwa},
}};

// Walks over narrowed text without blanks; every take_ function moves only when it succeeds.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  std::optional<Era> take_era() {
    for (const auto& [word, era] : era_words)
      if (take(word)) return era;
    return std::nullopt;
  }

  std::optional<int> take_number(std::size_t most_digits) {
    std::size_t end = at_;
    int value = 0;
    while (end < text_.size() && is_digit(text_[end]) && end - at_ < most_digits)
      value = value * 10 + (text_[end++] - '0');
    if (end == at_ || (end < text_.size() && is_digit(text_[end]))) return std::nullopt;
    at_ = end;
    return value;
  }

  bool at_end() const { return at_ == text_.size(); }
  std::size_t digits_ahead() const {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    return end - at_;
  }
  std::string_view rest() const { return text_.substr(at_); }
  void skip(std::size_t bytes) { at_ += bytes; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct Year {
  std::optional<Era> era;
  int number = 0;
};

struct Years {
  Year main;
  std::optional<Year> beside;  // the other year of 1985(昭和60)年
};

std::optional<Year> take_year(Cursor& cursor) {
  Year year;
  year.era = cursor.take_era();
  if (year.era && cursor.take("元")) {
    year.number = 1;
    return year;
  }
  const std::size_t digits = cursor.digits_ahead();
  if (!year.era && digits != 4) return std::nullopt;
  const auto number = cursor.take_number(year.era ? 2 : 4);
  if (!number) return std::nullopt;
  year.number = *number;
  return year;
}

std::optional<Years> take_years(Cursor& cursor) {
  const auto main = take_year(cursor);
  if (!main) return std::nullopt;
  Years years{*main, std::nullopt};
  const bool said_year = cursor.take("年");
  if (cursor.take("(") || cursor.take("[") || cursor.take("/")) {
    Cursor ahead = cursor;
    if (const auto beside = take_year(ahead);
        beside && beside->era.has_value() != main->era.has_value()) {
      ahead.take("年");
      if (ahead.take(")") || ahead.take("]") || ahead.take("年")) {
      }
      cursor = ahead;
      years.beside = beside;
      if (!said_year) cursor.take("年");
      return years;
    }
    return said_year ? std::nullopt : std::optional(years);
  }
  if (!said_year && !cursor.take(".") && !cursor.take("-") && !cursor.take(","))
    return std::nullopt;
  return years;
}

DateReading failed(DateStatus status) {
  DateReading reading;
  reading.status = status;
  return reading;
}

DateReading of_day(CivilDate date) {
  DateReading reading = failed(is_valid(date) ? DateStatus::read : DateStatus::impossible);
  if (reading.status == DateStatus::read) reading.date = date;
  return reading;
}

constexpr std::array<int, 5> year_before_era = {1867, 1911, 1925, 1988, 2018};

// What was printed before an era ended goes on counting in it: 平成31年5月5日.
DateReading beyond_era(const Year& year, int month, int day) {
  constexpr std::array<int, 4> last_year = {45, 15, 64, 31};
  const auto era = static_cast<std::size_t>(*year.era);
  DateReading reading = failed(DateStatus::impossible);
  if (era >= last_year.size() || year.number != last_year[era]) return reading;
  const CivilDate date{year_before_era[era] + year.number, month, day};
  reading.beyond_era = is_valid(date);
  if (reading.beyond_era) reading.date = date;
  return reading;
}

DateReading of_year(const Year& year, int month, int day) {
  if (!year.era) return of_day({year.number, month, day});
  const auto date = date_of_era(*year.era, year.number, month, day);
  return date ? of_day(*date) : beyond_era(year, month, day);
}

DateReading of_years(const Years& years, int month, int day) {
  const DateReading main = of_year(years.main, month, day);
  if (!years.beside || main.status != DateStatus::read) return main;
  const DateReading beside = of_year(*years.beside, month, day);
  const bool is_day = beside.status == DateStatus::read || beside.beyond_era;
  return is_day && beside.date == main.date ? main : failed(DateStatus::contradictory);
}

DateReading of_month_and_day(int month, int day, std::optional<CivilDate> reference) {
  if (!reference) return failed(DateStatus::unreadable);
  const std::int64_t latest = days_since_epoch(*reference) + 7;
  int year = date_of_days(latest).year;
  // A 29 February is looked at as the day it would be, so that it never slips back to a leap year
  // long ago.
  if (month >= 1 && month <= 12 && days_since_epoch({year, month, day}) > latest) --year;
  DateReading reading = of_day({year, month, day});
  reading.year_guessed = reading.status == DateStatus::read;
  return reading;
}

// 20160303, S630510 and Excel's day numbers. Years look like 1900-2199 and are no serials; Excel
// believes in a 29 February 1900, so its count is one too high after that day.
std::optional<DateReading> read_compact(Cursor cursor) {
  const auto era = cursor.take_era();
  const std::size_t digits = cursor.digits_ahead();
  const std::string_view text = cursor.rest();
  const auto number = [&](std::size_t from, std::size_t length) {
    return *Cursor(text.substr(from, length)).take_number(length);
  };
  if (era && digits == 6 && text.size() == 6)
    return of_year({era, number(0, 2)}, number(2, 2), number(4, 2));
  if (era) return std::nullopt;
  if (digits == 8 && text.size() == 8) {
    const int year = number(0, 4);
    return year >= 1868 && year <= 2199 ? of_day({year, number(4, 2), number(6, 2)})
                                        : failed(DateStatus::unreadable);
  }
  if (digits != 4 && digits != 5) return std::nullopt;
  const std::string_view fraction = text.substr(digits);
  if (!fraction.empty() &&
      (fraction[0] != '.' || fraction.find_first_not_of("0123456789", 1) != std::string_view::npos))
    return std::nullopt;
  const int serial = number(0, digits);
  if (serial < 2200 || serial > 73050) return failed(DateStatus::unreadable);
  DateReading reading = of_day(date_of_days(serial - 25569));
  reading.from_serial = true;
  return reading;
}

// (土), (日・祝), (月曜日): a weekday, holidays said beside it.
bool is_weekday_in_brackets(std::string_view tail) {
  if (!tail.starts_with('(') || !tail.ends_with(')')) return false;
  constexpr std::u32string_view parts = U"月火水木金土日祝休曜・,";
  const std::u32string inside = to_code_points(tail.substr(1, tail.size() - 2));
  return !inside.empty() && inside.find_first_not_of(parts) == std::u32string::npos;
}

// What may follow a date: a weekday in brackets, "生", "生まれ".
bool is_harmless_tail(std::string_view tail) {
  for (const std::string_view weekday : {"月", "火", "水", "木", "金", "土", "日"})
    for (const std::string_view form : {"曜", "曜日"})
      if (tail == std::string(weekday) + std::string(form)) return true;
  return tail.empty() || tail == "生" || tail == "生まれ" || tail == "." ||
         is_weekday_in_brackets(tail);
}

// "2023/9/1 10:00" and "2023-09-01T10:00": only the day is wanted.
std::string_view without_time(std::string_view text) {
  for (std::size_t at = 1; at + 3 < text.size(); ++at) {
    if (text[at] != ' ' && text[at] != 'T') continue;
    if (!is_digit(text[at - 1]) || !is_digit(text[at + 1])) continue;
    const std::size_t colon = is_digit(text[at + 2]) ? at + 3 : at + 2;
    if (colon < text.size() && text[colon] == ':') return text.substr(0, at);
  }
  return text;
}

bool take_separator(Cursor& cursor) {
  return cursor.take("月") || cursor.take("/") || cursor.take("-") || cursor.take(".");
}

// 昭和六十三年五月十日 and 二〇一六年三月三日, as on certificates: a run of such digits becomes a
// number.
std::string with_plain_digits(std::string_view text) {
  if (!contains(text, "年")) return std::string(text);
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  std::string out;
  const std::u32string all = to_code_points(text);
  for (std::size_t at = 0; at < all.size();) {
    int value = 0;
    int unit = 0;
    std::size_t end = at;
    for (; end < all.size() && end - at < 5; ++end) {
      const std::size_t digit = digits.find(all[end]);
      if (all[end] == U'十') {
        value += (unit == 0 ? 1 : unit) * 10;
        unit = 0;
      } else if (digit != std::u32string_view::npos) {
        unit = unit * 10 + static_cast<int>(digit);
      } else {
        break;
      }
    }
    if (end > at) {
      out += std::to_string(value + unit);
    } else {
      append_utf8(out, all[end++]);
    }
    at = end;
  }
  return out;
}

}  // namespace

DateReading read_date(std::string_view text, std::optional<CivilDate> reference) {
  const std::string narrowed = narrow(trim(text));
  const std::string plain = with_plain_digits(without_spaces(without_time(narrowed)));
  if (plain.empty()) return failed(DateStatus::empty);
  Cursor cursor(plain);
  if (const auto compact = read_compact(cursor)) return *compact;

  Cursor yearless = cursor;
  const auto years = take_years(cursor);
  if (!years) {
    cursor = yearless;
    const auto month = cursor.take_number(2);
    // "9.2" may be a number; a day without a year must look like one.
    if (!month || !(cursor.take("月") || cursor.take("/") || cursor.take("-")))
      return failed(DateStatus::unreadable);
    const auto day = cursor.take_number(2);
    if (!day) return failed(DateStatus::unreadable);
    cursor.take("日");
    return is_harmless_tail(cursor.rest()) ? of_month_and_day(*month, *day, reference)
                                           : failed(DateStatus::unreadable);
  }
  const auto month = cursor.take_number(2);
  if (!month || !take_separator(cursor)) return failed(DateStatus::unreadable);
  const auto day = cursor.take_number(2);
  if (!day) return failed(DateStatus::unreadable);
  cursor.take("日");
  return is_harmless_tail(cursor.rest()) ? of_years(*years, *month, *day)
                                         : failed(DateStatus::unreadable);
}

std::optional<int> read_fiscal_year(std::string_view text) {
  const std::string plain = with_plain_digits(without_spaces(narrow(text)));
  Cursor cursor(plain);
  if (!cursor.take("FY")) cursor.take("fy");
  const auto year = take_year(cursor);
  if (!year) return std::nullopt;
  if (!cursor.take("年度")) cursor.take("年");
  if (!cursor.at_end()) return std::nullopt;
  if (!year->era) return year->number;
  // The last year of an era, or for the one that goes on, of the longest that there was.
  constexpr std::array<int, 5> last_year = {45, 15, 64, 31, 64};
  const auto era = static_cast<std::size_t>(*year->era);
  if (year->number < 1 || year->number > last_year[era]) return std::nullopt;
  return year_before_era[era] + year->number;
}

std::optional<std::vector<int>> read_fiscal_years(std::string_view text) {
  constexpr int longest_range = 100;
  std::string plain = narrow(text);
  for (const std::string_view wide : {"、", "､", "~", "〜", "～", "－", "−", "–"})
    for (std::size_t at; (at = plain.find(wide)) != std::string::npos;)
      plain.replace(at, wide.size(), wide == "、" || wide == "､" ? "," : "-");
  std::vector<int> years;
  for (std::string_view rest = plain;;) {
    const std::string_view item = rest.substr(0, rest.find(','));
    const std::size_t dash = item.find('-');
    const auto first = read_fiscal_year(item.substr(0, dash));
    const auto last =
        dash == std::string_view::npos ? first : read_fiscal_year(item.substr(dash + 1));
    if (!first || !last || *first > *last || *last - *first > longest_range) return std::nullopt;
    for (int year = *first; year <= *last; ++year) years.push_back(year);
    if (years.size() > std::size_t{longest_range} * 2) return std::nullopt;
    if (item.size() == rest.size()) break;
    rest.remove_prefix(item.size() + 1);
  }
  std::ranges::sort(years);
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

}  // namespace renkei
