#include "tests/logic/memory.hpp"

#include <doctest/doctest.h>

namespace renkei::laws {
namespace {

Record record_of(const RecordState& state) {
  Record record(state.id, *state.kind);
  for (std::size_t i = 0; i < state.values.size(); ++i) record.set(i, state.values[i]);
  record.is_void = state.is_void();
  return record;
}

}  // namespace

std::string Memory::refusal(const Command& command) {
  const DecideContext context{now, "s1", make_entry_id(1, next_), *this,
                              [this](EntryId id) { return state(id); }};
  auto decision = decide(command, context);
  if (!decision) return std::string(code_name(decision.error().code));
  last_ = decision->entries;
  for (Entry& entry : last_) {
    for (Change& change : entry.changes)
      if (change.value.form == Value::Form::text) change.value.text = keep(change.value.text);
    entry.payload = keep(entry.payload);
    fold(entry, make_entry_id(1, next_++));
  }
  return "";
}

EntryId Memory::done(const Command& command) {
  const std::string code = refusal(command);
  REQUIRE_MESSAGE(code == "", code);
  REQUIRE(!last_.empty());
  return last_[0].record;
}

const RecordState* Memory::state(EntryId id) const {
  const auto at = states_.find(id);
  return at == states_.end() ? nullptr : &at->second;
}

void Memory::fold(const Entry& entry, EntryId id) {
  held_.insert(id);
  if (entry.record == 0) return;
  RecordState& state = states_[entry.record];
  if (state.kind == nullptr) state.reset(entry.record, *find_kind(entry.kind));
  if (entry.op == Op::create)
    bear(state, entry, *this);
  else if (entry.op == Op::erase)
    erase(state);
  else
    change(state, entry, id, *this);
}

void Memory::each(const Kind& kind, std::span<const Match> where, bool with_void,
                  const std::function<void(const Record&)>& visit) const {
  for (const auto& [id, state] : states_) {
    if (state.kind != &kind || (state.is_void() && !with_void)) continue;
    bool matches = true;
    for (const Match& match : where) matches &= state.values[match.field] == match.value;
    if (matches) visit(record_of(state));
  }
}

std::optional<Record> Memory::find(EntryId id) const {
  const RecordState* found = state(id);
  return found == nullptr ? std::nullopt : std::optional(record_of(*found));
}

}  // namespace renkei::laws
