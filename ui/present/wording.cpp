#include "ui/present/wording.hpp"

#include <vector>

#include "core/text/dates.hpp"

namespace renkei::ui {

std::string count_words(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string clock_words(const Moment& moment) {
  return to_text(moment).substr(11, 5);  // YYYY-MM-DDThh:mm
}

std::string date_words(Language language, std::string_view iso) {
  const auto date = date_of_iso(iso);
  if (!date) return std::string(iso);
  const auto weekday = ((days_since_epoch(*date) + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  const std::string year = std::to_string(date->year), day = std::to_string(date->day);
  const std::string month = say(language, "date.month." + std::to_string(date->month));
  const std::string name = say(language, "date.weekday." + std::to_string(weekday));
  return say(language, "date.full",
             {{"year", year}, {"month", month}, {"day", day}, {"weekday", name}});
}

std::string days_words(Language language, std::string_view first, std::string_view last) {
  if (last.empty() || last == first) return date_words(language, first);
  const std::string from = date_words(language, first), to = date_words(language, last);
  return say(language, "date.range", {{"from", from}, {"to", to}});
}

Refusal refusal_words(Language language, const Error& error) {
  std::vector<Named> details;
  for (const auto& [name, value] : error.details) details.push_back({name, value});
  const std::string code(code_name(error.code)), key = "error." + code;
  return {say(language, key + ".what", details), say(language, key + ".safe", details),
          say(language, key + ".next", details), code};
}

std::string choice_words(Language language, std::string_view prefix, std::string_view code) {
  const std::string key = std::string(prefix) + "." + std::string(code);
  return has_message(language, key) ? say(language, key) : std::string(code);
}

}  // namespace renkei::ui
