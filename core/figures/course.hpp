// The course of a tour: its stops in the order in which the tour comes by them, and places in it.
// Plain values.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
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

// The first day of a tour, YYYY-MM-DD: its event's. Empty when that is not known.
std::string first_day_of(const Records& records, EntryId tour);
// A planned time of day of a stop (its plan_arrive or plan_depart), on its day of the tour in that
// place; nothing when there is none.
std::optional<Moment> planned_moment(const Stop& stop, const TimeOfDay& time,
                                     std::string_view first_day, Zone zone);
// The last stop at which the tour should have arrived by then (left, where only that is planned), as
// an index; nothing before the first one.
std::optional<std::size_t> stop_by_plan(const std::vector<Found<Stop>>& course,
                                        std::string_view first_day, const Moment& now, Zone zone);

}  // namespace renkei
