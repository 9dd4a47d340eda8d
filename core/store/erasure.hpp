// Erasing a person from the log: the personal blocks that hold values of the record are packed
// again without them. The chain of hashes stays as it is; a signed entry says which segment now has
// which block, so that the mismatch is explained and the old hash is no oracle for a guessed name
// (docs/rules.md, law 8).
//
// Who asks for an erasure stands in the tables `erasure` and `rewritten`; whether it takes effect
// follows from who may do what (docs/trust.md). A store that learns of an erasure, and a store that is
// handed an old file with the person in it, do the same to what they hold and declare it likewise.
// Every call may throw StoreFailure.
#pragma once
#include <set>
#include <vector>

#include "core/store/acts.hpp"

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
  const Admission admission_;
  const std::set<EntryId> erased_;
  std::vector<std::pair<Hash, Hash>> rewritten_;  // segment, block
};

// More erasures than this by one other device on one day wait for a person.
inline constexpr std::size_t mass_erasure = 20;

// What the entries about erasing add up to. One takes effect when its author bore the record, is an
// authority or this store's own device, unless it is one of a mass of them. Any other waits until this
// device erases as well, or refuses (keep). What took effect is taken up by this device in an entry of
// its own, so that nothing that comes later asks for it again.
struct Asked {
  EntryId record = 0, by = 0;
};
struct Erasures {
  std::set<EntryId> erased;        // records
  std::set<EntryId> not_taken_up;  // of these, what only others have asked for
  std::vector<Asked> waiting;      // by record
};
Erasures erasures_of(const Store& store, const Admission& admission);
// All that other devices ask for, whatever came of it; by record.
std::vector<Asked> asked_by_others(const Store& store);
// Of those, now, what is about records that are here.
Erasures erasures_here(const Store& store);

// An erase or keep entry.
void note_erasure(Store& store, const Entry& entry, EntryId id);
bool has_erasures(const Store& store);
// The entries that ask to erase this record, or refuse it.
std::vector<EntryId> asked_about(const Store& store, EntryId record);

// Remembers what the payload of an erase entry declares, by the signing key's log. A malformed one is
// ignored: it explains nothing.
void note_rewritten(Store& store, LogNumber root, const Entry& entry);
// Whether a personal block that is here is the one that its segment's author signed, or one that its
// author, this device or an authority has declared instead.
bool personal_is_accepted(const Store& store, const Admission& admission, const Segment& segment,
                          std::size_t block);
// Leaves out the blocks of segments that are not accepted any more, as if they had been withheld.
void drop_blocks_not_accepted(Store& store, const Admission& admission);

}  // namespace renkei
