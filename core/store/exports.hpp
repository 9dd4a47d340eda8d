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

// How many entries of this device's own logs no bundle has carried yet: none that was exported here,
// and none that came in (a double's, or this device's own when the store is an old copy).
std::int64_t entries_not_exported(const Store& store);
// How many have left without personal values that are here. Reads the segments that hold those.
std::int64_t entries_held_back(const Store& store);

}  // namespace renkei
