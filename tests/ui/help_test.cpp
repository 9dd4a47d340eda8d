#include "ui/present/help.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/ui/places_of_monitor.hpp"
#include "ui/present/address.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

std::set<std::string> screens_that_are_there() {
  std::set<std::string> names;
#define RENKEI_NAME(name) names.insert(#name);
  RENKEI_SCREENS(RENKEI_NAME)
#undef RENKEI_NAME
  return names;
}

// Whose words are written already.
const std::set<std::string> screens_to_come = {"kiosk", "coverage", "quarantine", "hq",
                                               "plan",  "import",   "tables"};

std::vector<std::string> parts_of_help() {
  std::vector<std::string> parts = {"keys", "paper"};
  for (int n = 1; n <= help::lines_of_help; ++n) parts.push_back(std::to_string(n));
  return parts;
}

// The screen that a key is about: "help.roster.3" is about roster; empty: none.
std::string screen_of(const std::string& key) {
  const std::size_t first = key.find('.'), second = key.find('.', first + 1);
  if (second == std::string::npos) return {};
  const std::string last = key.substr(second + 1);
  return std::ranges::count(parts_of_help(), last) ? key.substr(first + 1, second - first - 1) : "";
}

}  // namespace

TEST_CASE("every screen has its name, five lines of help, its keys and its way on paper") {
  for (const std::string& screen : screens_that_are_there())
    for (const Language language : {Language::ja, Language::en}) {
      CHECK_MESSAGE(has_message(language, "screen." + screen), screen);
      for (const std::string& part : parts_of_help())
        CHECK_MESSAGE(has_message(language, "help." + screen + "." + part), screen, ".", part);
    }
}

TEST_CASE("no help is left of a screen that is neither there nor to come") {
  const auto there = screens_that_are_there();
  std::size_t seen = 0;
  for (const std::string& key : message_keys(Language::ja)) {
    const std::string screen = key.starts_with("help.") ? screen_of(key) : std::string();
    if (screen.empty() || screen == "heading" || screen == "part") continue;
    ++seen;
    CHECK_MESSAGE((there.contains(screen) || screens_to_come.contains(screen)), key);
  }
  CHECK(seen > 60);
}

TEST_CASE(
    "F1 opens help with the screen that is open, and Esc leads back to what was typed there") {
  Headless screen;
  screen.ask(shell::Intent(shell::GoTo{{Screen::rollcall, screen.season.tour}}));
  screen.ask(rollcall::TypeDigit{3});
  screen.settle_down();
  screen.key(ImGuiKey_F1);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::help);
  CHECK(address_text(address(screen.app), screen.season.records) == "help?screen=rollcall");
  CHECK(screen.text("help.title") == "使いかた: 点呼");
  CHECK(screen.text("help.line/1") == say(Language::ja, "help.rollcall.1"));
  CHECK(screen.text("help.of/paper") == say(Language::ja, "help.rollcall.paper"));
  CHECK(screen.find("help.screen"));
  CHECK(screen.find("help.about"));
  CHECK_FALSE(screen.find("header.help"));
  screen.key(ImGuiKey_F1);  // nothing more to explain
  screen.settle_down();
  CHECK(screen.app.help.about == Screen::rollcall);
  screen.key(ImGuiKey_Escape);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::rollcall);
  CHECK(screen.text("rollcall.count") == "3");
}

TEST_CASE("somebody's answers are still there after a look at help") {
  Headless screen;
  open_question(screen, 1);
  screen.ask(monitor::Choose{2});
  screen.settle_down();
  CHECK(screen.click("header.help"));
  CHECK(screen.app.help.about == Screen::monitor);
  screen.ask(shell::Intent(shell::Back{}));
  CHECK(screen.app.screen == Screen::monitor);
  CHECK(screen.app.monitor.at == 1);
  CHECK(screen.app.monitor.given.at("why").size() == 1);
}

TEST_CASE("help is there before there is a store, and leads nowhere else") {
  Headless screen;
  screen.app.situation.device = {};
  screen.app.screen = Screen::setup;
  screen.settle_down();
  CHECK(screen.click("header.help"));
  CHECK(screen.app.help.about == Screen::setup);
  screen.ask(shell::Intent(shell::GoTo{{Screen::today}}));
  CHECK(screen.app.screen == Screen::help);
  screen.ask(shell::Intent(shell::Back{}));
  CHECK(screen.app.screen == Screen::setup);
}

TEST_CASE("an address of help names a screen, or none, and nothing else") {
  FakeDesk desk;
  CHECK(parse_address("help", desk.season.records));
  CHECK(parse_address("help?screen=tally", desk.season.records));
  CHECK_FALSE(parse_address("help?screen=dance", desk.season.records));
  CHECK_FALSE(parse_address("help?tour=1", desk.season.records));
}

TEST_CASE("the store is proved on request, once at a time, and what came of it is told") {
  Headless screen;
  screen.ask(shell::Intent(shell::Help{}));
  screen.settle_down();
  CHECK(screen.text("help.device").find("log1") != std::string::npos);
  CHECK(screen.click("help.prove"));
  REQUIRE(screen.requests.size() == 1);
  CHECK(lane_of(screen.requests[0].work) == Lane::question);
  CHECK_FALSE(screen.find("help.prove")->enabled);
  CHECK(screen.ask(help::Prove{}).empty());
  CHECK_FALSE(screen.find("help.proved"));
  screen.end(screen.requests[0], Proved{Proof{{"abc", "def"}, {3, 1234, {}}}});
  screen.settle_down();
  CHECK(screen.text("help.proved") == "1,234 件を確かめました。こわれた記録はありません。");
  CHECK(screen.text("help.digest") == "要約値: abc");
  CHECK(screen.find("help.prove")->enabled);
  const auto again = screen.ask(help::Prove{});
  screen.end(again.at(0), Proved{Proof{{"abc", "def"}, {3, 1234, {"segment 2: hash"}}}});
  screen.settle_down();
  CHECK(screen.find("help.proved")->state == "not_whole");
  const auto third = screen.ask(help::Prove{});
  screen.end(third.at(0), Proved{Error(Code::store_damaged)});
  CHECK(screen.app.refusal);
  CHECK_FALSE(screen.app.help.proof);
}

TEST_CASE("help says plainly that screen readers cannot read this window, and what can") {
  for (const Language language : {Language::ja, Language::en}) {
    Headless screen(language);
    screen.ask(shell::Intent(shell::Help{}));
    screen.settle_down();
    CHECK_FALSE(screen.text("help.readers").empty());
    CHECK(screen.text("help.readers.ways").find("CSV") != std::string::npos);
    CHECK(screen.text("help.readers.ways").find("renkei") != std::string::npos);
    CHECK(screen.find("help.licence/SQLite"));
  }
}
