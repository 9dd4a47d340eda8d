#include "core/figures/counter_bands.hpp"

#include <algorithm>
#include <optional>

namespace renkei {
namespace {

// A look at 10:05 closes the hour that began at 9.
constexpr int tolerance_min = 15;
constexpr int day_min = 24 * 60;

struct Point {
  std::int64_t day;
  int minute;
  CounterLook look;
};

// Midnight closes the day before.
Point locate(const CounterLook& look, const Point* previous, Zone zone) {
  Point point{local_day(look.at, zone), minute_of_day(look.at, zone), look};
  if (point.minute == 0 && previous != nullptr && previous->day == point.day - 1) {
    --point.day;
    point.minute = day_min;
  }
  return point;
}

std::optional<int> opening_on(std::int64_t day, const CounterRules& rules) {
  const auto found = rules.opening.find(day);
  return found == rules.opening.end() ? std::nullopt : std::optional(found->second);
}

bool is_starting_point(const Point& first, const CounterRules& rules) {
  if (first.look.reset) return !*first.look.reset;
  const auto opening = opening_on(first.day, rules);
  return rules.sensor || (opening && first.minute <= *opening + tolerance_min);
}

void place(CounterBand& band, const Point& point, const Point* previous,
           const CounterRules& rules) {
  const auto opening = opening_on(point.day, rules);
  band.day = point.day;
  band.to_minute = point.minute;
  if (previous != nullptr && previous->day == point.day)
    band.from_minute = previous->minute;
  else if (opening && *opening < point.minute)
    band.from_minute = *opening;
  else
    band.from_minute = std::max(0, point.minute - 60);
  band.from_hour = std::min(23, (band.from_minute + tolerance_min) / 60);
  band.to_hour = std::min(24, (point.minute - tolerance_min + 59) / 60);
  band.to_hour = std::max(band.to_hour, band.from_hour + 1);
}

std::optional<CounterBand> band_between(const Point* previous, const Point& point,
                                        const CounterRules& rules) {
  CounterBand band;
  const bool reset = point.look.reset.value_or(false);
  band.at = point.look.at;
  band.look = point.look.id;
  band.reading = point.look.reading;
  band.n = band.reading;
  if (reset) {
    if (band.n == 0) return std::nullopt;
  } else if (previous == nullptr) {
    if (is_starting_point(point, rules)) return std::nullopt;
    if (band.n > 0) band.remark = CounterBand::Remark::from_zero;
  } else {
    band.previous = previous->look.reading;
    if (band.n < band.previous) {
      band.remark = CounterBand::Remark::fell;
    } else {
      band.n -= band.previous;
      if (previous->day != point.day && band.n > 0) band.remark = CounterBand::Remark::over_night;
    }
  }
  place(band, point, previous, rules);
  return band;
}

}  // namespace

std::vector<CounterBand> counter_bands(std::vector<CounterLook> looks, const CounterRules& rules) {
  std::sort(looks.begin(), looks.end(), [](const CounterLook& a, const CounterLook& b) {
    return std::pair(a.at.unix_ms, a.reading) < std::pair(b.at.unix_ms, b.reading);
  });
  std::vector<CounterBand> bands;
  std::optional<Point> previous;
  for (const CounterLook& look : looks) {
    const Point point = locate(look, previous ? &*previous : nullptr, rules.zone);
    if (const auto band = band_between(previous ? &*previous : nullptr, point, rules))
      bands.push_back(*band);
    previous = point;
  }
  return bands;
}

}  // namespace renkei
