// From the cumulative figures that a counter showed to the people who passed between two looks at
// it: differences of what it showed, never sums. Pure.
//
// - A forgotten reading makes one longer band; nobody guesses how to split it.
// - A reading smaller than the one before is judged by counter_falls.hpp: a reset starts anew from zero, a
//   slip is passed over, and what was assumed is reported.
// - Looks at one gate that fall when put together, but do not when taken apart by the counter's name or by
//   device, are looks at several counters. One look alone makes no counter of a device: its clock may be
//   fast.
// - The first reading counts from zero, as a hand counter does that was set back in the morning; it
//   is only a starting point when it was taken before opening, when the gate has a sensor (which
//   nobody sets back), or when it says that the counter was not reset. What was assumed is reported.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/sum.hpp"
#include "core/model/fields.hpp"

namespace renkei {

struct CounterLook {
  Moment at;
  std::int64_t reading = 0;
  Flag reset;
  EntryId id = 0;       // of its record
  std::string counter;  // which one, where somebody says so
};

struct CounterBand {
  // slip: nobody is counted by it; the next look counts from the one before it.
  enum class Remark { none, from_zero, fell, over_night, slip };
  std::int64_t day = 0;
  int from_hour = 0, to_hour = 0;      // whole hours, as the sheet shows them
  int from_minute = 0, to_minute = 0;  // of the day
  Sum n;
  Remark remark = Remark::none;
  Moment at;                               // of the later look
  EntryId look = 0;                        // its record
  std::int64_t reading = 0, previous = 0;  // what the two looks showed
};

struct CounterRules {
  bool sensor = false;
  Zone zone{};                          // whose days and hours
  std::map<std::int64_t, int> opening;  // day -> minute, where known
};

// In the order of time, of several counters one after the other.
std::vector<CounterBand> counter_bands(std::vector<CounterLook> looks, const CounterRules& rules);

}  // namespace renkei
