#include "ui/present/roster_acts.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/model/kinds.hpp"

namespace renkei::ui::roster {
namespace {

std::int64_t day_of(const TourFacts& facts, EntryId stop) {
  const std::size_t at = stop_index(facts, stop);
  return at < facts.stops.size() ? facts.stops[at].fields.day.value_or(1) : 1;
}

void add_check_ins(std::vector<Act>& acts, const TourFacts& facts, const Place& place) {
  const std::size_t stop = stop_index(facts, place.stop);
  for (const TourPerson& person : facts.people)
    for (const CheckedIn& seen : person.check_ins[stop])
      if (log_of(seen.id) == place.own_log && local_date(seen.at, place.zone) == place.date)
        acts.push_back({Act::Kind::check_in, seen.id, person.id, seen.at, {}, {}});
}

void add_partings(std::vector<Act>& acts, const TourFacts& facts, const Place& place,
                  std::span<const parting::Parting> partings, const Remembered& kept) {
  for (const parting::Parting& one : partings) {
    if (log_of(one.id) != place.own_log || day_of(facts, one.from) != day_of(facts, place.stop))
      continue;
    Act act{Act::Kind::parting, one.id, one.person, std::nullopt, {}, {}};
    const auto at = kept.parted_at.find(one.id);
    if (at != kept.parted_at.end()) act.at = at->second;
    if (!act.at || local_date(*act.at, place.zone) == place.date) acts.push_back(std::move(act));
  }
}

std::string_view status_in(const TourFacts& facts, EntryId person) {
  const auto at = facts.person_of.find(person);
  return at == facts.person_of.end() ? std::string_view() : facts.people[at->second].status;
}

}  // namespace

std::vector<Act> read_acts(const TourFacts& facts, const Place& place,
                           std::span<const parting::Parting> partings, const Remembered& kept) {
  std::vector<Act> acts;
  add_check_ins(acts, facts, place);
  add_partings(acts, facts, place, partings, kept);
  // In the order of this device's log, which no clock changes.
  std::ranges::sort(acts, {}, &Act::id);
  for (const Remembered::Status& change : kept.statuses) {
    if (status_in(facts, change.person) != change.after) continue;
    if (change.for_check_in) {
      const auto act = std::ranges::find(acts, change.check_in, &Act::id);
      if (change.check_in != 0 && act != acts.end())
        act->before = change.before, act->after = change.after;
    } else if (facts.person_of.contains(change.person) &&
               local_date(change.at, place.zone) == place.date) {
      std::erase_if(acts, [&](const Act& act) { return act.id == change.person; });
      const auto later = std::ranges::find_if(
          acts, [&](const Act& act) { return act.at && act.at->unix_ms > change.at.unix_ms; });
      acts.insert(later, {Act::Kind::no_show, change.person, change.person, change.at,
                          change.before, change.after});
    }
  }
  if (acts.size() > acts_shown)
    acts.erase(acts.begin(), acts.end() - static_cast<std::ptrdiff_t>(acts_shown));
  return acts;
}

const Act* find_act(std::span<const Act> acts, EntryId id) {
  if (acts.empty()) return nullptr;
  if (id == 0) return &acts.back();
  const auto at = std::ranges::find(acts, id, &Act::id);
  return at == acts.end() ? nullptr : &*at;
}

bool needs_reason(const Act& act, const Situation& situation) {
  if (act.kind == Act::Kind::no_show) return false;  // no record that could say why is voided
  return needs_reason(act.id, act.at, situation);
}

bool needs_reason(EntryId record, const std::optional<Moment>& at, const Situation& situation) {
  if (!at || is_handed_over(situation.device, record)) return true;
  return std::abs(situation.now.unix_ms - at->unix_ms) > reason_after_ms;
}

Command status_command(EntryId person, const std::string& status) {
  return Set{person, {{"status", status.empty() ? OwnValue() : OwnValue(status)}}};
}

std::vector<Work> take_back(const Act& act, const std::string& reason, std::string_view status) {
  std::vector<Work> work;
  if (act.kind != Act::Kind::no_show) work.emplace_back(Void{act.id, reason});
  if (act.has_status() && status == act.after)
    work.emplace_back(status_command(act.person, act.before));
  return work;
}

std::vector<Work> do_again(const Act& act) {
  std::vector<Work> work;
  if (act.has_status()) work.emplace_back(status_command(act.person, act.after));
  if (act.kind != Act::Kind::no_show) work.emplace_back(Restore{act.id});
  return work;
}

}  // namespace renkei::ui::roster
