// Reading records: what decisions, reports and presenters need to know of a store. The store
// implements it; tests of decisions and reports use a small fake. Same thread as the store.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "core/base/sum.hpp"
#include "core/model/command.hpp"
#include "core/model/record.hpp"

namespace renkei {

// Field (index into Kind::fields) equals the value; or, a reference, is one of these records; or none.
struct Match {
  std::size_t field;
  Value value;
  std::optional<std::span<const EntryId>> among = {};
  bool outside = false;

  static Match any_of(std::size_t field, std::span<const EntryId> records) {
    return {field, {}, records};
  }
  static Match none_of(std::size_t field, std::span<const EntryId> records) {
    return {field, {}, records, true};
  }
  bool holds(const Value& of) const;
};

// Records are told apart by a field's values (index into Kind::fields); by a number in whole steps,
// rounded down: a moment in minutes, a number by its sign.
struct Apart {
  std::size_t field;
  std::int64_t step = 1;
};
inline constexpr std::int64_t step_of_minute = 60'000 * 2048;  // of a packed moment
inline constexpr std::int64_t step_of_sign = INT64_MAX;

// What the records add up to that are of one device's log and cannot be told apart.
struct Summed {
  LogNumber log = 0;
  std::span<const Value> values;  // one for each Apart, in their order; good for the call
  Sum sum;
  std::int64_t in_conflict = 0;  // records that disagree with themselves
};

class Records {
 public:
  virtual ~Records() = default;

  // Calls `visit` with every record of the kind that matches all of `where`, oldest first within
  // each device's log (where several references are asked for, in any order); void records only when asked for. The Record is good for the call:
  // whoever keeps it keeps a copy().
  virtual void each(const Kind& kind, std::span<const Match> where, bool with_void,
                    const std::function<void(const Record&)>& visit) const = 0;
  // The sums of a number, a field, over live records that match, in no order and some in several parts:
  // who wants sums only does not pay for the records.
  virtual void sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
                    std::span<const Match> where,
                    const std::function<void(const Summed&)>& visit) const;
  // The last live records of one device's log that match, the newest first.
  virtual void latest(const Kind& kind, std::span<const Match> where, LogNumber log,
                      std::size_t most, const std::function<void(const Record&)>& visit) const;
  // A record that has been born here, void or not.
  virtual std::optional<Record> find(EntryId id) const = 0;
  // The same without its contents; `likely`: the kind to look at first, or null.
  struct Standing {
    const Kind* kind;
    bool is_void;
  };
  virtual std::optional<Standing> standing(EntryId id, const Kind* likely) const {
    (void)likely;
    const auto record = find(id);
    return record ? std::optional(Standing{&record->kind(), record->is_void}) : std::nullopt;
  }
  // The different values that stand against each other in a field of a record; empty: no conflict.
  virtual std::vector<OwnValue> contenders(EntryId id, const Kind& kind, int field) const {
    (void)id, (void)kind, (void)field;
    return {};
  }
  // The records of a kind, void ones too, of which devices disagree in a field.
  virtual std::vector<EntryId> disputed(const Kind& kind, int field) const {
    (void)kind, (void)field;
    return {};
  }
  // Whose days are meant in every table and on every screen.
  virtual Zone zone() const { return {}; }
  // The name of an entry outside this store, and back.
  virtual std::string id_text(EntryId id) const = 0;
  virtual std::optional<EntryId> parse_id(std::string_view text) const = 0;
};

// A record as its struct, with its name and whether it disagrees with itself.
template <class Struct>
struct Found {
  EntryId id = 0;
  Struct fields;
  bool in_conflict = false;
};

// What a reference means, void or not: nothing when that is not here, or is of another kind than it
// ought to be. Any device may let a reference name anything.
template <class Struct>
std::optional<Found<Struct>> find_as(const Records& records, EntryId id) {
  const auto record = id == 0 ? std::nullopt : records.find(id);
  if (!record || record->kind().number != Struct::number) return std::nullopt;
  return Found<Struct>{id, as<Struct>(*record), !record->conflicts.empty()};
}

// All live records of a struct's kind; with a field (by name) that must hold a value.
template <class Struct>
std::vector<Found<Struct>> all(const Records& records, std::string_view field = {},
                               const Value& value = {}) {
  const Kind& kind = *find_kind(Struct::name_of_kind);
  std::vector<Match> where;
  if (!field.empty()) where.push_back({static_cast<std::size_t>(kind.find(field)), value});
  std::vector<Found<Struct>> found;
  records.each(kind, where, false, [&](const Record& record) {
    found.push_back({record.id(), as<Struct>(record), !record.conflicts.empty()});
  });
  return found;
}

}  // namespace renkei
