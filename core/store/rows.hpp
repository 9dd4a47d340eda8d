// The derived tables, written: folded states become rows again. One table per kind, made from its
// description; nothing here knows a single field by name. The owner of the kinds' tables and of
// `pending`. Every call may throw StoreFailure. One thread.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "core/store/states.hpp"

namespace renkei {

class Rows {
 public:
  explicit Rows(Store& store);
  ~Rows();

  // `stored`: what States::load() returned; `listed`: lists_heads() then. Writes the row or, while
  // unborn, the pending state, and the heads of fields that have several.
  void save(const RecordState& state, Stored stored, bool listed);
  // The same for records of one kind that were born just now, in ascending order of their ids.
  void save_births(const Kind& kind, std::span<const RecordState* const> states);

  void drop_and_create();  // empties all derived tables

 private:
  struct KindStatements;
  KindStatements& statements(const Kind& kind);
  void update(const RecordState& state);
  void save_pending(const RecordState& state);

  Store& store_;
  Database& database_;
  std::unordered_map<int, std::unique_ptr<KindStatements>> by_kind_;
  std::string encoded_;
};

}  // namespace renkei
