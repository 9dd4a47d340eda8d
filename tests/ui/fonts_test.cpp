#include "ui/view/fonts.hpp"

#include <doctest/doctest.h>

#include "core/text/utf8.hpp"
#include "core/wording/messages.hpp"
#include "tests/ui/font_files.hpp"
#include "tests/ui/headless.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

// Whether both faces draw it themselves.
bool has(const Fonts& fonts, char32_t c) {
  const auto character = static_cast<ImWchar>(c);
  return fonts.regular->IsGlyphInFont(character) && fonts.bold->IsGlyphInFont(character);
}

// Whether it is in the texture, in the size of this role.
bool is_drawn(const Headless& screen, ui::Role role, char32_t c) {
  return screen.fonts()
      .of(role)
      ->GetFontBaked(make_theme(1).line(role))
      ->IsGlyphLoaded(static_cast<ImWchar>(c));
}

}  // namespace

TEST_CASE("every character that the program says has a glyph, in every language") {
  if (!fonts_are_there()) return;
  ImFontAtlas atlas;
  const Fonts fonts = load_fonts(atlas, font_files());
  for (const Language language : {Language::ja, Language::en})
    for (const std::string& key : message_keys(language))
      for (const char32_t c : to_code_points(say(language, key))) {
        CAPTURE(key);
        if (c >= U' ') CHECK(has(fonts, c));
      }
}

TEST_CASE("the characters of names have glyphs, also where no Shift_JIS has a place for them") {
  if (!fonts_are_there()) return;
  ImFontAtlas atlas;
  const Fonts fonts = load_fonts(atlas, font_files());
  for (const char32_t c : to_code_points("髙橋﨑德邉彅檮𠮷野①㈱㍻℃→※○★～ー「」髭–—“”•…한국☎"))
    CHECK(has(fonts, c));
  CHECK_FALSE(has(fonts, U'\U000F0000'));
}

TEST_CASE("what no font has is drawn as 〓") {
  if (!fonts_are_there()) return;
  Headless screen(Language::ja, {1280, 800}, font_files());
  screen.draw();
  ImFontBaked* body =
      screen.fonts().of(ui::Role::body)->GetFontBaked(make_theme(1).line(ui::Role::body));
  CHECK(char32_t{body->FindGlyph(0xF0000)->Codepoint} == U'〓');
}

TEST_CASE("a character that nobody has drawn before is there in the drawing that asks for it") {
  if (!fonts_are_there()) return;
  Headless screen(Language::ja, {1280, 800}, font_files());
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  for (const char32_t c : to_code_points("檮鷗①")) {
    CHECK_FALSE(is_drawn(screen, ui::Role::body, c));
    CHECK_FALSE(is_drawn(screen, ui::Role::title, c));
  }
  screen.app.roster.tour_name = "檮鷗①";
  screen.type("檮鷗①");
  screen.draw();
  for (const char32_t c : to_code_points("檮鷗①")) {
    CHECK(is_drawn(screen, ui::Role::body, c));
    CHECK(is_drawn(screen, ui::Role::title, c));
  }
}

TEST_CASE("a thousand new characters enlarge the texture, and those before keep their glyphs") {
  if (!fonts_are_there()) return;
  Headless screen(Language::ja, {1280, 800}, font_files());
  screen.ask(today::OpenRoster{screen.season.tour});
  screen.settle_down();
  const int before = ImGui::GetIO().Fonts->TexData->Height;
  std::string names;
  for (char32_t c = U'一'; c < U'一' + 2000; ++c) append_utf8(names, c);
  screen.app.roster.tour_name = names;
  screen.draw();
  screen.app.roster.tour_name.clear();
  screen.settle_down();
  CHECK(ImGui::GetIO().Fonts->TexData->Height > before);
  CHECK(is_drawn(screen, ui::Role::title, U'一'));
  CHECK(screen.textures() == 1);
}
