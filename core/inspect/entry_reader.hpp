// Reads entries back out of the log for people who ask: whose was it, when, what did it say. A segment
// is decoded as a whole, so entries are asked for together. May throw StoreFailure and Malformed.
#pragma once
#include <functional>
#include <optional>
#include <span>

#include "core/store/store.hpp"

namespace renkei {

class EntryReader {
 public:
  explicit EntryReader(const Store& store) : store_(store) {}

  using Visit = std::function<void(const Entry&, EntryId)>;  // the entry is good for the call only
  void each_in_segment(const SegmentRow& row, const Visit& visit);
  void each_in_tail(const Visit& visit);
  // Those of these entries that are held, in ascending order; each segment is read once.
  void some(std::span<const EntryId> ids, const Visit& visit);

 private:
  const Store& store_;
  Decompressor decompressor_;
};

}  // namespace renkei
