// Erasures that others ask for and that nobody here has decided on: of records that are here. May throw
// StoreFailure and Malformed.
#pragma once
#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

std::vector<WaitingErasure> waiting_erasures(const Store& store);
// How many records they are about.
std::int64_t records_waiting(const Store& store);

}  // namespace renkei
