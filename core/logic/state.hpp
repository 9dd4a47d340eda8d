// What the entries about one record add up to: its values, and for each field that was ever changed
// the heads, i.e. the writes that no other write replaces (docs/rules.md). Folding is a union
// of writes minus a union of names, so the order in which entries arrive cannot matter; that is the
// whole proof that stores converge. Pure: no clock, no disk.
//
// Texts in values are views; whoever folds keeps them alive (a segment's raw block, an Arena).
#pragma once
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/entry.hpp"
#include "core/model/kind.hpp"

namespace renkei {

// A write that stands.
struct Head {
  EntryId by = 0;
  std::int64_t at_s = 0;  // wall clock, for breaking ties only
  Value value;            // known while the field has several heads, else it is the record's value
};

struct FieldState {
  int field = 0;  // number; life_field for void and restore
  std::vector<Head> heads;
  std::vector<EntryId> awaited;  // named as replaced before they arrived
};

// What the author of a void had seen of the other fields when deciding.
struct Judgement {
  EntryId by = 0;
  std::vector<std::pair<int, EntryId>> seen;  // field, head
};

struct RecordState {
  EntryId id = 0;
  const Kind* kind = nullptr;
  bool born = false;  // false: changes came before the birth and wait
  bool erased = false;
  std::vector<Value> values;          // what is shown, by index into kind->fields
  std::vector<FieldState> fields;     // those ever changed, by number
  std::vector<Judgement> judgements;  // of the voids among the heads of life_field
  Value life;                         // what is shown for life_field: a reason while void

  std::uint64_t dirty = 0;  // bit i: values[i] was folded since it was loaded

  bool is_void() const { return !life.is_null(); }
  const FieldState* changed(int field) const;
  // Sets everything back but keeps the memory.
  void reset(EntryId new_id, const Kind& new_kind);
};

// What folding must know of the world around a record.
class FoldContext {
 public:
  virtual ~FoldContext() = default;
  // Whether this write has been folded already.
  virtual bool held(EntryId write) const = 0;
  // Orders entries alike in every store: by log id, then seq.
  virtual bool comes_before(EntryId a, EntryId b) const = 0;
};

// The record's birth. Fields that were changed before it arrived keep what they were changed to.
void bear(RecordState& state, const Entry& entry, const FoldContext& context);
// An erased person: personal values are gone for good, whichever entry carried them (docs/rules.md, law 8).
void erase(RecordState& state);
// set, void or restore.
void change(RecordState& state, const Entry& entry, EntryId by, const FoldContext& context);

// Everything but values and texts, for the column _state; empty when nothing was ever changed.
// Decoding needs state.id.
void encode_state(const RecordState& state, std::string& out);
void decode_state(std::string_view bytes, RecordState& state);

}  // namespace renkei
