#include "core/wording/dates.hpp"

#include "core/text/dates.hpp"
#include "core/wording/holidays.hpp"

namespace renkei {
namespace {

std::string weekday_said(Language language, std::string_view iso, std::string_view of_holiday) {
  const auto date = date_of_iso(iso);
  if (!date) return {};
  std::string name = say(language, "date.weekday." + std::to_string(weekday_of(*date)));
  return is_holiday(iso) ? say(language, of_holiday, {{"weekday", name}}) : name;
}

}  // namespace

std::string weekday_words(Language language, std::string_view iso) {
  return weekday_said(language, iso, "date.holiday");
}

std::string weekday_in_brackets(Language language, std::string_view iso) {
  return weekday_said(language, iso, "date.holiday_in_brackets");
}

std::string date_words(Language language, std::string_view iso) {
  const auto date = date_of_iso(iso);
  if (!date) return std::string(iso);
  const std::string year = std::to_string(date->year), day = std::to_string(date->day);
  const std::string month = say(language, "date.month." + std::to_string(date->month));
  const std::string name = weekday_words(language, iso);
  return say(language, "date.full",
             {{"year", year}, {"month", month}, {"day", day}, {"weekday", name}});
}

std::string days_words(Language language, std::string_view first, std::string_view last) {
  if (last.empty() || last == first) return date_words(language, first);
  const std::string from = date_words(language, first), to = date_words(language, last);
  return say(language, "date.range", {{"from", from}, {"to", to}});
}

std::string moment_words(const Moment& moment, Zone zone) { return to_text(in_zone(moment, zone)); }

std::string clock_words(const Moment& moment, Zone zone) {
  return moment_words(moment, zone).substr(11, 5);  // YYYY-MM-DDThh:mm
}

std::string second_words(const Moment& moment, Zone zone) {
  return moment_words(moment, zone).substr(11, 8);
}

std::string fiscal_year_words(Language language, int first) {
  return language == Language::ja ? fiscal_year_label(first) : "FY" + std::to_string(first);
}

}  // namespace renkei
