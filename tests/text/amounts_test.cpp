#include "core/text/amounts.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/text/contacts.hpp"

using namespace renkei;

namespace {

std::string amount(std::string_view text) {
  const AmountReading read = read_amount(text);
  return read.yen ? std::to_string(*read.yen) : std::string(read.doubt);
}

}  // namespace

TEST_CASE("amounts of yen as people write them") {
  for (const auto& [text, yen] : {std::pair{"1,200円", "1200"},
                                  {"\\1,200", "1200"},
                                  {"¥10,000", "10000"},
                                  {"１２００円", "1200"},
                                  {"千円", "1000"},
                                  {"千五百円", "1500"},
                                  {"1万2千円", "12000"},
                                  {"三万", "30000"},
                                  {"約3000円", "3000"},
                                  {"1200円くらい", "1200"},
                                  {"0円", "0"},
                                  {"なし", "0"},
                                  {"", ""}}) {
    CAPTURE(text);
    CHECK(amount(text) == yen);
  }
}

TEST_CASE("what is no single amount is none") {
  CHECK(amount("1000～2000円") == "amount_range");
  CHECK(amount("千円から二千円") == "amount_range");
  for (const char* text : {"500円くらい×2回", "1,00", "1,2000", ",100", "100,", "覚えていない",
                           "円", "万千万", "1千2千", "9999999999999999999999", "-5", "1.5"}) {
    CAPTURE(text);
    CHECK(amount(text) == "amount_unreadable");
  }
}

TEST_CASE("telephone numbers and mail addresses are found in what people wrote") {
  for (const char* text :
       {"090-0000-0043まで", "03-0000-0042", "（03）0000-0042", "０９０００００００４３",
        "連絡は a@example.jp へ", "+81 90 0000 0043"}) {
    CAPTURE(text);
    CHECK(holds_contact(text));
  }
  for (const char* text :
       {"@台東 また", "2024-03-09 10:00", "1000円", "No.0012", "a@b", "0", "10,000円"}) {
    CAPTURE(text);
    CHECK_FALSE(holds_contact(text));
  }
}
