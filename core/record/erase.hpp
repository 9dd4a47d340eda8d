// Erasing a person: the values go out of every personal block that is held, and an entry says so.
// May throw StoreFailure; inside a Transaction.
#pragma once
#include <span>

#include "core/record/workshop.hpp"

namespace renkei {

// A person's decision to erase records: an erase entry each.
void write_erasure(Workshop& workshop, std::span<const Entry> decided);

// What this store owes to erasures that it has learned of: takes the erased people out of its own
// blocks, declares that, and takes up as its own what others asked for and took effect; writes nothing
// if there is nothing to say. `only`: the segments to look at, where it is known that the others are
// clean.
void settle_erasures(Workshop& workshop, const std::vector<SegmentRow>* only = nullptr);

}  // namespace renkei
