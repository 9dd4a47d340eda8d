#include "core/logic/conflict_rules.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"

namespace renkei {
namespace {

bool heads_differ(const Kind& kind, const FieldState& field) {
  if (field.heads.size() < 2) return false;
  const Value& first = field.heads[0].value;
  // Two voids agree whatever their reasons are.
  if (field.field == life_field)
    return std::any_of(field.heads.begin(), field.heads.end(),
                       [&](const Head& head) { return head.value.is_null() != first.is_null(); });
  const int index = kind.find_number(field.field);
  if (index < 0) return false;
  const Type type = kind.fields[static_cast<std::size_t>(index)].type;
  return std::any_of(field.heads.begin(), field.heads.end(), [&](const Head& head) {
    return head.withheld || !say_the_same(type, head.value, first);
  });
}

// Fields of which a write that is not followed says something else.
void add_contradicted(const RecordState& state, std::vector<int>& fields) {
  for (const FieldState& aside : state.fields) {
    const int number = aside.field - not_followed, index = state.kind->find_number(number);
    if (number <= 0 || index < 0 || std::find(fields.begin(), fields.end(), number) != fields.end())
      continue;
    const auto at = static_cast<std::size_t>(index);
    if (std::any_of(aside.heads.begin(), aside.heads.end(), [&](const Head& head) {
          return head.withheld ||
                 !say_the_same(state.kind->fields[at].type, head.value, state.values[at]);
        }))
      fields.push_back(number);
  }
  std::sort(fields.begin(), fields.end());
}

}  // namespace

bool say_the_same(Type type, const Value& a, const Value& b) {
  if (type != Type::moment || a.is_null() || b.is_null()) return a == b;
  return unpack_moment(a.integer).unix_ms == unpack_moment(b.integer).unix_ms;
}

std::vector<std::pair<int, EntryId>> unjudged(const RecordState& state, const EntryOrder& order) {
  std::vector<std::pair<int, EntryId>> found;
  for (const Judgement& judgement : state.judgements)
    for (const FieldState& field : state.fields) {
      if (field.field == life_field || field.field >= not_followed) continue;
      for (const Head& head : field.heads) {
        const std::pair edit(field.field, head.by);
        const auto& seen = judgement.seen;
        if (!order.precedes(head.by, judgement.by) &&
            std::find(seen.begin(), seen.end(), edit) == seen.end() &&
            std::find(found.begin(), found.end(), edit) == found.end())
          found.push_back(edit);
      }
    }
  return found;
}

bool can_be_relied_on(const Kind& kind) {
  return kind.number == Participant::number || kind.number == Tour::number;
}

bool use_was_unknown(const RecordState& state, EntryId use, const EntryOrder& order) {
  return std::any_of(
      state.judgements.begin(), state.judgements.end(), [&](const Judgement& judgement) {
        return !order.precedes(use, judgement.by) && !order.precedes(judgement.by, use) &&
               std::none_of(judgement.seen.begin(), judgement.seen.end(), [&](const auto& seen) {
                 return is_uses_field(seen.first) && seen.second == use;
               });
      });
}

std::vector<int> conflicts_of(const RecordState& state, const EntryOrder& order) {
  std::vector<int> fields;
  for (const FieldState& field : state.fields)
    if (heads_differ(*state.kind, field)) fields.push_back(field.field);
  if (state.has_aside()) add_contradicted(state, fields);
  const bool life_differs = !fields.empty() && fields[0] == life_field;
  if (!life_differs && !unjudged(state, order).empty()) fields.insert(fields.begin(), life_field);
  return fields;
}

}  // namespace renkei
