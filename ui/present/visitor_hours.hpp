// The hours of a day at a gate, as a chart shows them: from the lines that the tables are made of, staff
// in none of them. A counter that was not read for an hour makes one band of two. Plain values.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/visitors.hpp"

namespace renkei::ui::hours {

struct Band {
  int from = 0, to = 0;  // hours of the day
  Sum n;
  bool estimated = false;
};

struct DayHours {
  std::vector<Band> bands;  // in order
  Sum unknown;              // at no known hour
  bool any = false;         // somebody counted, if only to find nobody
  bool is_empty() const { return !any; }
};

struct GateHours {
  EntryId gate = 0;
  std::string name;
  DayHours today, first_day;
};

// Of one gate (its index among those that were counted) on one day.
DayHours hours_of(const VisitorCount& count, std::size_t gate, std::int64_t day);
// One person more or fewer in an hour.
void add(DayHours& hours, int hour, std::int64_t delta, bool estimated);
const Band* band_at(const DayHours& hours, int hour);

}  // namespace renkei::ui::hours
