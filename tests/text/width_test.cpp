#include "core/text/width.hpp"

#include <doctest/doctest.h>

using namespace renkei;

TEST_CASE("a wide character takes two columns, a mark that combines none") {
  CHECK(display_width("漢字ｶﾅab") == 8);
  CHECK(display_width("か\u3099－X") == 5);
  CHECK(display_width("葛\U000E0100城") == 4);
  CHECK(display_width("髙\U00020BB7①※") == 6);  // what is ambiguous counts as narrow
  CHECK(display_width("\u200Ba\u202E") == 1);
  CHECK(display_width("🚌") == 2);
  CHECK(display_width("") == 0);
}

TEST_CASE("padding counts columns, and never cuts") {
  CHECK(padded_left("人", 4) == "  人");
  CHECK(padded_right("人", 4) == "人  ");
  CHECK(padded_right("東京都", 4) == "東京都");
}
