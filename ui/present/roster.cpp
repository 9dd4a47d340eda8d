#include "ui/present/roster.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"

namespace renkei::ui {
namespace {

Person make_person(EntryId id, const Participant& of) {
  Person person;
  person.id = id;
  person.no = of.no.value_or(0);
  person.badge = of.badge_no;
  person.bus = of.bus;
  person.seat = of.seat;
  person.hidden = of.hide_on_lists.value_or(false);
  std::string searched = " " + std::to_string(person.no) + " " + of.badge_no;
  if (!person.hidden) {
    person.name = of.name;
    person.kana = of.kana;
    searched += " " + of.name + " " + of.kana;
  }
  person.folded = fold_for_search(searched);
  return person;
}

bool fits(const Person& person, Part part) {
  const Presence now = presence(person);
  if (part == Part::missing) return now == Presence::unconfirmed || now == Presence::absent;
  return part == Part::everyone || now == Presence::here;
}

void choose_shown(Roster& roster) {
  const std::string wanted = fold_for_search(roster.filter);
  roster.shown.clear();
  for (std::size_t i = 0; i < roster.people.size(); ++i)
    if (fits(roster.people[i], roster.part) && contains(roster.people[i].folded, wanted))
      roster.shown.push_back(i);
}

void count_heads(Roster& roster) {
  roster.heads = {};
  roster.missing.clear();
  for (std::size_t i = 0; i < roster.people.size(); ++i) {
    const Presence now = presence(roster.people[i]);
    if (fits(roster.people[i], Part::missing)) roster.missing.push_back(i);
    roster.heads.here += now == Presence::here;
    roster.heads.unconfirmed += now == Presence::unconfirmed;
    roster.heads.absent += now == Presence::absent;
  }
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  roster.heads.expected = figures_at(roster.facts, stop).expected;
}

// What the facts say of each person at the chosen stop.
void look_at_stop(Roster& roster) {
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  for (Person& person : roster.people) {
    const TourPerson& known = roster.facts.people[person.in_facts];
    const std::vector<CheckedIn>& seen = known.check_ins[stop];
    person.standing = standing_at(known, stop);
    person.check_in = seen.empty() ? 0 : seen.front().id;
    person.at = seen.empty() ? Moment{} : seen.front().at;
  }
}

void refresh(Roster& roster) {
  look_at_stop(roster);
  count_heads(roster);
  choose_shown(roster);
}

void show_stop(Roster& roster, EntryId stop) {
  roster.stop = stop;
  roster.own_check_ins.clear();
  roster.last.reset();
  const std::size_t index = stop_index(roster.facts, stop);
  for (const TourPerson& person : roster.facts.people)
    for (const CheckedIn& seen : person.check_ins[index])
      if (log_of(seen.id) == roster.own_log) roster.own_check_ins.push_back(seen.id);
  std::ranges::sort(roster.own_check_ins);
  refresh(roster);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<EntryId> by_badge_or_number(const Roster& roster, std::string_view line) {
  const std::string plain = narrow(line);
  for (const Person& person : roster.people)
    if (!person.badge.empty() && narrow(person.badge) == plain) return person.id;
  if (const auto number = whole_number(plain); number && *number > 0)
    for (const Person& person : roster.people)
      if (person.no == *number) return person.id;
  return std::nullopt;
}

std::optional<EntryId> by_record_id(const Roster& roster, const Records& records,
                                    std::string_view line) {
  const std::size_t prefix = line.find_last_of(":/");
  if (prefix != std::string_view::npos) line.remove_prefix(prefix + 1);
  const auto id = records.parse_id(line);
  return id && find_person(roster, *id) ? id : std::nullopt;
}

std::optional<EntryId> by_only_match(const Roster& roster, std::string_view line) {
  const std::string wanted = fold_for_search(line);
  const Person* only = nullptr;
  for (const Person& person : roster.people) {
    if (!contains(person.folded, wanted)) continue;
    if (only) return std::nullopt;
    only = &person;
  }
  // Digits that are nobody's number must not check in a person whose number merely contains them.
  const bool is_number = whole_number(narrow(line)).has_value();
  return only && !is_number ? std::optional(only->id) : std::nullopt;
}

}  // namespace

Roster open_roster(const Records& records, EntryId tour, LogNumber own_log) {
  Roster roster;
  roster.tour = tour;
  roster.own_log = own_log;
  if (const auto record = records.find(tour)) {
    const Tour fields = as<Tour>(*record);
    roster.tour_name = fields.name;
    if (roster.tour_name.empty())
      if (const auto event = records.find(fields.event_id.id))
        roster.tour_name = as<Event>(*event).name;
  }
  roster.facts = gather_tour(records, tour);
  for (const Found<Stop>& stop : roster.facts.stops)
    roster.stops.push_back({stop.id, stop.fields.name});
  for (const auto& [id, fields, disputed] : all<Participant>(records, "tour_id", Value::of(tour))) {
    roster.people.push_back(make_person(id, fields));
    roster.people.back().in_facts = roster.facts.person_of.at(id);
  }
  std::ranges::stable_sort(roster.people, {},
                           [](const Person& p) { return std::tuple(p.bus, p.no, p.id); });
  show_stop(roster, roster.stops.empty() ? 0 : roster.stops.front().id);
  return roster;
}

void choose_stop(Roster& roster, const Records& records, EntryId stop) {
  read_check_ins(roster.facts, records);
  show_stop(roster, stop);
}

void filter(Roster& roster, std::string text) {
  roster.filter = std::move(text);
  choose_shown(roster);
}

void show_part(Roster& roster, Part part) {
  roster.part = part;
  choose_shown(roster);
}

const Person* find_person(const Roster& roster, EntryId id) {
  const auto at = std::ranges::find(roster.people, id, &Person::id);
  return at == roster.people.end() ? nullptr : &*at;
}

std::optional<EntryId> person_of_line(const Roster& roster, const Records& records,
                                      std::string_view line) {
  line = trim(line);
  if (line.empty()) return std::nullopt;
  if (const auto id = by_record_id(roster, records, line)) return id;
  if (const auto id = by_badge_or_number(roster, line)) return id;
  return by_only_match(roster, line);
}

std::string method_of_line(const Roster& roster, EntryId person, std::string_view line) {
  line = trim(line);
  const auto by_number = by_badge_or_number(roster, line);
  if (by_number && *by_number == person) return "number";
  return line.find('-') == std::string_view::npos ? "list" : "qr";
}

Command check_in_command(const Roster& roster, EntryId person, std::string method) {
  Create create{"check_in", {{"participant_id", person}, {"method", std::move(method)}}};
  if (roster.stop != 0) create.fields.push_back({"stop_id", roster.stop});
  return create;
}

std::optional<Command> take_back_command(const Roster& roster, std::string reason) {
  if (roster.own_check_ins.empty()) return std::nullopt;
  return Void{roster.own_check_ins.back(), std::move(reason)};
}

std::optional<Command> absent_command(const Roster& roster, EntryId person, bool absent) {
  const auto at = roster.facts.person_of.find(person);
  if (at == roster.facts.person_of.end()) return std::nullopt;
  if ((roster.facts.people[at->second].status == "no_show") == absent) return std::nullopt;
  return Set{person, {{"status", absent ? "no_show" : "confirmed"}}};
}

void checked_in(Roster& roster, EntryId person, EntryId check_in, const Moment& at) {
  const auto seen = roster.facts.person_of.find(person);
  if (seen == roster.facts.person_of.end()) return;
  roster.own_check_ins.push_back(check_in);
  add_check_in(roster.facts, seen->second, stop_index(roster.facts, roster.stop), {check_in, at});
  refresh(roster);
}

void marked(Roster& roster, EntryId person, std::string status) {
  const auto at = roster.facts.person_of.find(person);
  if (at != roster.facts.person_of.end())
    roster.facts.people[at->second].status = std::move(status);
  refresh(roster);
}

}  // namespace renkei::ui
