// An entry: one immutable fact in a device's log. What it changes, field by field, and which
// earlier writes each change replaces.
//
// The texts are views: they live as long as the decoded segment, the Arena or the command that they
// came from. Entries are small values that are reused in loops.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/moment.hpp"
#include "core/model/value.hpp"

namespace renkei {

// Numbers on the wire; never reused. A reader keeps and passes on what it does not know.
enum class Op : std::uint8_t {
  create = 1,
  set = 2,
  void_ = 3,
  restore = 4,
  erase = 5,
  enrol = 6,
  receipt = 7,
  clock = 8,
  trust = 9,    // a log is a headquarters
  revoke = 10,  // a log's entries count no more, from one of them on
  keep = 11,    // an erasure that others asked for is refused
};

// Whether the operation changes a record through fields (and not through a payload).
constexpr bool has_changes(Op op) { return op >= Op::create && op <= Op::restore; }

// The pseudo-field that void and restore write: a text (the reason) while void, null while alive.
inline constexpr int life_field = 0;
// The pseudo-field under which a void names the records that rely on what it voids (Field::relies)
// and that its author knew. Never written.
// Those below it continue it, where one change cannot name them all.
inline constexpr int uses_field = 1'000'000, last_uses_field = 999'991;
constexpr bool is_uses_field(int field) { return field <= uses_field && field >= last_uses_field; }

struct Change {
  int field = 0;  // number, not index
  Value value;
  bool withheld = false;  // a personal value that this copy of the log does not carry
  std::uint32_t first_name = 0, name_count = 0;  // a range of Entry::names
};

// For `set`: changes with the writes that they replace (the birth goes without saying).
// For `void_` and `restore`: a change of life_field that names the earlier ones it replaces, and,
// for void_, one change per changed field whose names are the heads that the person had seen, and
// those of uses_field; these are judged, not replaced.
// For `create`: the record's first values; `record` is the entry itself.
// For the others: `payload`, read by whoever knows the operation; erase and keep name their record
// as well.
struct Entry {
  Seq seq = 0;
  Op op = Op::create;
  int kind = 0;  // number; 0 when the operation is not about a record
  EntryId record = 0;
  Moment at;
  std::string_view staff;
  std::vector<Change> changes;
  std::vector<EntryId> names;
  std::string_view payload;
  EntryId compartment = 0;  // the tour or event that personal values travel with; 0: neither
  // This copy of the log does not carry the personal values of the entry. Of a birth nobody knows
  // which fields those are.
  bool withheld = false;

  std::span<const EntryId> names_of(const Change& change) const {
    return std::span(names).subspan(change.first_name, change.name_count);
  }
  void add(int field, const Value& value, std::span<const EntryId> replaced = {}) {
    changes.push_back({field, value, false, static_cast<std::uint32_t>(names.size()),
                       static_cast<std::uint32_t>(replaced.size())});
    names.insert(names.end(), replaced.begin(), replaced.end());
  }
  void clear() {
    changes.clear();
    names.clear();
    payload = {};
    record = compartment = 0;
    kind = 0;
    withheld = false;
  }
};

}  // namespace renkei
