#include "ui/present/viewing.hpp"

#include <doctest/doctest.h>

#include "tests/ui/places_of_monitor.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

struct Sheet : FakeDesk {
  Sheet() {
    season.records.set(season.takahashi, {{"allergy", "そば"},
                                          {"support_need", "車いす"},
                                          {"phone", "09012345678"},
                                          {"emergency_name", "髙橋 一郎"}});
    ask(today::OpenRoster{season.tour});
    ask(roster::ShowPerson{season.takahashi});
  }
  const std::optional<viewing::Shown>& shown() const { return app.roster.sheet.shown; }
  std::vector<Found<Viewing>> viewings() { return all<Viewing>(season.records); }
};

}  // namespace

TEST_CASE("care notes are seen one thing at a time, and never without a record of it") {
  Sheet sheet;
  CHECK_FALSE(sheet.shown());
  sheet.ask(roster::Intent(viewing::Show{sheet.season.takahashi, "care"}));
  REQUIRE(sheet.viewings().size() == 1);
  CHECK(sheet.viewings()[0].fields.participant_id.id == sheet.season.takahashi);
  CHECK(sheet.viewings()[0].fields.what == "care");
  REQUIRE(sheet.shown());
  REQUIRE(sheet.shown()->facts.size() == 2);
  CHECK(sheet.shown()->facts[0].text == "そば");
  CHECK(sheet.shown()->facts[1].field == "support_need");
  sheet.ask(roster::Intent(viewing::Show{sheet.season.takahashi, "phone"}));
  REQUIRE(sheet.shown()->facts.size() == 1);
  CHECK(sheet.shown()->facts[0].text == "090-1234-5678");
  CHECK(sheet.viewings().size() == 2);
  CHECK(sheet.viewings()[1].fields.what == "phone");
}

TEST_CASE("when the viewing cannot be recorded nothing is shown") {
  Sheet sheet;
  sheet.refusal = Error(Code::disk_full);
  sheet.ask(roster::Intent(viewing::Show{sheet.season.takahashi, "care"}));
  CHECK_FALSE(sheet.shown());
  CHECK(sheet.app.refusal);
}

TEST_CASE("only the person of the open sheet is seen, and what was asked for too late is not") {
  Sheet sheet;
  CHECK(sheet.hold(roster::Intent(viewing::Show{sheet.season.yoshida, "care"})).empty());
  const auto asked = sheet.hold(roster::Intent(viewing::Show{sheet.season.takahashi, "care"}));
  sheet.ask(roster::ShowPerson{sheet.season.yoshida});
  sheet.run(asked.at(0));
  CHECK_FALSE(sheet.shown());
}

TEST_CASE("it closes with the sheet, with another screen, and with help") {
  Sheet sheet;
  const auto show = [&] {
    sheet.ask(roster::Intent(viewing::Show{sheet.season.takahashi, "care"}));
  };
  show();
  sheet.ask(shell::Intent(shell::Help{}));
  CHECK_FALSE(sheet.shown());
  sheet.ask(shell::Intent(shell::Back{}));
  CHECK(sheet.app.screen == Screen::roster);
  CHECK_FALSE(sheet.shown());
  show();
  CHECK(sheet.shown());
  sheet.ask(shell::Intent(shell::GoTo{{Screen::files}}));
  CHECK_FALSE(sheet.shown());
  sheet.ask(today::OpenRoster{sheet.season.tour});
  sheet.ask(roster::ShowPerson{sheet.season.takahashi});
  show();
  sheet.ask(shell::Intent(shell::Back{}));
  CHECK_FALSE(sheet.shown());
}

TEST_CASE("after thirty seconds it is gone by itself") {
  Headless screen;
  open_person(screen);
  screen.settle_down();
  REQUIRE(screen.click("viewing.show/care"));
  CHECK(screen.text("viewing.fact/support_need") == "支援の要否: 車いす。乗り降りに二人");
  CHECK(std::string_view(screen.find("viewing.fact/allergy")->privacy) == "P3");
  screen.app.situation.now.unix_ms += viewing::shown_ms - 1;
  screen.settle_down();
  CHECK(screen.find("viewing.fact/allergy"));
  screen.app.situation.now.unix_ms += 1;
  screen.settle_down();
  CHECK_FALSE(screen.find("viewing.fact/allergy"));
  CHECK_FALSE(screen.app.roster.sheet.shown);
  CHECK(all<Viewing>(screen.season.records).size() == 1);
}

TEST_CASE("who has no notes has none, and it was looked at all the same") {
  Headless screen;
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.ask(roster::ShowPerson{screen.season.yoshida});
  screen.ask(roster::Intent(viewing::Show{screen.season.yoshida, "care"}));
  screen.settle_down();
  CHECK(screen.text("viewing.nothing") == "記録はありません。");
  CHECK(all<Viewing>(screen.season.records).size() == 1);
}
