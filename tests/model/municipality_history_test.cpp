#include <doctest/doctest.h>

#include "core/model/municipality_history.hpp"

using namespace renkei;

namespace {
std::string name_on(std::string_view code, std::string_view day) { return full_name_on(code, day); }
}  // namespace

TEST_CASE(
    "a town that became a city stands under its code until the day before, then as the city") {
  CHECK(name_on("403059", "2018-09-30") == "福岡県那珂川町");
  CHECK(name_on("403059", "2018-10-01") == "福岡県那珂川市");
  CHECK(municipality_on("403059", "2018-10-01")->code6 == "402311");
  // Recorded under the new code for a day before it was one: still the same place, counted.
  REQUIRE(municipality_on("402311", "2018-08-01"));
  CHECK(municipality_on("402311", "2018-08-01")->code6 == "402311");
}

TEST_CASE("a city that changed its name keeps its code") {
  CHECK(name_on("282219", "2019-04-30") == "兵庫県篠山市");
  CHECK(name_on("282219", "2019-05-01") == "兵庫県丹波篠山市");
}

TEST_CASE("names stand with their prefecture, those of wards and prefectures alone") {
  CHECK(name_on("131067", "2022-08-01") == "台東区");
  CHECK(name_on("13106", "2022-08-01") == "台東区");
  CHECK(name_on("010006", "2022-08-01") == "北海道");
  CHECK(name_on("016373", "2022-08-01") == "北海道芽室町");
  CHECK(municipality_on("016373", "2022-08-01")->county == "河西郡");
}

TEST_CASE("what is no code is nobody, and is said as it is") {
  for (const char* code : {"131234", "", "1", "北海道", "0100060", "4030"}) {
    CHECK(municipality_on(code, "2022-08-01") == nullptr);
    CHECK(name_on(code, "2022-08-01") == code);
  }
}

TEST_CASE("on every day there is one municipality for each place") {
  const auto count = [](std::string_view day) {
    int n = 0;
    each_municipality_on(day, [&](const DatedMunicipality&) { ++n; });
    return n;
  };
  CHECK(count("2015-08-01") == 1788);
  CHECK(count("2019-08-01") == 1788);
  CHECK(count("2026-08-01") == 1788);
}
