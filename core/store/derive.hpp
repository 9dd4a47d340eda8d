// From segments to derived tables: verifies nothing, trusts nothing in a block, folds what it says.
// Merge uses it for each new segment, rebuild for all of them.
#pragma once
#include <deque>

#include "core/store/projection.hpp"

namespace renkei {

class Deriver {
 public:
  Deriver(Store& store, Projection& projection) : store_(store), projection_(projection) {}

  // Reads and folds a segment's entries under the log numbers of `line`. Consecutive segments are
  // folded together before their rows are written: at the latest by flush() or finish(), of which
  // the caller owes the latter. Entries that do not count are read and not folded. Throws Malformed.
  // What it notices besides records is kept: acts, erasures, and mentions of segments that are not
  // here. `id`: of the first entry.
  struct Found {
    std::int64_t unknown_entries = 0;
    bool twins = false;  // all must be derived anew (core/store/mentions.hpp)
  };
  Found derive(const Segment& segment, EntryId id, const LogLine& line);

  void flush();
  // All that belongs together is folded: erasures take effect.
  void finish();

  // Derives everything anew: all segments, then the tail. Forked logs are branched first.
  static void rebuild(Store& store);

 private:
  LogNumber resolve(const SegmentName& name);
  bool note_mentions(const BlockReader& reader);

  Store& store_;
  Projection& projection_;
  Decompressor decompressor_;
  std::deque<RawBlocks> raw_;  // the blocks that waiting rows look into ...
  Arena made_;                 // ... and the texts that were made of them
  EntryId next_ = 0;           // what would continue the segment that was folded last
};

// Set while the derived tables wait to be derived anew, until rebuild() has done so.
inline constexpr std::string_view owed_setting = "derivation_owed";
bool derivation_is_owed(const Store& store);

// Keeps what an entry says of devices and blocks, by the log of its signing key. It counts or not.
void note_said(Store& store, LogNumber root, const Entry& entry);
// The same for a segment whose entries are not folded, now or for good. Throws Malformed.
void note_left_out(Store& store, Decompressor& decompressor, const Segment& segment);

}  // namespace renkei
