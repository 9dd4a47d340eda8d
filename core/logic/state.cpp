#include "core/logic/state.hpp"

#include <algorithm>

namespace renkei {
namespace {

FieldState& field_state(RecordState& state, int field) {
  const auto at = std::lower_bound(state.fields.begin(), state.fields.end(), field,
                                   [](const FieldState& f, int n) { return f.field < n; });
  if (at != state.fields.end() && at->field == field) return *at;
  FieldState fresh;
  fresh.field = field;
  return *state.fields.insert(at, std::move(fresh));
}

// A field of a newer version: its heads are kept, its value is not shown.
Value shown(const RecordState& state, int field) {
  if (field == life_field) return state.life;
  const int index = state.kind->find_number(field);
  return index < 0 ? Value{} : state.values[static_cast<std::size_t>(index)];
}

void show(RecordState& state, std::size_t index, const Value& value) {
  const Field& field = state.kind->fields[index];
  const bool gone = state.erased && is_personal(field.privacy);
  // A hostile log may carry text where a number belongs; it is kept in the log and not shown.
  const bool fits = value.is_null() || value.form == form_of(field.type);
  state.values[index] = gone || !fits ? Value{} : value;
  state.dirty |= std::uint64_t{1} << index;
}

void show_field(RecordState& state, int field, const Value& value) {
  if (field == life_field) {
    state.life = value;
  } else if (const int index = state.kind->find_number(field); index >= 0) {
    show(state, static_cast<std::size_t>(index), value);
  }
}

bool is_gone(const RecordState& state, int field) {
  const int index = state.kind->find_number(field);
  return state.erased && index >= 0 &&
         is_personal(state.kind->fields[static_cast<std::size_t>(index)].privacy);
}

template <class List, class Match>
bool take_out(List& list, Match match) {
  const auto at = std::find_if(list.begin(), list.end(), match);
  if (at == list.end()) return false;
  list.erase(at);
  return true;
}

void forget_judgement(RecordState& state, EntryId by) {
  take_out(state.judgements, [&](const Judgement& j) { return j.by == by; });
}

// A name that has nothing to replace yet waits for its write.
void replace(RecordState& state, FieldState& field, EntryId name, const FoldContext& context) {
  if (take_out(field.heads, [&](const Head& head) { return head.by == name; })) {
    if (field.field == life_field) forget_judgement(state, name);
    return;
  }
  if (context.held(name)) return;
  if (std::find(field.awaited.begin(), field.awaited.end(), name) == field.awaited.end())
    field.awaited.push_back(name);
}

// The head that is shown: the latest by wall clock, then the greatest by log id. It wins nothing.
const Head* shown_head(const FieldState& field, const FoldContext& context) {
  const Head* best = nullptr;
  for (const Head& head : field.heads)
    if (best == nullptr || head.at_s > best->at_s ||
        (head.at_s == best->at_s && context.comes_before(best->by, head.by)))
      best = &head;
  return best;
}

void write_field(RecordState& state, const Entry& entry, const Change& change, EntryId by,
                 const FoldContext& context) {
  FieldState& field = field_state(state, change.field);
  const std::span<const EntryId> names = entry.names_of(change);
  if (field.heads.size() == 1) field.heads[0].value = shown(state, change.field);

  const bool replaced_already = take_out(field.awaited, [&](EntryId n) { return n == by; });
  for (EntryId name : names) replace(state, field, name, context);
  if (!replaced_already)
    field.heads.push_back(
        {by, entry.at.unix_ms / 1000, is_gone(state, change.field) ? Value{} : change.value});
  const Head* best = shown_head(field, context);
  show_field(state, change.field, best == nullptr ? Value{} : best->value);
}

}  // namespace

const FieldState* RecordState::changed(int field) const {
  for (const FieldState& state : fields)
    if (state.field == field) return &state;
  return nullptr;
}

void RecordState::reset(EntryId new_id, const Kind& new_kind) {
  id = new_id;
  kind = &new_kind;
  born = erased = false;
  dirty = 0;
  values.assign(new_kind.fields.size(), Value{});
  fields.clear();
  judgements.clear();
  life = {};
}

void bear(RecordState& state, const Entry& entry, const FoldContext& context) {
  state.born = true;
  for (const FieldState& field : state.fields)
    if (const Head* best = shown_head(field, context)) show_field(state, field.field, best->value);
  for (const Change& change : entry.changes) {
    const int index = state.kind->find_number(change.field);
    if (index < 0 || state.changed(change.field) != nullptr) continue;
    show(state, static_cast<std::size_t>(index), change.value);
  }
  for (std::size_t i = 0; i < state.kind->fields.size(); ++i) {
    const Field& field = state.kind->fields[i];
    if (field.of_entry && state.values[i].is_null() && state.changed(field.number) == nullptr)
      show(state, i, Value::of(pack(entry.at)));
  }
}

void erase(RecordState& state) {
  state.erased = true;
  for (std::size_t i = 0; i < state.kind->fields.size(); ++i)
    if (is_personal(state.kind->fields[i].privacy)) show(state, i, Value{});
  for (FieldState& field : state.fields)
    if (is_gone(state, field.field))
      for (Head& head : field.heads) head.value = {};
}

void change(RecordState& state, const Entry& entry, EntryId by, const FoldContext& context) {
  if (entry.op == Op::set) {
    for (const Change& each : entry.changes) write_field(state, entry, each, by, context);
    return;
  }
  Judgement judgement{by, {}};
  for (const Change& each : entry.changes) {
    if (each.field == life_field) {
      write_field(state, entry, each, by, context);
      continue;
    }
    for (EntryId seen : entry.names_of(each)) judgement.seen.push_back({each.field, seen});
  }
  const FieldState* life = state.changed(life_field);
  const bool stands = life != nullptr && std::any_of(life->heads.begin(), life->heads.end(),
                                                     [&](const Head& h) { return h.by == by; });
  if (entry.op == Op::void_ && stands) state.judgements.push_back(std::move(judgement));
}

}  // namespace renkei
