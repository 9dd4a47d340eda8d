// Food for a person's decision: the values that stand against each other with their authors, and
// what happened to a record. May throw StoreFailure and Malformed.
#pragma once
#include "core/model/reports.hpp"
#include "core/store/store.hpp"

namespace renkei {

std::vector<Conflict> conflict_list(Store& store);

// Every entry about a record, replaced and withdrawn ones too, by wall time and then alike
// everywhere.
std::vector<HistoryItem> record_history(Store& store, EntryId record);

}  // namespace renkei
