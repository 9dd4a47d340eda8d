#include "core/figures/participation.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/model/municipality_history.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

std::string text_in(const nlohmann::json& booth, const char* key) {
  const auto found = booth.find(key);
  return found != booth.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string code_on(const std::string& code, std::string_view day) {
  const DatedMunicipality* known = municipality_on(code, day);
  return known ? std::string(known->code6) : code;
}

void read_booths(EventParticipation& at) {
  const auto booths = nlohmann::json::parse(at.event.fields.exhibitors.compact, nullptr, false);
  if (!booths.is_array()) return;
  for (const auto& booth : booths) {
    if (!booth.is_object()) continue;
    if (const std::string company = text_in(booth, "company"); !company.empty())
      at.companies.insert(company);
    const std::string code = text_in(booth, "code6");
    if (code.empty()) continue;
    ++at.times;
    const std::string& day = at.event.fields.starts_on.iso;
    if (++at.municipalities[code_on(code, day)] == 1 && !municipality_on(code, day))
      at.unknown.push_back(code);
  }
}

void add_to_year(YearParticipation& year, const EventParticipation& at) {
  const std::string last_day = std::to_string(year.fiscal_year + 1) + "-03-31";
  year.times += at.times;
  for (const auto& [code, times] : at.municipalities)
    year.municipalities[code_on(code, last_day)].push_back(at.event.id);
  for (const std::string& company : at.companies) year.companies[company].push_back(at.event.id);
}

}  // namespace

Participation participation(const Records& records, const std::vector<int>& fiscal_years) {
  Participation all_of_it;
  for (auto& event : all<Event>(records)) {
    const auto day = date_of_iso(event.fields.starts_on.iso);
    const bool is_asked_for =
        fiscal_years.empty() ||
        (day && std::ranges::find(fiscal_years, fiscal_year_of(*day)) != fiscal_years.end());
    if (!is_asked_for || event.fields.exhibitors.compact.empty()) continue;
    EventParticipation at;
    at.event = std::move(event);
    read_booths(at);
    if (at.times > 0) all_of_it.events.push_back(std::move(at));
  }
  std::ranges::sort(all_of_it.events, {}, [](const EventParticipation& at) {
    const Event& of = at.event.fields;
    return std::tuple(std::string_view(of.starts_on.iso), std::string_view(of.name), at.event.id);
  });
  for (const EventParticipation& at : all_of_it.events) {
    const auto day = date_of_iso(at.event.fields.starts_on.iso);
    if (!day) continue;
    const int fiscal_year = fiscal_year_of(*day);
    auto& years = all_of_it.years;
    if (years.empty() || years.back().fiscal_year != fiscal_year)
      years.push_back({fiscal_year, 0, {}, {}});
    add_to_year(years.back(), at);
  }
  return all_of_it;
}

}  // namespace renkei
