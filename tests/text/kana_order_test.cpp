#include "core/text/kana_order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace renkei;

TEST_CASE("voiced marks and small letters count only between words that are otherwise the same") {
  std::vector<std::string> names = {"はばら", "ばば",   "はは",  "ハハア",
                                    "しょう", "しよう", "じょう"};
  std::ranges::sort(names, {}, [](const std::string& name) { return kana_sort_key(name); });
  CHECK(names ==
        std::vector<std::string>{"しょう", "しよう", "じょう", "はは", "ばば", "ハハア", "はばら"});
}

TEST_CASE("a reading belongs to the row of its first letter") {
  for (const auto& [kana, row] : std::vector<std::pair<const char*, int>>{{"あいべつ", 0},
                                                                          {"おびひろ", 0},
                                                                          {"がまごおり", 1},
                                                                          {"ざま", 2},
                                                                          {"っ", 3},
                                                                          {"のと", 4},
                                                                          {"ぽろ", 5},
                                                                          {"メムロ", 6},
                                                                          {"ゆに", 7},
                                                                          {"らうす", 8},
                                                                          {"わら", 9},
                                                                          {"ん", 9},
                                                                          {"東京", -1},
                                                                          {"", -1}}) {
    CAPTURE(kana);
    CHECK(kana_row_of(kana) == row);
  }
}
