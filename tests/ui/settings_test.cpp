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
  CHECK_FALSE(is_slow(made[0].work));
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

TEST_CASE("a PIN is kept when it has six digits, and of what is typed only dots are seen") {
  Headless screen;
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
