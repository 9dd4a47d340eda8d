#include "core/store/uses.hpp"

#include "core/logic/conflict_rules.hpp"
#include "core/model/kinds.hpp"
#include "core/store/schema.hpp"

namespace renkei {
namespace {

struct VoidPerson {
  RecordState state;  // without values
  OwnValue reason;
};

std::map<EntryId, VoidPerson> void_people(const Store& store, std::optional<EntryId> person) {
  const Kind& kind = *find_kind(Participant::number);
  std::map<EntryId, VoidPerson> people;
  auto query = store.database().query("SELECT e, _state, _void FROM " + sql_name(kind.name) +
                                      " WHERE _void IS NOT NULL" + (person ? " AND e=?" : ""));
  if (person) query->bind(1, *person);
  while (query->step()) {
    VoidPerson& each = people[query->integer(0)];
    each.state.reset(query->integer(0), kind);
    decode_state(query->blob(1), each.state);
    each.reason = OwnValue(query->value(2));
  }
  return people;
}

UnknownUses without_uses(const VoidPerson& person) {
  UnknownUses found;
  found.reason = person.reason;
  for (const Judgement& judgement : person.state.judgements) found.voids.push_back(judgement.by);
  return found;
}

}  // namespace

std::map<EntryId, UnknownUses> unknown_uses(const Store& store, std::optional<EntryId> person) {
  std::map<EntryId, UnknownUses> found;
  const auto people = void_people(store, person);
  if (people.empty()) return found;
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields) {
      if (!field.relies) continue;
      const std::string who = sql_name(field.name);
      auto query = store.database().query(
          "SELECT " + who + ", e FROM " + sql_name(kind.name) + " WHERE _void IS NULL AND " + who +
          (person ? "=?" : " IN (SELECT e FROM participant WHERE _void IS NOT NULL)"));
      if (person) query->bind(1, *person);
      while (query->step()) {
        const auto at = people.find(query->integer(0));
        if (at == people.end() || !use_was_unknown(at->second.state, query->integer(1), store))
          continue;
        const auto [uses, is_first] = found.try_emplace(at->first, without_uses(at->second));
        uses->second.uses.push_back(query->integer(1));
      }
    }
  return found;
}

}  // namespace renkei
