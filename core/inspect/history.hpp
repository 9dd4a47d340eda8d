// What happened to a record, entry by entry. May throw StoreFailure and Malformed.
#pragma once
#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

// Every entry about a record, replaced and withdrawn ones too, by wall time and then alike
// everywhere.
//
// Nothing lists the entries of a record, and nothing needs to: the record's state knows the writes
// that stand, each write names those that it replaced, and a write that none names stands. So the
// segments that are read are those that hold such entries, each once, however long the log is.
std::vector<HistoryItem> record_history(const Store& store, EntryId record);

}  // namespace renkei
