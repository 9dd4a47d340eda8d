// The designer drawn, and worked by touch and by keyboard alone.
#include <doctest/doctest.h>

#include "tests/ui/font_files.hpp"
#include "tests/ui/places_of_designer.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// As who has no mouse: Tab until it is there.
bool tab_to(Headless& screen, std::string_view key) {
  for (int i = 0; i < 200 && !screen.focus.has(key); ++i) {
    screen.key(ImGuiKey_Tab);
    screen.settle_down();
  }
  return screen.focus.has(key);
}

bool press_by_key(Headless& screen, std::string_view key) {
  if (!tab_to(screen, key)) return false;
  screen.key(ImGuiKey_Enter);
  screen.settle_down();
  return true;
}

bool write_by_key(Headless& screen, std::string_view key, const char* text) {
  if (!tab_to(screen, key)) return false;
  screen.type(text);
  screen.settle_down();
  return true;
}

}  // namespace

TEST_CASE("a questionnaire is written and saved by the keyboard alone") {
  for (const ImVec2 size : {ImVec2{1280, 800}, ImVec2{1024, 600}}) {
    Headless screen(Language::ja, size);
    open_designer(screen);
    screen.settle_down();
    REQUIRE(press_by_key(screen, "designer.new/empty"));
    REQUIRE(write_by_key(screen, "designer.title", "Paper"));
    if (size.x < 1200) REQUIRE(press_by_key(screen, "designer.close"));
    REQUIRE(press_by_key(screen, "designer.add/single"));
    REQUIRE(write_by_key(screen, "designer.text/ja", "Which?"));
    REQUIRE(write_by_key(screen, "designer.option/1/ja", "A"));
    REQUIRE(write_by_key(screen, "designer.option/2/ja", "B"));
    if (size.x < 1200) REQUIRE(press_by_key(screen, "designer.close"));
    REQUIRE(press_by_key(screen, "designer.save"));
    const auto papers = all<Questionnaire>(screen.season.records);
    REQUIRE(papers.size() == 1);
    CHECK(papers[0].fields.title == "Paper");
    CHECK(papers[0].fields.questions.compact ==
          R"([{"key":"q1","options":["A","B"],"text":"Which?","type":"single"}])");
    CHECK(screen.find("designer.state")->state == std::string("saved"));
  }
}

TEST_CASE("Esc leads back to the list and takes nothing away that was typed") {
  Headless screen(Language::ja, {1024, 600});
  write_part(screen, 0);
  screen.settle_down();
  REQUIRE(write_by_key(screen, "designer.title", "Paper "));
  const std::string typed = screen.app.designer.draft.title;
  REQUIRE(typed.find("Paper ") != std::string::npos);
  screen.key(ImGuiKey_Escape);
  screen.settle_down();
  CHECK(screen.app.screen == Screen::designer);
  CHECK_FALSE(screen.app.designer.part);
  CHECK(screen.app.designer.draft.title == typed);
}

TEST_CASE("beside what is written stands a small kiosk, of which nothing can be pressed") {
  if (!fonts_are_there()) return;
  Headless screen(Language::ja, {1280, 800}, font_files());
  write_part(screen, 1);
  screen.settle_down();
  REQUIRE(screen.find("designer.picture"));
  CHECK(screen.text("designer.picture") == "この催しはどうでしたか");
  CHECK_FALSE(screen.find("kiosk.answer/1"));
  REQUIRE(screen.click("designer.lang/en"));
  screen.settle_down();
  CHECK(screen.text("designer.picture") == "How was this event?");
  CHECK(screen.find("designer.picture")->state == "en");
  for (const FocusStop& stop : screen.focus.order) CHECK_FALSE(stop.key.starts_with("kiosk."));
}

TEST_CASE("a trial is answered by touch, in the languages that there are, and leaves nothing") {
  Headless screen;
  write_part(screen, 1);
  screen.settle_down();
  REQUIRE(screen.click("designer.try"));
  screen.settle_down();
  REQUIRE(screen.find("kiosk.answer/2"));
  let_pass(screen.app, 120);
  screen.settle_down();
  CHECK_FALSE(screen.find("kiosk.countdown"));
  REQUIRE(screen.click("kiosk.answer/2"));
  screen.settle_down();
  CHECK(screen.text("kiosk.question") == "年代");
  REQUIRE(screen.click("kiosk.lang/ko"));
  screen.settle_down();
  CHECK(screen.text("kiosk.question") == "연령대");
  REQUIRE(screen.click("designer.trial.end"));
  screen.settle_down();
  CHECK(screen.find("designer.part"));
  CHECK(all<renkei::Response>(screen.season.records).empty());
}

TEST_CASE("gaps of a language are marked where they are, and told before it is used") {
  Headless screen(Language::ja, {1280, 2400});
  write_part(screen, 1);
  screen.ask(designer::TypeWords{{designer::Where::What::question}, VisitorLanguage::en, ""});
  screen.settle_down();
  CHECK(screen.find("designer.text.name/en")->state == "missing");
  CHECK(screen.find("designer.text.name/ko")->state == "");
  CHECK(screen.text("designer.lang/en") == "English ▲1");
  CHECK(screen.text("designer.fault/1").find("English") != std::string::npos);
}

TEST_CASE("an answered questionnaire says that it goes on as a new version") {
  Headless screen;
  places_of_designer()[5].go(screen);
  screen.settle_down();
  CHECK(screen.text("designer.save") == say(Language::ja, "designer.save.version"));
  CHECK(screen.text("designer.used").find("1") != std::string::npos);
  REQUIRE(screen.click("designer.put_back"));
  screen.settle_down();
  CHECK_FALSE(screen.find("designer.put_back"));
  CHECK_FALSE(screen.find("designer.save")->enabled);
}
