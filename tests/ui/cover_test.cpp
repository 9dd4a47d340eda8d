// Names on a screen that others can see: as numbers when F9 was pressed, covered when nobody is there.
#include <doctest/doctest.h>

#include "tests/ui/places_of_monitor.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

bool is_told(const Headless& screen, std::string_view words) {
  return std::ranges::any_of(
      screen.seen, [&](const Seen& one) { return one.text.find(words) != std::string::npos; });
}

constexpr const char* her_name = "髙橋 花子";
constexpr const char* her_kana = "タカハシ ハナコ";

void wait_for(Headless& screen, std::int64_t ms) {
  screen.app.situation.now.unix_ms += ms;
  screen.settle_down();
}

void show_roster(Headless& screen) {
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
}

}  // namespace

TEST_CASE("F9 turns names into numbers on every screen, the strip says so, and F9 again ends it") {
  Headless screen;
  show_roster(screen);
  REQUIRE(is_told(screen, her_name));
  CHECK_FALSE(screen.find("strip.names"));
  screen.key(ImGuiKey_F9);
  screen.settle_down();
  CHECK_FALSE(is_told(screen, her_name));
  CHECK_FALSE(is_told(screen, her_kana));
  CHECK(is_told(screen, "番号 B001"));
  CHECK(screen.text("strip.names") == "番号で表示");
  screen.ask(roster::CheckInPerson{screen.season.takahashi});
  screen.ask(roster::ShowPerson{screen.season.takahashi});
  screen.settle_down();
  CHECK_FALSE(is_told(screen, her_name));
  CHECK_FALSE(is_told(screen, her_kana));
  screen.ask(
      shell::Intent(shell::GoTo{{Screen::rollcall, screen.season.tour, screen.season.stop}}));
  screen.ask(rollcall::TypeDigit{2});
  screen.ask(rollcall::Count{});
  screen.settle_down();
  CHECK(screen.find("rollcall.row/" + std::to_string(screen.season.takahashi)));
  CHECK_FALSE(is_told(screen, her_name));
  for (const Seen& one : screen.seen) {
    CAPTURE(one.key);
    CHECK(std::string_view(one.privacy) < "P2");
  }
  screen.key(ImGuiKey_F9);
  screen.settle_down();
  CHECK(is_told(screen, her_name));
}

TEST_CASE("the name of another tour's person is hidden as well") {
  Headless screen;
  const EntryId person = add_stranger(screen);
  show_roster(screen);
  screen.scan(screen.season.records.id_text(person));
  screen.settle_down();
  REQUIRE(is_told(screen, "浜田 翔"));
  screen.ask(shell::Intent(shell::HideNames{true}));
  screen.settle_down();
  CHECK_FALSE(is_told(screen, "浜田 翔"));
}

TEST_CASE(
    "after three minutes without input names are covered; a touch uncovers and does nothing else") {
  Headless screen;
  show_roster(screen);
  wait_for(screen, cover_after_ms - 1);
  CHECK(is_told(screen, her_name));
  wait_for(screen, 1);
  CHECK_FALSE(is_told(screen, her_name));
  CHECK(screen.text("strip.names") == "さわると表示");
  const std::string check_in = "roster.check_in/" + std::to_string(screen.season.takahashi);
  REQUIRE(screen.click(check_in));
  CHECK(is_told(screen, her_name));
  CHECK(all<CheckIn>(screen.season.records).empty());
  CHECK_FALSE(screen.find("strip.names"));
  REQUIRE(screen.click(check_in));
  CHECK(all<CheckIn>(screen.season.records).size() == 1);
}

TEST_CASE("a key uncovers and does nothing else") {
  Headless screen;
  show_roster(screen);
  wait_for(screen, cover_after_ms);
  screen.key(ImGuiKey_Escape);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::roster);
  CHECK(is_told(screen, her_name));
  wait_for(screen, cover_after_ms);
  screen.type("さ");
  screen.settle_down();
  CHECK(screen.app.roster.filter.empty());
  CHECK(is_told(screen, her_name));
  screen.type("さ");
  screen.settle_down();
  CHECK(screen.app.roster.filter == "さ");
}

TEST_CASE("a scan counts though names are covered, and shows whom") {
  Headless screen;
  show_roster(screen);
  wait_for(screen, cover_after_ms);
  screen.scan("B001");
  screen.settle_down();
  CHECK(all<CheckIn>(screen.season.records).size() == 1);
  CHECK(is_told(screen, her_name));
}

TEST_CASE("a key that asks for nothing is a hand that is there") {
  Headless screen;
  show_roster(screen);
  wait_for(screen, cover_after_ms - 1000);
  screen.key(ImGuiKey_Tab);
  screen.settle_down();
  wait_for(screen, 2000);
  CHECK(is_told(screen, her_name));
}

TEST_CASE("names are not covered on a roll call that is red, and are when it is not") {
  Headless screen;
  screen.ask(
      shell::Intent(shell::GoTo{{Screen::rollcall, screen.season.tour, screen.season.stop}}));
  screen.ask(rollcall::TypeDigit{2});  // three are expected
  screen.ask(rollcall::Count{});
  wait_for(screen, 2 * cover_after_ms);
  CHECK(is_told(screen, her_name));
  screen.ask(rollcall::CountAgain{});
  screen.ask(rollcall::TypeDigit{3});
  screen.ask(rollcall::Count{});
  wait_for(screen, cover_after_ms);
  CHECK_FALSE(is_told(screen, her_name));
}

TEST_CASE("where no name is, nothing is covered and no touch is lost") {
  Headless screen;
  screen.settle_down();
  wait_for(screen, 10 * cover_after_ms);
  CHECK_FALSE(screen.find("strip.names"));
  CHECK(screen.click("nav.place/settings"));
  CHECK(screen.app.screen == Screen::settings);
}
