// Where the people of a vehicle sit, and what is wrong with that: a seat that was given twice, somebody
// without a seat, a child whose guardian does not sit next to it. Pure; plain values.
//
// - A seat about which devices disagree seats nobody: every seat that is said is doubted for.
// - Next to each other are two places of a row with nothing but an aisle between them.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/model/seat_plan.hpp"

namespace renkei {

// Somebody who rides in the vehicle.
struct Passenger {
  EntryId id = 0;
  EntryId guardian = 0;            // 0: needs none
  std::vector<std::string> seats;  // as written; several: devices disagree
};

// Passengers by their index.
struct Seating {
  // By place of the plan.
  std::vector<std::vector<std::size_t>> sitting;  // more than one: the seat was given twice
  std::vector<std::vector<std::size_t>> doubted;  // of whom devices disagree
  std::vector<std::size_t> standing;              // no seat, or none of this plan, or a doubted one
  std::vector<bool> alone;                        // by passenger: a guardian, and not next to it
};

Seating seating_of(const SeatPlan& plan, const std::vector<Passenger>& passengers);

}  // namespace renkei
