// The derived tables, read: the folded state of one record, or of all. rows.hpp writes them. What
// the table of heads holds is in conflicts.hpp. Every call may throw StoreFailure. One thread.
#pragma once
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/base/arena.hpp"
#include "core/logic/state.hpp"
#include "core/store/store.hpp"

namespace renkei {

// Where a record's state was found.
enum class Stored { nowhere, pending, row };

class States {
 public:
  explicit States(const Store& store) : store_(store) {}

  // Loads what is known of a record of this kind into `state` (reset by the caller). Nothing known:
  // the state stays unborn and unchanged. Texts are kept in the arena.
  Stored load(RecordState& state, Arena& arena);
  // Every record, kind by kind, and what is known of unborn ones, as one state that lives for the
  // call. Without the values of fields that have several heads.
  void each(const std::function<void(const RecordState&)>& visit) const;

  // The kind in whose table the record lies; null when it was never born here. `likely`: the kind to
  // look at first, or null.
  const Kind* kind_of(EntryId id, const Kind* likely = nullptr);
  // The kinds under which changes of this record came before its birth.
  std::vector<const Kind*> pending_kinds(EntryId id) const;

  bool any_pending() const;
  std::vector<EntryId> pending_ids() const;  // each once

 private:
  Statement& one(const Kind& kind);
  Stored load_pending(RecordState& state, Arena& arena) const;

  const Store& store_;
  std::unordered_map<int, std::unique_ptr<Statement>> by_kind_;
};

}  // namespace renkei
