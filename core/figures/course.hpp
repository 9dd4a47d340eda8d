// The course of a tour: its stops in the order in which the tour comes by them, and places in it.
// Plain values.
#pragma once
#include <compare>
#include <cstdint>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

// A place in the course: a stop's rank, and whether the stop is being left.
struct Position {
  int rank = -1;
  bool leaving = false;
  friend auto operator<=>(const Position&, const Position&) = default;
};

// The tour's stops by day and seq. A stop without a day is on the first one; a stop without a seq
// was added on the way and stands behind those of its day that have one, by name. Of equals, the
// name that every store has for a record decides: all devices show one order.
std::vector<Found<Stop>> course_of(const Records& records, EntryId tour);

}  // namespace renkei
