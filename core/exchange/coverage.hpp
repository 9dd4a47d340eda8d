// What a store holds, what is known to exist and is missing, what has forked: the figures that stand
// beside every report. May throw StoreFailure.
#pragma once
#include "core/exchange/reports.hpp"
#include "core/store/store.hpp"

namespace renkei {

StoreStatus store_status(Store& store);

// Notes the dear figures (digest, number of conflicts) beside the store's fingerprint, so that the next
// status need not make them again until the log has grown. Writes; not needed for a right answer.
void keep_figures(Store& store);

}  // namespace renkei
