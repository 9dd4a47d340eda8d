#include "core/text/dates.hpp"

#include <doctest/doctest.h>

using namespace renkei;

namespace {

constexpr CivilDate event{2023, 10, 14};

std::string read(std::string_view text) {
  const DateReading reading = read_date(text, event);
  switch (reading.status) {
    case DateStatus::read:
      return iso(reading.date) + (reading.year_guessed ? " guessed" : "") +
             (reading.from_serial ? " serial" : "");
    case DateStatus::empty:
      return "empty";
    case DateStatus::unreadable:
      return "unreadable";
    case DateStatus::impossible:
      return "impossible";
    case DateStatus::contradictory:
      return "contradictory";
  }
  return "";
}

struct Row {
  std::string_view text;
  std::string_view result;
};

}  // namespace

TEST_CASE("days and dates are the same thing counted twice") {
  for (std::int64_t day = -150000; day < 150000; ++day) {
    const CivilDate date = date_of_days(day);
    REQUIRE(is_valid(date));
    REQUIRE(days_since_epoch(date) == day);
  }
  CHECK(iso(date_of_days(0)) == "1970-01-01");
  CHECK_FALSE(is_valid({1900, 2, 29}));
  CHECK(is_valid({2000, 2, 29}));
}

TEST_CASE("a date is read in every form an office types") {
  const Row rows[] = {
      {"S63.5.10", "1988-05-10"},
      {"昭和33年10月14日", "1958-10-14"},
      {"H13.04.01", "2001-04-01"},
      {"平成２０年４月２日", "2008-04-02"},
      {"1964/2/29", "1964-02-29"},
      {"2012年7月7日", "2012-07-07"},
      {"1985(昭和60)年1月20日", "1985-01-20"},
      {"1985年(昭和60年)1月20日", "1985-01-20"},
      {"昭和60年(1985年)1月20日", "1985-01-20"},
      {"昭和60(1985)年1月20日", "1985-01-20"},
      {"20160303", "2016-03-03"},
      {"25734", "1970-06-15 serial"},
      {"45192.5", "2023-09-23 serial"},
      {"平成元年1月8日", "1989-01-08"},
      {"令和元年5月1日", "2019-05-01"},
      {"R05.09.03", "2023-09-03"},
      {"R5.9.11", "2023-09-11"},
      {"令和５年９月３日", "2023-09-03"},
      {"2023-09-02", "2023-09-02"},
      {"2023/9/1", "2023-09-01"},
      {"2023.9.1", "2023-09-01"},
      {"昭60.1.20", "1985-01-20"},
      {"㍼63年5月10日", "1988-05-10"},
      {"T15/12/24", "1926-12-24"},
      {"S630510", "1988-05-10"},
      {"2023/9/1 10:05", "2023-09-01"},
      {"2023-09-01T10:05:00", "2023-09-01"},
      {"令和5年10月14日（土）", "2023-10-14"},
      {" Ｓ６３．５．１０ ", "1988-05-10"},
      {"s63-5-10", "1988-05-10"},
      {"明治45年7月29日", "1912-07-29"},
      {"昭和 63 年 5 月 10 日生", "1988-05-10"},
      {"昭和六十三年五月十日", "1988-05-10"},
      {"二〇一六年三月三日", "2016-03-03"},
      {"", "empty"},
      {"　", "empty"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.result);
  }
}

TEST_CASE("which day is meant beyond an era's last day is known, and no other is") {
  for (const char* meant : {"平成31年5月5日", "H31.5.5", "2019(平成31)年5月5日"}) {
    const DateReading reading = read_date(meant);
    CAPTURE(meant);
    CHECK(iso(reading.date) == "2019-05-05");
  }
  CHECK(read_date("平成31年5月5日").beyond_era);
  CHECK(iso(read_date("昭和64年3月1日").date) == "1989-03-01");
  for (const char* never :
       {"平成32年1月1日", "平成31年6月31日", "昭和65年1月1日", "昭和63年2月30日"})
    CHECK_FALSE(read_date(never).beyond_era);
}

TEST_CASE("a day that never was is impossible, not something near it") {
  const Row rows[] = {
      {"昭和64年1月7日", "1989-01-07"},
      {"昭和64年1月8日", "impossible"},
      {"平成元年1月7日", "impossible"},
      {"平成31年4月30日", "2019-04-30"},
      {"平成31年5月1日", "impossible"},
      {"令和元年4月30日", "impossible"},
      {"大正15年12月25日", "1926-12-25"},
      {"昭和元年12月25日", "1926-12-25"},
      {"大正15年12月26日", "impossible"},
      {"昭和元年12月24日", "impossible"},
      {"2023/2/29", "impossible"},
      {"1999/13/1", "impossible"},
      {"S0.1.1", "impossible"},
      {"20230230", "impossible"},
      {"1900-02-29", "impossible"},
      {"平成20年4月31日", "impossible"},
      {"1985(昭和61)年1月20日", "contradictory"},
      {"2/30", "impossible"},
      {"13/1", "impossible"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.result);
  }
}

TEST_CASE("what is no date is not made into one") {
  for (const std::string_view text :
       {"35", "1985", "不明", "昭和33年", "昭和33年10月", "88/5/10", "5/10/1988", "9.2", "abc",
        "12345678901234567890", "S", "年月日", "1-2-3", "2023/9/", "//", "1985(昭和60"}) {
    CAPTURE(text);
    CHECK(read(text) == "unreadable");
  }
}

TEST_CASE("a day without a year gets the year that fits the event, and says so") {
  CHECK(read("9/2") == "2023-09-02 guessed");
  CHECK(read("9月30日") == "2023-09-30 guessed");
  CHECK(read("12/20") == "2022-12-20 guessed");
  CHECK(read("10/15") == "2023-10-15 guessed");
  CHECK(iso(read_date("12/20", CivilDate{2024, 1, 15}).date) == "2023-12-20");
  CHECK(read("2/29") == "impossible");
  CHECK(iso(read_date("2/29", CivilDate{2024, 3, 15}).date) == "2024-02-29");
  CHECK(read_date("9/2").status == DateStatus::unreadable);
}

TEST_CASE("a date is written in wareki, with 元年 for the first year") {
  CHECK(wareki({2019, 5, 1}) == "令和元年5月1日");
  CHECK(wareki({2019, 4, 30}) == "平成31年4月30日");
  CHECK(wareki({1989, 1, 7}) == "昭和64年1月7日");
  CHECK(wareki({2023, 10, 14}) == "令和5年10月14日");
  CHECK(wareki({1700, 1, 1}) == "1700-01-01");
  for (std::int64_t day = days_since_epoch({1873, 1, 1}); day < days_since_epoch({2060, 1, 1});
       ++day)
    REQUIRE(read_date(wareki(date_of_days(day))).date == date_of_days(day));
}

TEST_CASE("fiscal year 2019 has two names, and the caller chooses") {
  CHECK(fiscal_year_label(2019, FiscalName::first_day) == "平成31年度");
  CHECK(fiscal_year_label(2019, FiscalName::later_era) == "令和元年度");
  CHECK(fiscal_year_label(2015) == "平成27年度");
  CHECK(fiscal_year_label(1988) == "昭和63年度");
  CHECK(fiscal_year_label(2023) == "令和5年度");
  CHECK(fiscal_year_of({2024, 3, 31}) == 2023);
  CHECK(fiscal_year_of({2024, 4, 1}) == 2024);
  CHECK(read_fiscal_year("R5") == 2023);
  CHECK(read_fiscal_year("令和元年度") == 2019);
  CHECK(read_fiscal_year("平成31年度") == 2019);
  CHECK(read_fiscal_year("2023") == 2023);
  CHECK(read_fiscal_year("FY2023") == 2023);
  CHECK(read_fiscal_year("令和五年") == 2023);
  CHECK(read_fiscal_year("平成三十年度") == 2018);
  CHECK(read_fiscal_year("二〇二三年度") == 2023);
  CHECK(read_fiscal_year("R64") == 2082);
  for (const char* none : {"R99", "R65", "H32", "S65", "T16", "M46", "R0"})
    CHECK_FALSE(read_fiscal_year(none).has_value());
  CHECK_FALSE(read_fiscal_year("R").has_value());
  CHECK_FALSE(read_fiscal_year("5").has_value());
}

TEST_CASE(
    "a person grows older on the birthday, and one born on 29 February on 1 March of common "
    "years") {
  CHECK(age_on({1958, 10, 14}, event) == 65);
  CHECK(age_on({1958, 10, 15}, event) == 64);
  CHECK(age_on({1964, 2, 29}, {2023, 2, 28}) == 58);
  CHECK(age_on({1964, 2, 29}, {2023, 3, 1}) == 59);
  CHECK(age_on({1964, 2, 29}, {2024, 2, 29}) == 60);
  CHECK(age_on({2023, 10, 14}, event) == 0);
  CHECK(age_band(0) == "9歳以下");
  CHECK(age_band(9) == "9歳以下");
  CHECK(age_band(10) == "10代");
  CHECK(age_band(79) == "70代");
  CHECK(age_band(80) == "80代以上");
  CHECK(age_band(104) == "80代以上");
}

TEST_CASE("only a full ISO date is an ISO date") {
  CHECK(date_of_iso("2023-10-14") == CivilDate{2023, 10, 14});
  for (const std::string_view text :
       {"2023-1-1", "2023-02-29", "2023/10/14", "20a3-10-14", "", "2023-10-14 "})
    CHECK_FALSE(date_of_iso(text).has_value());
}

namespace {

// Facts that no program told us: Sakamoto's rule for the weekday, and the lengths of months.
int known_weekday(int year, int month, int day) {
  constexpr int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) --year;
  return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
}

int known_length(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

}  // namespace

TEST_CASE("every day from the first of Meiji to 2100 is there once, in order, on its weekday") {
  std::int64_t count = -37255;  // 1868-01-01, as the Gregorian calendar counts back
  for (int year = 1868; year <= 2100; ++year)
    for (int month = 1; month <= 12; ++month) {
      const int length = known_length(year, month);
      for (int day = 1; day <= length; ++day, ++count) {
        const CivilDate date{year, month, day};
        REQUIRE(is_valid(date));
        REQUIRE(days_since_epoch(date) == count);
        REQUIRE(date_of_days(count) == date);
        REQUIRE(weekday_of(date) == known_weekday(year, month, day));
        REQUIRE(date_of_iso(iso(date)) == date);
      }
      CHECK_FALSE(is_valid({year, month, length + 1}));
    }
  CHECK(weekday_of({1868, 10, 23}) == 5);  // Meiji begins on a Friday
  CHECK(weekday_of({1964, 10, 10}) == 6);
  CHECK(weekday_of({2019, 5, 1}) == 3);
  CHECK(weekday_of({2023, 10, 14}) == 6);
}

TEST_CASE(
    "the calendar goes from the year 1 to the year 9999, and numbers beyond it are no dates") {
  for (const CivilDate date : {CivilDate{1, 1, 1}, CivilDate{9999, 12, 31}, CivilDate{4, 2, 29}}) {
    CHECK(is_valid(date));
    CHECK(date_of_days(days_since_epoch(date)) == date);
  }
  for (const CivilDate date :
       {CivilDate{0, 12, 31}, CivilDate{10000, 1, 1}, CivilDate{-1, 1, 1}, CivilDate{2023, 0, 1},
        CivilDate{2023, 13, 1}, CivilDate{2023, 257, 1}, CivilDate{2023, 1, 0},
        CivilDate{2023, 1, 257}, CivilDate{2023, 1, -1}, CivilDate{67559, 1, 1}})
    CHECK_FALSE(is_valid(date));
  CHECK(days_since_epoch({2023, 2, 29}) == days_since_epoch({2023, 3, 1}));
}

TEST_CASE("years are read as lists and ranges, in any width, sorted and each once") {
  using Years = std::vector<int>;
  CHECK(read_fiscal_years("H27,H29-R4") == Years{2015, 2017, 2018, 2019, 2020, 2021, 2022});
  CHECK(read_fiscal_years("2020, 2018,R2") == Years{2018, 2020});
  CHECK(read_fiscal_years("Ｒ５～Ｒ８") == Years{2023, 2024, 2025, 2026});
  CHECK(read_fiscal_years("令和元年度、令和3年度") == Years{2019, 2021});
  for (const char* text : {"", ",", "R5,", "R8-R5", "R5-", "-R5", "R5-R6-R7", "x", "H99", "1-9999",
                           "1900-2000,1900-2000,1900-2000"})
    CHECK_MESSAGE(!read_fiscal_years(text), text);
}
