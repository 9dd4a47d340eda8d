// The table `exported`: segments of this device's own logs that some bundle has carried, written
// here or come in from elsewhere. Every call may throw StoreFailure.
#pragma once
#include "core/store/store.hpp"

namespace renkei {

enum class Carried { nothing, open_part, all };

Carried carried(const Store& store, const Hash& segment);
// The most that any bundle has carried is remembered.
void note_exported(Store& store, const Hash& segment, Carried what);

// How many entries of this device's own logs no bundle has carried yet: none that was exported
// here, and none that came in (a double's, or this device's own when the store is an old copy).
std::int64_t not_exported(const Store& store);
// How many have left without the personal values that their segments hold: they are still owed.
std::int64_t held_back(const Store& store);

}  // namespace renkei
