#include "core/figures/course.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "core/model/global_order.hpp"
#include "core/text/dates.hpp"
#include "core/text/utf8.hpp"

namespace renkei {

std::vector<Found<Stop>> course_of(const Records& records, EntryId tour) {
  std::vector<Found<Stop>> stops = all<Stop>(records, "tour_id", Value::of(tour));
  GlobalOrder order(records);
  const auto place = [&](const Found<Stop>& stop) {
    return std::tuple(stop.fields.day.value_or(1), stop.fields.seq.value_or(INT64_MAX),
                      std::string_view(stop.fields.name), order(stop.id));
  };
  std::ranges::sort(stops, {}, place);
  return stops;
}

std::string first_day_of(const Records& records, EntryId tour) {
  const auto found = find_as<Tour>(records, tour);
  const auto event = found ? find_as<Event>(records, found->fields.event_id.id) : std::nullopt;
  return event ? event->fields.starts_on.iso : std::string();
}

std::optional<Moment> planned_moment(const Stop& stop, const TimeOfDay& time,
                                     std::string_view first_day, Zone zone) {
  const auto first = date_of_iso(first_day);
  const std::string& text = time.hh_mm;
  const bool is_time = text.size() == 5 && is_digit(text[0]) && is_digit(text[1]) &&
                       text[2] == ':' && is_digit(text[3]) && is_digit(text[4]);
  if (!first || !is_time) return std::nullopt;
  const std::int64_t day =
      days_since_epoch(*first) + std::max<std::int64_t>(stop.day.value_or(1) - 1, 0);
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const std::int64_t minute = hours * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  const std::int64_t minutes = day * 1440 + minute - zone.offset_min;
  return Moment{minutes * 60'000, zone.offset_min};
}

std::optional<std::size_t> stop_by_plan(const std::vector<Found<Stop>>& course,
                                        std::string_view first_day, const Moment& now, Zone zone) {
  std::optional<std::size_t> reached;
  for (std::size_t i = 0; i < course.size(); ++i) {
    const Stop& stop = course[i].fields;
    auto due = planned_moment(stop, stop.plan_arrive, first_day, zone);
    if (!due) due = planned_moment(stop, stop.plan_depart, first_day, zone);
    if (due && due->unix_ms <= now.unix_ms) reached = i;
  }
  return reached;
}

}  // namespace renkei
