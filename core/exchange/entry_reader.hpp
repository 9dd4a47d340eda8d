// Reads entries back out of the log for people who ask: whose was it, when, what did it say. Slow
// (a segment is decoded for a single entry) and rarely needed. May throw StoreFailure and
// Malformed.
#pragma once
#include <functional>

#include "core/store/store.hpp"

namespace renkei {

class EntryReader {
 public:
  explicit EntryReader(Store& store) : store_(store) {}

  using Visit = std::function<void(const Entry&, EntryId)>;  // the entry is good for the call only
  void each_in_segment(const SegmentRow& row, const Visit& visit);
  void each(const Visit& visit);             // every entry that can be read
  void one(EntryId id, const Visit& visit);  // nothing when it is not held

 private:
  Store& store_;
  Decompressor decompressor_;
};

// How the device of a log introduced itself; empty while its first entry is not here.
struct Introduced {
  std::string name, parent;
};
Introduced introduction(Store& store, LogNumber n);

}  // namespace renkei
