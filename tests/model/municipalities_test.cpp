#include "core/model/municipalities.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/model/documents.hpp"

using namespace renkei;

namespace {

// JIS X 0402: the last digit follows from the first five.
char check_digit(std::string_view code) {
  int sum = 0;
  for (int i = 0; i < 5; ++i) sum += (code[static_cast<std::size_t>(i)] - '0') * (6 - i);
  return static_cast<char>('0' + (11 - sum % 11) % 10);
}

}  // namespace

TEST_CASE("every municipality has a code that is right, once, and a prefecture before it") {
  std::set<std::string_view> codes, prefectures;
  for (const Municipality& one : all_municipalities()) {
    CAPTURE(one.code6);
    REQUIRE(one.code6.size() == 6);
    CHECK(one.code6[5] == check_digit(one.code6));
    CHECK(codes.insert(one.code6).second);
    CHECK_FALSE(one.kana.empty());
    if (one.is_prefecture()) prefectures.insert(one.prefecture);
    CHECK(prefectures.contains(one.prefecture));
  }
  CHECK(prefectures.size() == 47);
  CHECK(codes.size() == 1788);
}

TEST_CASE("a municipality is told with its prefecture; what is no code as it is") {
  CHECK(municipality_words("016373") == "北海道 芽室町");
  CHECK(municipality_words("01637") == "北海道 芽室町");
  CHECK(municipality_words("131067") == "東京都 台東区");
  CHECK(municipality_words("010006") == "北海道");
  CHECK(municipality_words("016374") == "016374");
  CHECK(municipality_words("島根県 新しい町") == "島根県 新しい町");
  CHECK(municipality_words("").empty());
}

TEST_CASE("who was told is read back as it was stored, and what says nothing is left out") {
  const std::vector<Informed> told = {{"family", *parse_moment("2023-10-14T10:32:00+09:00")},
                                      {"教育委員会", *parse_moment("2023-10-14T10:40:00+09:00")}};
  CHECK(read_informed({stored_text(told)}) == told);
  CHECK(read_informed({R"([{"who":"family"},{"at":"2023-10-14T10:32:00+09:00"},7,)"
                       R"({"who":"police","at":"later"}])"})
            .empty());
  CHECK(read_informed({"{"}).empty());
  CHECK(read_informed({""}).empty());
}
