// Days of the civil calendar (<chrono>'s, also before 1582), and the many ways in which Japanese
// offices write them: wareki, Excel serials, no year at all. Pure functions; "today" always comes in
// as an argument. Nothing throws.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

struct CivilDate {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

bool is_valid(CivilDate date);  // a day that was, in the years 1 to 9999
// 1970-01-01 is 0. The year and month are of the calendar; a day beyond the month's end counts on.
std::int64_t days_since_epoch(CivilDate date);
CivilDate date_of_days(std::int64_t days);
int weekday_of(CivilDate date);  // 0 is Sunday
std::string iso(CivilDate date);
std::optional<CivilDate> date_of_iso(std::string_view text);  // exactly YYYY-MM-DD

enum class Era { meiji, taisho, showa, heisei, reiwa };

// Days before 1873-01-01, when the calendar changed, belong to no era here.
std::optional<Era> era_of(CivilDate date);
// "令和5年10月14日"; the first year is 元年. ISO where there is no era.
std::string wareki(CivilDate date);
// The day, unless the era did not have it: 昭和64年1月8日 does not exist. The day on which an
// emperor died and the next era began counts for both (1912-07-30, 1926-12-25).
std::optional<CivilDate> date_of_era(Era era, int year, int month, int day);

enum class DateStatus { read, empty, unreadable, impossible, contradictory };

struct DateReading {
  DateStatus status = DateStatus::empty;
  CivilDate date;             // only when read, or beyond its era
  bool year_guessed = false;  // "9/2": the year was taken from the reference date
  bool from_serial = false;   // 25734: Excel's number for 1970-06-15
  bool beyond_era = false;  // 平成31年5月5日: impossible, but everybody knows which day is meant
};

// Reads S63.5.10, 昭和33年10月14日, 1985(昭和60)年1月20日, 20160303, 2023/9/1, 25734 and their
// like, in any width. A day without a year gets the latest year that puts it no more than a week
// after `reference`; without a reference it is unreadable. A day the calendar or the era lacks is
// impossible; two years that disagree are contradictory.
DateReading read_date(std::string_view text, std::optional<CivilDate> reference = std::nullopt);

// The fiscal year is named by the calendar year of its 1 April.
int fiscal_year_of(CivilDate date);
// FY2019 is 平成31年度 by its first day, and 令和元年度 by the name it was given in May.
enum class FiscalName { first_day, later_era };
std::string fiscal_year_label(int fiscal_year, FiscalName name = FiscalName::later_era);
// "R5", "令和5年度", "元年度" with its era, "2023", "FY2023".
std::optional<int> read_fiscal_year(std::string_view text);
// "H27,H29-R4": years and ranges of years, as a sorted list without repetitions; a range may be no
// longer than a century. Nothing when any of it cannot be read.
std::optional<std::vector<int>> read_fiscal_years(std::string_view text);

// Full years on that day. Someone born on 29 February is a year older on 1 March of a common year;
// Japanese law reaches each age at the end of the day before the birthday, which gives the same
// number for every whole day.
int age_on(CivilDate birth, CivilDate day);
// 9歳以下, 10代 ... 70代, 80代以上.
std::string age_band(int age);

}  // namespace renkei
