#include "core/wording/messages.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace renkei;

TEST_CASE("a sentence is said with its places filled, in the language asked for") {
  CHECK(say(Language::ja, "register.skipped.subtotal") == "小計");
  CHECK(say(Language::en, "register.skipped.subtotal") == "subtotal");
  CHECK(say(Language::en, "register.refused.birth_impossible", {{"original", "2023/2/30"}}) ==
        "The birth date “2023/2/30” does not exist.");
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

TEST_CASE("both languages of the register sentences say the same things") {
  const auto only_register = [](std::vector<std::string> keys) {
    std::erase_if(keys, [](const std::string& key) { return !key.starts_with("register."); });
    return keys;
  };
  CHECK(only_register(message_keys(Language::ja)) == only_register(message_keys(Language::en)));
  CHECK(only_register(message_keys(Language::ja)).size() > 50);
}
