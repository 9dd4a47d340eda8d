#include "ui/present/visitor_hours.hpp"

#include <algorithm>

namespace renkei::ui::hours {
namespace {

void add_band(DayHours& hours, const Band& band) {
  const auto at = std::ranges::find_if(hours.bands, [&](const Band& known) {
    return known.from == band.from && known.to == band.to;
  });
  if (at != hours.bands.end()) {
    at->n += band.n;
    at->estimated = at->estimated || band.estimated;
    return;
  }
  const auto behind = std::ranges::find_if(hours.bands, [&](const Band& known) {
    return std::pair(known.from, known.to) > std::pair(band.from, band.to);
  });
  hours.bands.insert(behind, band);
}

}  // namespace

DayHours hours_of(const VisitorCount& count, std::size_t gate, std::int64_t day) {
  DayHours hours;
  for (const VisitorLine& line : count.lines) {
    if (line.gate != gate || line.day != day) continue;
    if (line.standing != VisitorLine::Standing::visitor) continue;
    hours.any = true;
    if (line.from_hour == unknown_hour)
      hours.unknown += line.n;
    else
      add_band(hours, {line.from_hour, line.to_hour, line.n, line.estimated != 0});
  }
  return hours;
}

void add(DayHours& hours, int hour, std::int64_t delta, bool estimated) {
  hours.any = true;
  add_band(hours, {hour, hour + 1, delta, estimated});
}

const Band* band_at(const DayHours& hours, int hour) {
  const auto at = std::ranges::find_if(
      hours.bands, [&](const Band& band) { return band.from <= hour && hour < band.to; });
  return at == hours.bands.end() ? nullptr : &*at;
}

}  // namespace renkei::ui::hours
