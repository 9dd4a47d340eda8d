// The table `exported`: what some bundle has carried of this device's own logs, written here or come in
// from elsewhere. Every call may throw StoreFailure.
#pragma once
#include <set>

#include "core/store/store.hpp"

namespace renkei {

// Parts of a segment: 0 is the segment without its personal blocks, 1 its first personal block, ...
using Parts = std::set<std::size_t>;

// Those that some bundle has carried.
Parts carried_parts(const Store& store, const Hash& segment);
void note_carried(Store& store, const Hash& segment, const Parts& parts);

// How many entries of this device's own logs no bundle has carried yet (none that was exported here,
// and none that came in: a double's, or this device's own when the store is an old copy), and how
// many have left without personal values that their segments hold.
struct OwedEntries {
  std::int64_t not_exported = 0, held_back = 0;
};
OwedEntries owed_entries(const Store& store);

}  // namespace renkei
