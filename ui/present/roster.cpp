#include "ui/present/roster.hpp"

#include <algorithm>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
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
  for (std::size_t i = 0; i < roster.people.size(); ++i)
    if (typed.empty() ? fits(roster.people[i], roster.part) : is_found(roster.people[i], wanted))
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
  }
  const std::size_t stop = stop_index(roster.facts, roster.stop);
  roster.heads.expected = figures_at(roster.facts, stop).expected;
}

// What the facts say of each person at the chosen stop.
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
}

void gather(Model& roster, const Records& records) {
  roster.facts = gather_tour(records, roster.tour);
  roster.people = read_people(roster.facts, records);
}

void show_stop(Model& roster, EntryId stop, Zone zone) {
  roster.stop = stop;
  roster.acts.clear();
  roster.taken_back.reset();
  roster.last.reset();
  roster.closing = false;
  const std::size_t index = stop_index(roster.facts, stop);
  for (const TourPerson& person : roster.facts.people)
    for (const CheckedIn& seen : person.check_ins[index])
      if (log_of(seen.id) == roster.own_log && local_date(seen.at, zone) == roster.date)
        roster.acts.push_back({Act::Kind::check_in, seen.id, person.id, seen.at, {}});
  std::ranges::sort(roster.acts, {}, &Act::id);
  refresh(roster);
}

std::string status_of(const Model& roster, EntryId person) {
  const auto at = roster.facts.person_of.find(person);
  return at == roster.facts.person_of.end() ? std::string()
                                            : roster.facts.people[at->second].status;
}

Command set_status(EntryId person, std::string status) {
  return Set{person, {{"status", std::move(status)}}};
}

// How a check-in came about: codes of choices::check_in_method.
std::string method_of_line(const Model& roster, EntryId person, std::string_view line) {
  const auto by_number = by_badge_or_number(roster.people, trim(line));
  if (by_number && *by_number == person) return "number";
  return line.find('-') == std::string_view::npos ? "list" : "qr";
}

Command check_in_command(const Model& roster, EntryId person, std::string method, bool anyway) {
  Create create{"check_in", {{"participant_id", person}, {"method", std::move(method)}}, anyway};
  if (roster.stop != 0) create.fields.push_back({"stop_id", roster.stop});
  return create;
}

// A record's id, a badge or a number: what needs no reading of names.
std::optional<EntryId> exactly_meant(const Model& roster, const Records& records,
                                     std::string_view line) {
  line = trim(line);
  if (line.empty()) return std::nullopt;
  if (const auto id = record_in_line(records, line); id && find_person(roster, *id)) return id;
  return by_badge_or_number(roster.people, line);
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
    if (roster.last && roster.last->kind == ScanResult::Kind::several) roster.last.reset();
    return {};
  }
  Response operator()(const Scanned& intent) {
    filter(roster, {});
    if (const auto person = exactly_meant(roster, records, intent.text))
      return check_in(*person, method_of_line(roster, *person, intent.text));
    roster.last = stranger(intent.text);
    return {};
  }
  Response operator()(const SubmitLine& intent) {
    if (trim(intent.text).empty()) return {};
    const Person* chosen = chosen_person(roster);
    filter(roster, intent.text);
    const Person* person = chosen ? chosen : meant_by_line(roster, records, intent.text);
    if (person) {
      const EntryId id = person->id;
      const std::string method = method_of_line(roster, id, intent.text);
      filter(roster, {});
      return check_in(id, method);
    }
    if (asks_which(roster)) {
      roster.last = {ScanResult::Kind::several, 0, intent.text, Remark::none, roster.shown.size()};
      return {};
    }
    filter(roster, {});
    roster.last = stranger(intent.text);
    return {};
  }
  Response operator()(const MoveChoice& intent) {
    const std::size_t count = roster.shown.size();
    if (!chosen_person(roster)) return {};
    roster.chosen = (roster.chosen + (intent.by > 0 ? 1 : count - 1)) % count;
    return {};
  }
  Response operator()(const CheckInPerson& intent) { return check_in(intent.participant, "list"); }
  Response operator()(const Admit& intent) {
    roster.last.reset();
    const Person* person = find_person(roster, intent.participant);
    // A status about which devices disagree is for a person to decide, not for an admission.
    const bool disputed = person && std::ranges::find(person->disputes, "status",
                                                      &Dispute::field) != person->disputes.end();
    const bool needs_place =
        person && !disputed &&
        (person->remark == Remark::cancelled || person->remark == Remark::waiting);
    Response response;
    if (needs_place) response.work.emplace_back(set_status(intent.participant, "confirmed"));
    response.work.emplace_back(check_in_command(roster, intent.participant, "qr", true));
    return response;
  }
  Response operator()(const LetBe&) {
    roster.last.reset();
    return {};
  }
  Response operator()(const AddWalkIn& intent) {
    const std::string name(trim(intent.name));
    if (name.empty() || roster.tour == 0) return {};
    const bool is_kana = is_all_kana(name);
    Create create{"participant", {{"tour_id", roster.tour}, {"status", "walk_in"}}};
    create.fields.push_back({"name", name});
    if (is_kana) create.fields.push_back({"kana", name});
    return {{std::move(create)}, {}};
  }
  Response operator()(const CallRoll&) {
    return {{}, Address{Screen::rollcall, roster.tour, roster.stop}};
  }
  Response operator()(const CloseReception& intent) {
    roster.closing = intent.closing;
    return {};
  }
  Response operator()(const MarkNoShow& intent) {
    if (!roster.closing || status_of(roster, intent.participant) == "no_show") return {};
    return {{set_status(intent.participant, "no_show")}, {}};
  }
  Response operator()(const TakeBack&) {
    if (roster.acts.empty()) return {};
    const Act& act = roster.acts.back();
    if (act.kind == Act::Kind::no_show) return {{set_status(act.person, act.before)}, {}};
    return {{Void{act.id, say(situation.wishes.language, "roster.undo.reason")}}, {}};
  }
  Response operator()(const DoAgain&) {
    if (!roster.taken_back) return {};
    const Act& act = *roster.taken_back;
    if (act.kind == Act::Kind::no_show) return {{set_status(act.person, "no_show")}, {}};
    return {{Restore{act.id}}, {}};
  }

 private:
  static bool is_all_kana(std::string_view name) {
    const std::string wide = to_katakana(name);
    for (std::size_t at = 0; at < wide.size();)
      if (const char32_t c = next_code_point(wide, at);
          !is_katakana(c) && c != U' ' && c != U'\u3000')
        return false;
    return true;
  }
  Response check_in(EntryId id, std::string method) {
    const Person* person = find_person(roster, id);
    if (!person) return {};
    if (person->check_in != 0) {
      roster.last = {ScanResult::Kind::already, id, {}, person->remark, 0};
      return {};
    }
    if (person->remark == Remark::cancelled || person->remark == Remark::waiting ||
        person->remark == Remark::left) {
      roster.last = {ScanResult::Kind::not_due, id, {}, person->remark, 0};
      return {};
    }
    // Here as a guest: that it was meant, somebody has said already, or the list has been changed.
    return {{check_in_command(roster, id, std::move(method), person->guest)}, {}};
  }
  // Who is in no list here: of another tour, or nobody. Without a stop nothing would say that the
  // check-in was made here.
  ScanResult stranger(const std::string& line) const {
    const auto id = record_in_line(records, line);
    const auto record = id ? records.find(*id) : std::nullopt;
    if (roster.stop == 0 || !record || record->kind().number != Participant::number)
      return {ScanResult::Kind::unknown, 0, line, Remark::none, 0};
    const auto person = as<Participant>(*record);
    const auto tour = records.find(person.tour_id.id);
    std::string text = person.hide_on_lists.value_or(false) ? "" : person.name;
    if (tour) text += (text.empty() ? "" : " / ") + as<Tour>(*tour).name;
    return {ScanResult::Kind::other_tour, *id, text.empty() ? line : text, Remark::none, 0};
  }
};

// What was asked for at another stop is read from the records when that stop is chosen.
struct Settler {
  Model& roster;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;
  const Records& records;

  void operator()(const ChooseStop&) {}
  void operator()(const ShowPart&) {}
  void operator()(const Filter&) {}
  void operator()(const MoveChoice&) {}
  void operator()(const LetBe&) {}
  void operator()(const CloseReception&) {}
  void operator()(const CallRoll&) {}
  void operator()(const Scanned&) { follow(); }
  void operator()(const SubmitLine&) { follow(); }
  void operator()(const CheckInPerson&) { follow(); }
  void operator()(const Admit& by) {
    if (is_here() && std::holds_alternative<Set>(command()))
      marked(roster, by.participant, "confirmed");
    else
      follow();
  }
  void operator()(const AddWalkIn&) {
    if (!is_here()) return;
    read_again();
    roster.last = {ScanResult::Kind::added, record, {}, Remark::none, 0};
  }
  void operator()(const MarkNoShow& by) {
    if (ended.at.object != roster.tour) return;
    roster.acts.push_back(
        {Act::Kind::no_show, 0, by.participant, situation.now, status_of(roster, by.participant)});
    roster.taken_back.reset();
    marked(roster, by.participant, "no_show");
  }
  void operator()(const TakeBack&) { follow_taking_back(true); }
  void operator()(const DoAgain&) { follow_taking_back(false); }

 private:
  bool is_here() const { return ended.at == address(roster); }
  const Command& command() const { return std::get<Executed>(ended.end).command; }

  void read_again() {
    const auto acts = std::exchange(roster.acts, {});
    const bool closing = roster.closing;
    gather(roster, records);
    show_stop(roster, roster.stop, records.zone());
    for (const Act& act : acts)
      if (act.kind == Act::Kind::no_show) roster.acts.push_back(act);
    roster.closing = closing;
  }
  void follow() {
    const auto* create = std::get_if<Create>(&command());
    if (!create || !is_here()) return;
    const auto at = std::ranges::find(create->fields, "participant_id", &Assign::field);
    const EntryId id = at == create->fields.end() ? 0 : at->value.view().integer;
    if (find_person(roster, id))
      checked_in(roster, id, record, situation.now);
    else
      read_again();
    roster.taken_back.reset();
    const Person* seen = find_person(roster, id);
    roster.last = {ScanResult::Kind::checked_in, id, {}, seen ? seen->remark : Remark::none, 0};
  }
  void follow_taking_back(bool taken) {
    if (!is_here()) return;
    std::optional<Act> act = roster.taken_back;
    if (taken && !roster.acts.empty()) {
      act = roster.acts.back();
      roster.acts.pop_back();
    }
    if (!act) return;
    if (act->kind == Act::Kind::no_show) {
      marked(roster, act->person, taken ? act->before : "no_show");
      if (!taken) roster.acts.push_back(*act);
    } else {
      read_again();
    }
    roster.taken_back = taken ? act : std::nullopt;
    roster.last.reset();
  }
};

}  // namespace

Intent scanned(const Model&, const std::string& text) { return Scanned{text}; }

Address address(const Model& roster) { return {Screen::roster, roster.tour, roster.stop}; }

void open(Model& roster, const Address& at, const Situation& situation, const Records& records) {
  EntryId tour = at.object;
  if (const auto stop = find_as<Stop>(records, at.part); tour == 0 && stop)
    tour = stop->fields.tour_id.id;
  if (tour == 0) tour = tour_of_day(records, situation.date);
  roster = open_roster(records, tour, situation.device.log, situation.date);
  if (at.part != 0 && at.part != roster.stop) show_stop(roster, at.part, records.zone());
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
  Model fresh = open_roster(records, roster.tour, situation.device.log, situation.date);
  for (const StopChoice& stop : fresh.stops)
    if (stop.id == roster.stop && stop.id != fresh.stop) show_stop(fresh, stop.id, records.zone());
  fresh.closing = roster.closing;
  show_part(fresh, roster.part);
  filter(fresh, roster.filter);
  roster = std::move(fresh);
}

Model open_roster(const Records& records, EntryId tour, LogNumber own_log, std::string_view date) {
  Model roster;
  roster.tour = tour;
  roster.own_log = own_log;
  roster.date = date;
  if (const auto found = find_as<Tour>(records, tour)) {
    roster.tour_name = found->fields.name;
    if (roster.tour_name.empty())
      if (const auto event = find_as<Event>(records, found->fields.event_id.id))
        roster.tour_name = event->fields.name;
  }
  gather(roster, records);
  for (const Found<Stop>& stop : roster.facts.stops)
    roster.stops.push_back({stop.id, stop.fields.name});
  show_stop(roster, roster.stops.empty() ? 0 : roster.stops.front().id, records.zone());
  return roster;
}

void choose_stop(Model& roster, const Records& records, EntryId stop) {
  gather(roster, records);
  show_stop(roster, stop, records.zone());
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
  if (std::ranges::find(roster.acts, check_in, &Act::id) != roster.acts.end()) return;
  add_check_in(roster.facts, seen->second, stop_index(roster.facts, roster.stop),
               {check_in, at, roster.stop, 0});
  roster.acts.push_back({Act::Kind::check_in, check_in, person, at, {}});
  refresh(roster);
}

void marked(Model& roster, EntryId person, std::string status) {
  const auto at = roster.facts.person_of.find(person);
  if (at != roster.facts.person_of.end())
    roster.facts.people[at->second].status = std::move(status);
  refresh(roster);
}

const Person* find_person(const Model& roster, EntryId id) {
  return find_person(roster.people, id);
}

bool asks_which(const Model& roster) {
  return !trim(roster.filter).empty() && roster.shown.size() > 1;
}

const Person* chosen_person(const Model& roster) {
  const bool asked = roster.last && roster.last->kind == ScanResult::Kind::several;
  if (!asked || roster.chosen >= roster.shown.size()) return nullptr;
  return &roster.people[roster.shown[roster.chosen]];
}

const Person* meant_by_line(const Model& roster, const Records& records, std::string_view line) {
  if (const auto id = exactly_meant(roster, records, line)) return find_person(roster, *id);
  // Digits that are nobody's number must not check in a person whose number merely contains them.
  const Wanted wanted(trim(line));
  const Person* only = nullptr;
  for (const Person& person : roster.people) {
    if (!is_found(person, wanted)) continue;
    if (only) return nullptr;
    only = &person;
  }
  return number_in_line(line) ? nullptr : only;
}

}  // namespace renkei::ui::roster
