#include "core/wording/dates.hpp"

#include <doctest/doctest.h>

#include "core/wording/numbers.hpp"

using namespace renkei;

TEST_CASE("a day is written with its weekday, as each language does") {
  CHECK(date_words(Language::ja, "2023-10-14") == "2023年10月14日（土）");
  CHECK(date_words(Language::en, "2023-10-14") == "Sat 14 Oct 2023");
  CHECK(date_words(Language::ja, "1868-01-25") == "1868年1月25日（土）");
  CHECK(date_words(Language::en, "2024-02-29") == "Thu 29 Feb 2024");
  CHECK(date_words(Language::ja, "未定") == "未定");
  CHECK(date_words(Language::en, "2023-02-29") == "2023-02-29");
}

TEST_CASE("an event of one day has one date, of several its first and its last") {
  CHECK(days_words(Language::ja, "2023-10-14", "") == "2023年10月14日（土）");
  CHECK(days_words(Language::ja, "2023-10-14", "2023-10-14") == "2023年10月14日（土）");
  CHECK(days_words(Language::en, "2023-10-14", "2023-10-15") ==
        "Sat 14 Oct 2023 - Sun 15 Oct 2023");
}

TEST_CASE("a time is that of the place, not the one that a device's clock showed") {
  CHECK(clock_words(*parse_moment("2023-10-14T09:05:59+09:00"), {}) == "09:05");
  CHECK(clock_words(*parse_moment("2023-10-14T00:05:59Z"), {}) == "09:05");
  CHECK(clock_words(*parse_moment("2023-10-14T00:05:59Z"), {-660}) == "13:05");
}

TEST_CASE("a fiscal year has its era in Japanese and its number in English") {
  CHECK(fiscal_year_words(Language::ja, 2023) == "令和5年度");
  CHECK(fiscal_year_words(Language::en, 2023) == "FY2023");
}

TEST_CASE("figures have a comma after every third digit from the right") {
  CHECK(count_words(0) == "0");
  CHECK(count_words(999) == "999");
  CHECK(count_words(57000) == "57,000");
  CHECK(count_words(-123) == "-123");
  CHECK(count_words(-1234567) == "-1,234,567");
  CHECK(count_words(INT64_MIN) == "-9,223,372,036,854,775,808");
}

TEST_CASE("one instant reads the same in one place, whatever offset it was written with") {
  const Zone japan;
  CHECK(moment_words(*parse_moment("2023-10-14T00:10:00Z"), japan) == "2023-10-14T09:10:00+09:00");
  CHECK(moment_words(*parse_moment("2023-10-13T21:10:00-03:00"), japan) ==
        "2023-10-14T09:10:00+09:00");
}
