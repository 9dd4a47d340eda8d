// With which municipalities the wards are related on a day: by exchange, by membership of the
// network's site, by agreements with associations. Sets of codes, each with the records that bring
// the municipality in; a town that became a city counts as the city. Plain values.
//
// A relation holds from its first day (of an agreement without one: the day of signing) to its last
// day inclusive, and without days always; an agreement that renews itself does not end. A member is
// none on the day on which it left. Codes that no list knows are in no set and are told apart.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/kinds.hpp"
#include "core/model/records.hpp"

namespace renkei {

// Codes of six digits, as of the day in question, with the records that name them.
using Partners = std::map<std::string, std::vector<EntryId>>;

struct Relations {
  std::vector<Found<ExchangeLink>> links;
  std::vector<Found<HpMember>> members;
  std::vector<Found<Agreement>> agreements;
};
Relations read_relations(const Records& records);

bool is_in_force(const Agreement& agreement, std::string_view day);
bool has_ended(const Agreement& agreement, std::string_view day);
// Its members on that day: by its rule all cities, or all towns and villages, of the prefecture as it
// was then; else those that were named.
Partners members_of(const Found<Agreement>& agreement, std::string_view day, Partners& unknown);
// Agreements in force, in the order of the plan's list: by day of signing, prefecture, cities' before
// towns' associations.
std::vector<const Found<Agreement>*> agreements_on(const Relations& relations,
                                                   std::string_view day);

struct RelationsOn {
  std::string day;
  Partners links, members, agreements, all;
  Partners unknown;  // by the code as it was recorded

  // The largest set is no larger than the union, and that no larger than the sum.
  bool is_consistent() const;
};
RelationsOn relations_on(const Relations& relations, std::string_view day);

struct RelationChange {
  enum class What { came, left, renamed } what;
  std::string before, after;  // codes: of somebody who left the first only, who came the second
};
// By code. Who only has another code or name than before neither came nor left.
std::vector<RelationChange> changes_between(const RelationsOn& before, const RelationsOn& after);

}  // namespace renkei
