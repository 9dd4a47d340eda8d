#include "core/figures/needs.hpp"

#include <algorithm>
#include <tuple>

#include "core/text/dates.hpp"

namespace renkei {

Needs::Counts Needs::counts() const {
  Counts counts;
  for (const auto& need : heard)
    counts[{need.fields.category.value_or(0), need.fields.status}].push_back(need.id);
  return counts;
}

Needs needs_heard(const Records& records, const std::vector<int>& fiscal_years) {
  Needs needs;
  for (auto& need : all<Need>(records)) {
    const auto day = date_of_iso(need.fields.heard_on.iso);
    if (!day && !fiscal_years.empty())
      needs.without_day.push_back(std::move(need));
    else if (fiscal_years.empty() || std::ranges::count(fiscal_years, fiscal_year_of(*day)) > 0)
      needs.heard.push_back(std::move(need));
  }
  std::ranges::stable_sort(needs.heard, {}, [](const Found<Need>& need) {
    const Need& of = need.fields;
    return std::tuple(of.heard_on.iso.empty(), std::string_view(of.heard_on.iso),
                      std::string_view(of.municipality_code6));
  });
  return needs;
}

}  // namespace renkei
