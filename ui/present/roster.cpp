#include "ui/present/roster.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::roster {
namespace {

Person make_person(const TourPerson& known, const Participant& of, const Records& records) {
  Person person;
  person.id = known.id;
  person.guest = known.is_guest();
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
  if (known.guest == Remark::unknown) person.name = records.id_text(known.id);
  person.folded = fold_for_search(searched);
  return person;
}

bool fits(const Person& person, Part part) {
  const Presence now = presence(person);
  if (part == Part::missing) return now == Presence::unconfirmed || now == Presence::absent;
  return part == Part::everyone || now == Presence::here;
}

void choose_shown(Model& roster) {
  const std::string wanted = fold_for_search(roster.filter);
  roster.shown.clear();
  for (std::size_t i = 0; i < roster.people.size(); ++i)
    if (fits(roster.people[i], roster.part) && contains(roster.people[i].folded, wanted))
      roster.shown.push_back(i);
}

void count_heads(Model& roster) {
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
void look_at_stop(Model& roster) {
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  for (Person& person : roster.people) {
    const TourPerson& known = roster.facts.people[person.in_facts];
    const std::vector<CheckedIn>& seen = known.check_ins[stop];
    person.standing = standing_at(known, stop);
    person.check_in = seen.empty() ? 0 : seen.front().id;
    person.at = seen.empty() ? Moment{} : seen.front().at;
    person.remark = remark_at(known, stop);
  }
}

void refresh(Model& roster) {
  look_at_stop(roster);
  count_heads(roster);
  choose_shown(roster);
}

void read_people(Model& roster, const Records& records) {
  roster.facts = gather_tour(records, roster.tour);
  roster.people.clear();
  const std::vector<Participant> people = participants_of(records, roster.facts);
  for (std::size_t i = 0; i < people.size(); ++i) {
    roster.people.push_back(make_person(roster.facts.people[i], people[i], records));
    roster.people.back().in_facts = i;
  }
  std::ranges::stable_sort(roster.people, {}, [](const Person& p) {
    return std::tuple(p.guest, std::string_view(p.bus), p.no, p.id);
  });
}

void show_stop(Model& roster, EntryId stop) {
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

std::optional<EntryId> by_badge_or_number(const Model& roster, std::string_view line) {
  const std::string plain = narrow(line);
  for (const Person& person : roster.people)
    if (!person.badge.empty() && narrow(person.badge) == plain) return person.id;
  if (const auto number = whole_number(plain); number && *number > 0)
    for (const Person& person : roster.people)
      if (person.no == *number) return person.id;
  return std::nullopt;
}

std::optional<EntryId> record_id_in(const Records& records, std::string_view line) {
  line = trim(line);
  const std::size_t prefix = line.find_last_of(":/");
  if (prefix != std::string_view::npos) line.remove_prefix(prefix + 1);
  return records.parse_id(line);
}

std::optional<EntryId> by_record_id(const Model& roster, const Records& records,
                                    std::string_view line) {
  const auto id = record_id_in(records, line);
  return id && find_person(roster, *id) ? id : std::nullopt;
}

std::optional<EntryId> by_only_match(const Model& roster, std::string_view line) {
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

const char* status_when(bool absent) { return absent ? "no_show" : "confirmed"; }

Response ask(std::optional<Command> command) {
  if (!command) return {};
  return {{std::move(*command)}, {}};
}

struct Responder {
  Model& roster;
  const Situation& situation;
  const Records& records;

  Response operator()(const ChooseStop& intent) {
    choose_stop(roster, records, intent.stop);
    return {};
  }
  Response operator()(const ShowPart& intent) {
    show_part(roster, intent.part);
    return {};
  }
  Response operator()(const Filter& intent) {
    filter(roster, intent.text);
    return {};
  }
  Response operator()(const SubmitLine& intent) {
    filter(roster, {});
    if (trim(intent.text).empty()) return {};
    const auto person = person_of_line(roster, records, intent.text);
    if (person) return check_in(*person, method_of_line(roster, *person, intent.text));
    roster.last = stranger(intent.text);
    return {};
  }
  Response operator()(const CheckInPerson& intent) { return check_in(intent.participant, "list"); }
  Response operator()(const CheckInAnyway& intent) {
    roster.last.reset();
    return ask(check_in_command(roster, intent.participant, "qr", true));
  }
  Response operator()(const MarkAbsent& intent) {
    return ask(absent_command(roster, intent.participant, intent.absent));
  }
  Response operator()(const TakeBack&) {
    return ask(take_back_command(roster, say(situation.wishes.language, "roster.undo.reason")));
  }

 private:
  Response check_in(EntryId id, std::string method) {
    const Person* person = find_person(roster, id);
    if (!person) return {};
    if (person->check_in != 0) {
      roster.last = {ScanResult::Kind::already, id, {}, person->remark};
      return {};
    }
    // Here as a guest: that it was meant, somebody has said already, or the list has been changed.
    return ask(check_in_command(roster, id, std::move(method), person->guest));
  }
  // Who is in no list here: of another tour, or nobody. Without a stop nothing would say that the
  // check-in was made here.
  ScanResult stranger(const std::string& line) const {
    const auto id = record_id_in(records, line);
    const auto record = id ? records.find(*id) : std::nullopt;
    if (roster.stop == 0 || !record || record->kind().number != Participant::number)
      return {ScanResult::Kind::unknown, 0, line};
    const auto person = as<Participant>(*record);
    const auto tour = records.find(person.tour_id.id);
    std::string text = person.hide_on_lists.value_or(false) ? "" : person.name;
    if (tour) text += (text.empty() ? "" : " / ") + as<Tour>(*tour).name;
    return {ScanResult::Kind::other_tour, *id, text.empty() ? line : text};
  }
};

// What was asked for at another stop is read from the records when that stop is chosen; marks are
// about the tour, whatever its stop.
struct Settler {
  Model& roster;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;
  const Records& records;

  void operator()(const ChooseStop&) {}
  void operator()(const ShowPart&) {}
  void operator()(const Filter&) {}
  void operator()(const SubmitLine&) { follow(person_of(ended.command<Create>())); }
  void operator()(const CheckInPerson& by) { follow(by.participant); }
  void operator()(const CheckInAnyway& by) { follow(by.participant); }
  void operator()(const MarkAbsent& by) {
    if (ended.at.object == roster.tour) marked(roster, by.participant, status_when(by.absent));
  }
  void operator()(const TakeBack&) {
    if (ended.at == address(roster)) choose_stop(roster, records, roster.stop);
  }

 private:
  static EntryId person_of(const Create& check_in) {
    const auto at = std::ranges::find(check_in.fields, "participant_id", &Assign::field);
    return at == check_in.fields.end() ? 0 : at->value.view().integer;
  }
  void follow(EntryId person) {
    if (ended.at != address(roster)) return;
    if (find_person(roster, person))
      checked_in(roster, person, record, situation.now);
    else
      choose_stop(roster, records, roster.stop);
    const Person* seen = find_person(roster, person);
    roster.last = {ScanResult::Kind::checked_in, person, {}, seen ? seen->remark : Remark::none};
  }
};

}  // namespace

Intent scanned(const Model&, const std::string& text) { return SubmitLine{text}; }

Address address(const Model& roster) { return {Screen::roster, roster.tour, roster.stop}; }

void open(Model& roster, const Address& at, const Situation& situation, const Records& records) {
  EntryId tour = at.object;
  if (const auto stop = find_as<Stop>(records, at.part); tour == 0 && stop)
    tour = stop->fields.tour_id.id;
  if (tour == 0) tour = tour_of_day(records, situation.date);
  roster = open_roster(records, tour, situation.device.log);
  if (at.part != 0) choose_stop(roster, records, at.part);
}

Response respond(Model& roster, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{roster, situation, records}, intent);
}

void settle(Model& roster, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto record = ended.record())
    std::visit(Settler{roster, ended, *record, situation, records}, ended.by);
}

void look(Model& roster, const Situation& situation, const Records& records) {
  Model fresh = open_roster(records, roster.tour, situation.device.log);
  for (const StopChoice& stop : fresh.stops)
    if (stop.id == roster.stop) choose_stop(fresh, records, stop.id);
  show_part(fresh, roster.part);
  filter(fresh, roster.filter);
  roster = std::move(fresh);
}

Model open_roster(const Records& records, EntryId tour, LogNumber own_log) {
  Model roster;
  roster.tour = tour;
  roster.own_log = own_log;
  if (const auto found = find_as<Tour>(records, tour)) {
    roster.tour_name = found->fields.name;
    if (roster.tour_name.empty())
      if (const auto event = find_as<Event>(records, found->fields.event_id.id))
        roster.tour_name = event->fields.name;
  }
  read_people(roster, records);
  for (const Found<Stop>& stop : roster.facts.stops)
    roster.stops.push_back({stop.id, stop.fields.name});
  show_stop(roster, roster.stops.empty() ? 0 : roster.stops.front().id);
  return roster;
}

void choose_stop(Model& roster, const Records& records, EntryId stop) {
  read_people(roster, records);
  show_stop(roster, stop);
}

void filter(Model& roster, std::string text) {
  roster.filter = std::move(text);
  choose_shown(roster);
}

void show_part(Model& roster, Part part) {
  roster.part = part;
  choose_shown(roster);
}

const Person* find_person(const Model& roster, EntryId id) {
  const auto at = std::ranges::find(roster.people, id, &Person::id);
  return at == roster.people.end() ? nullptr : &*at;
}

std::optional<EntryId> person_of_line(const Model& roster, const Records& records,
                                      std::string_view line) {
  line = trim(line);
  if (line.empty()) return std::nullopt;
  if (const auto id = by_record_id(roster, records, line)) return id;
  if (const auto id = by_badge_or_number(roster, line)) return id;
  return by_only_match(roster, line);
}

std::string method_of_line(const Model& roster, EntryId person, std::string_view line) {
  line = trim(line);
  const auto by_number = by_badge_or_number(roster, line);
  if (by_number && *by_number == person) return "number";
  return line.find('-') == std::string_view::npos ? "list" : "qr";
}

Command check_in_command(const Model& roster, EntryId person, std::string method, bool anyway) {
  Create create{"check_in", {{"participant_id", person}, {"method", std::move(method)}}, anyway};
  if (roster.stop != 0) create.fields.push_back({"stop_id", roster.stop});
  return create;
}

std::optional<Command> take_back_command(const Model& roster, std::string reason) {
  if (roster.own_check_ins.empty()) return std::nullopt;
  return Void{roster.own_check_ins.back(), std::move(reason)};
}

std::optional<Command> absent_command(const Model& roster, EntryId person, bool absent) {
  const auto at = roster.facts.person_of.find(person);
  if (at == roster.facts.person_of.end()) return std::nullopt;
  if ((roster.facts.people[at->second].status == "no_show") == absent) return std::nullopt;
  return Set{person, {{"status", status_when(absent)}}};
}

void checked_in(Model& roster, EntryId person, EntryId check_in, const Moment& at) {
  const auto seen = roster.facts.person_of.find(person);
  if (seen == roster.facts.person_of.end()) return;
  if (std::ranges::find(roster.own_check_ins, check_in) != roster.own_check_ins.end()) return;
  roster.own_check_ins.push_back(check_in);
  add_check_in(roster.facts, seen->second, stop_index(roster.facts, roster.stop), {check_in, at});
  refresh(roster);
}

void marked(Model& roster, EntryId person, std::string status) {
  const auto at = roster.facts.person_of.find(person);
  if (at != roster.facts.person_of.end())
    roster.facts.people[at->second].status = std::move(status);
  refresh(roster);
}

}  // namespace renkei::ui::roster
