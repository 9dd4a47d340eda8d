// Erasing a person from the log: the personal blocks that hold values of the record are packed
// again without them. The chain of hashes stays as it is; a signed entry says which segment now has
// which block, so that the mismatch is explained and the old hash is no oracle for a guessed name
// (docs/rules.md, law 8).
//
// Which records are erased is a derived table. A store that learns of an erasure, and a store that
// is handed an old file with the person in it, do the same to what they hold and declare it
// likewise.
#pragma once
#include <set>

#include "core/store/store.hpp"

namespace renkei {

class Eraser {
 public:
  // Knows the records that are erased by now.
  Eraser(Store& store, Compressor& compressor, const Random& random);

  // Rewrites this segment's block, or all that are held, if they hold values of erased records. The
  // tail must have been sealed.
  void rewrite(const SegmentRow& segment);
  void rewrite_all();

  // What entries must declare, each as much as one may; empty when nothing had to be rewritten.
  std::vector<Bytes> payloads() const;

 private:
  std::set<std::uint64_t> entries_about_erased(const SegmentRow& row, const Segment& segment);

  Store& store_;
  Compressor& compressor_;
  const Random& random_;
  Decompressor decompressor_;
  std::set<EntryId> erased_;
  std::vector<std::pair<Hash, Hash>> rewritten_;  // segment, block
};

// Marks a record as erased by an entry.
void note_erased(Store& store, EntryId record, EntryId by);
std::int64_t erased_records(const Store& store);
std::vector<EntryId> erasures_of(const Store& store, EntryId record);

// Remembers what such a payload declares. A malformed one is ignored: it explains nothing.
void note_rewritten(Store& store, ByteView payload);

// The hashes that were declared for the personal block of this segment.
std::vector<Hash> declared_blocks(const Store& store, const Hash& segment);

}  // namespace renkei
