#include "core/figures/projects.hpp"

#include <algorithm>

namespace renkei {

std::int64_t times_counted(const Project& project) {
  if (project.joint.value_or(false)) return 1;
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(project.owner_codes.size()));
}

bool is_not_held(const Project& project) {
  return project.status == "cancelled" || project.status == "postponed";
}

std::int64_t WardProjects::in(std::int64_t fiscal_year) const {
  std::int64_t n = 0;
  for (const auto& project : counted)
    if (project.fields.fy == fiscal_year) n += times_counted(project.fields);
  return n;
}

std::int64_t WardProjects::not_held_in(std::int64_t fiscal_year) const {
  std::int64_t n = 0;
  for (const auto& project : counted)
    if (project.fields.fy == fiscal_year && is_not_held(project.fields))
      n += times_counted(project.fields);
  return n;
}

WardProjects ward_projects(const Records& records, const std::vector<int>& fiscal_years,
                           bool with_not_held) {
  WardProjects projects;
  for (auto& project : all<Project>(records, "owner_kind", Value::of("ward"))) {
    if (!with_not_held && is_not_held(project.fields)) continue;
    const Integer& year = project.fields.fy;
    if (!year) {
      projects.without_year.push_back(std::move(project));
    } else if (std::ranges::find(fiscal_years, *year) != fiscal_years.end()) {
      projects.counted.push_back(std::move(project));
    }
  }
  return projects;
}

std::vector<Share> shares_of(const Project& project, ProjectsBy by) {
  const std::int64_t times = times_counted(project);
  if (by == ProjectsBy::category)
    return {{project.category ? std::to_string(*project.category) : std::string(), times}};
  if (by == ProjectsBy::style) return {{project.style, times}};
  if (project.owner_codes.empty()) return {{"", times}};
  if (project.joint.value_or(false) && project.owner_codes.size() > 1) return {{"joint", times}};
  std::vector<Share> shares;
  shares.reserve(project.owner_codes.size());
  for (const std::string& ward : project.owner_codes) shares.push_back({ward, 1});
  return shares;
}

}  // namespace renkei
