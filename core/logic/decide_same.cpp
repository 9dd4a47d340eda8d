#include <algorithm>
#include <map>

#include "core/logic/conflict_rules.hpp"
#include "core/logic/decider.hpp"
#include "core/logic/validate.hpp"
#include "core/model/kinds.hpp"

namespace renkei {
namespace {

Value given_in(const Pairs& pairs, std::string_view name) {
  for (const auto& [field, value] : pairs)
    if (field->name == name) return value;
  return {};
}

}  // namespace

// Live records of one kind that are about the same thing: references agree when what they refer to
// is one thing (Kind::same).
std::vector<EntryId> Decider::same_records(
    const Kind& kind, const std::function<Value(std::string_view)>& key) const {
  std::vector<std::vector<Match>> wheres(1);
  for (std::string_view name : kind.same) {
    const auto index = static_cast<std::size_t>(kind.find(name));
    const std::vector<EntryId> things = same_things(kind.fields[index], key(name));
    std::vector<std::vector<Match>> wider;
    for (const auto& where : wheres)
      for (std::size_t i = 0; i < std::max<std::size_t>(things.size(), 1); ++i) {
        wider.push_back(where);
        wider.back().push_back({index, things.empty() ? key(name) : Value::of(things[i])});
      }
    wheres = std::move(wider);
  }
  std::vector<EntryId> found;
  for (const auto& where : wheres)
    context_.records.each(kind, where, false,
                          [&](const Record& record) { found.push_back(record.id()); });
  return found;
}

// What a reference may refer to as well: the same thing, made several times. Empty when that cannot
// be.
std::vector<EntryId> Decider::same_things(const Field& field, const Value& reference) const {
  const Kind* kind = field.target.empty() ? nullptr : find_kind(field.target);
  if (kind == nullptr || kind->agree.empty() || reference.is_null()) return {};
  const RecordState* state = context_.state(reference.integer);
  if (state == nullptr || state->kind != kind || state->is_void()) return {};
  return same_records(*kind, [&](std::string_view name) {
    return state->values[static_cast<std::size_t>(kind->find(name))];
  });
}

// What is recorded about the same thing, this device's own first, then the last one: who records it
// again has that before their eyes.
std::vector<EntryId> Decider::known_records(const Kind& kind, const Pairs& pairs) const {
  std::vector<EntryId> known =
      same_records(kind, [&](std::string_view name) { return given_in(pairs, name); });
  std::ranges::reverse(known);
  std::stable_partition(known.begin(), known.end(),
                        [&](EntryId id) { return log_of(id) == log_of(context_.next); });
  return known;
}

// What is new about it goes into the first of the records; what names the thing is not written again.
// Where several devices have recorded it and agree, as after a decision, they go on agreeing: the new
// word goes into all of them. Where they do not, that is still for a person to decide.
Status Decider::say_anew(const std::vector<EntryId>& known, Pairs pairs) {
  const Kind& kind = *context_.state(known.front())->kind;
  std::erase_if(pairs, [&](const auto& pair) {
    return std::ranges::find(kind.same, pair.first->name) != kind.same.end();
  });
  if (pairs.empty()) return Done{};
  const Value word = given_in(pairs, kind.agree);
  const auto index = static_cast<std::size_t>(kind.find(kind.agree));
  const Value before = context_.state(known.front())->values[index];
  const bool agree = std::ranges::all_of(known, [&](EntryId id) {
    const RecordState& state = *context_.state(id);
    return state.values[index] == before && conflicts_of(state, context_.order).empty();
  });
  for (std::size_t i = 1; i < known.size() && agree && !word.is_null(); ++i)
    if (Status status = set_fields(*context_.state(known[i]), {{&kind.fields[index], word}});
        !status)
      return status;
  return set_fields(*context_.state(known.front()), pairs);
}

Result<Decision> Decider::operator()(const RollCall& command) {
  const Kind& kind = *find_kind(Rollcall::number);
  Result<Pairs> pairs = read(kind, command.fields);
  if (!pairs) return pairs.error();
  const std::vector<EntryId> known = known_records(kind, *pairs);
  const EntryId id = known.empty() ? next_id() : known.front();
  const Status written =
      known.empty() ? add_create(kind, std::move(*pairs)) : say_anew(known, std::move(*pairs));
  if (!written) return written.error();
  std::map<EntryId, std::string_view> marked;
  for (const RollCall::Mark& each : command.marks) {
    const auto [before, is_new] = marked.emplace(each.participant, each.state);
    if (!is_new && before->second != each.state)
      return Error(Code::bad_value, {{"field", "marks"},
                                     {"value", context_.records.id_text(each.participant)},
                                     {"about", "twice"}});
    if (!is_new) continue;
    if (Status status = mark(id, each); !status) return status.error();
  }
  return finish(id);
}

// One person, one state: where several devices opened the same roll call, every mark that says
// something else is changed, so that one word settles it.
Status Decider::mark(EntryId rollcall, const RollCall::Mark& mark) {
  const Kind& kind = *find_kind(RollcallMark::number);
  const auto field = [&](std::string_view name) {
    return &kind.fields[static_cast<std::size_t>(kind.find(name))];
  };
  const Pairs pairs = {{field("rollcall_id"), Value::of(rollcall)},
                       {field("participant_id"), Value::of(mark.participant)},
                       {field("state"), Value::of(mark.state)}};
  for (const auto& [each, value] : pairs) {
    if (each->name == "rollcall_id") continue;  // may be born in this very decision
    if (Status status = validate(kind, *each, value, context_.records); !status) return status;
  }
  const auto state_index = static_cast<std::size_t>(kind.find("state"));
  const std::vector<EntryId> known = same_records(kind, [&](std::string_view name) {
    return Value::of(name == "rollcall_id" ? rollcall : mark.participant);
  });
  for (EntryId id : known) {
    const RecordState& state = *context_.state(id);
    if (state.values[state_index] == Value::of(mark.state) &&
        conflicts_of(state, context_.order).empty())
      continue;
    Status status = set_fields(state, {{field("state"), Value::of(mark.state)}});
    if (!status) return status;
  }
  return known.empty() ? add_create(kind, pairs) : Status(Done{});
}

Result<Decision> Decider::operator()(const Resolve& command) {
  const auto found = born(command.id);
  if (!found) return found.error();
  const RecordState& state = **found;
  const Kind& kind = *state.kind;
  const std::vector<int> in_conflict = conflicts_of(state, context_.order);
  const auto disputed = [&](int field) {
    return std::find(in_conflict.begin(), in_conflict.end(), field) != in_conflict.end();
  };
  const Error none(Code::no_conflict,
                   {{"id", context_.records.id_text(command.id)}, {"field", command.field}});
  const Value value = command.value.view();
  const auto used_unknown = [&] {
    const std::vector<EntryId> uses = uses_of(state);
    return std::any_of(uses.begin(), uses.end(),
                       [&](EntryId use) { return use_was_unknown(state, use, context_.order); });
  };
  if (command.field == "_void") {
    if (!disputed(life_field) && !used_unknown()) return none;
    if (value.is_null())
      add_restore(state);
    else
      add_void(state, value.text);
    return finish(command.id);
  }
  const auto pairs = read(kind, {Assign{command.field, command.value}});
  if (!pairs) return pairs.error();
  const Field& field = *(*pairs)[0].first;
  // One thing recorded several times: every record of it gets the value that shall stand.
  std::vector<EntryId> group = {state.id};
  if (field.name == kind.agree && !state.is_void())
    group = same_records(kind, [&](std::string_view name) {
      return state.values[static_cast<std::size_t>(kind.find(name))];
    });
  const auto index = static_cast<std::size_t>(kind.find(field.name));
  std::erase_if(group, [&](EntryId id) {  // what says nothing does not disagree
    return id != state.id && context_.state(id)->values[index].is_null();
  });
  bool differs = disputed(field.number);
  for (EntryId id : group) differs |= !(context_.state(id)->values[index] == state.values[index]);
  if (!differs) return none;
  for (EntryId id : group)
    if (Status status = set_fields(*context_.state(id), {{&field, value}}); !status)
      return status.error();
  // The void has not seen this decision; it stands all the same.
  if (state.is_void() && !disputed(life_field)) add_void(state, state.life.text);
  return finish(command.id);
}

}  // namespace renkei
