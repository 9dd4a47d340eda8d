// Texts that differ only in their numbers, taken apart and put together.
#include "core/log/numbered_texts.hpp"

#include <doctest/doctest.h>

#include "tests/support/scratch.hpp"

using namespace renkei;
using renkei::laws::Dice;

namespace {

std::optional<NumberedTexts> parted(const std::vector<std::string>& texts) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  return as_numbered(views);
}

// Whether the texts are taken apart; if so, they must be what comes together again.
bool parts(const std::vector<std::string>& texts) {
  const auto taken = parted(texts);
  if (!taken) return false;
  Bytes bytes;
  taken->pattern.write(bytes);
  ByteReader reader(bytes);
  const NumberPattern pattern = NumberPattern::read(reader);
  reader.must_be_done();
  REQUIRE(taken->numbers.size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::string text;
    pattern.append_text(text, taken->numbers[i]);
    CHECK(text == texts[i]);
  }
  return true;
}

}  // namespace

TEST_CASE("times, dates, codes and answers are taken apart and come together again") {
  CHECK(parts({"08:05", "17:55", "00:00", "23:59"}));
  CHECK(parts({"2023-10-14", "2024-02-29", "1960-01-01"}));
  CHECK(parts({"131016", "011002", "000001"}));
  CHECK(parts({"1", "2", "10", "100"}));
  CHECK(parts({"0", "10"}));
  CHECK(parts({"1号車", "2号車", "12号車"}));
  CHECK(parts({R"({"q1":3,"q2":"7"})", R"({"q1":12,"q2":"0"})"}));
  CHECK(parts({"999999999999999999", "000000000000000000"}));
  CHECK(parts({"𠮷野1"}));
}

TEST_CASE("texts that differ in more than numbers, or that no number could give back, stay whole") {
  CHECK(!parts({}));
  CHECK(!parts({""}));
  CHECK(!parts({"駅", "駅"}));
  CHECK(!parts({"1号車", "1号線"}));
  CHECK(!parts({"1号車", "号車"}));
  CHECK(!parts({"1", "1-2"}));
  CHECK(!parts({"1-2", "1"}));
  CHECK(!parts({"007", "7"}));          // 7 in one digit is not 007
  CHECK(!parts({"07", "123", "012"}));  // nor is 12 in two digits 012
  CHECK(!parts({"1234567890123456789"}));
  CHECK(!parts({"１", "２"}));  // full width is not a digit here
  // Three numbers of seven digits are more than 2^62 texts.
  CHECK(!parts({"9999999-9999999-9999999", "0000000-0000000-0000000", "0000001-0000001-0000001"}));
}

TEST_CASE("values of a small range need small numbers, whatever they look like") {
  const auto times = parted({"08:00", "17:55", "12:30", "09:05"});
  REQUIRE(times);
  for (std::int64_t number : times->numbers) CHECK(number < 10 * 12);
  const auto codes = parted({"010006", "010013", "010020"});
  REQUIRE(codes);
  CHECK(codes->numbers == std::vector<std::int64_t>{0, 1, 2});
}

TEST_CASE("random texts either stay whole or come together again") {
  int taken = 0;
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    std::vector<std::string> texts(1 + dice.below(6));
    const std::uint64_t numbers = dice.below(4), digits = 1 + dice.below(8);
    for (std::string& text : texts)
      for (std::uint64_t i = 0; i < numbers; ++i) {
        text += i == 0 ? "" : "/";
        for (std::uint64_t n = dice.one_in(3) ? 1 + dice.below(digits) : digits; n > 0; --n)
          text += static_cast<char>('0' + dice.below(10));
      }
    taken += parts(texts) ? 1 : 0;
  }
  CHECK(taken > 500);
}

TEST_CASE("differences are taken where they repeat more or are smaller") {
  const auto pay = [](std::vector<std::int64_t> values) { return differences_pay(values); };
  CHECK(pay({1, 2, 3, 4, 5, 6}));
  CHECK(pay({1'000'000, 1'000'007, 1'000'020, 1'000'021}));
  CHECK(!pay({1, 3, 2, 1, 1, 3, 2, 2, 3}));
  CHECK(!pay({INT64_MIN, INT64_MAX, 0}));  // they would overflow
  CHECK(!pay({}));
}
