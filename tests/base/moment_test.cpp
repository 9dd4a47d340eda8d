#include "core/base/moment.hpp"

#include <doctest/doctest.h>

#include "tests/support/scratch.hpp"

using namespace renkei;

namespace {

std::string again(std::string_view text) {
  const auto moment = parse_moment(text);
  return moment ? to_text(*moment) : "refused";
}

}  // namespace

TEST_CASE("a moment is read in all its customary forms") {
  const std::string whole = "2023-10-14T08:12:05+09:00";
  CHECK(again(whole) == whole);
  CHECK(again("2023-10-14T08:12:05") == whole);
  CHECK(again("2023-10-14 08:12:05") == whole);
  CHECK(again("2023-10-14T08:12:05+0900") == whole);
  CHECK(again("2023-10-14T08:12:05.000+09:00") == whole);
  CHECK(again("2023-10-14T08:12") == "2023-10-14T08:12:00+09:00");
  CHECK(again("2023-10-13T23:12:05Z") == "2023-10-13T23:12:05+00:00");
  CHECK(again("2023-10-14T08:12:05.1239+09:00") == "2023-10-14T08:12:05.123+09:00");
  CHECK(again("2023-10-14T08:12:05.5-03:30") == "2023-10-14T08:12:05.500-03:30");
}

TEST_CASE("what is no moment is refused") {
  for (const char* text : {"",
                           "2023-10-14",
                           "2023-10-14T",
                           "2023-10-14T8:12",
                           "2023-10-14T08",
                           "2023-13-01T00:00",
                           "2023-00-01T00:00",
                           "2023-02-29T00:00",
                           "1900-02-29T00:00",
                           "2023-10-32T00:00",
                           "2023-10-14T24:00",
                           "2023-10-14T08:60",
                           "2023-10-14T08:12:60",
                           "2023-10-14T08:12:05.",
                           "2023-10-14T08:12:05+",
                           "2023-10-14T08:12:05+9",
                           "2023-10-14T08:12:05+09:60",
                           "2023-10-14T08:12:05+18:00",
                           "2023-10-14T08:12:05Zx",
                           " 2023-10-14T08:12",
                           "0000-01-01T00:00",
                           "-001-01-01T00:00",
                           "２０２３-10-14T08:12"}) {
    CAPTURE(text);
    CHECK(again(text) == "refused");
  }
}

TEST_CASE("leap days, year ends and far years keep their calendar") {
  CHECK(again("2024-02-29T23:59:59+09:00") == "2024-02-29T23:59:59+09:00");
  CHECK(again("2000-02-29T00:00:00Z") == "2000-02-29T00:00:00+00:00");
  CHECK(parse_moment("2024-03-01T00:00Z")->unix_ms - parse_moment("2024-02-28T00:00Z")->unix_ms ==
        2 * 86'400'000);
  CHECK(again("9999-12-31T23:59:59Z") == "9999-12-31T23:59:59+00:00");
  CHECK(again("0001-01-01T00:00:00Z") == "0001-01-01T00:00:00+00:00");
  CHECK(again("1969-12-31T23:59:59.999Z") == "1969-12-31T23:59:59.999+00:00");
  CHECK(again("2038-01-19T03:14:08Z") == "2038-01-19T03:14:08+00:00");
}

TEST_CASE("the day and the minute are those of the place, whatever offset a clock believed in") {
  const Zone japan, hawaii{-600};
  for (const char* text :
       {"2019-05-01T00:30:00+09:00", "2019-04-30T15:30:00Z", "2019-04-30T05:30:00-10:00"}) {
    const Moment moment = *parse_moment(text);
    CHECK(local_date(moment, japan) == "2019-05-01");
    CHECK(minute_of_day(moment, japan) == 30);
    CHECK(local_date(moment, hawaii) == "2019-04-30");
    CHECK(minute_of_day(moment, hawaii) == 5 * 60 + 30);
    CHECK(local_day(moment, japan) == local_day(moment, hawaii) + 1);
    CHECK(to_text(in_zone(moment, japan)) == "2019-05-01T00:30:00+09:00");
  }
}

TEST_CASE("a zone is written as an offset, and nothing else is one") {
  for (const char* text : {"+09:00", "-03:30", "+00:00"}) {
    REQUIRE(parse_zone(text));
    CHECK(to_text(*parse_zone(text)) == text);
  }
  CHECK(parse_zone("Z") == Zone{0});
  CHECK(parse_zone("+0545") == Zone{345});
  for (const char* text : {"", "9", "+9", "09:00", "+09:60", "+18:00", "-17:01", "+09:00 ", "JST"})
    CHECK_MESSAGE(!parse_zone(text), text);
}

TEST_CASE("a packed moment comes back and orders like the instant") {
  laws::Dice dice(1);
  Moment before{};
  for (int i = 0; i < 5'000; ++i) {
    const Moment moment{
        static_cast<std::int64_t>(dice.below(300'000'000'000'000)) - 62'000'000'000'000,
        static_cast<std::int16_t>(static_cast<int>(dice.below(2'041)) - 1'020)};
    REQUIRE(is_valid(moment));
    REQUIRE(unpack_moment(pack(moment)) == moment);
    REQUIRE(parse_moment(to_text(moment)).has_value());
    if (i > 0 && moment.unix_ms != before.unix_ms)
      REQUIRE((pack(moment) < pack(before)) == (moment.unix_ms < before.unix_ms));
    before = moment;
  }
}

TEST_CASE("an offset of seventeen hours is the last that is valid") {
  CHECK(is_valid({0, 1'020}));
  CHECK(is_valid({0, -1'020}));
  CHECK(!is_valid({0, 1'021}));
  CHECK(!is_valid({0, -1'021}));
  CHECK(!is_valid({253'402'300'800'000, 0}));
  CHECK(!is_valid({-62'135'596'800'001, 0}));
}
