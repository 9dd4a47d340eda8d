// What disagrees, with its authors, for a person to decide: which values stand against each other in
// a field, who wrote them and when. May throw StoreFailure and Malformed.
#pragma once
#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

// All open conflicts, alike in every store.
std::vector<Conflict> conflict_list(const Store& store);
// The same without their authors, whose entries need not be read for it.
std::vector<Conflict> undecided(const Store& store);
// Those of one record: at the cost of that record's.
std::vector<Conflict> conflicts_of_record(const Store& store, EntryId record);

}  // namespace renkei
