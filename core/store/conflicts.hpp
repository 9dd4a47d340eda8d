// The table `conflict`: the heads of fields that have two or more, and what disagrees among them;
// and one thing that was recorded several times with different results (Kind::agree). Derived; every
// call may throw StoreFailure. One thread; a caller that asks several questions that must fit
// together asks them within one Snapshot.
#pragma once
#include <map>
#include <vector>

#include "core/base/arena.hpp"
#include "core/logic/state.hpp"
#include "core/model/command.hpp"
#include "core/store/store.hpp"

namespace renkei {

// One value that stands against others, before anything is known of its author.
struct StoredClaim {
  EntryId by = 0;
  EntryId record = 0;
  OwnValue value;
  bool withheld = false;  // the value has not travelled this far
};
struct StoredConflict {
  EntryId id = 0;
  const Kind* kind = nullptr;
  int field = 0;                    // number; life_field
  std::vector<StoredClaim> claims;  // alike in every store
};

// All that is open, ordered by log id and seq, alike in every store.
std::vector<StoredConflict> open_conflicts(const Store& store);
// Those of one record, in time that its own changes take and not those of others.
std::vector<StoredConflict> open_conflicts(const Store& store, EntryId record, const Kind& kind);

// The numbers of fields, of every record of a kind that has any, or of one record: those in conflict,
// and those of which nothing that stands has travelled this far.
struct MarkedFields {
  std::vector<int> open, withheld;
};
using RecordMarks = std::map<EntryId, MarkedFields>;
RecordMarks marked_fields(const Store& store, const Kind& kind);
RecordMarks marked_fields(const Store& store, const Kind& kind, EntryId record);
// The different values that stand against each other in one field.
std::vector<OwnValue> contenders(const Store& store, EntryId record, const Kind& kind, int field);

// -- while folding
// Whether values of this record lie here and not in its row.
bool has_values_here(const RecordState& state);
// Whether the table has anything of such a record.
bool lists_heads(const RecordState& state);
// `listed`: lists_heads() when the state was loaded.
void save_heads(Store& store, const RecordState& state, bool listed);
// The values of heads into a state that knows the heads themselves.
void load_heads(const Store& store, RecordState& state, Arena& arena);

}  // namespace renkei
