// What a report may be asked with where only a few codes are understood: for the check, and for whoever
// offers them. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/table.hpp"

namespace renkei {

struct QueryChoice {
  std::string_view name;  // first_year, typed as --first-year
  std::string ReportQuery::*typed;
  std::vector<std::string> codes;
  std::string_view only_of = {};  // the one report in which nothing else is understood; empty: all
  std::string option() const;
};
const std::vector<QueryChoice>& query_choices();

// leader, insurer, ...
std::string codes_text(const std::vector<std::string>& codes);

// bad_option.
Status check_choices(const ReportQuery& query, std::string_view report);

}  // namespace renkei
