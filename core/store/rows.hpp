// The derived tables: reading records and states out of them, and writing folded states back. One
// table per kind, made from its description; nothing here knows a single field by name. Every call
// may throw StoreFailure. One thread.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/arena.hpp"
#include "core/logic/state.hpp"
#include "core/store/store.hpp"

namespace renkei {

// Where a record's state was found.
enum class Stored { nowhere, pending, row };

class Rows {
 public:
  explicit Rows(Store& store);
  ~Rows();

  // Loads what is known of a record of this kind into `state` (reset by the caller). Nothing known:
  // the state stays unborn and unchanged. Texts are kept in the arena.
  Stored load(RecordState& state, Arena& arena);
  // Every record, kind by kind, and what is known of unborn ones, as one state that lives for the
  // call. Without the values of fields that have several heads.
  void each(const std::function<void(const RecordState&)>& visit);

  // `stored`: what load() returned; `listed`: lists_heads() then. Writes the row or, while unborn,
  // the pending state, and the heads of fields that have several.
  void save(const RecordState& state, Stored stored, bool listed);
  // The same for records of one kind that were born just now, in ascending order of their ids.
  void save_births(const Kind& kind, std::span<const RecordState* const> states);

  // Whether the table of heads has any of such a record.
  static bool lists_heads(const RecordState& state);

  // The kind in whose table the record lies; null when it was never born here.
  const Kind* kind_of(EntryId id);

  void drop_and_create();  // empties all derived tables

 private:
  struct KindStatements;
  KindStatements& statements(const Kind& kind);
  void update(const RecordState& state);
  void save_pending(const RecordState& state);
  void save_heads(const RecordState& state, bool listed);
  void load_heads(RecordState& state, Arena& arena);
  Stored load_pending(RecordState& state, Arena& arena);

  Store& store_;
  Database& database_;
  std::unordered_map<int, std::unique_ptr<KindStatements>> by_kind_;
  std::string encoded_;
};

}  // namespace renkei
