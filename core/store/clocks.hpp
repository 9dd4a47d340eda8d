// The table `clock`: the offsets from UTC that the clocks of each log believed in while they wrote.
// Derived. Every call may throw StoreFailure.
#pragma once
#include <vector>

#include "core/store/store.hpp"

namespace renkei {

void note_clock(Store& store, LogNumber n, Zone clock);
std::vector<Zone> clocks_of(const Store& store, LogNumber n);

}  // namespace renkei
