#include "ui/present/roster.hpp"

#include <algorithm>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::roster {
namespace {

bool fits(const Person& person, Part part) {
  if (part == Part::missing)
    return person.standing == Standing::unconfirmed || person.standing == Standing::absent;
  return part == Part::everyone || person.standing == Standing::here;
}

// What somebody looks for is looked for among everybody.
void choose_shown(Model& roster) {
  roster.shown.clear();
  roster.chosen = 0;
  const std::string_view typed = trim(roster.filter);
  const Wanted wanted(typed);
  roster.is_number = !typed.empty() && by_badge_or_number(roster.people, typed);
  for (std::size_t i = 0; i < roster.people.size(); ++i)
    if (typed.empty() ? fits(roster.people[i], roster.part)
                      : is_found(roster.people[i].findable, wanted))
      roster.shown.push_back(i);
}

void count_heads(Model& roster) {
  roster.heads = {};
  roster.missing.clear();
  for (std::size_t i = 0; i < roster.people.size(); ++i) {
    const Standing now = roster.people[i].standing;
    if (fits(roster.people[i], Part::missing)) roster.missing.push_back(i);
    roster.heads.here += now == Standing::here;
    roster.heads.unconfirmed += now == Standing::unconfirmed;
    roster.heads.absent += now == Standing::absent;
    if (now == Standing::here) continue;
    roster.heads.away += roster.people[i].remark == Remark::left;
    roster.heads.waiting += roster.people[i].remark == Remark::waiting;
  }
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  roster.heads.expected = figures_at(roster.facts, stop).expected;
}

// What the facts say of each person at the chosen stop, and what was done there.
void refresh(Model& roster) {
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  for (Person& person : roster.people) {
    const TourPerson& known = roster.facts.people[person.in_facts];
    const std::vector<CheckedIn>& seen = known.check_ins[stop];
    person.standing = standing_at(known, stop);
    person.check_in = seen.empty() ? 0 : seen.front().id;
    person.at = seen.empty() ? Moment{} : seen.front().at;
    person.remark = remark_at(known, stop);
  }
  count_heads(roster);
  choose_shown(roster);
  const Place place{roster.stop, roster.own_log, roster.date, roster.zone};
  roster.acts = read_acts(roster.facts, place, roster.partings, roster.kept);
}

bool has_stop(const Model& roster, EntryId stop) {
  return std::ranges::find(roster.stops, stop, &StopChoice::id) != roster.stops.end();
}

void show_stop(Model& roster, EntryId stop) {
  roster.stop = stop;
  roster.taken_back.reset();
  roster.last.reset();
  roster.sheet = {};
  roster.closing = false;
  refresh(roster);
}

std::string name_of(const Records& records, EntryId tour) {
  const auto found = find_as<Tour>(records, tour);
  if (!found || !found->fields.name.empty()) return found ? found->fields.name : std::string();
  const auto event = find_as<Event>(records, found->fields.event_id.id);
  return event ? event->fields.name : std::string();
}

constexpr std::int64_t an_hour_ms = 60 * 60'000;

// By the plan of the day that is shown: the index of the stop.
std::optional<std::size_t> due_at(const Model& roster, std::int64_t ago_ms, const Moment& now) {
  const Moment then{now.unix_ms - ago_ms, now.offset_min};
  if (local_date(now, roster.zone) != roster.date) return std::nullopt;
  const auto due = stop_by_plan(roster.facts.stops, roster.first_day, then, roster.zone);
  if (!due) return std::nullopt;
  const Stop& stop = roster.facts.stops[*due].fields;
  auto planned = planned_moment(stop, stop.plan_arrive, roster.first_day, roster.zone);
  if (!planned) planned = planned_moment(stop, stop.plan_depart, roster.first_day, roster.zone);
  return planned && local_date(*planned, roster.zone) == roster.date ? due : std::nullopt;
}

}  // namespace

Intent scanned(const Model&, const std::string& text) { return Scanned{text}; }

Address address(const Model& roster) {
  return {Screen::roster, roster.tour, roster.stop_chosen ? roster.stop : 0};
}

void open(Model& roster, const Address& at, const Situation& situation, const Records& records) {
  EntryId tour = at.object;
  if (const auto stop = find_as<Stop>(records, at.part); tour == 0 && stop)
    tour = stop->fields.tour_id.id;
  if (tour == 0) tour = tour_of_day(records, situation.date);
  Remembered kept = std::move(roster.kept);
  roster = open_roster(records, tour, situation.device.log, situation.date);
  roster.kept = std::move(kept);
  roster.stop_chosen = has_stop(roster, at.part);
  show_stop(roster, roster.stop_chosen ? at.part : roster.stop);
}

void look(Model& roster, const Situation& situation, const Records& records) {
  roster.own_log = situation.device.log;
  roster.date = situation.date;
  read(roster, records);
}

bool close_sheet(Model& roster) {
  return std::exchange(roster.sheet, {}).kind != Sheet::Kind::none;
}

void leave(Model& roster) { roster.sheet.shown.reset(); }

Model open_roster(const Records& records, EntryId tour, LogNumber own_log, std::string_view date) {
  Model roster;
  roster.tour = tour;
  roster.own_log = own_log;
  roster.date = date;
  read(roster, records);
  return roster;
}

void read(Model& roster, const Records& records) {
  roster.tour_name = name_of(records, roster.tour);
  roster.first_day = first_day_of(records, roster.tour);
  roster.zone = records.zone();
  roster.facts = gather_tour(records, roster.tour);
  roster.people = read_people(roster.facts, records);
  roster.partings = parting::read_partings(records, roster.facts);
  roster.stops.clear();
  for (const Found<Stop>& stop : roster.facts.stops)
    roster.stops.push_back({stop.id, stop.fields.name});
  if (!has_stop(roster, roster.stop)) {
    roster.stop = roster.stops.empty() ? 0 : roster.stops.front().id;
    roster.stop_chosen = false;
  }
  refresh(roster);
}

void choose_stop(Model& roster, const Records& records, EntryId stop) {
  roster.stop = stop;
  read(roster, records);
  show_stop(roster, roster.stop);
}

EntryId suggested_stop(const Model& roster, const Moment& now) {
  const auto late = due_at(roster, roster.stop_chosen ? an_hour_ms : 0, now);
  const auto due = due_at(roster, 0, now);
  if (!late || !due || *late <= stop_index(roster.facts, roster.stop)) return 0;
  const EntryId stop = roster.stops[*due].id;
  return stop == roster.declined_stop ? 0 : stop;
}

void filter(Model& roster, std::string text) {
  roster.filter = std::move(text);
  choose_shown(roster);
}

void show_part(Model& roster, Part part) {
  roster.part = part;
  choose_shown(roster);
}

void checked_in(Model& roster, EntryId person, EntryId check_in, const Moment& at) {
  const auto seen = roster.facts.person_of.find(person);
  if (seen == roster.facts.person_of.end()) return;
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  const auto& known = roster.facts.people[seen->second].check_ins[stop];
  if (std::ranges::find(known, check_in, &CheckedIn::id) != known.end()) return;
  add_check_in(roster.facts, seen->second, stop, {check_in, at, roster.stop, 0});
  refresh(roster);
}

void marked(Model& roster, EntryId person, std::string status) {
  const auto at = roster.facts.person_of.find(person);
  if (at != roster.facts.person_of.end()) {
    TourPerson& known = roster.facts.people[at->second];
    known.status = std::move(status);  // which decides between devices
    known.other_statuses.clear();
    std::erase(known.doubts, "status");
  }
  refresh(roster);
}

const Person* find_person(const Model& roster, EntryId id) {
  return find_person(roster.people, id);
}

bool asks_which(const Model& roster) {
  return !trim(roster.filter).empty() && roster.shown.size() > 1 && !roster.is_number;
}

const Person* chosen_person(const Model& roster) {
  const bool asked = roster.last && roster.last->kind == ScanResult::Kind::several;
  if (!asked || roster.chosen >= roster.shown.size()) return nullptr;
  return &roster.people[roster.shown[roster.chosen]];
}

std::optional<EntryId> exactly_meant(const Model& roster, const Records& records,
                                     std::string_view line) {
  line = trim(line);
  if (line.empty()) return std::nullopt;
  if (const auto badge = badge_in_line(records, roster.facts, line))
    return find_person(roster, badge->person) ? std::optional(badge->person) : std::nullopt;
  if (const auto id = record_in_line(records, line); id && find_person(roster, *id)) return id;
  return by_badge_or_number(roster.people, line);
}

const Person* meant_by_line(const Model& roster, const Records& records, std::string_view line) {
  if (const auto id = exactly_meant(roster, records, line)) return find_person(roster, *id);
  // Digits that are nobody's number must not check in a person whose number merely contains them.
  const Wanted wanted(trim(line));
  const Person* only = nullptr;
  for (const Person& person : roster.people) {
    if (!is_found(person.findable, wanted)) continue;
    if (only) return nullptr;
    only = &person;
  }
  return number_in_line(line) ? nullptr : only;
}

}  // namespace renkei::ui::roster
