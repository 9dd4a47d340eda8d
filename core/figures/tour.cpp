#include "core/figures/tour.hpp"

#include <algorithm>
#include <tuple>

#include "core/figures/related_records.hpp"

namespace renkei {
namespace {

template <class Visit>
void each_sighting(const TourFacts& facts, std::size_t person, std::size_t call, Visit visit) {
  const RollCallFacts& before = facts.calls[call];
  const auto& stops = facts.people[person].check_ins;
  for (std::size_t stop = 0; stop < stops.size(); ++stop)
    for (const CheckedIn& seen : stops[stop]) {
      const int rank = static_cast<int>(stop);
      const bool elsewhere = stop < facts.stops.size() && rank != before.position.rank;
      if (elsewhere ? rank > before.position.rank : seen.at.unix_ms > before.time.unix_ms)
        visit(Sighting{seen.at, stop});
    }
  for (std::size_t i = call + 1; i < facts.calls.size(); ++i) {
    const auto mark = facts.calls[i].marks.find(person);
    if (mark != facts.calls[i].marks.end() && mark->second.contains("present"))
      visit(Sighting{facts.calls[i].time, facts.calls[i].stop});
  }
}

}  // namespace

void read_check_ins(TourFacts& facts, const Records& records) {
  std::vector<EntryId> ids;
  for (TourPerson& person : facts.people) {
    person.check_ins.assign(facts.stops.size() + 1, {});
    ids.push_back(person.id);
  }
  each_of(records, *find_kind("check_in"), "participant_id", ids, [&](const Record& record) {
    const auto seen = as<CheckIn>(record);
    add_check_in(facts, facts.person_of.at(seen.participant_id.id),
                 stop_index(facts, seen.stop_id.id), {record.id(), seen.at.value_or(Moment{})});
  });
}

void add_check_in(TourFacts& facts, std::size_t person, std::size_t stop, CheckedIn check_in) {
  std::vector<CheckedIn>& seen = facts.people[person].check_ins[stop];
  const auto order = [](const CheckedIn& a, const CheckedIn& b) {
    return std::pair(a.at.unix_ms, a.id) < std::pair(b.at.unix_ms, b.id);
  };
  seen.insert(std::ranges::upper_bound(seen, check_in, order), check_in);
}

std::size_t stop_index(const TourFacts& facts, EntryId stop) {
  const auto found = facts.stop_of.find(stop);
  return found == facts.stop_of.end() ? facts.stops.size() : found->second;
}

std::string bus_of(const TourFacts& facts, const TourPerson& person) {
  if (!person.bus.empty()) return person.bus;
  const auto found = std::ranges::find(facts.vehicles, person.vehicle, &Found<Vehicle>::id);
  return found == facts.vehicles.end() ? std::string() : found->fields.no;
}

StopFigures figures_at(const TourFacts& facts, std::size_t stop) {
  StopFigures figures;
  for (const TourPerson& person : facts.people) {
    const auto times = static_cast<std::int64_t>(person.check_ins[stop].size());
    figures.expected += is_expected_at_stop(person, stop) ? 1 : 0;
    figures.here += times > 0 ? 1 : 0;
    figures.again += std::max<std::int64_t>(times - 1, 0);
    figures.missing += is_missing_at(person, stop) ? 1 : 0;
    figures.unlisted += times > 0 && !takes_part(person) ? 1 : 0;
  }
  return figures;
}

std::vector<std::size_t> expected_at(const TourFacts& facts, std::size_t stop) {
  std::vector<std::size_t> people;
  for (std::size_t i = 0; i < facts.people.size(); ++i)
    if (is_expected_at_stop(facts.people[i], stop)) people.push_back(i);
  return people;
}

std::vector<std::size_t> missing_at(const TourFacts& facts, std::size_t stop) {
  std::vector<std::size_t> people;
  for (std::size_t i = 0; i < facts.people.size(); ++i)
    if (is_missing_at(facts.people[i], stop)) people.push_back(i);
  return people;
}

bool has_check_ins(const TourFacts& facts, std::size_t stop) {
  return std::ranges::any_of(
      facts.people, [&](const TourPerson& person) { return !person.check_ins[stop].empty(); });
}

std::optional<Sighting> seen_after(const TourFacts& facts, std::size_t person, std::size_t call) {
  std::optional<Sighting> first;
  each_sighting(facts, person, call, [&](const Sighting& seen) {
    if (!first || seen.time.unix_ms < first->time.unix_ms) first = seen;
  });
  return first;
}

}  // namespace renkei
