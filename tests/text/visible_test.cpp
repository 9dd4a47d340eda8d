#include "core/text/visible.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace renkei;

TEST_CASE("what steers a terminal or turns a line is shown by its number") {
  CHECK(visible("a\x1b[2Kb") == "a<U+001B>[2Kb");
  CHECK(visible("a\u202Efdp") == "a<U+202E>fdp");
  CHECK(visible("a\u200Bb\uFEFF\u00AD") == "a<U+200B>b<U+FEFF><U+00AD>");
  CHECK(visible("a\u2028b\x7F") == "a<U+2028>b<U+007F>");
  CHECK(visible("a\U000E0041") == "a<U+E0041>");
  CHECK(visible(std::string_view("\0", 1)) == "<U+0000>");
}

TEST_CASE("line ends of every system are one sign") {
  CHECK(visible("a\nb\r\nc") == "a⏎b⏎c");
  CHECK(visible("a\rb") == "a<U+000D>b");
}

TEST_CASE("what has a shape stays, the variant of a name's character and an emoji among it") {
  for (const char* text : {"髙橋　一郎", "葛\U000E0100城", "👩\u200D🌾", "か\u3099", "a b\u00A0c"})
    CHECK(visible(text) == text);
  CHECK(visible(visible("a\x1b\n")) == visible("a\x1b\n"));
}

TEST_CASE("a long text is shown by its first forty characters, never by half of one") {
  std::string forty;
  for (int i = 0; i < 40; ++i) forty += "字";
  CHECK(shorten(forty) == forty);
  CHECK(shorten(forty + "字") == forty + "…");
  CHECK(shorten("") == "");
}
