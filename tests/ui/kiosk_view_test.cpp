// The kiosk drawn and touched: what a visitor sees, and what nobody does.
#include <doctest/doctest.h>

#include <set>

#include "tests/ui/font_files.hpp"
#include "tests/ui/kiosk_season.hpp"
#include "tests/ui/places_of_kiosk.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

bool press(Headless& screen, std::string_view key) {
  let_pass(screen.app, 1);
  return screen.click(key);
}

std::set<std::string> keys_of(const Headless& screen) {
  std::set<std::string> keys;
  for (const Seen& one : screen.seen) keys.insert(one.key);
  return keys;
}

}  // namespace

TEST_CASE("a visitor goes through a kiosk by touch alone") {
  if (!fonts_are_there()) return;
  Headless screen(Language::ja, {1280, 800}, font_files());
  begin_kiosk(screen);
  screen.settle_down();
  REQUIRE(press(screen, "kiosk.lang/en"));
  REQUIRE(press(screen, "kiosk.agree"));
  CHECK(screen.text("kiosk.question") == "How was this event?");
  REQUIRE(press(screen, "kiosk.answer/2"));
  REQUIRE(press(screen, "kiosk.back"));
  CHECK(screen.find("kiosk.answer/2")->chosen);
  REQUIRE(press(screen, "kiosk.skip"));
  REQUIRE(press(screen, "kiosk.lang/ja"));
  CHECK(screen.text("kiosk.question") == "年代");
  REQUIRE(press(screen, "kiosk.answer/3"));
  REQUIRE(press(screen, "kiosk.answer/1"));
  REQUIRE(press(screen, "kiosk.next"));
  REQUIRE(press(screen, "kiosk.answer/11"));
  REQUIRE(press(screen, "kiosk.next"));
  REQUIRE(press(screen, "kiosk.pad/5"));
  REQUIRE(press(screen, "kiosk.next"));
  REQUIRE(press(screen, "kiosk.row/1"));
  REQUIRE(press(screen, "kiosk.pad/け"));
  CHECK(screen.text("kiosk.written") == "け");
  REQUIRE(press(screen, "kiosk.next"));
  CHECK_FALSE(screen.find("kiosk.thanks"));
  REQUIRE(press(screen, "kiosk.finish"));
  CHECK(screen.find("kiosk.thanks"));
  CHECK(all<renkei::Response>(screen.season.records).size() == 1);
  let_pass(screen.app, 5);
  screen.settle_down();
  CHECK(screen.find("kiosk.begin"));
}

TEST_CASE("time alone brings the countdown, and its button takes it away") {
  Headless screen;
  go_to_question(screen, 1);
  screen.settle_down();
  let_pass(screen.app, 60);
  screen.settle_down();
  REQUIRE(screen.find("kiosk.countdown"));
  CHECK(screen.find("kiosk.countdown")->box.h >= 40 * screen.theme().px_per_mm - 1);
  REQUIRE(press(screen, "kiosk.countdown"));
  CHECK(screen.find("kiosk.question"));
  let_pass(screen.app, 60);
  screen.settle_down();
  let_pass(screen.app, 20);
  screen.settle_down();
  CHECK(screen.find("kiosk.begin"));
}

TEST_CASE("on a kiosk nothing is seen of the program, and its keys do nothing") {
  for (const Place& place : places_of_kiosk()) {
    Headless screen;
    place.go(screen);
    if (!holds_window(screen.app)) continue;
    screen.app.refusal = Error(Code::disk_full, {{"file", "C:/secret/field.db"}});
    screen.app.notice = "scan.not_here";
    screen.busy = Busy{"files.merging", 1, 0.5};
    screen.settle_down();
    CAPTURE(place.name);
    for (const Seen& one : screen.seen) {
      CAPTURE(one.key);
      CHECK((one.key.starts_with("kiosk.") || one.key.starts_with("words/kiosk.")));
      CHECK(std::string_view(one.privacy) == "P0");
      CHECK(one.text.find("secret") == std::string::npos);
    }
    const auto before = keys_of(screen);
    for (const auto& [key, modifier] :
         {std::pair(ImGuiKey_Escape, ImGuiKey_None), std::pair(ImGuiKey_1, ImGuiMod_Alt),
          std::pair(ImGuiKey_Equal, ImGuiMod_Ctrl), std::pair(ImGuiKey_F1, ImGuiKey_None)}) {
      screen.key(key, modifier);
      screen.settle_down();
    }
    screen.scan("B002");
    screen.settle_down();
    CHECK(screen.app.screen == Screen::kiosk);
    CHECK(keys_of(screen) == before);
  }
}

TEST_CASE("what visitors press is 20 mm large and 3 mm apart") {
  if (!fonts_are_there()) return;
  for (const ImVec2 size : {ImVec2{1024, 600}, ImVec2{1280, 800}})
    for (const Place& place : places_of_kiosk()) {
      Headless screen(Language::ja, size, font_files());
      place.go(screen);
      if (!holds_window(screen.app)) continue;
      screen.settle_down();
      CAPTURE(place.name);
      const float mm = screen.theme().px_per_mm;
      for (const Seen& one : screen.seen) {
        if (std::string_view(one.kind) != "button") continue;
        CAPTURE(one.key);
        CHECK(one.box.w >= 20 * mm - 1);
        for (const Seen& other : screen.seen) {
          if (std::string_view(other.kind) != "button" || other.key == one.key) continue;
          CAPTURE(other.key);
          const Box around = inset(one.box, -3 * mm + 1.5f, -3 * mm + 1.5f);
          if (one.in == other.in) CHECK(intersection(around, other.box).is_empty());
        }
        if (one.in.empty()) CHECK(one.box.h >= 20 * mm - 1);  // what scrolls may be half seen
      }
    }
}

TEST_CASE("readings stand above the words of easy Japanese, which takes more height") {
  if (!fonts_are_there()) return;
  Headless screen(Language::ja, {1280, 800}, font_files());
  go_to_question(screen, 4);
  screen.app.kiosk.visit.language = VisitorLanguage::easy;
  screen.settle_down();
  CHECK(screen.text("kiosk.question") == "いくら つかいましたか（円）");
  const float with = screen.find("kiosk.question")->box.h;
  screen.app.kiosk.visit.language = VisitorLanguage::ja;
  screen.settle_down();
  const float without = screen.find("kiosk.question")->box.h;
  CHECK(with >= without + 3 * screen.theme().px_per_mm);
}

TEST_CASE("Chinese and Korean visitors read a face of their own") {
  if (!fonts_are_there()) return;
  Headless screen(Language::ja, {1280, 800}, font_files());
  CHECK(screen.fonts().chinese != screen.fonts().regular);
  CHECK(screen.fonts().korean != screen.fonts().chinese);
  screen.draw();
  CHECK(screen.fonts().chinese->IsGlyphInFont(U'您'));
  CHECK(screen.fonts().korean->IsGlyphInFont(U'여'));
}

TEST_CASE("on the corners a finger finds the way out, and the keypad leads back too") {
  Headless screen;
  begin_kiosk(screen);
  screen.settle_down();
  for (int corner = 1; corner <= 4; ++corner)
    REQUIRE(screen.click("kiosk.corner/" + std::to_string(corner)));
  REQUIRE(screen.find("kiosk.digit/1"));
  REQUIRE(screen.click("kiosk.digit/1"));
  REQUIRE(screen.click("kiosk.digit/1"));
  CHECK(screen.app.kiosk.leaving.digits == "11");
  REQUIRE(screen.click("kiosk.out.stay"));
  CHECK(screen.find("kiosk.begin"));
}
