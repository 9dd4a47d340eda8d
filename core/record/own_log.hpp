// This device's own logs: writing an entry, and beginning a log. Every call may throw StoreFailure
// and belongs inside a Transaction.
#pragma once
#include <vector>

#include "core/base/result.hpp"
#include "core/record/workshop.hpp"

namespace renkei {

// Appends decided entries to the tail, folds them and writes the derived rows; seals the tail when it
// is full. Entries that could not be read again are refused before anything is written (bad_value):
// nothing is acknowledged that no reader takes. Births alone may stay unsettled (Workshop::settle()),
// for many of them are read back and settled faster together.
Status append_entries(Workshop& workshop, std::vector<Entry> entries);

// Makes a key and begins a log with it, in which the device introduces itself: at init, and when it
// finds out that its log goes on elsewhere (cloned disk, restored backup). `parent`: the id of the
// log that it continues, or empty. Refuses what may not stand in a device's fields.
Status begin_log(Workshop& workshop, const DeviceProfile& profile, const std::string& parent);

}  // namespace renkei
