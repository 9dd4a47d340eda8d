#include "ui/present/settings.hpp"

#include <doctest/doctest.h>

#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

TEST_CASE("a wish is taken over at once, and is to be kept") {
  FakeDesk desk;
  const auto made = desk.hold(settings::ChooseText{175});
  CHECK(desk.app.situation.wishes.text_percent == 175);
  REQUIRE(made.size() == 1);
  CHECK(std::get<WishWork>(made[0].work).wishes == desk.app.situation.wishes);
  CHECK(lane_of(made[0].work) == Lane::command);
  CHECK(desk.hold(settings::ChooseText{110}).empty());
  CHECK(desk.app.situation.wishes.text_percent == 175);
}

TEST_CASE("who signs is who was typed, without the blanks around it, and only once it is said") {
  FakeDesk desk;
  desk.hold(settings::TypeStaff{" s01 "});
  CHECK(desk.app.situation.wishes.staff.empty());
  desk.hold(settings::SignAs{});
  CHECK(desk.app.situation.wishes.staff == "s01");
}

TEST_CASE("a tap on a size of text makes everything as large, and the screen stays") {
  Headless screen;
  screen.ask(shell::Intent(shell::GoTo{{Screen::settings}}));
  screen.settle_down();
  const float before = screen.find("nav.place/today")->box.w;
  REQUIRE(screen.click("settings.text/200"));
  CHECK(screen.app.screen == Screen::settings);
  CHECK(screen.find("nav.place/today")->box.w > before * 1.4f);
  REQUIRE(screen.click("settings.look/dark"));
  CHECK(screen.app.situation.wishes.look == Look::dark);
}

TEST_CASE("Ctrl with plus and minus changes the size of text on every screen") {
  Headless screen;
  screen.settle_down();
  screen.key(ImGuiKey_Equal, ImGuiMod_Ctrl);
  screen.settle_down();
  CHECK(screen.app.situation.wishes.text_percent == 125);
  screen.key(ImGuiKey_Minus, ImGuiMod_Ctrl);
  screen.key(ImGuiKey_Minus, ImGuiMod_Ctrl);
  screen.settle_down();
  CHECK(screen.app.situation.wishes.text_percent == 100);
}

TEST_CASE("who has signed here signs again by one tap, until taken off the list") {
  FakeDesk desk;
  for (const char* code : {"s01", "s02", "s01"}) {
    desk.hold(settings::TypeStaff{code});
    desk.hold(settings::SignAs{});
  }
  CHECK(desk.app.situation.wishes.staff_codes == std::vector<std::string>{"s01", "s02"});
  desk.hold(settings::SignAsOne{"s02"});
  CHECK(desk.app.situation.wishes.staff == "s02");
  desk.hold(settings::ForgetStaff{"s01"});
  CHECK(desk.app.situation.wishes.staff_codes == std::vector<std::string>{"s02"});
}

TEST_CASE("a bank card makes a millimetre true: everything grows with it, within bounds") {
  Headless screen;
  screen.ask(shell::Intent(shell::GoTo{{Screen::settings}}));
  screen.settle_down();
  const float before = screen.theme().touch;
  for (int i = 0; i < 4; ++i) screen.ask(settings::ChangeSize{50});
  screen.settle_down();
  CHECK(screen.app.situation.wishes.size_permille == 1200);
  CHECK(screen.theme().touch == doctest::Approx(before * 1.2f));
  for (int i = 0; i < 100; ++i) screen.ask(settings::ChangeSize{-50});
  CHECK(screen.app.situation.wishes.size_permille == least_size_permille);
}

TEST_CASE("a left hand finds the side at the left, and the bar can be below") {
  Headless screen;
  screen.ask(today::CountVisitors{screen.season.event});
  screen.settle_down();
  const float pad = screen.find("tally.pad")->box.x, back = screen.find("nav.back")->box.y;
  screen.ask(settings::ChooseHand{true});
  screen.ask(settings::ChooseButtonsBelow{true});
  screen.settle_down();
  CHECK(screen.find("tally.pad")->box.x > pad + 100);
  CHECK(screen.find("nav.back")->box.y > back + 400);
}

TEST_CASE("a trial of the scanner tells a good one, a slow one, and a keyboard left in Japanese") {
  using enum settings::Trial::Result;
  Headless screen;
  screen.ask(shell::Intent(shell::GoTo{{Screen::settings}}));
  screen.ask(settings::TryScanner{true});
  screen.settle_down();
  CHECK(screen.find("settings.scanner.result")->state == "waiting");
  screen.scan("B0012");
  CHECK(screen.app.settings.trial->result == read);
  screen.scan("Ｂ００１２");
  CHECK(screen.app.settings.trial->result == not_plain);
  screen.ask(settings::TryScanner{true});
  screen.settle_down();
  screen.type("B0012");
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  REQUIRE(screen.app.settings.trial);
  CHECK(screen.app.settings.trial->result == slow);
  screen.ask(settings::ChooseScanGap{60});
  CHECK(screen.app.situation.wishes.scan_gap_ms == 60);
  screen.ask(settings::ChooseScanGap{5000});
  CHECK(screen.app.situation.wishes.scan_gap_ms == 60);
  screen.ask(shell::Intent(shell::Back{}));
  CHECK_FALSE(screen.app.settings.trial);
  CHECK(screen.app.screen == Screen::settings);
}

TEST_CASE("a PIN is kept when it has six digits, and of what is typed only dots are seen") {
  Headless screen(Language::ja, {1280, 2400});
  screen.ask(shell::Intent(shell::GoTo{{Screen::settings}}));
  CHECK(screen.ask(settings::KeepPin{}).empty());
  CHECK(screen.app.settings.pin_trouble == "settings.pin.short");
  screen.ask(settings::TypePin{"123456"});
  screen.settle_down();
  CHECK(screen.text("settings.pin") == "******");
  const auto made = screen.ask(settings::KeepPin{});
  REQUIRE(made.size() == 1);
  CHECK(std::get<KeepPinWork>(made[0].work).pin == "123456");
  CHECK(screen.app.settings.pin.empty());
  screen.end(made[0], PinKept{});
  CHECK(screen.app.settings.pin_trouble == "settings.pin.failed");
}
