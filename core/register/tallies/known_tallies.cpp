#include "core/register/tallies/known_tallies.hpp"

#include "core/model/kinds.hpp"
#include "core/register/changes.hpp"
#include "core/register/tallies/tally_cells.hpp"

namespace renkei {

void KnownTallies::add_gate(EntryId gate) {
  const auto each_of = [&](int number, void (KnownTallies::*add)(const Record&)) {
    const Kind& kind = *find_kind(number);
    const Match of_gate{static_cast<std::size_t>(kind.find("gate_id")), Value::of(gate)};
    records_.each(kind, std::span(&of_gate, 1), true, [&](const Record& record) {
      if (is_known(record, earlier_)) (this->*add)(record);
    });
  };
  each_of(Tally::number, &KnownTallies::add_tally);
  each_of(CounterReading::number, &KnownTallies::add_look);
}

void KnownTallies::add_tally(const Record& record) {
  auto told = as<Tally>(record);
  if (told.date.iso.empty() || !told.hour_band) return;
  const TallyKey key(told.gate_id.id, told.date.iso, *told.hour_band,
                     canonical_category(told.category));
  const auto known = tallies_.find(key);
  if (known == tallies_.end())
    tallies_.emplace(key, Known{record.copy(), std::move(told.date.iso)});
  else if (known->second.record.is_void)
    known->second.record = record.copy();
}

void KnownTallies::add_look(const Record& record) {
  const auto told = as<CounterReading>(record);
  if (!told.read_at) return;
  LookKey key(told.gate_id.id, told.read_at->unix_ms, told.counter, 0);
  while (looks_.contains(key)) ++std::get<3>(key);
  looks_.emplace(key, Known{record.copy(), local_date(*told.read_at, records_.zone())});
}

const Record* KnownTallies::tally(EntryId gate, const std::string& date, int hour,
                                  const std::string& category) {
  const auto known = tallies_.find({gate, date, hour, category});
  if (known == tallies_.end()) return nullptr;
  known->second.is_met = true;
  return &known->second.record;
}

const Record* KnownTallies::look(EntryId gate, std::int64_t unix_ms, const std::string& counter) {
  const std::size_t which = taken_[{gate, unix_ms, counter}]++;
  const auto known = looks_.find({gate, unix_ms, counter, which});
  if (known == looks_.end()) return nullptr;
  known->second.is_met = true;
  return &known->second.record;
}

template <class Map>
void KnownTallies::add_missing(const Map& known,
                               const std::set<std::pair<EntryId, std::string>>& days,
                               std::vector<const Record*>& out) const {
  for (const auto& [key, each] : known)
    if (!each.is_met && !each.record.is_void && earlier_.still_made(each.record.id()) &&
        days.contains({std::get<0>(key), each.date}))
      out.push_back(&each.record);
}

std::vector<const Record*> KnownTallies::missing(
    const std::set<std::pair<EntryId, std::string>>& days) const {
  std::vector<const Record*> out;
  add_missing(tallies_, days, out);
  add_missing(looks_, days, out);
  return out;
}

}  // namespace renkei
