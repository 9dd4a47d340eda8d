#include "ui/present/today.hpp"

#include <doctest/doctest.h>

#include "tests/ui/season.hpp"

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
