// Which personal values a narrowed export carries: those of chosen tours and events. May throw
// StoreFailure and Malformed.
#pragma once
#include <set>
#include <span>

#include "core/base/result.hpp"
#include "core/record/workshop.hpp"

namespace renkei {

using Compartments = std::set<EntryId>;

// Of these tours and events, an event's with those of its tours. Codes: not_found, wrong_kind.
Result<Compartments> compartments_of(const Store& store, std::span<const EntryId> only);

// Whoever was moved into one of them has a name that was sealed with the tour before, and would be
// nameless in the file. So what is known of them is said again, in a transaction of its own. Gives the
// records of which something stays unsaid: devices disagree about it, or the disk takes nothing.
std::vector<EntryId> say_again_what_moved(Workshop& workshop, const Compartments& only);

}  // namespace renkei
