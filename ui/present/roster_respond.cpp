// How the roster answers what is asked for, and follows what was done.
#include <algorithm>

#include "core/model/badge.hpp"
#include "core/model/kinds.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
#include "ui/present/roster.hpp"

namespace renkei::ui::roster {
namespace {

std::string status_of(const Model& roster, EntryId person) {
  const auto at = roster.facts.person_of.find(person);
  return at == roster.facts.person_of.end() ? std::string()
                                            : roster.facts.people[at->second].status;
}

// How a check-in came about: codes of choices::check_in_method.
std::string method_of_line(const Model& roster, EntryId person, std::string_view line) {
  if (token_on_badge(line)) return "qr";
  const auto by_number = by_badge_or_number(roster.people, trim(line));
  if (by_number && *by_number == person) return "number";
  return line.find('-') == std::string_view::npos ? "list" : "qr";
}

Command check_in_command(const Model& roster, EntryId person, std::string method, bool anyway) {
  Create create{"check_in", {{"participant_id", person}, {"method", std::move(method)}}, anyway};
  if (roster.stop != 0) create.fields.push_back({"stop_id", roster.stop});
  return create;
}

struct Responder {
  Model& roster;
  const Situation& situation;
  const Records& records;

  Response operator()(const ChooseStop& intent) {
    roster.declined_stop = suggested_stop(roster, situation.now);
    choose_stop(roster, records, intent.stop);
    roster.stop_chosen = roster.stop != 0;
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
    show_result();
    filter(roster, {});
    if (const auto person = exactly_meant(roster, records, intent.text))
      return check_in(*person, method_of_line(roster, *person, intent.text));
    roster.last = stranger(intent.text);
    return {};
  }
  Response operator()(const SubmitLine& intent) {
    if (trim(intent.text).empty()) return {};
    if (token_on_badge(intent.text)) return (*this)(Scanned{intent.text});
    show_result();
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
    if (needs_place) response.work.emplace_back(status_command(intent.participant, "confirmed"));
    response.work.emplace_back(check_in_command(roster, intent.participant, "qr", true));
    return response;
  }
  Response operator()(const LetBe&) {
    roster.last.reset();
    return {};
  }
  Response operator()(const CallRoll&) {
    return {{}, Address{Screen::rollcall, roster.tour, roster.stop}};
  }
  Response operator()(const ShowSeats&) {
    if (roster.facts.vehicles.empty()) return {};
    return {{}, Address{Screen::seats, roster.facts.vehicles.front().id}};
  }
  Response operator()(const CloseReception& intent) {
    roster.closing = intent.closing;
    return {};
  }
  Response operator()(const MarkNoShow& intent) {
    if (!roster.closing || status_of(roster, intent.participant) == "no_show") return {};
    return {{status_command(intent.participant, "no_show")}, {}};
  }
  Response operator()(const ShowActs&) {
    roster.sheet = {Sheet::Kind::acts};
    return {};
  }
  Response operator()(const ShowPerson& intent) {
    roster.sheet = {Sheet::Kind::person, intent.participant};
    return {};
  }
  Response operator()(const CloseSheet&) {
    roster.sheet = {};
    return {};
  }
  Response operator()(const TypeReason& intent) {
    roster.sheet.reason = intent.text;
    return {};
  }
  Response operator()(const TakeBack& intent) {
    const Act* act = find_act(roster.acts, intent.act);
    if (!act) return {};
    const auto reason =
        reason_to_take_back(intent.reason, needs_reason(*act, situation), situation);
    if (!reason) {
      roster.sheet = {Sheet::Kind::reason, act->id};
      return {};
    }
    return {take_back(*act, *reason, status_of(roster, act->person)), {}};
  }
  Response operator()(const DoAgain&) {
    if (!roster.taken_back) return {};
    return {do_again(*roster.taken_back), {}};
  }
  Response operator()(const parting::Begin& intent) {
    const Person* person = find_person(roster, intent.person);
    if (!person || person->guest) return {};
    const Position at{static_cast<int>(stop_index(roster.facts, roster.stop)),
                      person->standing == Standing::here};
    roster.sheet = {Sheet::Kind::parting,
                    person->id,
                    {},
                    parting::begin(roster.facts, person->id, at, situation.wishes.staff)};
    return {};
  }
  Response operator()(const parting::Change& intent) {
    if (roster.sheet.kind == Sheet::Kind::parting) roster.sheet.parting = intent.draft;
    return {};
  }
  Response operator()(const parting::Agree&) {
    if (roster.sheet.kind != Sheet::Kind::parting || !roster.sheet.parting.is_whole()) return {};
    return {{parting::command(roster.sheet.parting)}, {}};
  }
  Response operator()(const parting::Drop&) {
    roster.sheet = {};
    return {};
  }
  Response operator()(const walk_in::Begin& intent) {
    if (roster.tour == 0) return {};
    roster.sheet = {Sheet::Kind::walk_in, 0, {}, {}, walk_in::begin(intent.name)};
    return {};
  }
  Response operator()(const walk_in::Resume&) {
    if (!roster.set_aside) return {};
    roster.sheet = {Sheet::Kind::walk_in, 0, {}, {}, *std::exchange(roster.set_aside, {})};
    return {};
  }
  Response operator()(const walk_in::Change& intent) {
    if (roster.sheet.kind != Sheet::Kind::walk_in) return {};
    walk_in::Draft& draft = roster.sheet.walk_in;
    const bool looks_for_another = draft.guardian != intent.draft.guardian;
    draft = intent.draft;
    if (looks_for_another) draft.candidates = guardians(draft.guardian);
    if (std::ranges::find(draft.candidates, draft.guardian_id) == draft.candidates.end())
      draft.guardian_id = draft.candidates.size() == 1 ? draft.candidates.front() : 0;
    return {};
  }
  Response operator()(const walk_in::Add&) {
    if (roster.sheet.kind != Sheet::Kind::walk_in || !roster.sheet.walk_in.is_whole()) return {};
    return {{walk_in::command(roster.sheet.walk_in, roster.tour)}, {}};
  }
  Response operator()(const walk_in::Drop&) {
    roster.sheet = {};
    return {};
  }
  Response operator()(const viewing::Show& intent) {
    if (!is_on_sheet(intent.person)) return {};
    return {{viewing::command(intent)}, {}};
  }
  Response operator()(const viewing::Hide&) {
    roster.sheet.shown.reset();
    return {};
  }

 private:
  // What a scan comes to is never hidden; what was typed of somebody who joins is not lost by it.
  void show_result() {
    if (roster.sheet.kind == Sheet::Kind::walk_in)
      roster.set_aside = std::move(roster.sheet.walk_in);
    roster.sheet = {};
  }
  // A few at most: more are found by typing on.
  std::vector<EntryId> guardians(const std::string& typed) const {
    constexpr std::size_t most = 6;
    if (trim(typed).empty()) return {};
    if (const auto exactly = by_badge_or_number(roster.people, trim(typed))) return {*exactly};
    const Wanted wanted(typed);
    std::vector<EntryId> found;
    for (const Person& person : roster.people)
      if (found.size() < most && is_found(person.findable, wanted)) found.push_back(person.id);
    return found;
  }
  bool is_on_sheet(EntryId person) const {
    return roster.sheet.kind == Sheet::Kind::person && roster.sheet.about == person;
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
    if (const auto badge = badge_in_line(records, roster.facts, line); badge && badge->is_shared)
      return {ScanResult::Kind::shared_badge, 0, line, Remark::none, 0};
    const auto found = roster.stop == 0 ? std::nullopt : stranger_in(records, roster.facts, line);
    if (!found) return {ScanResult::Kind::unknown, 0, line, Remark::none, 0};
    return {ScanResult::Kind::other_tour, found->person, found->name, Remark::none, 0, found->tour};
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
  void operator()(const ShowSeats&) {}
  void operator()(const Scanned&) { follow(); }
  void operator()(const SubmitLine&) { follow(); }
  void operator()(const CheckInPerson&) { follow(); }
  void operator()(const Admit& by) {
    auto& changes = roster.kept.statuses;
    if (std::holds_alternative<Set>(command())) {
      if (!is_here()) return;
      changes.push_back(
          {by.participant, status_of(roster, by.participant), "confirmed", situation.now, true, 0});
      return marked(roster, by.participant, "confirmed");
    }
    for (auto& change : changes)
      if (change.person == by.participant && change.for_check_in && change.check_in == 0)
        change.check_in = record;
    follow();
  }
  void operator()(const walk_in::Begin&) {}
  void operator()(const walk_in::Resume&) {}
  void operator()(const walk_in::Change&) {}
  void operator()(const walk_in::Drop&) {}
  void operator()(const walk_in::Add&) {
    if (!is_here()) return;
    roster.sheet = {};
    read(roster, records);
    roster.last = {ScanResult::Kind::added, record, {}, Remark::none, 0};
  }
  void operator()(const MarkNoShow& by) {
    if (ended.at.object != roster.tour) return;
    roster.kept.statuses.push_back(
        {by.participant, status_of(roster, by.participant), "no_show", situation.now, false, 0});
    roster.taken_back.reset();
    marked(roster, by.participant, "no_show");
  }
  void operator()(const ShowActs&) {}
  void operator()(const ShowPerson&) {}
  void operator()(const CloseSheet&) {}
  void operator()(const TypeReason&) {}
  void operator()(const TakeBack&) {
    if (is_here()) follow_taking_back();
  }
  void operator()(const DoAgain&) {
    if (!is_here()) return;
    read(roster, records);
    roster.last.reset();
    if (roster.taken_back && done_again()) roster.taken_back.reset();
  }
  void operator()(const parting::Begin&) {}
  void operator()(const parting::Change&) {}
  void operator()(const parting::Drop&) {}
  void operator()(const viewing::Hide&) {}
  void operator()(const viewing::Show& by) {
    if (is_here() && roster.sheet.kind == Sheet::Kind::person && roster.sheet.about == by.person)
      roster.sheet.shown = viewing::read(records, by, situation.now);
  }
  void operator()(const parting::Agree&) {
    roster.kept.parted_at[record] = situation.now;
    if (!is_here()) return;
    roster.sheet = {};
    roster.taken_back.reset();
    read(roster, records);
  }

 private:
  bool is_here() const { return ended.at == address(roster); }
  const Command& command() const { return std::get<Executed>(ended.end).command; }

  void follow() {
    const auto* create = std::get_if<Create>(&command());
    if (!create || !is_here()) return;
    const auto at = std::ranges::find(create->fields, "participant_id", &Assign::field);
    const EntryId id = at == create->fields.end() ? 0 : at->value.view().integer;
    if (find_person(roster, id))
      checked_in(roster, id, record, situation.now);
    else
      read(roster, records);
    roster.taken_back.reset();
    const Person* seen = find_person(roster, id);
    roster.last = {ScanResult::Kind::checked_in, id, {}, seen ? seen->remark : Remark::none, 0};
  }
  // Of what was taken back the record ends first, then the status that was changed for it.
  void follow_taking_back() {
    const auto* status = std::get_if<Set>(&command());
    const Act* act = find_act(roster.acts, status ? status->id : record);
    if (act && act->id == (status ? status->id : record)) roster.taken_back = *act;
    if (roster.sheet.kind == Sheet::Kind::reason) roster.sheet = {};
    read(roster, records);
    roster.last.reset();
  }
  bool done_again() const {
    return std::ranges::find(roster.acts, roster.taken_back->id, &Act::id) != roster.acts.end();
  }
};

}  // namespace

Response respond(Model& roster, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{roster, situation, records}, intent);
}

void settle(Model& roster, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto record = ended.record())
    std::visit(Settler{roster, ended, *record, situation, records}, ended.by);
}

}  // namespace renkei::ui::roster
