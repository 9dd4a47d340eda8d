#include "core/figures/counter_bands.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>

#include "core/figures/counter_falls.hpp"

namespace renkei {
namespace {

// A look at 10:05 closes the hour that began at 9.
constexpr int tolerance_min = 15;

struct Point {
  std::int64_t day;
  int minute;
  CounterLook look;
};

// Midnight closes the day before.
Point locate(const CounterLook& look, const Point* previous, const CounterRules& rules) {
  const DayMinute at =
      on_its_day({local_day(look.at, rules.zone), minute_of_day(look.at, rules.zone)},
                 rules.openings, tolerance_min + 1);
  Point point{at.day, at.minute, look};
  if (point.minute == 0 && previous != nullptr && previous->day == point.day - 1) {
    --point.day;
    point.minute = minutes_of_a_day;
  }
  return point;
}

OpenHours hours_on(std::int64_t day, const CounterRules& rules) {
  const auto found = rules.openings.find(day);
  return found == rules.openings.end() ? OpenHours{} : found->second;
}

bool is_starting_point(const Point& first, const CounterRules& rules) {
  if (first.look.reset) return !*first.look.reset;
  const auto opening = hours_on(first.day, rules).open;
  return rules.sensor || (opening && first.minute <= *opening + tolerance_min);
}

void place(CounterBand& band, const Point& point, const Point* previous,
           const CounterRules& rules) {
  const auto [opening, close] = hours_on(point.day, rules);
  band.day = point.day;
  band.to_minute = point.minute;
  if (previous != nullptr && previous->day == point.day)
    band.from_minute = previous->minute;
  else if (opening && *opening < point.minute)
    band.from_minute = *opening;
  else
    band.from_minute = std::max(0, point.minute - 60);
  const int last_hour = (std::max(minutes_of_a_day, close) + 59) / 60;
  band.from_hour = std::min(last_hour - 1, (band.from_minute + tolerance_min) / 60);
  band.to_hour = std::min(last_hour, (point.minute - tolerance_min + 59) / 60);
  band.to_hour = std::max(band.to_hour, band.from_hour + 1);
}

std::optional<CounterBand> band_between(const Point* previous, const Point& point, Fall fall,
                                        const CounterRules& rules) {
  CounterBand band;
  band.at = point.look.at;
  band.look = point.look.id;
  band.reading = point.look.reading;
  band.n = band.reading;
  if (fall == Fall::reset) {
    if (band.n == 0) return std::nullopt;
  } else if (previous == nullptr) {
    if (is_starting_point(point, rules)) return std::nullopt;
    if (band.n > 0) band.remark = CounterBand::Remark::from_zero;
  } else {
    band.previous = previous->look.reading;
    band.before = previous->look.id;
    if (fall == Fall::slip) {
      band.remark = CounterBand::Remark::slip;
      band.n = 0;
    } else if (fall == Fall::fell) {
      band.remark = CounterBand::Remark::fell;
    } else {
      band.n -= band.previous;
      if (previous->day != point.day && band.n == 0) return std::nullopt;
      if (previous->day != point.day && band.n > 0) band.remark = CounterBand::Remark::over_night;
    }
  }
  place(band, point, previous, rules);
  return band;
}

using Looks = std::vector<CounterLook>;

std::vector<Fall> falls_of(const Looks& looks) {
  std::vector<Shown> shown;
  shown.reserve(looks.size());
  for (const CounterLook& look : looks) shown.push_back({look.reading, look.reset.value_or(false)});
  return judge_falls(shown);
}

template <class Sign>
std::vector<Looks> parted(const Looks& looks, Sign sign_of) {
  std::map<std::decay_t<decltype(sign_of(looks[0]))>, Looks> parts;
  for (const CounterLook& look : looks) parts[sign_of(look)].push_back(look);
  std::vector<Looks> out;
  out.reserve(parts.size());
  for (auto& [sign, part] : parts) out.push_back(std::move(part));
  return out;
}

std::size_t falls_in(const std::vector<Looks>& parts) {
  std::size_t falls = 0;
  for (const Looks& part : parts) falls += unexplained(falls_of(part));
  return falls;
}

// Names are somebody's word and need only to explain more; devices must explain it all.
std::vector<Looks> counters_in(Looks looks) {
  const std::size_t together = unexplained(falls_of(looks));
  if (together > 0) {
    auto named = parted(looks, [](const CounterLook& look) { return look.counter; });
    if (falls_in(named) < together) return named;
    auto by_device = parted(looks, [](const CounterLook& look) { return log_of(look.id); });
    const auto is_single = [](const Looks& part) { return part.size() < 2; };
    if (falls_in(by_device) == 0 && std::ranges::none_of(by_device, is_single)) return by_device;
  }
  return {std::move(looks)};
}

void add_bands(const Looks& looks, const CounterRules& rules, std::vector<CounterBand>& bands) {
  const std::vector<Fall> falls = falls_of(looks);
  std::optional<Point> previous;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const Point* before = previous ? &*previous : nullptr;
    const Point point = locate(looks[i], before, rules);
    if (const auto band = band_between(before, point, falls[i], rules)) bands.push_back(*band);
    if (falls[i] != Fall::slip) previous = point;
  }
}

}  // namespace

DayMinute on_its_day(DayMinute at, const Openings& openings, int late) {
  const auto before = openings.find(at.day - 1);
  if (before == openings.end() || before->second.close <= minutes_of_a_day) return at;
  if (at.minute + minutes_of_a_day >= before->second.close + late) return at;
  return {at.day - 1, at.minute + minutes_of_a_day};
}

std::vector<CounterBand> counter_bands(std::vector<CounterLook> looks, const CounterRules& rules) {
  std::sort(looks.begin(), looks.end(), [](const CounterLook& a, const CounterLook& b) {
    return std::pair(a.at.unix_ms, a.reading) < std::pair(b.at.unix_ms, b.reading);
  });
  std::vector<CounterBand> bands;
  for (const Looks& counter : counters_in(std::move(looks))) add_bands(counter, rules, bands);
  return bands;
}

}  // namespace renkei
