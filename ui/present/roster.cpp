#include "ui/present/roster.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <unordered_map>

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
  person.status = of.status;
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
  roster.heads.expected = roster.heads.here + roster.heads.unconfirmed + roster.heads.absent;
}

void refresh(Roster& roster) {
  count_heads(roster);
  choose_shown(roster);
}

std::vector<StopChoice> stops_of(const Records& records, EntryId tour) {
  std::vector<Found<Stop>> found = all<Stop>(records, "tour_id", Value::of(tour));
  std::ranges::stable_sort(found, {}, [](const Found<Stop>& stop) {
    return std::pair(stop.fields.day.value_or(0), stop.fields.seq.value_or(0));
  });
  std::vector<StopChoice> stops;
  for (const Found<Stop>& stop : found) stops.push_back({stop.id, stop.fields.name});
  return stops;
}

Person* person_at(Roster& roster, EntryId id) {
  const auto at = std::ranges::find(roster.people, id, &Person::id);
  return at == roster.people.end() ? nullptr : &*at;
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

Presence presence(const Person& person) {
  if (person.check_in != 0) return Presence::here;
  if (person.left || person.status == "cancelled" || person.status == "waiting")
    return Presence::not_expected;
  return person.status == "no_show" ? Presence::absent : Presence::unconfirmed;
}

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
  roster.stops = stops_of(records, tour);
  for (const auto& [id, fields, disputed] : all<Participant>(records, "tour_id", Value::of(tour)))
    roster.people.push_back(make_person(id, fields));
  std::ranges::stable_sort(roster.people, {},
                           [](const Person& p) { return std::tuple(p.bus, p.no, p.id); });
  for (const auto& [id, left, disputed] : all<LeftTour>(records))
    if (Person* person = person_at(roster, left.participant_id.id)) person->left = true;
  choose_stop(roster, records, roster.stops.empty() ? 0 : roster.stops.front().id);
  return roster;
}

void choose_stop(Roster& roster, const Records& records, EntryId stop) {
  roster.stop = stop;
  roster.own_check_ins.clear();
  roster.last.reset();
  std::unordered_map<EntryId, Person*> people;
  for (Person& person : roster.people) {
    person.check_in = 0;
    people.emplace(person.id, &person);
  }

  const Kind& kind = *find_kind(CheckIn::name_of_kind);
  const Match at_stop{static_cast<std::size_t>(kind.find("stop_id")), Value::of(stop)};
  const std::span<const Match> where(&at_stop, stop == 0 ? 0 : 1);
  records.each(kind, where, false, [&](const Record& record) {
    const CheckIn seen = as<CheckIn>(record);
    if (seen.stop_id.id != stop) return;
    const auto found = people.find(seen.participant_id.id);
    if (found == people.end()) return;
    Person* person = found->second;
    // Seen twice is one presence: since the first time.
    if (person->check_in == 0 || (seen.at && pack(*seen.at) < pack(person->at))) {
      person->check_in = record.id();
      person->at = seen.at.value_or(Moment{});
    }
    if (log_of(record.id()) == roster.own_log) roster.own_check_ins.push_back(record.id());
  });
  refresh(roster);
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
  const Person* at = find_person(roster, person);
  if (!at || (at->status == "no_show") == absent) return std::nullopt;
  return Set{person, {{"status", absent ? "no_show" : "confirmed"}}};
}

void checked_in(Roster& roster, EntryId person, EntryId check_in, const Moment& at) {
  Person* seen = person_at(roster, person);
  if (!seen) return;
  roster.own_check_ins.push_back(check_in);
  if (seen->check_in == 0) {
    seen->check_in = check_in;
    seen->at = at;
  }
  refresh(roster);
}

void marked(Roster& roster, EntryId person, std::string status) {
  if (Person* at = person_at(roster, person)) at->status = std::move(status);
  refresh(roster);
}

}  // namespace renkei::ui
