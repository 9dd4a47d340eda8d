// Folds entries into the derived tables: keeps the states of the records that they touch in memory
// and writes each of them once, at flush(). What has been folded already is known by sequence
// numbers, so the same projection serves one local entry, a merge of many segments and a rebuild.
//
// The texts of the entries must live until flush(). May throw StoreFailure. One thread.
#pragma once
#include <memory>
#include <set>
#include <unordered_map>

#include "core/store/acts.hpp"
#include "core/store/digest.hpp"
#include "core/store/rows.hpp"

namespace renkei {

// Sets of sequence numbers, per log.
class HeldSet {
 public:
  void add(LogNumber n, Seq first, Seq last);
  bool has(EntryId entry) const;
  void clear() { ranges_.clear(); }

 private:
  std::unordered_map<LogNumber, std::vector<SeqRange>> ranges_;  // disjoint, ascending
};

class Projection : public FoldContext {
 public:
  // nothing: a rebuild. held_so_far: what the store held when a log is first asked about.
  enum class Start { held_so_far, nothing };
  // Who may do what stays as it is now; when that changes, another projection is needed.
  Projection(Store& store, Start start);

  const Admission& admission() const { return admission_; }
  // The first entry of a log that is not folded.
  Seq end_of(LogNumber n) const { return admission_.end_of(root_of(n)); }

  // Folds one entry; `id` is its own. Returns whether this program understood it.
  bool apply(const Entry& entry, EntryId id);
  void flush();
  std::size_t waiting() const { return used_; }  // records that flush() would look at ...
  std::size_t waiting_values() const {
    return values_;
  }  // ... and the values that they have room for
  // Takes the personal values out of a record, whatever it is and whenever it is born. After a
  // flush().
  void erase(EntryId record);
  // Entries that are held but cannot be read by this program.
  void note_held(LogNumber n, Seq first, Seq last);

  bool held(EntryId write) const override;
  bool comes_before(EntryId a, EntryId b) const override;
  bool precedes(EntryId a, EntryId b) const override;

  // The state of a record; null when it was never born. Valid until flush().
  const RecordState* find(EntryId id);

 private:
  struct Slot {
    RecordState state;
    Stored stored = Stored::nowhere;
    bool listed = false;  // Rows::lists_heads() when it was loaded
    bool touched = false;
  };
  const LogId& root_of(LogNumber n) const { return store_.log(store_.log(n).root).id; }
  bool may_change(const Entry& entry, EntryId id) const;
  // Rows and digests of slots in use.
  void save(std::span<const std::unique_ptr<Slot>> slots);
  void save_births(std::span<const std::unique_ptr<Slot>> slots);
  Slot& slot(EntryId id, const Kind& kind);
  Slot& fresh_slot(EntryId id, const Kind& kind);
  Slot& birth_slot(EntryId id, const Kind& kind);

  // To be changed: what was there before leaves the digest.
  RecordState& touch(Slot& slot);

  Store& store_;
  const Admission admission_;
  std::set<EntryId> erased_;
  States states_;
  Rows rows_;
  RecordHasher hasher_;
  LogDigests digests_;  // what has changed in them since the last flush
  Arena arena_;
  Start start_;
  mutable HeldSet held_;
  mutable std::set<LogNumber> asked_;             // logs whose held ranges are in held_
  EntryId running_first_ = 0, running_last_ = 0;  // the entries that came last, in a row
  bool pending_exists_;
  using LogClock = std::pair<LogNumber, std::int16_t>;
  LogClock last_clock_{};
  std::set<LogClock> clocks_;           // met so far ...
  std::vector<LogClock> fresh_clocks_;  // ... and not noted yet
  void meet(const LogClock& clock);
  std::vector<std::unique_ptr<Slot>> pool_;  // slots in use are the first `used_`
  std::size_t used_ = 0, values_ = 0, pooled_values_ = 0;
  // Births since the last flush, by distance from the first of them: they come in a row.
  std::vector<Slot*> births_;
  EntryId births_first_ = 0;
  Slot* born_just_now(EntryId id) const {
    const auto at = static_cast<std::size_t>(id - births_first_);
    return id >= births_first_ && at < births_.size() ? births_[at] : nullptr;
  }
  std::map<std::pair<EntryId, int>, Slot*> others_;
};

}  // namespace renkei
