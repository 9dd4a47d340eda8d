// How many projects the wards carry out with others in a fiscal year, by themselves and all together:
// the plan's count. Plain values.
//
// A ward's project counts once for each ward that carries it out, and once where they do it jointly.
// Cancelled and postponed ones count as well, as in the official list, unless they are excluded.
// What all wards do together are the events of core/figures/joint_events.hpp.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

std::int64_t times_counted(const Project& project);
bool is_not_held(const Project& project);

struct WardProjects {
  std::vector<Found<Project>> counted;       // of the fiscal years asked for, oldest record first
  std::vector<Found<Project>> without_year;  // in no year's count

  // Of one year: the sum of times_counted.
  std::int64_t in(std::int64_t fiscal_year) const;
  std::int64_t not_held_in(std::int64_t fiscal_year) const;
};
WardProjects ward_projects(const Records& records, const std::vector<int>& fiscal_years,
                           bool with_not_held);

// What projects are told apart by: their field, the ward or wards, the style.
enum class ProjectsBy { category, ward, style };
// The codes under which a project counts and how often; together times_counted. A joint project of
// several wards counts under "joint"; empty: not recorded.
struct Share {
  std::string code;
  std::int64_t times;
};
std::vector<Share> shares_of(const Project& project, ProjectsBy by);

}  // namespace renkei
