#include "ui/present/today.hpp"

#include <doctest/doctest.h>

#include "tests/ui/season.hpp"
#include "ui/present/wording.hpp"

using namespace renkei;
using namespace renkei::ui;

TEST_CASE("today's events come first, then the coming ones, then the past, newest first") {
  Season season;
  const auto event = [&](const char* name, const char* day) {
    season.records.add("event", {{"name", name}, {"starts_on", day}});
  };
  event("昨年", "2022-10-01");
  event("来月", "2023-11-01");
  event("先月", "2023-09-01");
  event("来週", "2023-10-20");
  const today::Model today = today::make_today(season.records, "2023-10-15");
  std::vector<std::string> names;
  for (const today::EventCard& card : today.cards) names.push_back(card.name);
  CHECK(names == std::vector<std::string>{"魅力発信イベント", "来週", "来月", "先月", "昨年"});
  CHECK(today.cards[0].gates == 2);
  REQUIRE(today.cards[0].tours.size() == 1);
  CHECK(today.cards[0].tours[0].name == "里山ツアー");
}

TEST_CASE("dates, times and figures read well in both languages") {
  CHECK(date_words(Language::ja, "2023-10-14") == "2023年10月14日（土）");
  CHECK(date_words(Language::en, "2023-10-14") == "Sat 14 Oct 2023");
  CHECK(date_words(Language::ja, "未定") == "未定");
  CHECK(days_words(Language::ja, "2023-10-14", "2023-10-14") == "2023年10月14日（土）");
  CHECK(days_words(Language::en, "2023-10-14", "2023-10-15") ==
        "Sat 14 Oct 2023 – Sun 15 Oct 2023");
  CHECK(count_words(0) == "0");
  CHECK(count_words(57000) == "57,000");
  CHECK(count_words(-1234567) == "-1,234,567");
  CHECK(clock_words(at("2023-10-14T09:05:59+09:00")) == "09:05");
}
