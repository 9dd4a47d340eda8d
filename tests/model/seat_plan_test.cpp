#include "core/model/seat_plan.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/wording/refusal.hpp"
#include "tests/support/records.hpp"

using namespace renkei;
using What = SeatPlace::What;

namespace {

SeatPlan plan_of(std::string_view layout, std::int64_t seats = 0) {
  const auto plan = read_seat_plan(layout, seats);
  REQUIRE_MESSAGE(plan, layout);
  return *plan;
}

// "reason line place", or nothing when the layout can be read.
std::string refused(std::string_view layout) {
  const auto plan = read_seat_plan(layout, 0);
  if (plan) return "";
  CHECK(plan.error().code == Code::bad_layout);
  return plan.error().detail("about") + " " + plan.error().detail("line") + " " +
         plan.error().detail("place");
}

std::string drawn(const SeatPlan& plan) {
  std::string out;
  for (std::size_t row = 0; row < plan.rows(); ++row) {
    for (std::size_t column = 0; column < plan.columns; ++column) {
      const SeatPlace& place = plan.at(row, column);
      static constexpr const char* signs[] = {"_", "s", "f", "w", "D", "d", "g"};
      out += column > 0 ? " " : "";
      out += place.what == What::seat ? place.name : signs[static_cast<int>(place.what)];
    }
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("rows of a layout become rows of a grid, the front first") {
  const SeatPlan plan =
      plan_of("door _ _ guide driver\n1A 1B _ 1C 1D\n\nwheel:車1 _ _ 2C fold:2D\n3A 3B 3E 3C 3D\n");
  CHECK(plan.rows() == 4);
  CHECK(plan.columns == 5);
  CHECK(drawn(plan) == "D _ _ g d\n1A 1B _ 1C 1D\nw _ _ 2C f\n3A 3B 3E 3C 3D\n");
  CHECK(plan.seats() == 12);
  CHECK(plan.at(2, 0).name == "車1");
  CHECK(plan.at(2, 4).what == What::folding);
  CHECK_FALSE(plan.at(0, 4).takes_somebody());
}

TEST_CASE("a layout may stand in one line, in Japanese, and be typed in any width") {
  CHECK(drawn(plan_of("扉 ＿ 添乗席 運転席 / 1A _ 1B 1C/車いす:1 _ 補助:2B 2C")) ==
        "D _ g d\n1A _ 1B 1C\nw _ f 2C\n");
  CHECK(drawn(plan_of("１Ａ　＿　１Ｂ\r\n２Ａ　＿　２Ｂ\r\n")) == "１Ａ _ １Ｂ\n２Ａ _ ２Ｂ\n");
}

TEST_CASE("a seat is found however it is typed") {
  const SeatPlan plan = plan_of("1A _ 1B\n2A _ wheel:W1");
  for (const char* typed : {"2A", "2a", "２ａ", "2-A", " 2Ａ"}) {
    REQUIRE_MESSAGE(plan.find(typed) != nullptr, typed);
    CHECK(plan.find(typed) == &plan.at(1, 0));
  }
  CHECK(plan.find("w1")->what == What::wheelchair);
  CHECK(plan.find("3A") == nullptr);
  CHECK(plan.find("") == nullptr);
  CHECK(plan.find("door") == nullptr);
}

TEST_CASE("what cannot be read is refused with the row and the place") {
  CHECK(refused("1A 1B\n2A 2B _") == "uneven 2 3");
  CHECK(refused("1A 1B\n\n1a 2B") == "twice 2 1");
  CHECK(refused("1A wheel:1A") == "twice 1 2");
  CHECK(refused("1A 1?") == " 1 2");
  CHECK(refused("1A 1-B") == " 1 2");
  CHECK(refused("1A wheel:") == " 1 2");
  CHECK(refused("1A seat:1B") == " 1 2");
  CHECK(refused("1A 123456789") == " 1 2");
  CHECK(refused("door driver") == "no_seat 1 0");
  CHECK(refused("///") == "no_seat 0 0");
  CHECK(refused("2-2, 2-1, 補助席") == " 1 1");
  CHECK(refused("0-0") == " 1 1");
  CHECK(refused("{\"rows\":10}") == " 1 1");
}

TEST_CASE("a layout has bounds and is read at each of them") {
  std::string row = "1", rows = "1A";
  for (int i = 2; i <= 20; ++i) row += " " + std::to_string(i);
  CHECK(refused(row) == "");
  CHECK(refused(row + " 21") == "too_large 1 21");
  for (int i = 2; i <= 1'000; ++i) rows += "\n" + std::to_string(i) + "A";
  CHECK(plan_of(rows).seats() == 1'000);
  CHECK(refused(rows + "\n1001A") == "too_large 1001 1");
  CHECK(refused(rows + "\n_\n_") == "too_large 1002 1");
}

TEST_CASE("a pattern is as many rows as the seats of the vehicle need") {
  CHECK(drawn(plan_of("2-1", 7)) == "D _ _ d\n1A 1B _ 1C\n2A 2B 2C 2D\n");
  CHECK(drawn(plan_of("２－１", 8)) == "D _ _ d\n1A 1B _ 1C\n2A 2B _ 2C\n3A 3B _ _\n");
  CHECK(drawn(plan_of("1-0", 2)) == "D d\n1A 1B\n");
  CHECK(plan_of("2-1").rows() == 0);
  for (std::int64_t seats : {1, 2, 3, 44, 45, 46, 999, 1'000})
    for (const char* pattern : {"2-2", "2-1", "1-0", "0-1", "9-9"}) {
      CAPTURE(pattern);
      CHECK(plan_of(pattern, seats).seats() == static_cast<std::size_t>(seats));
    }
}

TEST_CASE("a bus without a layout has the plain one of its seats, and none without seats") {
  const SeatPlan plan = plan_of("", 45);
  CHECK(plan.seats() == 45);
  CHECK(plan.rows() == 12);
  CHECK(plan.at(0, 0).what == What::door);
  CHECK(plan.at(0, 4).what == What::driver);
  CHECK(plan.at(11, 2).name == "11C");  // the bench at the back
  CHECK(plan.find("10C") == &plan.at(10, 3));
  CHECK(plan_of("", 46).find("12B") != nullptr);
  CHECK(drawn(plan_of("2-2", 45)) == drawn(plan));
  for (std::int64_t none : {0, -1, 1'001}) CHECK(plan_of("", none).rows() == 0);
}

TEST_CASE("a vehicle takes no layout that cannot be read, and an empty one") {
  FakeRecords records;
  const EntryId event = records.done(Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  const EntryId tour = records.done(Create{"tour", {{"event_id", event}}});
  const auto made = [&](const OwnValue& layout) {
    return records.refusal(Create{"vehicle", {{"tour_id", tour}, {"no", "1"}, {"layout", layout}}});
  };
  CHECK(made("1A 1B _ 1C 1D") == "");
  CHECK(made("2-2") == "");
  CHECK(made("") == "");
  CHECK(made(OwnValue()) == "");
  CHECK(made("1A 1A") == "bad_layout");
  const EntryId bus = records.done(Create{"vehicle", {{"tour_id", tour}, {"no", "2"}}});
  CHECK(records.refusal(Set{bus, {{"layout", "2-1"}}}) == "");
  CHECK(records.refusal(Set{bus, {{"layout", "two & two"}}}) == "bad_layout");
}

TEST_CASE("each reason to refuse a layout has its own sentence in both languages") {
  std::set<std::string> sentences;
  for (const char* layout : {"1A 1?", "1A 1A", "1A\n1B 1C", "door",
                             "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21"})
    for (const Language language : {Language::ja, Language::en}) {
      const auto plan = read_seat_plan(layout, 0);
      REQUIRE_FALSE(plan);
      sentences.insert(refusal_words(language, plan.error()).what);
    }
  CHECK(sentences.size() == 10);
}
