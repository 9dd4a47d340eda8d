#include <doctest/doctest.h>

#include "core/wording/dates.hpp"
#include "core/wording/holidays.hpp"

using namespace renkei;

TEST_CASE("holidays: substitutes, days between, 2019's ten days, and those moved for the Games") {
  for (const char* day :
       {"2015-09-22", "2016-08-11", "2018-12-24", "2019-04-30", "2019-05-01", "2019-05-02",
        "2019-05-06", "2019-10-22", "2020-02-24", "2020-07-24", "2020-08-10", "2021-07-22",
        "2021-08-08", "2021-08-09", "2024-11-23", "2026-09-22", "2030-11-04"})
    CHECK_MESSAGE(is_holiday(day), day);
  for (const char* day : {"2015-08-11", "2019-12-23", "2019-02-23", "2020-10-12", "2021-10-11",
                          "2021-07-19", "2021-08-11", "2024-11-24", "", "x"})
    CHECK_MESSAGE(!is_holiday(day), day);
  CHECK(date_words(Language::ja, "2023-11-23") == "2023年11月23日（木・祝）");
  CHECK(date_words(Language::en, "2023-11-23") == "Thu (holiday) 23 Nov 2023");
}
