#include "core/figures/course.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace renkei {

std::vector<Found<Stop>> course_of(const Records& records, EntryId tour) {
  std::vector<Found<Stop>> stops = all<Stop>(records, "tour_id", Value::of(tour));
  const auto place = [&](const Found<Stop>& stop) {
    return std::tuple(stop.fields.day.value_or(1), stop.fields.seq.value_or(INT64_MAX),
                      std::string_view(stop.fields.name), records.id_text(stop.id));
  };
  std::ranges::sort(stops, {}, place);
  return stops;
}

}  // namespace renkei
