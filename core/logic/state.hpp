// What the entries about one record add up to: its values, and for each field that was ever changed
// the heads (docs/rules.md): the writes that no other write replaces, of one log's writes only the
// last. Folding is a union of writes minus a union of names and minus what its own author wrote over,
// so the order in which entries arrive cannot matter; that is the whole proof that stores converge.
// Pure: no clock, no disk.
//
// Texts in values are views; whoever folds keeps them alive (a segment's raw block, an Arena).
#pragma once
#include <functional>
#include <map>
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
  // Of a known write; if it is the field's only one, the record's value is it.
  Value value;
  bool withheld = false;  // a personal value that has not travelled this far
};

// Added to a field's number: the writes of it by those who may not change it (docs/trust.md). They are
// kept beside the field, as heads that nothing is shown of, until a write that counts names them.
inline constexpr int not_followed = 2'000'000;

struct FieldState {
  int field = 0;  // number; life_field for void and restore; see also not_followed
  std::vector<Head> heads;
  // Writes that were named as replaced before they arrived; whether one was by a write whose own
  // value is known.
  std::map<EntryId, bool> awaited;
  // Known writes that only withheld ones have replaced: the last that is known of the field.
  std::vector<Head> last_known;
  // While something is awaited: of each log the last write that is no head any more, so that an
  // earlier one that comes late is not taken for a head.
  std::vector<EntryId> passed;

  // Whether everything that stands here has been withheld.
  bool is_withheld() const;
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
  bool birth_withheld = false;        // its first personal values have not travelled this far
  std::vector<Value> values;          // what is shown, by index into kind->fields
  std::vector<FieldState> fields;     // those ever changed, by number
  std::vector<Judgement> judgements;  // of the voids among the heads of life_field
  Value life;                         // what is shown for life_field: a reason while void

  std::uint64_t dirty = 0;  // bit i: values[i] was folded since it was loaded

  bool is_void() const { return !life.is_null(); }
  const FieldState* changed(int field) const;
  // What is shown of a field; nothing of a newer version's.
  Value shown(int field) const;
  // Whether a field may have a first value that has not travelled this far, and nothing since.
  bool is_withheld_since_birth(const Field& field) const;
  // Whether anything was written by those who may not.
  bool has_aside() const { return !fields.empty() && fields.back().field >= not_followed; }
  // Sets everything back but keeps the memory.
  void reset(EntryId new_id, const Kind& new_kind);
};

// What is known of entries by their names alone, alike in every store.
class EntryOrder {
 public:
  virtual ~EntryOrder() = default;
  // By log id, then seq: for breaking ties.
  virtual bool comes_before(EntryId a, EntryId b) const = 0;
  // Whether the author of `b` had written `a` before: in the same log, or in what a branch shares
  // with the log that it left.
  virtual bool precedes(EntryId a, EntryId b) const = 0;
};

// What folding must know of the world around a record.
class FoldContext : public EntryOrder {
 public:
  // Whether this write has been folded already.
  virtual bool held(EntryId write) const = 0;
};

// The record's birth. Fields that were changed before it arrived keep what they were changed to.
void bear(RecordState& state, const Entry& entry, const FoldContext& context);
// An erased person: personal values are gone for good, whichever entry carried them (docs/rules.md, law 8).
void erase(RecordState& state);
// set, void or restore.
void change(RecordState& state, const Entry& entry, EntryId by, const FoldContext& context);
// The same by somebody who may not: only what it sets is kept, and is not followed.
void keep_aside(RecordState& state, const Entry& entry, EntryId by, const FoldContext& context);

// Everything but values and texts, for the column _state; empty when nothing was ever changed.
// Decoding needs state.id.
void encode_state(const RecordState& state, std::string& out);
void decode_state(std::string_view bytes, RecordState& state);

}  // namespace renkei
