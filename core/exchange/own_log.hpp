// This device's own logs: writing an entry, and beginning a log. Every call may throw StoreFailure
// and belongs inside a Transaction.
#pragma once
#include "core/logic/decide.hpp"
#include "core/model/reports.hpp"
#include "core/store/projection.hpp"

namespace renkei {

// What writing needs besides the store.
struct Pen {
  Compressor& compressor;
  const Random& random;
  Moment now;
};

// Appends decided entries to the tail and folds them; seals the tail when it is full. The derived
// rows are written with the next flush() of the projection, at the latest by this call's caller.
void write_entries(Store& store, Projection& projection, std::span<const Entry> entries, Pen& pen);

// Takes the values of erased people out of every personal block that is held, and writes the entry
// that declares it: `entry`, a person's decision to erase, or, without one, what this store owes to
// an erasure that it has learned of (nothing is written then if nothing had to be rewritten).
// `only`: the segments to look at, where it is known that the others are clean.
void erase_here(Store& store, Projection& projection, std::optional<Entry> entry, Pen& pen,
                const std::vector<SegmentRow>* only = nullptr);

// Makes a key and begins a log with it, in which the device introduces itself: at init, and when it
// finds out that its log goes on elsewhere (cloned disk, restored backup). `parent`: the id of the
// log that it continues, or empty. Refuses what may not stand in a device's fields.
Status begin_log(Store& store, const DeviceProfile& profile, const std::string& parent, Pen& pen);

}  // namespace renkei
