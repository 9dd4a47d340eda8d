// The table `exported`: segments of this device's own logs that some bundle has carried, written
// here or come in from elsewhere. Every call may throw StoreFailure.
#pragma once
#include "core/store/store.hpp"

namespace renkei {

// What no bundle has carried yet of a segment: all of it, its personal block, nothing.
enum class Owed { all, personal_block, nothing };
Owed owed_of(const Store& store, const SegmentRow& segment);

// That a bundle carried it, with its personal block or without; the most is remembered.
void note_exported(Store& store, const Hash& segment, bool with_personal);

// How many entries of this device's own logs no bundle has carried yet (none that was exported here,
// and none that came in: a double's, or this device's own when the store is an old copy), and how
// many have left without the personal values that their segments hold.
struct OwedEntries {
  std::int64_t not_exported = 0, held_back = 0;
};
OwedEntries owed_entries(const Store& store);

}  // namespace renkei
