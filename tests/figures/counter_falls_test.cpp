#include "core/figures/counter_falls.hpp"

#include <doctest/doctest.h>

#include "core/figures/counter_bands.hpp"

using namespace renkei;

namespace {

std::vector<Fall> judged(std::vector<Shown> looks) { return judge_falls(looks); }

CounterLook look_at(int minute, std::int64_t reading, LogNumber log = 1,
                    const std::string& counter = "") {
  static Seq seq = 0;
  const Moment at{1'700'611'200'000 +
                  std::int64_t{minute} * 60'000};  // 2023-11-22, 09:00 and later
  return {at, reading, {}, make_entry_id(log, ++seq), counter};
}

std::int64_t people(const std::vector<CounterLook>& looks) {
  Sum sum;
  for (const CounterBand& band : counter_bands(looks, {})) sum += band.n;
  return sum;
}

}  // namespace

TEST_CASE("a lower reading before one that goes on is a slip") {
  using enum Fall;
  CHECK(judged({{0}, {480}, {500}, {490}, {600}}) == std::vector{none, none, none, slip, none});
  CHECK(judged({{417}, {48}, {535}}) == std::vector{none, slip, none});
  CHECK(judged({{100}, {90}, {120}, {110}, {130}}) == std::vector{none, slip, none, slip, none});
}

TEST_CASE("a lower reading that stays low, or that nothing follows, is a reset that nobody noted") {
  using enum Fall;
  CHECK(judged({{500}, {20}, {90}}) == std::vector{none, fell, none});
  CHECK(judged({{500}, {490}}) == std::vector{none, fell});
  CHECK(judged({{500}, {490}, {600}, {50}, {80}}) == std::vector{none, slip, none, fell, none});
}

TEST_CASE("a reset that was noted is no fall, and what follows it proves no slip") {
  using enum Fall;
  CHECK(judged({{500}, {20, true}, {600}}) == std::vector{none, reset, none});
  CHECK(judged({{500}, {490}, {600, true}}) == std::vector{none, fell, reset});
  CHECK(unexplained(judged({{500}, {20, true}, {10}, {30}})) == 1);
  CHECK(judged({}).empty());
}

TEST_CASE("a slip counts nobody, and the next look counts from the one before it") {
  const std::vector<CounterLook> looks = {look_at(0, 0), look_at(115, 480), look_at(120, 500),
                                          look_at(124, 490), look_at(180, 600)};
  CHECK(people(looks) == 600);
  const auto bands = counter_bands(looks, {});
  REQUIRE(bands.size() == 5);
  CHECK(bands[3].remark == CounterBand::Remark::slip);
  CHECK(bands[4].n == 100);
  CHECK(bands[4].previous == 500);
}

TEST_CASE("two counters at one gate are told apart by device or by name") {
  const auto readings = [](LogNumber second, const std::string& name) {
    return std::vector<CounterLook>{look_at(0, 0),     look_at(1, 0, second, name),
                                    look_at(60, 300),  look_at(61, 40, second, name),
                                    look_at(120, 500), look_at(121, 70, second, name)};
  };
  CHECK(people(readings(2, "")) == 570);
  CHECK(people(readings(1, "奥")) == 570);
}

TEST_CASE(
    "one look of another device is a slip, for its clock may be fast, and no second counter") {
  CHECK(people({look_at(0, 0), look_at(120, 500), look_at(124, 490, 2), look_at(180, 600)}) == 600);
}

TEST_CASE("a slip in one of two counters with names does not make them one") {
  CHECK(people({look_at(0, 0, 1, "甲"), look_at(1, 0, 1, "乙"), look_at(60, 500, 1, "甲"),
                look_at(61, 50, 1, "乙"), look_at(120, 490, 1, "甲"), look_at(121, 80, 1, "乙"),
                look_at(180, 600, 1, "甲")}) == 680);
}
