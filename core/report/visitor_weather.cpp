// What was seen of the weather: from records of it, otherwise from what the event says of its days.
#include <algorithm>

#include "core/report/visitor_tables.hpp"

namespace renkei {
namespace {

std::vector<Weather> seen_on(const Visitors& visitors, std::string_view date) {
  std::vector<Weather> seen;
  for (auto& [id, weather, disputed] :
       all<Weather>(visitors.context.records, "event_id", Value::of(visitors.event.id)))
    if (weather.at && local_date(*weather.at, visitors.zone) == date) seen.push_back(weather);
  std::ranges::sort(seen, {}, [](const Weather& weather) { return weather.at->unix_ms; });
  return seen;
}

std::string degrees(double temperature) {
  const auto tenths = static_cast<std::int64_t>(temperature * 10 + (temperature < 0 ? -0.5 : 0.5));
  const std::int64_t size = tenths < 0 ? -tenths : tenths;
  return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

}  // namespace

std::string weather_of(const Visitors& visitors, std::string_view date) {
  const Words& words = visitors.words;
  std::vector<std::string> kinds;
  for (const Weather& weather : seen_on(visitors, date)) {
    const std::string kind = words.choice("weather", "kind", weather.kind);
    if (!kind.empty() && (kinds.empty() || kinds.back() != kind)) kinds.push_back(kind);
  }
  if (!kinds.empty()) return words.list(kinds);
  const auto days = days_of(visitors.event.fields);
  const auto& said = visitors.event.fields.weather;
  const auto at = static_cast<std::size_t>(std::ranges::find(days, date) - days.begin());
  return at < said.size() ? said[at] : std::string();
}

std::string warmth_of(const Visitors& visitors, std::string_view date) {
  constexpr double hottest = 100, coldest = -100;
  double least = hottest, most = coldest;
  for (const Weather& weather : seen_on(visitors, date)) {
    if (!weather.temp_c || *weather.temp_c < coldest || *weather.temp_c > hottest) continue;
    least = std::min(least, *weather.temp_c);
    most = std::max(most, *weather.temp_c);
  }
  if (least > most) return {};
  const std::string text =
      degrees(least) == degrees(most) ? degrees(most) : degrees(least) + "～" + degrees(most);
  return text + "℃";
}

}  // namespace renkei
