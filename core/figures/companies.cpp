#include "core/figures/companies.hpp"

#include <algorithm>
#include <tuple>

namespace renkei {

CompaniesOn companies_on(const Records& records, std::string_view day) {
  CompaniesOn on;
  for (auto& pact : all<CompanyPact>(records)) {
    const CompanyPact& fields = pact.fields;
    if (!fields.valid_to.iso.empty() && fields.valid_to.iso < day)
      on.ended.push_back(std::move(pact));
    else if (fields.signed_on.iso <= day)
      on.in_force.push_back(std::move(pact));
  }
  const auto place = [](const Found<CompanyPact>& pact) {
    const CompanyPact& of = pact.fields;
    return std::tuple(of.signed_on.iso.empty(), std::string_view(of.signed_on.iso),
                      std::string_view(of.company), pact.id);
  };
  std::ranges::sort(on.in_force, {}, place);
  std::ranges::sort(on.ended, {}, place);
  return on;
}

}  // namespace renkei
