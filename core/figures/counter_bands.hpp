// From the cumulative figures that a counter showed to the people who passed between two looks at
// it: differences of what it showed, never sums. Pure.
//
// - A forgotten reading makes one longer band; nobody guesses how to split it.
// - A reading smaller than the one before is judged by counter_falls.hpp: a reset starts anew from zero, a
//   slip is passed over, and what was assumed is reported.
// - Looks at one gate that fall when put together, but do not when taken apart by the counter's name or by
//   device, are looks at several counters. One look alone makes no counter of a device: its clock may be
//   fast.
// - A day's first reading that shows what the evening's did begins the day; nobody has passed.
// - The first reading counts from zero, as a hand counter does that was set back in the morning; it
//   is only a starting point when it was taken before opening, when the gate has a sensor (which
//   nobody sets back), or when it says that the counter was not reset. What was assumed is reported.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
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
  int from_hour = 0, to_hour = 0;      // whole hours, as the sheet shows them; 24-25 after midnight
  int from_minute = 0, to_minute = 0;  // of the day
  Sum n;
  Remark remark = Remark::none;
  Moment at;                               // of the later look
  EntryId look = 0, before = 0;            // its record, and that of the earlier one
  std::int64_t reading = 0, previous = 0;  // what the two looks showed
};

// Minutes of the day, where they are known. A day that closes beyond 24:00 keeps its hours after midnight.
struct OpenHours {
  std::optional<int> open;
  int close = 0;
};
using Openings = std::map<std::int64_t, OpenHours>;  // by day

inline constexpr int minutes_of_a_day = 24 * 60;

// A place in time: minutes after midnight are beyond 24:00 while the day before is not closed.
struct DayMinute {
  std::int64_t day = 0;
  int minute = 0;
};
// `late`: how long after closing something still belongs to the day.
DayMinute on_its_day(DayMinute at, const Openings& openings, int late = 0);

struct CounterRules {
  bool sensor = false;
  Zone zone{};  // whose days and hours
  Openings openings;
};

// In the order of time, of several counters one after the other.
std::vector<CounterBand> counter_bands(std::vector<CounterLook> looks, const CounterRules& rules);

}  // namespace renkei
