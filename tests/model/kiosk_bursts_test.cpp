#include "core/model/kiosk_bursts.hpp"

#include <doctest/doctest.h>

using namespace renkei;

namespace {

Moment second(std::int64_t s) { return {1'697'238'000'000 + s * 1000, 540}; }

struct Day {
  std::vector<KioskBurst> bursts;
  std::vector<KioskVisit> recent;
  void visit(std::int64_t from, std::int64_t to) {
    note_visit(bursts, recent, {second(from), second(to)});
  }
};

}  // namespace

TEST_CASE("ten visitors in a minute are a queue, the eleventh makes them a burst of eleven") {
  Day day;
  for (int i = 0; i < 10; ++i) day.visit(i * 5 - 20, i * 5);
  CHECK(day.bursts.empty());
  day.visit(30, 50);
  CHECK(day.bursts == std::vector<KioskBurst>{{second(0), second(50), 11}});
  day.visit(32, 52);
  CHECK(day.bursts == std::vector<KioskBurst>{{second(0), second(52), 12}});
}

TEST_CASE("who answers everything in less than three seconds has not read it") {
  Day day;
  day.visit(0, 3);
  CHECK(day.bursts.empty());
  day.visit(100, 102);
  day.visit(104, 106);
  CHECK(day.bursts == std::vector<KioskBurst>{{second(102), second(106), 2}});
  day.visit(500, 501);
  REQUIRE(day.bursts.size() == 2);
  CHECK(day.bursts[1] == KioskBurst{second(501), second(501), 1});
}

TEST_CASE("a clock that is put back makes no burst of what was before") {
  Day day;
  for (int i = 0; i < 10; ++i) day.visit(1000 + i, 1005 + i);
  day.visit(0, 10);
  CHECK(day.bursts.empty());
}

TEST_CASE("bursts are read as they were written, and nothing of what cannot be read") {
  const std::vector<KioskBurst> bursts = {{second(0), second(9), 12}};
  CHECK(read_bursts(bursts_json(bursts)) == bursts);
  CHECK(read_bursts("").empty());
  CHECK(read_bursts(R"([{"from":"x","to":1,"n":2},{"n":"3"},7])").empty());
}
