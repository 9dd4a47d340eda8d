// The laws of merging (docs/rules.md), tried on worlds that nobody thought of.
// RENKEI_SEED=n plays the world of that seed only; RENKEI_WORLDS=n plays so many.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "tests/exchange/world.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string all;
  for (const std::string& sentence : sentences) all += sentence + '\n';
  return all;
}

// What a store says of the devices: which entries it holds, what is missing, what has forked.
std::string coverage_of(const StoreStatus& status) {
  std::string text;
  for (const DeviceStatus& device : status.devices) {
    if (device.held.empty() && device.missing.empty()) continue;  // an own log, just begun
    text += device.id + (device.forked ? " forked" : "") + " held";
    for (const auto& [first, last] : device.held)
      text += ' ' + std::to_string(first) + '-' + std::to_string(last);
    for (const auto& [first, last] : device.missing)
      text += " missing " + std::to_string(first) + '-' + std::to_string(last);
    text += '\n';
  }
  return text;
}

// Every store that has everything must say the same, whichever way it came there.
void all_must_agree(World& world) {
  std::string first, first_personal, first_coverage;
  std::int64_t first_conflicts = -1;
  for (World::Device& device : world.devices()) {
    Session& session = *device.session;
    const auto kept = session.digest();
    const auto status = session.status();
    const auto conflicts = session.conflicts();
    REQUIRE(kept);
    REQUIRE(status);
    REQUIRE(conflicts);
    if (first.empty()) {
      first = kept->digest;
      first_personal = kept->personal;
      first_conflicts = status->conflicts;
      first_coverage = coverage_of(*status);
    }
    CHECK(kept->digest == first);
    CHECK(status->digest == first);
    CHECK(status->conflicts == first_conflicts);
    CHECK(static_cast<std::int64_t>(conflicts->size()) == first_conflicts);
    CHECK(kept->personal == first_personal);
    const std::string coverage = coverage_of(*status);
    CHECK(coverage == first_coverage);
    CHECK_MESSAGE(coverage.find("missing") == std::string::npos, coverage);
    const auto rebuilt = session.rebuild();
    REQUIRE(rebuilt);
    CHECK(rebuilt->digest == first);
    CHECK(rebuilt->personal == first_personal);
    const auto verified = session.verify();
    REQUIRE(verified);
    CHECK(joined(verified->problems) == "");
  }
}

void another_delivery_must_change_nothing(World& world) {
  Session& session = *world.devices()[0].session;
  const auto before = session.digest();
  const auto reports = session.merge(world.bundles());
  REQUIRE(reports);
  for (const MergeReport& report : *reports) {
    const std::string code = code_of(report);
    CHECK((status_name(report.status) == "known" || code == "unknown_device"));
    CHECK(report.new_entries == 0);
  }
  const auto after = session.digest();
  REQUIRE(before);
  REQUIRE(after);
  CHECK(after->digest == before->digest);
  CHECK(after->personal == before->personal);
}

void play(std::uint64_t seed, const WorldShape& shape) {
  World world(seed, shape);
  INFO("RENKEI_SEED=" << seed);
  INFO(world.story());
  world.play();
  world.deliver_everything();
  REQUIRE(joined(world.breaches()) == "");
  all_must_agree(world);
  another_delivery_must_change_nothing(world);
}

WorldShape shape_of(std::uint64_t seed) {
  Dice dice(seed * 7919);
  WorldShape shape;
  shape.devices = 2 + static_cast<int>(dice.below(3));
  shape.steps = 8 + static_cast<int>(dice.below(40));
  if (dice.one_in(10)) shape.devices = 5 + static_cast<int>(dice.below(4));
  shape.clones = dice.one_in(2);
  // Who began a new log speaks no more for the blocks of the old one.
  shape.erasures = !shape.clones && dice.one_in(2);
  shape.strangers = !shape.clones && dice.one_in(2);
  return shape;
}

}  // namespace

TEST_CASE("whatever happened on the way, stores that hold the same entries say the same") {
  if (const std::uint64_t seed = number_from_environment("RENKEI_SEED", 0); seed != 0)
    return play(seed, shape_of(seed));
  const std::uint64_t worlds = number_from_environment("RENKEI_WORLDS", 150);
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) play(seed, shape_of(seed));
}
