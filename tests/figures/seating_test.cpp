#include "core/figures/seating.hpp"

#include <doctest/doctest.h>

using namespace renkei;

namespace {

SeatPlan plan_of(const char* layout, std::int64_t seats = 0) {
  return *read_seat_plan(layout, seats);
}

// Who sits at a seat, by index.
std::vector<std::size_t> at(const SeatPlan& plan, const Seating& seating, const char* seat) {
  return seating.sitting[static_cast<std::size_t>(plan.find(seat) - plan.places.data())];
}
std::vector<std::size_t> doubted_at(const SeatPlan& plan, const Seating& seating,
                                    const char* seat) {
  return seating.doubted[static_cast<std::size_t>(plan.find(seat) - plan.places.data())];
}

using People = std::vector<std::size_t>;

}  // namespace

TEST_CASE("people sit where their list says, however it writes the seat") {
  const SeatPlan plan = plan_of("1A 1B _ 1C 1D / 2A 2B _ 2C 2D");
  const Seating seating = seating_of(plan, {{1, 0, {"1A"}}, {2, 0, {"１－ｂ"}}, {3, 0, {"2d"}}});
  CHECK(at(plan, seating, "1A") == People{0});
  CHECK(at(plan, seating, "1B") == People{1});
  CHECK(at(plan, seating, "2D") == People{2});
  CHECK(seating.standing.empty());
}

TEST_CASE("a seat that two people were given has both of them") {
  const SeatPlan plan = plan_of("1A 1B");
  const Seating seating = seating_of(plan, {{1, 0, {"1A"}}, {2, 0, {"1A"}}});
  CHECK(at(plan, seating, "1A") == People{0, 1});
}

TEST_CASE("nobody is left out: who has no seat, or one that is not there, stands") {
  const SeatPlan plan = plan_of("1A 1B");
  const Seating seating =
      seating_of(plan, {{1, 0, {""}}, {2, 0, {"9Z"}}, {3, 0, {}}, {4, 0, {"1B"}}});
  CHECK(seating.standing == People{0, 1, 2});
  CHECK(seating_of(SeatPlan{}, {{1, 0, {"1A"}}}).standing == People{0});
}

TEST_CASE("of whom devices disagree is seated nowhere, and doubted at each of the seats") {
  const SeatPlan plan = plan_of("1A 1B");
  const Seating seating = seating_of(plan, {{1, 0, {"1A", "1B"}}});
  CHECK(at(plan, seating, "1A").empty());
  CHECK(doubted_at(plan, seating, "1A") == People{0});
  CHECK(doubted_at(plan, seating, "1B") == People{0});
  CHECK(seating.standing == People{0});
}

TEST_CASE("a child sits next to its guardian, also across the aisle, and not behind another") {
  const SeatPlan plan = plan_of("1A 1B _ 1C 1D / 2A 2B _ 2C 2D");
  const auto is_alone = [&](const char* child, const char* guardian) -> bool {
    return seating_of(plan, {{1, 2, {child}}, {2, 0, {guardian}}}).alone[0];
  };
  CHECK_FALSE(is_alone("1A", "1B"));
  CHECK_FALSE(is_alone("1C", "1B"));
  CHECK(is_alone("1A", "1C"));
  CHECK(is_alone("1A", "2A"));
  CHECK(is_alone("1D", "2A"));
}

TEST_CASE("a child whose guardian has no seat here, or does not ride here, is alone") {
  const SeatPlan plan = plan_of("1A 1B");
  CHECK(seating_of(plan, {{1, 2, {"1A"}}, {2, 0, {""}}}).alone[0]);
  CHECK(seating_of(plan, {{1, 2, {"1A"}}}).alone[0]);
  CHECK_FALSE(seating_of(plan, {{1, 2, {""}}, {2, 0, {""}}}).alone[0]);
}
