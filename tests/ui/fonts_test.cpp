#include "ui/view/fonts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/text/utf8.hpp"
#include "tests/support/needs.hpp"
#include "ui/present/glyphs.hpp"

using namespace renkei;
using namespace renkei::ui;

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool has(const ImFont* font, char32_t c) {
  return font->FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr;
}

}  // namespace

TEST_CASE("the characters of names and of Windows' Shift_JIS are there from the start") {
  const auto& characters = cp932_characters();
  CHECK(characters.size() > 7000);
  for (const char32_t c : to_code_points("髙﨑德邉彅檮①㈱㍻℃→※○★～ー「」髭"))
    CHECK(std::ranges::binary_search(characters, c));
  for (const char32_t c : to_code_points("–—“”•…"))
    CHECK(std::ranges::binary_search(characters, c));
  CHECK(std::ranges::is_sorted(characters));
}

TEST_CASE(
    "the body draws CP932, gets what it lacks from the other font, and shows 〓 for the rest") {
  FontFiles files{read("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf"),
                  read("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf"),
                  [] { return read("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"); }};
  const bool are_there =
      !files.regular.empty() && !files.bold.empty() && !files.read_fallback().empty();
  if (!needs("fonts", are_there, "apt-get install fonts-morisawa-bizud-gothic fonts-noto-cjk"))
    return;
  ImFontAtlas atlas;
  Fonts fonts(std::move(files));
  REQUIRE(fonts.build(atlas, 1));
  for (const char32_t c : to_code_points("髙﨑德邉彅檮①㈱㍻")) CHECK(has(fonts.of(Role::body), c));
  CHECK_FALSE(has(fonts.of(Role::body), U'𠮷'));
  CHECK_FALSE(fonts.has_wants());

  fonts.want(Role::body, "𠮷野家 한국 ☎");
  fonts.want(Role::heading, "檮原町");
  fonts.want(Role::body, "\xF3\xB0\x80\x80");  // private use: no font has it
  CHECK(fonts.has_wants());
  REQUIRE(fonts.build(atlas, 1));
  CHECK(has(fonts.of(Role::body), U'𠮷'));
  CHECK(has(fonts.of(Role::body), U'한'));
  CHECK(has(fonts.of(Role::body), U'☎'));  // no character of Windows' Shift_JIS
  CHECK(has(fonts.of(Role::heading), U'檮'));
  CHECK(fonts.of(Role::body)->FallbackChar == static_cast<ImWchar>(missing_character));
  fonts.want(Role::body, "\xF3\xB0\x80\x80");
  CHECK_FALSE(fonts.has_wants());  // asked for once is enough
}
