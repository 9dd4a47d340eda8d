#include "ui/present/address.hpp"

#include <doctest/doctest.h>

#include "tests/ui/season.hpp"
#include "ui/present/app.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

std::string refused(const std::string& text, const Records& records) {
  const auto address = parse_address(text, records);
  return address ? "" : std::string(code_name(address.error().code));
}

}  // namespace

TEST_CASE("an address in words is the same address again") {
  const Season season;
  for (const Address& address :
       {Address{Screen::today}, Address{Screen::roster, season.tour},
        Address{Screen::roster, season.tour, season.stop},
        Address{Screen::tally, season.event, season.side_gate}, Address{Screen::settings}}) {
    const std::string text = address_text(address, season.records);
    CAPTURE(text);
    const auto again = parse_address(text, season.records);
    REQUIRE(again);
    CHECK(*again == address);
  }
}

TEST_CASE("an address that leads nowhere is refused") {
  const Season season;
  const std::string tour = season.records.id_text(season.tour);
  CHECK(refused("roster?tour=" + tour, season.records).empty());
  for (const std::string& text :
       {std::string("nowhere"), std::string("roster?tour="), std::string("roster?tour=x-1"),
        std::string("roster?stop=") + tour, std::string("roster?bus=") + tour,
        std::string("today?tour=") + tour, std::string("roster?"), std::string()}) {
    CAPTURE(text);
    CHECK(refused(text, season.records) == "no_such_screen");
  }
}

TEST_CASE("what an address leaves out is chosen as a person would") {
  Season season;
  season.records.add("event", {{"name", "先月"}, {"starts_on", "2023-09-01"}});
  season.records.add("event", {{"name", "来月"}, {"starts_on", "2023-11-01"}});
  CHECK(event_of_day(season.records, "2023-10-14") == season.event);
  CHECK(event_of_day(season.records, "2023-10-15") == season.event);
  CHECK(tour_of_day(season.records, "2023-10-14") == season.tour);
  Situation situation;
  situation.date = "2023-10-14";
  tally::Model pad;
  tally::open(pad, {Screen::tally, 0, season.side_gate}, situation, season.records);
  CHECK(pad.event == season.event);
  CHECK(pad.gate == season.side_gate);
  roster::Model roster;
  roster::open(roster, {Screen::roster, 0, season.later_stop}, situation, season.records);
  CHECK(roster.tour == season.tour);
  CHECK(roster.stop == season.later_stop);
  CHECK(event_of_day(FakeRecords(), "2023-10-14") == 0);
}
