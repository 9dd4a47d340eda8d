// The companies that the wards have a pact with on a day. Plain values.
#pragma once
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct CompaniesOn {
  std::vector<Found<CompanyPact>> in_force;  // by day of signing, then name; without a day last
  std::vector<Found<CompanyPact>> ended;     // before that day
};
// The last day still counts. A pact without a day of signing is in force: whoever made the record knew
// of it.
CompaniesOn companies_on(const Records& records, std::string_view day);

}  // namespace renkei
