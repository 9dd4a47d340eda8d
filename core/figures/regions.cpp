#include "core/figures/regions.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/figures/projects.hpp"
#include "core/model/municipality_history.hpp"

namespace renkei {
namespace {

constexpr std::string_view plan_tag = "計画:";

std::string plan_of(const Project& project) {
  if (!project.plan.empty()) return project.plan;
  for (const std::string& tag : project.tags)
    if (tag.starts_with(plan_tag)) return tag.substr(plan_tag.size());
  return {};
}

std::vector<YearBar> bars_of(const std::set<std::int64_t>& years) {
  std::vector<YearBar> bars;
  for (const std::int64_t year : years) {
    if (!bars.empty() && bars.back().to + 1 == year)
      bars.back().to = year;
    else
      bars.push_back({year, year});
  }
  return bars;
}

std::vector<RegionActivity> activities_of(const std::vector<Found<Project>>& projects) {
  std::vector<RegionActivity> activities;
  std::map<std::string, std::set<std::int64_t>> years;
  for (const auto& [id, project, disputed] : projects) {
    auto at = std::ranges::find(activities, project.name, &RegionActivity::name);
    if (at == activities.end()) at = activities.insert(at, {project.name, {}, {}});
    at->records.push_back(id);
    if (project.fy) years[project.name].insert(*project.fy);
  }
  for (RegionActivity& activity : activities) activity.bars = bars_of(years[activity.name]);
  std::ranges::stable_sort(activities, {}, [](const RegionActivity& activity) {
    return activity.bars.empty() ? INT64_MAX : activity.bars.front().from;
  });
  return activities;
}

void add_up(RegionPlan& plan) {
  std::int64_t last_year = 0;
  std::set<std::string> partners, wards;
  for (const auto& project : plan.projects) {
    const Project& fields = project.fields;
    partners.insert(fields.partner_code6.begin(), fields.partner_code6.end());
    wards.insert(fields.owner_codes.begin(), fields.owner_codes.end());
    if (fields.fy)
      last_year = std::max(last_year, *fields.fy);
    else
      plan.without_year.push_back(project);
    if (is_not_held(fields)) plan.not_held.push_back(project);
    if (!fields.cost_yen) {
      plan.without_cost.push_back(project);
      continue;
    }
    plan.cost_yen += *fields.cost_yen;
    if (fields.fy) plan.cost_by_year[*fields.fy] += *fields.cost_yen;
  }
  plan.day = last_year == 0 ? "9999-12-31" : std::to_string(last_year + 1) + "-03-31";
  plan.partners.assign(partners.begin(), partners.end());
  plan.wards.assign(wards.begin(), wards.end());
  for (const std::string& code : plan.partners) {
    const DatedMunicipality* known = municipality_on(code, plan.day);
    ++plan.types[known ? std::string(known->type) : std::string()];
  }
  plan.activities = activities_of(plan.projects);
}

}  // namespace

bool RegionActivity::is_carried_out_in(std::int64_t fiscal_year) const {
  return std::ranges::any_of(
      bars, [&](const YearBar& bar) { return bar.from <= fiscal_year && fiscal_year <= bar.to; });
}

Regions region_plans(const Records& records) {
  Regions regions;
  for (auto& project : all<Project>(records, "owner_kind", Value::of("region"))) {
    const std::string name = plan_of(project.fields);
    if (name.empty()) {
      regions.without_plan.push_back(std::move(project));
      continue;
    }
    auto at = std::ranges::find(regions.plans, name, &RegionPlan::name);
    if (at == regions.plans.end()) {
      regions.plans.emplace_back().name = name;
      at = std::prev(regions.plans.end());
    }
    at->projects.push_back(std::move(project));
  }
  for (RegionPlan& plan : regions.plans) add_up(plan);
  std::ranges::stable_sort(regions.plans, {}, [](const RegionPlan& plan) {
    return std::tuple(plan.partners.empty() ? std::string("99") : plan.partners.front(), plan.name);
  });
  return regions;
}

}  // namespace renkei
