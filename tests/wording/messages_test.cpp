#include "core/wording/messages.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace renkei;

TEST_CASE("a sentence is said with its places filled, in the language asked for") {
  CHECK(say(Language::ja, "register.skipped.subtotal") == "小計");
  CHECK(say(Language::en, "register.skipped.subtotal") == "subtotal");
  CHECK(say(Language::en, "register.refused.birth_impossible", {{"original", "2023/2/30"}}) ==
        "“2023/2/30” is no day of the calendar.");
}

TEST_CASE("a missing sentence shows its key") {
  CHECK(say(Language::ja, "no.such.key", {{"a", "b"}}) == "no.such.key");
}

TEST_CASE("whatever a translator writes, filling places cannot fail") {
  const std::array<Named, 2> values = {Named{"a", "{b}"}, Named{"b", "2"}};
  CHECK(fill_places("{a} and {b}", values) == "{b} and 2");
  CHECK(fill_places("{c} {", values) == "{c} {");
  CHECK(fill_places("}{}{{a}", values) == "}{}{{a}");
  CHECK(fill_places("{a", values) == "{a");
  CHECK(fill_places("%s %n {0}", values) == "%s %n {0}");
  CHECK(fill_places("", values).empty());
}

TEST_CASE("what is put into a sentence cannot break its line") {
  CHECK(say(Language::en, "register.refused.birth_impossible", {{"original", "1\n2\x1b"}}) ==
        "“1⏎2<U+001B>” is no day of the calendar.");
}

TEST_CASE("a word goes with its number") {
  const auto told = [](const char* n) {
    const std::array<Named, 1> values = {Named{"n", n}};
    return fill_places("{n} {n|entry was|entries were} read", values);
  };
  CHECK(told("1") == "1 entry was read");
  CHECK(told("0") == "0 entries were read");
  CHECK(told("1,001") == "1,001 entries were read");
  CHECK(fill_places("{n|a|b} {n|a}", std::array<Named, 1>{Named{"m", "1"}}) == "{n|a|b} {n|a}");
  CHECK(fill_places("{n|a}{n|}", std::array<Named, 1>{Named{"n", "2"}}) == "a");
}
