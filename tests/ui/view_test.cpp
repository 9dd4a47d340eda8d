#include <doctest/doctest.h>

#include <set>

#include "core/wording/refusal.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

TEST_CASE("the tally pad counts by touch, by digit and by keypad, and undoes the last") {
  Headless screen;
  screen.settle_down();
  REQUIRE(screen.click("today.count/" + std::to_string(screen.season.event)));
  REQUIRE(screen.app.screen == Screen::tally);
  REQUIRE(screen.click("tally.count/1"));
  REQUIRE(screen.click("tally.count/1"));
  screen.key(ImGuiKey_2);
  screen.key(ImGuiKey_Keypad5);
  screen.settle_down();
  CHECK(screen.text("tally.count/1") == "2");
  CHECK(screen.text("tally.count/2") == "1");
  CHECK(screen.text("tally.count/5") == "1");
  CHECK(screen.text("tally.visitors") == "3");
  REQUIRE(screen.click("tally.undo"));
  CHECK(screen.text("tally.count/5") == "0");
}

TEST_CASE("ten quick presses of a key are ten records") {
  Headless screen;
  screen.ask(today::CountVisitors{screen.season.event});
  screen.settle_down();
  for (int i = 0; i < 10; ++i) screen.key(ImGuiKey_1);
  screen.settle_down();
  CHECK(screen.text("tally.count/1") == "10");
}

TEST_CASE("a button is the same button in both languages") {
  Headless screen;
  screen.settle_down();
  std::set<std::string> japanese, english;
  for (const Seen& one : screen.seen) japanese.insert(one.key);
  REQUIRE(screen.click("strip.language"));
  CHECK(screen.app.situation.wishes.language == Language::en);
  for (const Seen& one : screen.seen) english.insert(one.key);
  CHECK(japanese == english);
}

TEST_CASE("one tap checks in, and the figure of the missing follows") {
  Headless screen;
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  CHECK(screen.text("roster.missing") == "3");
  REQUIRE(screen.click("roster.check_in/" + std::to_string(screen.season.takahashi)));
  CHECK(screen.text("roster.missing") == "2");
  CHECK_FALSE(screen.find("roster.check_in/" + std::to_string(screen.season.takahashi)));
  REQUIRE(screen.click("roster.undo"));
  CHECK(screen.text("roster.missing") == "3");
}

TEST_CASE("twenty of twenty scans arrive, however fast they were typed") {
  Headless screen;
  std::vector<EntryId> people;
  for (int i = 0; i < 20; ++i)
    people.push_back(screen.season.records.add(
        "participant",
        {{"tour_id", screen.season.tour}, {"badge_no", "49012345678" + std::to_string(10 + i)}}));
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  for (int i = 0; i < 20; ++i) {
    screen.type(("49012345678" + std::to_string(10 + i)).c_str());
    screen.key(ImGuiKey_Enter);
  }
  screen.settle_down();
  CHECK(screen.app.roster.heads.here == 20);
  CHECK(screen.app.roster.filter.empty());
}

TEST_CASE("a scan right after a tap on another button still arrives") {
  Headless screen;
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  REQUIRE(screen.click("roster.part.missing"));
  screen.type("B002");
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(screen.app.roster.heads.here == 1);
}

TEST_CASE("typing kana narrows the list, and Enter on the only one left checks them in") {
  Headless screen;
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  screen.type("たかはし");
  screen.settle_down();
  CHECK(screen.app.roster.shown.size() == 1);
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  CHECK(screen.app.roster.heads.here == 1);
  CHECK(screen.app.roster.shown.size() == 4);
}

TEST_CASE("an edit of a name outside the sixteen-bit plane keeps it") {
  Headless screen;
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  screen.type("𠮷野x");
  screen.key(ImGuiKey_Backspace);
  screen.settle_down();
  CHECK(screen.app.roster.filter == "𠮷野");
}

TEST_CASE("a finger has room: every button is at least eleven millimetres high") {
  Headless screen;
  screen.settle_down();
  screen.ask(today::CountVisitors{screen.season.event});
  screen.settle_down();
  for (const Seen& one : screen.seen) {
    if (one.key.find("tally.count") == std::string::npos && one.key != "tally.undo") continue;
    if (std::string_view(one.kind) == "button") CHECK(one.box.h >= 11 * 96 / 25.4f);
  }
}

TEST_CASE("a refusal shows its three parts and its code until it is closed") {
  Headless screen;
  screen.app.refusal = Error(Code::disk_full);
  screen.settle_down();
  CHECK(screen.find("refusal.what"));
  CHECK(screen.find("refusal.safe"));
  CHECK(screen.find("refusal.next"));
  REQUIRE(screen.click("refusal.close"));
  CHECK_FALSE(screen.app.refusal);
}

TEST_CASE("the window refuses in the words of the command line, for every code there is") {
  for (const Language language : {Language::ja, Language::en}) {
    Headless screen(language);
    std::vector<Error> errors = {
        Error(Code::register_unreadable, {{"file", "a.csv"}, {"reason", "register_empty"}}),
        Error(Code::not_a_bundle, {{"file", "a\x1b\nb.renkei"}})};
    for (const Code code : all_codes()) errors.emplace_back(code);
    for (const Error& error : errors) {
      screen.app.refusal = error;
      screen.draw();
      const Refusal words = refusal_words(language, error);
      CHECK(screen.text("refusal.what") == words.what);
      CHECK(screen.text("refusal.safe") == words.safe);
      CHECK(screen.text("refusal.next") == words.next);
    }
  }
}

TEST_CASE("a dropped file's result is a sentence") {
  Headless screen;
  screen.ask(shell::GoTo{{Screen::merge}});
  screen.app.merge.taken = {
      {"/media/a.renkei", MergeReport::Status::merged, 1234, std::nullopt},
      {"/media/b.renkei", MergeReport::Status::refused, 0, Error(Code::bundle_damaged)}};
  screen.settle_down();
  CHECK(screen.text("merge.result/1").find("1,234") != std::string::npos);
  CHECK(screen.find("merge.result/2"));
}

TEST_CASE(
    "where a store is there that cannot be opened, the first screen offers to open it again") {
  Headless screen;
  screen.app.screen = Screen::setup;
  screen.app.setup.is_there = true;
  screen.settle_down();
  CHECK_FALSE(screen.find("setup.make"));
  CHECK_FALSE(screen.find("setup.name"));
  REQUIRE(screen.click("setup.open"));
  REQUIRE(screen.requests.size() == 1);
  CHECK(std::holds_alternative<OpenWork>(screen.requests[0].work));
}

TEST_CASE("the job that goes on is told, and how many wait behind it") {
  Headless screen;
  screen.settle_down();
  screen.busy = Busy{"files.exporting", 0};
  screen.settle_down();
  CHECK(screen.text("busy") == "書き出しています…");
  screen.busy = Busy{"files.exporting", 2};
  screen.settle_down();
  CHECK(screen.text("busy").find("2 件") != std::string::npos);
}
