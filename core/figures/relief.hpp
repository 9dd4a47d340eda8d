// 被災自治体への支援: what the wards gave to whom after a disaster, by the fiscal year in which it was
// decided. Plain values.
//
// Yen are added up; goods and days of work never are, whatever they were worth: an amount that is
// recorded with them stands beside the sum.
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

// Whether its amount of yen is part of a sum.
bool counts_in_yen(const Relief& relief);

struct ReliefSums {
  Sum yen, beside;       // beside: what goods and work were worth
  bool any_yen = false;  // else nobody gave any, which is not written as zero
  bool any_beside = false;
  std::map<std::string, std::int64_t> by_kind;
  std::int64_t all = 0;
  void add(const Relief& relief);
};

struct ReliefYear {
  std::optional<int> fiscal_year;    // none: no day of decision was recorded
  std::vector<Found<Relief>> given;  // by day of decision, municipality, oldest record first
  ReliefSums sums;
};

// The municipality under its name on the day of decision (else of doing), and under the one that it has
// now when that is another.
struct ReliefPlace {
  std::string code, then, now;  // now: empty when it is the same
  bool is_known = true;
};
ReliefPlace place_of(const Relief& relief);

// By year, that without one last. Of these fiscal years; none: of all.
std::vector<ReliefYear> relief_years(const Records& records, const std::vector<int>& fiscal_years);

}  // namespace renkei
