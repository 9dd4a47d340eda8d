#include "core/figures/relief.hpp"

#include <algorithm>
#include <tuple>

#include "core/model/municipality_history.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

constexpr std::string_view today = "9999-12-31";

std::optional<int> year_decided(const Relief& relief) {
  const auto day = date_of_iso(relief.decided_on.iso);
  return day ? std::optional(fiscal_year_of(*day)) : std::nullopt;
}

}  // namespace

bool counts_in_yen(const Relief& relief) {
  return relief.kind != "goods" && relief.kind != "sending_staff";
}

void ReliefSums::add(const Relief& relief) {
  ++all;
  ++by_kind[relief.kind];
  if (!relief.amount_yen) return;
  const bool counts = counts_in_yen(relief);
  (counts ? yen : beside) += *relief.amount_yen;
  (counts ? any_yen : any_beside) = true;
}

ReliefPlace place_of(const Relief& relief) {
  const std::string& code = relief.municipality_code6;
  const std::string& decided = relief.decided_on.iso;
  std::string_view day = decided.empty() ? std::string_view(relief.done_on.iso) : decided;
  if (day.empty()) day = today;
  const DatedMunicipality* then = municipality_on(code, day);
  if (then == nullptr) return {code, code, {}, false};
  const DatedMunicipality* now = municipality_on(code, today);
  const bool is_same = now == nullptr || full_name(*now) == full_name(*then);
  const bool is_near = !is_same && now->prefecture == then->prefecture;
  return {std::string(then->code6), full_name(*then),
          is_same   ? std::string()
          : is_near ? std::string(now->name)
                    : full_name(*now)};
}

std::vector<ReliefYear> relief_years(const Records& records, const std::vector<int>& fiscal_years) {
  std::map<std::pair<bool, int>, ReliefYear> years;
  for (auto& relief : all<Relief>(records)) {
    const auto year = year_decided(relief.fields);
    if (year && !fiscal_years.empty() && std::ranges::count(fiscal_years, *year) == 0) continue;
    ReliefYear& of = years[{!year, year.value_or(0)}];
    of.fiscal_year = year;
    of.sums.add(relief.fields);
    of.given.push_back(std::move(relief));
  }
  std::vector<ReliefYear> in_order;
  in_order.reserve(years.size());
  for (auto& [place, year] : years) {
    std::ranges::stable_sort(year.given, {}, [](const Found<Relief>& relief) {
      const Relief& of = relief.fields;
      return std::tuple(std::string_view(of.decided_on.iso),
                        std::string_view(of.municipality_code6));
    });
    in_order.push_back(std::move(year));
  }
  return in_order;
}

}  // namespace renkei
