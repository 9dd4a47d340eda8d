// Which events and tours count to which fiscal year, and how much was recorded for each. One walk
// over each kind of record; plain values.
//
// An event counts to the fiscal year (from 1 April) in which it starts; without a starting day it
// counts to none. A tour counts where its event does. Cancelled and postponed ones count, as in the
// official list, and their number is printed beside.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/figures/visitors.hpp"
#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct Period {
  std::optional<int> fiscal_year;
  std::string as_of;  // YYYY-MM-DD; what starts later does not count. Empty: no limit
};
bool is_in(const Period& period, const Event& event);
bool is_not_held(const Event& event);

// Of each event, in the order given.
struct EventVisitors {
  VisitorSums sums;
  std::int64_t gates = 0;
};
std::vector<EventVisitors> visitors_of(const Records& records,
                                       std::span<const Found<Event>* const> events);

struct EventFigures {
  Found<Event> event;
  VisitorSums visitors;
  std::int64_t gates = 0, responses = 0, incidents = 0;
};

struct TourFigures {
  Found<Tour> tour;
  std::size_t event = 0;          // index
  std::int64_t participants = 0;  // see takes_part
  std::int64_t checked_in = 0;    // of these, at least once
  std::int64_t roll_calls = 0, responses = 0, incidents = 0;
};

// Events by day and name, tours by their event's day and their name.
struct YearlyFigures {
  std::vector<EventFigures> events;
  std::vector<TourFigures> tours;
};
YearlyFigures yearly_figures(const Records& records, const Period& period);

}  // namespace renkei
