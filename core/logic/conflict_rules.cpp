#include "core/logic/conflict_rules.hpp"

#include <algorithm>

namespace renkei {

std::vector<std::pair<int, EntryId>> unjudged(const RecordState& state) {
  std::vector<std::pair<int, EntryId>> found;
  for (const Judgement& judgement : state.judgements)
    for (const FieldState& field : state.fields) {
      if (field.field == life_field) continue;
      for (const Head& head : field.heads) {
        const std::pair edit(field.field, head.by);
        const auto& seen = judgement.seen;
        if (std::find(seen.begin(), seen.end(), edit) == seen.end() &&
            std::find(found.begin(), found.end(), edit) == found.end())
          found.push_back(edit);
      }
    }
  return found;
}

std::vector<int> conflicts_of(const RecordState& state) {
  std::vector<int> fields;
  for (const FieldState& field : state.fields) {
    if (field.field != life_field && state.kind->find_number(field.field) < 0) continue;
    const bool differ = std::any_of(field.heads.begin(), field.heads.end(), [&](const Head& head) {
      // Two voids agree whatever their reasons are.
      if (field.field == life_field) return head.value.is_null() != field.heads[0].value.is_null();
      return !(head.value == field.heads[0].value);
    });
    if (field.heads.size() > 1 && differ) fields.push_back(field.field);
  }
  const bool life_differs = !fields.empty() && fields[0] == life_field;
  if (!life_differs && !unjudged(state).empty()) fields.insert(fields.begin(), life_field);
  return fields;
}

}  // namespace renkei
