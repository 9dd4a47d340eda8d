// The regional plans: municipalities and wards that carry out projects together over some years. A
// project belongs to the plan that it names, or else to that of its tag 計画:NAME. Plain values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/sum.hpp"
#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct YearBar {
  std::int64_t from = 0, to = 0;  // fiscal years, both of them in
  friend bool operator==(const YearBar&, const YearBar&) = default;
};

struct RegionActivity {
  std::string name;
  std::vector<YearBar> bars;  // a gap of a year makes two
  std::vector<EntryId> records;

  bool is_carried_out_in(std::int64_t fiscal_year) const;
};

struct RegionPlan {
  std::string name;
  std::string day;  // on which its partners are named: the last of its last year
  std::vector<std::string> partners, wards;   // codes, in their order
  std::map<std::string, std::int64_t> types;  // how many partners of each type; "" is no code
  std::vector<RegionActivity> activities;     // by first year
  Sum cost_yen;
  std::map<std::int64_t, Sum> cost_by_year;
  std::vector<Found<Project>> projects;
  std::vector<Found<Project>> without_cost, without_year, not_held;
};

struct Regions {
  std::vector<RegionPlan> plans;             // by their first partner's code, then name
  std::vector<Found<Project>> without_plan;  // in none of them
};
Regions region_plans(const Records& records);

}  // namespace renkei
