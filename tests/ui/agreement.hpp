// Screens and reports ask the same rules: over tours and events that nobody thought of, what a
// screen shows never differs from what the report says.
// RENKEI_SEED=n plays the world of that seed only; RENKEI_WORLDS=n plays so many.
#pragma once
#include <cstdlib>
#include <string>

#include "tests/report/report_builder.hpp"
#include "tests/support/scratch.hpp"

namespace renkei::agreement_test {

inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

template <class Play>
void each_world(Play play) {
  if (const std::uint64_t seed = number_from_environment("RENKEI_SEED", 0); seed != 0)
    return play(seed);
  const std::uint64_t worlds = number_from_environment("RENKEI_WORLDS", 150);
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) play(seed);
}

inline OwnValue moment_of(std::uint64_t minute) {
  return OwnValue(Moment{laws::some_morning_ms + static_cast<std::int64_t>(minute) * 60'000, 540});
}

}  // namespace renkei::agreement_test
