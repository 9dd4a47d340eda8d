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

void show(RecordState& state, std::size_t index, const Value& value) {
  const Field& field = state.kind->fields[index];
  const bool gone = state.erased && is_personal(field.privacy);
  // A hostile log may carry text where a number belongs; it is kept in the log and not shown.
  const bool fits = value.form == form_of(field.type);
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

// Of each log only the last one.
void note_passed(FieldState& field, EntryId write) {
  for (EntryId& passed : field.passed)
    if (log_of(passed) == log_of(write)) {
      passed = std::max(passed, write);
      return;
    }
  field.passed.push_back(write);
}

// A head is one no more. What only a withheld write has replaced is still the last that is known.
void retire(FieldState& field, const Head& head, bool by_known) {
  if (!field.awaited.empty()) note_passed(field, head.by);
  if (!by_known && !head.withheld) field.last_known.push_back(head);
}

// A name that has nothing to replace yet waits for its write.
void replace(RecordState& state, FieldState& field, EntryId name, bool by_known,
             const FoldContext& context) {
  const auto at = std::find_if(field.heads.begin(), field.heads.end(),
                               [&](const Head& head) { return head.by == name; });
  if (at != field.heads.end()) {
    const Head head = *at;
    field.heads.erase(at);
    retire(field, head, by_known);
    if (field.field == life_field) forget_judgement(state, name);
    return;
  }
  if (by_known) take_out(field.last_known, [&](const Head& head) { return head.by == name; });
  if (context.held(name)) return;
  field.awaited[name] |= by_known;
}

// The latest by wall clock, then the greatest by log id. It wins nothing.
const Head* later(const Head* best, const Head& head, const EntryOrder& order) {
  const bool wins = best == nullptr || head.at_s > best->at_s ||
                    (head.at_s == best->at_s && order.comes_before(best->by, head.by));
  return wins ? &head : best;
}

// The write that is shown: one of the known heads, else the last that is known; none if that is the
// birth.
const Head* shown_head(const FieldState& field, const EntryOrder& order) {
  const Head* best = nullptr;
  for (const Head& head : field.heads)
    if (!head.withheld) best = later(best, head, order);
  if (best != nullptr || field.heads.empty()) return best;
  for (const Head& head : field.last_known) best = later(best, head, order);
  return best;
}

// Of one log only the last write is a head, whatever is missing between: its author knew the others.
bool is_passed(const FieldState& field, EntryId by, const EntryOrder& order) {
  const auto precedes = [&](EntryId other) { return order.precedes(by, other); };
  return std::any_of(field.passed.begin(), field.passed.end(), precedes) ||
         std::any_of(field.heads.begin(), field.heads.end(),
                     [&](const Head& head) { return precedes(head.by); });
}

void pass_earlier(RecordState& state, FieldState& field, const Head& head,
                  const EntryOrder& order) {
  for (std::size_t i = field.heads.size(); i-- > 0;) {
    const Head other = field.heads[i];
    if (!order.precedes(other.by, head.by)) continue;
    field.heads.erase(field.heads.begin() + static_cast<std::ptrdiff_t>(i));
    retire(field, other, !head.withheld);
    if (field.field == life_field) forget_judgement(state, other.by);
  }
}

// The single known value of a field is the record's; as soon as there are more, each has its own.
void take_shown_value(RecordState& state, FieldState& field) {
  if (field.heads.size() == 1 && !field.heads[0].withheld && field.last_known.empty())
    field.heads[0].value = state.shown(field.field);
}

FieldState* find_field(RecordState& state, int field) {
  const auto at = std::find_if(state.fields.begin(), state.fields.end(),
                               [&](const FieldState& each) { return each.field == field; });
  return at == state.fields.end() ? nullptr : &*at;
}

bool take_awaited(RecordState& state, int field, EntryId write) {
  FieldState* of = find_field(state, field);
  if (of == nullptr || of->awaited.erase(write) == 0) return false;
  if (of->awaited.empty()) of->passed.clear();
  return true;
}

void drop_if_empty(RecordState& state, int field) {
  take_out(state.fields, [&](const FieldState& each) {
    return each.field == field && each.heads.empty() && each.awaited.empty() &&
           each.last_known.empty();
  });
}

// What is not followed and was named by a write that counts has been seen, and is settled.
void settle_aside(RecordState& state, const Entry& entry, const Change& change, EntryId by) {
  const int number = change.field + not_followed;
  (void)take_awaited(state, number, by);
  FieldState* aside = find_field(state, number);
  if (aside == nullptr) return;
  for (EntryId name : entry.names_of(change))
    take_out(aside->heads, [&](const Head& head) { return head.by == name; });
  drop_if_empty(state, number);
}

void write_field(RecordState& state, const Entry& entry, const Change& change, EntryId by,
                 const FoldContext& context) {
  if (state.has_aside()) settle_aside(state, entry, change, by);
  FieldState& field = field_state(state, change.field);
  take_shown_value(state, field);
  const Head head = {by, entry.at.unix_ms / 1000,
                     is_gone(state, change.field) ? Value{} : change.value, change.withheld};
  const auto expected = field.awaited.find(by);
  const bool replaced_already = expected != field.awaited.end();
  const bool by_known = replaced_already && expected->second;
  if (replaced_already) field.awaited.erase(expected);
  for (EntryId name : entry.names_of(change)) replace(state, field, name, !head.withheld, context);
  pass_earlier(state, field, head, context);
  if (replaced_already)
    retire(field, head, by_known);
  else if (is_passed(field, by, context))
    retire(field, head, !field.is_withheld());
  else
    field.heads.push_back(head);
  if (field.awaited.empty()) field.passed.clear();
  if (const Head* best = shown_head(field, context))
    show_field(state, change.field, best->value);
  else if (field.heads.empty())
    show_field(state, change.field, {});
}

}  // namespace

bool FieldState::is_withheld() const {
  return !heads.empty() &&
         std::all_of(heads.begin(), heads.end(), [](const Head& head) { return head.withheld; });
}

const FieldState* RecordState::changed(int field) const {
  for (const FieldState& state : fields)
    if (state.field == field) return &state;
  return nullptr;
}

Value RecordState::shown(int field) const {
  if (field == life_field) return life;
  const int index = kind->find_number(field);
  return index < 0 ? Value{} : values[static_cast<std::size_t>(index)];
}

bool RecordState::is_withheld_since_birth(const Field& field) const {
  return birth_withheld && !erased && is_personal(field.privacy) &&
         changed(field.number) == nullptr;
}

void RecordState::reset(EntryId new_id, const Kind& new_kind) {
  id = new_id;
  kind = &new_kind;
  born = erased = birth_withheld = false;
  dirty = 0;
  values.assign(new_kind.fields.size(), Value{});
  fields.clear();
  judgements.clear();
  life = {};
}

void bear(RecordState& state, const Entry& entry, const FoldContext& context) {
  state.born = true;
  state.birth_withheld = entry.withheld && state.kind->holds_personal;
  for (const FieldState& field : state.fields)
    if (const Head* best = shown_head(field, context)) show_field(state, field.field, best->value);
  const auto is_known_better = [&](int field) {
    const FieldState* changed = state.changed(field);
    return changed != nullptr &&
           (shown_head(*changed, context) != nullptr || changed->heads.empty());
  };
  for (const Change& change : entry.changes) {
    const int index = state.kind->find_number(change.field);
    if (index < 0 || (!state.fields.empty() && is_known_better(change.field))) continue;
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
    if (is_gone(state, field.field)) {
      for (Head& head : field.heads) head.value = {};
      field.last_known.clear();
    }
}

void keep_aside(RecordState& state, const Entry& entry, EntryId by, const FoldContext& context) {
  if (entry.op != Op::set) return;
  for (const Change& each : entry.changes) {
    const int number = each.field + not_followed;
    bool settled = take_awaited(state, each.field, by) || take_awaited(state, number, by);
    FieldState& aside = field_state(state, number);
    const Head head{by, entry.at.unix_ms / 1000, each.value, each.withheld};
    for (EntryId name : entry.names_of(each)) replace(state, aside, name, !head.withheld, context);
    settled |= is_passed(aside, by, context);
    pass_earlier(state, aside, head, context);
    if (!settled) aside.heads.push_back(head);
    drop_if_empty(state, number);
  }
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
