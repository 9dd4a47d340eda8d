#include "core/figures/tour.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/figures/related_records.hpp"

namespace renkei {
namespace {

Sighting sighting_of(const RollCallFacts& call) {
  return {call.time, call.stop, call.stop_id(), call.vehicle_id()};
}

template <class Visit>
void each_sighting(const TourFacts& facts, std::size_t person, std::size_t call, Visit visit) {
  const RollCallFacts& before = facts.calls[call];
  const auto& stops = facts.people[person].check_ins;
  for (std::size_t stop = 0; stop < stops.size(); ++stop)
    for (const CheckedIn& seen : stops[stop]) {
      const int rank = static_cast<int>(stop);
      const bool elsewhere = stop < facts.stops.size() && rank != before.position.rank;
      if (elsewhere ? rank > before.position.rank : seen.at.unix_ms > before.time.unix_ms)
        visit(sighting_of(seen, stop));
    }
  for (std::size_t i = call + 1; i < facts.calls.size(); ++i) {
    const auto mark = facts.calls[i].marks.find(person);
    if (mark != facts.calls[i].marks.end() && mark->second.contains("present"))
      visit(sighting_of(facts.calls[i]));
  }
  for (const CheckedIn& seen : facts.people[person].called_elsewhere)
    if (seen.at.unix_ms > before.time.unix_ms) visit(sighting_of(seen, no_stop));
}

}  // namespace

std::vector<Found<Participant>> participants_of(const Records& records, const TourFacts& facts) {
  std::vector<Found<Participant>> people(facts.people.size());
  std::set<std::size_t> hidden;  // by whichever of their records
  for (auto& found : all<Participant>(records, "tour_id", Value::of(facts.tour)))
    if (const auto at = facts.person_of.find(found.id); at != facts.person_of.end()) {
      Found<Participant>& person = people[at->second];
      if (found.fields.hide_on_lists.value_or(false)) hidden.insert(at->second);
      if (facts.people[at->second].id == found.id) person = std::move(found);
    }
  for (std::size_t i = 0; i < people.size(); ++i)
    if (people[i].id == 0 && facts.people[i].guest != Remark::unknown)
      if (const auto record = records.find(facts.people[i].id))
        people[i] = {record->id(), as<Participant>(*record), !record->conflicts.empty()};
  for (const std::size_t i : hidden) people[i].fields.hide_on_lists = true;
  return people;
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

std::map<EntryId, StopFigures> figures_outside(const TourFacts& facts) {
  std::map<EntryId, StopFigures> figures;
  for (const TourPerson& person : facts.people) {
    std::set<EntryId> met;
    for (const CheckedIn& seen : person.check_ins[facts.stops.size()]) {
      StopFigures& at = figures[seen.stop];
      const bool first = met.insert(seen.stop).second;
      ++(first ? at.here : at.again);
      at.unlisted += first && !takes_part(person) ? 1 : 0;
    }
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

Sighting sighting_of(const CheckedIn& check_in, std::size_t stop) {
  return {check_in.at, stop, check_in.stop, check_in.vehicle};
}

std::optional<Sighting> first_check_in(const TourPerson& person) {
  std::optional<Sighting> first;
  for (std::size_t stop = 0; stop < person.check_ins.size(); ++stop) {
    const auto& times = person.check_ins[stop];
    if (times.empty() || (first && first->time.unix_ms <= times[0].at.unix_ms)) continue;
    first = sighting_of(times[0], stop);
  }
  return first;
}

bool rides_in_none(const TourFacts& facts, const TourPerson& person) {
  return std::ranges::none_of(facts.vehicles, [&](const Found<Vehicle>& vehicle) {
    return rides_in(person, vehicle.id, vehicle.fields.no);
  });
}

std::vector<Uncalled> uncalled_of(const TourFacts& facts) {
  std::map<std::pair<EntryId, std::string>, std::vector<std::size_t>> together;
  for (std::size_t i = 0; i < facts.calls.size(); ++i)
    together[{facts.calls[i].stop_id(), facts.calls[i].heads[0].fields.phase}].push_back(i);
  std::vector<Uncalled> uncalled;
  for (const auto& [where, calls] : together) {
    // Where the list says of no vehicle who rides in it and nobody was marked, it cannot tell.
    const bool is_known = std::ranges::any_of(calls, [&](std::size_t call) {
      return facts.calls[call].by_list || !facts.calls[call].marks.empty();
    });
    const bool by_vehicle = std::ranges::all_of(
        calls, [&](std::size_t call) { return facts.calls[call].vehicle_id() != 0; });
    if (!is_known || !by_vehicle) continue;
    for (const std::size_t person :
         expected_at_call(facts, facts.calls[calls.back()].position, no_vehicle)) {
      const bool is_called = std::ranges::any_of(calls, [&](std::size_t call) {
        return std::ranges::find(facts.calls[call].expected, person) !=
                   facts.calls[call].expected.end() ||
               facts.calls[call].marks.contains(person);
      });
      if (!is_called && rides_in_none(facts, facts.people[person]))
        uncalled.push_back({person, calls.back()});
    }
  }
  std::ranges::sort(uncalled, {},
                    [](const Uncalled& each) { return std::pair(each.call, each.person); });
  return uncalled;
}

std::optional<Sighting> seen_after(const TourFacts& facts, std::size_t person, std::size_t call) {
  std::optional<Sighting> first;
  each_sighting(facts, person, call, [&](const Sighting& seen) {
    if (!first || seen.time.unix_ms < first->time.unix_ms) first = seen;
  });
  return first;
}

namespace {

void see(Unexpected& seen, Remark remark, const Sighting& sighting) {
  const bool earlier = !seen.first || sighting.time.unix_ms < seen.first->time.unix_ms;
  if (!earlier) return;
  seen.first = sighting;
  seen.remark = remark;
}

// A mark says of whoever is in no list that he is there or not; of who is on the list and away, only
// "present" is news.
void see_marks(const TourFacts& facts, Unexpected& seen) {
  const TourPerson& person = facts.people[seen.person];
  const Remark by_list = remark_at(person, facts.stops.size());
  for (const RollCallFacts& call : facts.calls) {
    const auto mark = call.marks.find(seen.person);
    if (mark == call.marks.end()) continue;
    const bool present = mark->second.contains("present");
    const bool away = present && is_away(person, call.position);
    const Remark remark = by_list == Remark::none && away ? Remark::left : by_list;
    if (remark == Remark::none) continue;
    seen.marks.insert(mark->second.begin(), mark->second.end());
    if (seen.remark == Remark::none) seen.remark = remark;
    if (present) see(seen, remark, sighting_of(call));
  }
  for (const CheckedIn& elsewhere : person.called_elsewhere) {
    seen.marks.insert("present");
    see(seen, by_list == Remark::none ? Remark::elsewhere : by_list,
        sighting_of(elsewhere, no_stop));
  }
}

}  // namespace

std::vector<Unexpected> seen_unexpectedly(const TourFacts& facts) {
  std::vector<Unexpected> all;
  for (std::size_t i = 0; i < facts.people.size(); ++i) {
    const TourPerson& person = facts.people[i];
    Unexpected seen{i, Remark::none, {}, {}};
    for (std::size_t stop = 0; stop < person.check_ins.size(); ++stop)
      if (const Remark remark = remark_at(person, stop); remark != Remark::none)
        for (const CheckedIn& each : person.check_ins[stop])
          see(seen, remark, sighting_of(each, stop));
    see_marks(facts, seen);
    if (seen.remark != Remark::none) all.push_back(std::move(seen));
  }
  return all;
}

}  // namespace renkei
