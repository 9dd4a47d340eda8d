// What a register has said before: what its earlier imports wrote, told by their records (import_run)
// and the entries that follow these in their logs, so alike in every store that holds them. Of values
// only a mark is kept, for it is to be known whether a cell is the one of last time.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model/entry_ranges.hpp"
#include "core/model/value.hpp"

namespace renkei {

class RegisterWords {
 public:
  // The entries first to last are an import's; the earliest import comes first. `undone`: what it made is
  // void because the import is.
  void add_run(EntryId first, EntryId last, bool undone = false);
  // One of them, `by`, says so of a record's field, by number; null: what it said has not travelled this
  // far. A record's birth comes before all else that was said of it, whatever clocks say.
  void note(EntryId by, EntryId record, int field, const Value* value);

  bool any() const { return !writes_->ranges.empty(); }
  // The record was born by an import.
  bool made(EntryId record) const { return writes_->contains(record); }
  // ... that still stands.
  bool still_made(EntryId record) const { return made(record) && !undone_.contains(record); }
  std::shared_ptr<const EntryRanges> writes() const { return writes_; }

  // A cell compared with the last one.
  enum class Said { nothing, the_same, otherwise, unknown };
  Said said(EntryId record, int field, const Value& cell) const;
  // The last word itself where it is a document, which holds several cells; else null.
  const std::string* document(EntryId record, int field) const;

 private:
  struct Word {
    int field;
    std::optional<std::uint64_t> mark;
  };
  std::shared_ptr<EntryRanges> writes_ = std::make_shared<EntryRanges>();
  EntryRanges undone_;
  std::unordered_map<EntryId, std::vector<Word>> words_;
  std::map<std::pair<EntryId, int>, std::string> documents_;
};

// Whether two values are one cell's: a name whose voiced marks stand apart is the same name.
bool are_written_alike(const Value& a, const Value& b);

}  // namespace renkei
