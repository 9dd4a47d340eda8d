#include "tests/support/records.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/logic/conflict_rules.hpp"

namespace renkei {
namespace {

constexpr LogNumber other_log = 2;

std::string_view name_of(const Kind& kind, int field) {
  return field == life_field ? "_void"
                             : kind.fields[static_cast<std::size_t>(kind.find_number(field))].name;
}

Record record_of(const RecordState& state, const EntryOrder& order) {
  Record record(state.id, *state.kind);
  for (std::size_t i = 0; i < state.values.size(); ++i) record.set(i, state.values[i]);
  record.is_void = state.is_void();
  record.void_reason = state.life.text;
  for (const int field : conflicts_of(state, order))
    record.conflicts.push_back(name_of(*state.kind, field));
  for (const FieldState& field : state.fields)
    if (field.field < not_followed && field.is_withheld())
      record.withheld.push_back(name_of(*state.kind, field.field));
  return record;
}

std::vector<EntryId> heads_of(const RecordState& state, int field) {
  std::vector<EntryId> heads;
  if (const FieldState* changed = state.changed(field))
    for (const Head& head : changed->heads) heads.push_back(head.by);
  return heads;
}

const Field& field_of(const Kind& kind, std::string_view name) {
  const int index = kind.find(name);
  REQUIRE_MESSAGE(index >= 0, kind.name, " has no field ", name);
  return kind.fields[static_cast<std::size_t>(index)];
}

}  // namespace

// -- facts

void FakeRecords::assign(Entry& entry, const Kind& kind, const Assigns& fields) const {
  const RecordState* known = state(entry.record);
  for (const Assign& each : fields) {
    const Field& field = field_of(kind, each.field);
    const Value value = each.value.view();
    REQUIRE_MESSAGE((value.is_null() || value.form == form_of(field.type)), kind.name, '.',
                    field.name, " holds values of another form");
    entry.add(field.number, value,
              known == nullptr ? std::vector<EntryId>() : heads_of(*known, field.number));
  }
}

EntryId FakeRecords::add(std::string_view kind_name, const Assigns& fields, LogNumber log) {
  const Kind* kind = find_kind(kind_name);
  REQUIRE_MESSAGE(kind != nullptr, kind_name);
  const EntryId id = make_entry_id(log, next_++);
  Entry entry;
  entry.op = Op::create;
  entry.kind = kind->number;
  entry.record = id;
  entry.at = now;
  assign(entry, *kind, fields);
  fold(entry, id);
  return id;
}

void FakeRecords::set(EntryId id, const Assigns& fields) {
  const RecordState* known = state(id);
  REQUIRE(known != nullptr);
  Entry entry;
  entry.op = Op::set;
  entry.kind = known->kind->number;
  entry.record = id;
  entry.at = now;
  assign(entry, *known->kind, fields);
  fold(entry, make_entry_id(own_log, next_++));
}

void FakeRecords::make_void(EntryId id, std::string_view reason) {
  done(Void{id, std::string(reason)});
}

void FakeRecords::conflict(EntryId id, std::string_view field, const OwnValue& other) {
  const auto before = find(id);
  REQUIRE(before);
  set(id, {{std::string(field), OwnValue(before->value(field))}});
  Entry entry;
  entry.op = Op::set;
  entry.kind = before->kind().number;
  entry.record = id;
  entry.at = {now.unix_ms - 1000, now.offset_min};
  entry.add(field_of(before->kind(), field).number, other.view());
  fold(entry, make_entry_id(other_log, next_++));
  REQUIRE(!find(id)->conflicts.empty());
}

Entry FakeRecords::kept(Entry entry) {
  const auto keep = [&](std::string_view text) -> std::string_view {
    return texts_.emplace_back(text);
  };
  for (Change& change : entry.changes)
    if (change.value.form == Value::Form::text) change.value.text = keep(change.value.text);
  entry.payload = keep(entry.payload);
  return entry;
}

void FakeRecords::fold_kept(const Entry& entry, EntryId id) {
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

// -- commands

std::string FakeRecords::refusal(const Command& command) {
  const DecideContext context{
      now,  "s1", make_entry_id(own_log, next_), *this, [this](EntryId id) { return state(id); },
      *this};
  const auto decision = decide(command, context);
  if (!decision) return std::string(code_name(decision.error().code));
  about_ = decision->id;
  last_.clear();
  for (const Entry& entry : decision->entries) {
    last_.push_back(kept(entry));
    fold_kept(last_.back(), make_entry_id(own_log, next_++));
  }
  return "";
}

EntryId FakeRecords::done(const Command& command) {
  const std::string code = refusal(command);
  REQUIRE_MESSAGE(code == "", code);
  return about_;
}

// -- reading

const RecordState* FakeRecords::state(EntryId id) const {
  const auto at = states_.find(id);
  return at == states_.end() || !at->second.born ? nullptr : &at->second;
}

void FakeRecords::each(const Kind& kind, std::span<const Match> where, bool with_void,
                       const std::function<void(const Record&)>& visit) const {
  ++queries;
  for (const auto& [id, state] : states_) {
    if (!state.born || state.kind != &kind || (state.is_void() && !with_void)) continue;
    const bool fits = std::all_of(where.begin(), where.end(), [&](const Match& match) {
      return match.holds(state.values[match.field]);
    });
    if (fits) visit(record_of(state, *this));
  }
}

std::optional<Record> FakeRecords::find(EntryId id) const {
  const RecordState* found = state(id);
  return found == nullptr ? std::nullopt : std::optional(record_of(*found, *this));
}

std::vector<EntryId> FakeRecords::disputed(const Kind& kind, int field) const {
  std::vector<EntryId> records;
  for (const auto& [id, state] : states_) {
    const std::vector<int> open = conflicts_of(state, *this);
    if (state.born && state.kind == &kind && std::ranges::find(open, field) != open.end())
      records.push_back(id);
  }
  return records;
}

std::vector<OwnValue> FakeRecords::contenders(EntryId id, const Kind&, int field) const {
  const RecordState* found = state(id);
  if (found == nullptr) return {};
  const std::vector<int> open = conflicts_of(*found, *this);
  if (std::find(open.begin(), open.end(), field) == open.end()) return {};
  std::vector<OwnValue> values;
  if (const FieldState* changed = found->changed(field))
    for (const Head& head : changed->heads) {
      const bool known = std::any_of(values.begin(), values.end(), [&](const OwnValue& value) {
        return value.view() == head.value;
      });
      if (!known) values.emplace_back(head.value);
    }
  return values;
}

namespace {

// Live records of one kind by what they are the same thing by.
using Same = std::map<std::vector<std::string>, std::vector<const RecordState*>>;

std::string text_of(const Value& value) {
  return value.form == Value::Form::text ? std::string(value.text) : std::to_string(value.integer);
}

void add_same(const RecordState& state, Same& same) {
  const Kind& kind = *state.kind;
  if (kind.agree.empty() || state.is_void()) return;
  std::vector<std::string> keys = {std::string(kind.name)};
  for (const std::string_view name : kind.same)
    keys.push_back(text_of(state.values[static_cast<std::size_t>(kind.find(name))]));
  same[keys].push_back(&state);
}

}  // namespace

std::vector<Conflict> FakeRecords::conflicts() const {
  std::vector<Conflict> open;
  Same same;
  for (const auto& [id, state] : states_) {
    if (!state.born) continue;
    for (const int field : conflicts_of(state, *this)) {
      Conflict conflict{id, state.kind, std::string(name_of(*state.kind, field)), {}};
      if (const FieldState* changed = state.changed(field))
        for (const Head& head : changed->heads)
          conflict.claims.push_back({head.by, id, OwnValue(head.value), head.withheld, {}, {}, {}});
      if (field == life_field)
        for (const auto& [number, by] : unjudged(state, *this))
          conflict.claims.push_back({by, id, {}, false, {}, {}, {}});
      open.push_back(std::move(conflict));
    }
    add_same(state, same);
  }
  for (const auto& [keys, states] : same) {
    const Kind& kind = *states.front()->kind;
    Conflict conflict{states.front()->id, &kind, std::string(kind.agree), {}};
    const auto agree = static_cast<std::size_t>(kind.find(kind.agree));
    for (const RecordState* state : states)
      conflict.claims.push_back(
          {state->id, state->id, OwnValue(state->values[agree]), false, {}, {}, {}});
    if (std::ranges::any_of(states, [&](const RecordState* state) {
          return !(state->values[agree] == states.front()->values[agree]);
        }))
      open.push_back(std::move(conflict));
  }
  return open;
}

std::string FakeRecords::id_text(EntryId id) const {
  return "log" + std::to_string(log_of(id)) + '-' + std::to_string(seq_of(id));
}

std::optional<EntryId> FakeRecords::parse_id(std::string_view text) const {
  for (const auto& [id, state] : states_)
    if (id_text(id) == text) return id;
  return std::nullopt;
}

}  // namespace renkei
