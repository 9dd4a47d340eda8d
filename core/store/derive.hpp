// From segments to derived tables: verifies nothing, trusts nothing in a block, folds what it says.
// Merge uses it for each new segment, rebuild for all of them.
#pragma once
#include <deque>
#include <set>

#include "core/store/projection.hpp"

namespace renkei {

class Deriver {
 public:
  Deriver(Store& store, Projection& projection) : store_(store), projection_(projection) {}

  // Reads and folds a segment's entries under the log numbers of `line`. Consecutive segments are
  // folded together before their rows are written: at the latest by flush(), which the caller owes.
  // Throws Malformed. What it notices besides records is kept: enrolments, erasures, and mentions
  // of segments that are not here. `id`: of the first entry.
  struct Found {
    std::int64_t unknown_entries = 0;
    std::set<LogNumber> forked;  // logs that others have seen with a different content
  };
  Found derive(const Segment& segment, EntryId id, const LogLine& line);

  void flush();

  // Derives everything anew: all segments, then the tail. Forked logs are branched first.
  static void rebuild(Store& store);

 private:
  LogNumber resolve(const SegmentName& name);
  void note_mentions(const BlockReader& reader, Found& found);

  Store& store_;
  Projection& projection_;
  Decompressor decompressor_;
  std::deque<Bytes> raw_;  // the blocks that waiting rows look into ...
  Arena made_;             // ... and the texts that were made of them
  EntryId next_ = 0;       // what would continue the segment that was folded last
};

// Set while the derived tables wait to be derived anew, until rebuild() has done so.
inline constexpr std::string_view owed_setting = "derivation_owed";
bool derivation_is_owed(const Store& store);

// Keeps what an entry says besides records: enrolments and erasures.
void note_special(Store& store, const Entry& entry, EntryId id);

}  // namespace renkei
