// 課題・ニーズ: what was heard at meetings, and how many of which field are in which state. Plain values.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct Needs {
  // By day, municipality, then oldest record first; those without a day last.
  std::vector<Found<Need>> heard;
  std::vector<Found<Need>> without_day;  // in none of the years that were asked for

  // By field (0: not recorded) and state (empty: not recorded).
  using Counts = std::map<std::pair<std::int64_t, std::string>, std::vector<EntryId>>;
  Counts counts() const;
};
// Heard in these fiscal years; none: all.
Needs needs_heard(const Records& records, const std::vector<int>& fiscal_years);

}  // namespace renkei
