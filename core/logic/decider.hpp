// How decide() goes about it, in two files: decide.cpp has the commands about one record, decide_same.cpp
// those about one thing that several devices may have recorded (Kind::same). For these two alone.
#pragma once
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "core/logic/decide.hpp"
#include "core/trust/admission.hpp"

namespace renkei {

using Pairs = std::vector<std::pair<const Field*, Value>>;

class Decider {
 public:
  explicit Decider(const DecideContext& context) : context_(context) {}

  Result<Decision> operator()(const Create& command);
  Result<Decision> operator()(const Set& command);
  Result<Decision> operator()(const Void& command);
  Result<Decision> operator()(const Restore& command);
  Result<Decision> operator()(const Erase& command);
  Result<Decision> operator()(const RollCall& command);
  Result<Decision> operator()(const Resolve& command);
  Result<Decision> operator()(const Keep& command);
  Result<Decision> operator()(const Enrol& command);
  Result<Decision> operator()(const Trust& command);
  Result<Decision> operator()(const Revoke& command);
  Result<Decision> bear(const Kind& kind, const Assigns& fields);

 private:
  Entry& start(Op op, int kind, EntryId record);
  EntryId next_id() const { return context_.next + static_cast<EntryId>(decision_.entries.size()); }
  Result<Pairs> read(const Kind& kind, const Assigns& fields) const;
  Status set_fields(const RecordState& state, const Pairs& pairs);
  bool would_silence(const RecordState& state, int field) const;
  void void_what_it_made(const RecordState& run, std::string_view reason);
  void replace_heads(const RecordState& state, int field, const Value& value);
  void judge_heads(const RecordState& state);
  Status add_create(const Kind& kind, Pairs pairs);
  Status at_a_place_of_its_tour(const Pairs& pairs, const RecordState* state) const;
  Status settle_answers(const Kind& kind, const RecordState* state, Pairs& pairs);
  Status mark(EntryId rollcall, const RollCall::Mark& mark);
  Result<const RecordState*> live(EntryId id) const;
  Result<const RecordState*> born(EntryId id) const;
  std::vector<EntryId> uses_of(const RecordState& state) const;
  void add_uses_of(EntryId id, std::vector<EntryId>& uses) const;
  void add_void(const RecordState& state, std::string_view reason);
  void add_restore(const RecordState& state);
  std::vector<EntryId> same_records(const Kind& kind,
                                    const std::function<Value(std::string_view)>& key) const;
  std::vector<EntryId> known_records(const Kind& kind, const Pairs& pairs) const;
  Status say_anew(const std::vector<EntryId>& known, Pairs pairs);
  std::set<EntryId> records_about(EntryId person) const;
  Result<Decision> say_of(std::string_view log, Act act);
  std::vector<EntryId> same_things(const Field& field, const Value& reference) const;
  EntryId compartment_of(const Entry& entry) const;
  Result<Decision> finish(EntryId id);

  const DecideContext& context_;
  const EntryRanges* over_ = nullptr;  // what alone is replaced (Set::over); null: all that stands
  Decision decision_;
};

}  // namespace renkei
