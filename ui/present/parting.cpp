#include "ui/present/parting.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"

namespace renkei::ui::parting {

std::vector<Parting> read_partings(const Records& records, const TourFacts& facts) {
  std::vector<Parting> partings;
  for (const auto& [id, left, disputed] : all<LeftTour>(records))
    if (facts.person_of.contains(left.participant_id.id))
      partings.push_back(
          {id, left.participant_id.id, left.from_stop.id, left.to_stop.id, left.agreed_by});
  return partings;
}

bool covers(const TourFacts& facts, const Parting& parting, Position at) {
  LeftTour left;
  left.from_stop.id = parting.from;
  left.to_stop.id = parting.to;
  TourPerson person;
  if (const auto away = away_of(left, facts.stop_of)) person.away.push_back(*away);
  return is_away(person, at);
}

bool Draft::is_whole() const {
  return !trim(agreed_by).empty() && !trim(contact).empty() && until.has_value();
}

Draft begin(const TourFacts& facts, EntryId person, Position at, std::string agreed_by) {
  Draft draft;
  draft.person = person;
  draft.agreed_by = std::move(agreed_by);
  const auto count = static_cast<int>(facts.stops.size());
  const int from = at.leaving ? at.rank : at.rank - 1;
  if (from >= 0 && from < count) draft.from = facts.stops[static_cast<std::size_t>(from)].id;
  for (int i = at.rank + 1; i < count; ++i)
    draft.stops.push_back(facts.stops[static_cast<std::size_t>(i)].id);
  return draft;
}

Command command(const Draft& draft) {
  Create create{"left_tour", {{"participant_id", draft.person}}};
  if (draft.from != 0) create.fields.push_back({"from_stop", draft.from});
  if (draft.until.value_or(0) != 0) create.fields.push_back({"to_stop", *draft.until});
  create.fields.push_back({"agreed_by", std::string(trim(draft.agreed_by))});
  create.fields.push_back({"contact", std::string(trim(draft.contact))});
  return create;
}

}  // namespace renkei::ui::parting
