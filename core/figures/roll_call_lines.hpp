// A tour's roll calls as a record shows them: equal head counts of several devices are one line, differing
// ones stand side by side; and what came of each. Pure; plain values.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "core/figures/tour.hpp"

namespace renkei {

// agreed: all who were due were counted, and of the names nobody is unaccounted for.
enum class CallOutcome { agreed, differs, interrupted, not_counted };

struct RollCallLine {
  std::size_t call;
  std::vector<std::size_t> heads;  // of the call's, that say this count
  Integer counted;
  Integer expected;  // as written down (of several the most); otherwise by the list
  bool expected_differs = false;
  CallOutcome outcome = CallOutcome::not_counted;
};
std::vector<RollCallLine> roll_call_lines(const Records& records, const TourFacts& facts);

bool has_second_checker(const RollCallFacts& call);
// Since the last stop that the tour is known to have left; nothing: none is.
std::optional<std::int64_t> minutes_since_departure(const TourFacts& facts,
                                                    const RollCallFacts& call);
// The call of the same stop, vehicle and phase that came next, as an index.
std::optional<std::size_t> next_round(const TourFacts& facts, std::size_t call);

}  // namespace renkei
