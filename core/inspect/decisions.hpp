// What people have decided where devices disagreed, found again in the log. May throw StoreFailure and
// Malformed.
#pragma once
#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

// Of this device and of those of headquarters, the newest first, at most so many.
//
// Nothing lists them, and nothing needs to: a decision is a write that names two or more others (a field),
// a void that names an earlier one (which only a decision can be), or writes of one moment that say the same in
// records of one thing. The logs are read from their ends until enough is found.
std::vector<PastDecision> past_decisions(const Store& store, std::size_t most);

}  // namespace renkei
