#include "ui/present/rollcall.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"
#include "ui/present/roster_acts.hpp"

namespace renkei::ui::rollcall {
namespace {

std::optional<std::int64_t> heads_in(std::string_view text) {
  const auto number = roster::number_in_line(text);
  return number && *number >= 0 ? number : std::nullopt;
}

std::size_t vehicle_index(const Model& model) {
  const auto at = std::ranges::find(model.facts.vehicles, model.vehicle, &Found<Vehicle>::id);
  return at == model.facts.vehicles.end()
             ? no_vehicle
             : static_cast<std::size_t>(at - model.facts.vehicles.begin());
}

Position position_of(const Model& model) {
  const std::size_t stop = stop_index(model.facts, model.stop);
  return {static_cast<int>(stop), is_leaving(model.phase)};
}

std::int64_t round_of(const RollCallFacts& call) {
  return call.heads.front().fields.round.value_or(1);
}

// Those that were made here, by whatever device, in the order of their rounds.
std::vector<const RollCallFacts*> calls_here(const Model& model) {
  std::vector<const RollCallFacts*> found;
  for (const RollCallFacts& call : model.facts.calls) {
    const Rollcall& head = call.heads.front().fields;
    if (head.stop_id.id == model.stop && head.vehicle_id.id == model.vehicle &&
        head.phase == model.phase)
      found.push_back(&call);
  }
  std::ranges::stable_sort(found, {}, [](const RollCallFacts* call) { return round_of(*call); });
  return found;
}

// What this device has counted in: a record of its own, or one that it agreed with; null: neither.
const Found<Rollcall>* own_head(const Model& model, const RollCallFacts& call) {
  for (const Found<Rollcall>& head : call.heads)
    if (log_of(head.id) == model.own_log && head.fields.counted_n) return &head;
  for (const Found<Rollcall>& head : call.heads)
    if (model.kept.joined.contains(head.id)) return &head;
  return nullptr;
}

// A count that all the others of the last round agree with joins it, unless it is this device's own;
// any other one is a round of its own.
std::int64_t round_for(const Model& model, std::int64_t counted) {
  const auto calls = calls_here(model);
  if (calls.empty()) return 1;
  const RollCallFacts& last = *calls.back();
  const bool agrees = std::ranges::all_of(last.heads, [&](const Found<Rollcall>& head) {
    return !head.in_conflict && head.fields.counted_n.value_or(counted) == counted;
  });
  return round_of(last) + (agrees && !own_head(model, last) ? 0 : 1);
}

// The last count of each device.
std::vector<std::int64_t> counts_here(const Model& model, const Records& records) {
  std::map<LogNumber, std::vector<std::int64_t>> last;
  for (const RollCallFacts* call : calls_here(model))
    for (const Found<Rollcall>& head : call->heads)
      if (auto counts = head_counts(records, head); !counts.empty())
        last[log_of(head.id)] = std::move(counts);
  std::set<std::int64_t> different;
  for (const auto& [log, counts] : last) different.insert(counts.begin(), counts.end());
  return {different.begin(), different.end()};
}

Line line_of(const Model& model, std::size_t in_facts, bool expected) {
  Line line;
  for (std::size_t i = 0; i < model.people.size(); ++i)
    if (model.people[i].in_facts == in_facts) line.person = i;
  line.id = model.facts.people[in_facts].id;
  line.expected = expected;
  return line;
}

Line& line_for(Model& model, std::size_t in_facts) {
  const EntryId id = model.facts.people[in_facts].id;
  const auto line = std::ranges::find(model.lines, id, &Line::id);
  return line == model.lines.end() ? model.lines.emplace_back(line_of(model, in_facts, false))
                                   : *line;
}

void read_lines(Model& model, const RollCallFacts& call) {
  const std::size_t vehicle = vehicle_index(model);
  const Position here = position_of(model);
  for (const std::size_t person : expected_at_call(model.facts, here, vehicle))
    model.lines.push_back(line_of(model, person, true));
  for (const parting::Parting& parted : model.partings) {
    const std::size_t person = model.facts.person_of.at(parted.person);
    if (!covers(model.facts, parted, here) || !takes_part(model.facts.people[person])) continue;
    if (vehicle != no_vehicle &&
        !rides_in(model.facts.people[person], model.facts.vehicles[vehicle].id,
                  model.facts.vehicles[vehicle].fields.no))
      continue;
    Line& line = line_for(model, person);
    line.parting = parted.id;
    line.state = "left";
  }
  // Of a vehicle: who is on the list of none is looked for in each of them.
  if (vehicle != no_vehicle)
    for (const std::size_t person : expected_at_call(model.facts, here, no_vehicle))
      if (rides_in_none(model.facts, model.facts.people[person]))
        line_for(model, person).in_no_vehicle = true;
  for (const auto& [person, states] : call.marks) {
    Line& line = line_for(model, person);
    line.disputed = states.size() > 1;
    const std::string state = states.empty() ? "" : *states.begin();
    if (state != "unconfirmed")
      line.state = state;
    else if (line.parting == 0)
      line.state.clear();
  }
  std::ranges::stable_sort(model.lines, {}, [](const Line& line) { return line.person; });
}

Result result_of(const Model& model, std::int64_t counted) {
  Result result;
  result.counted = counted;
  for (const Line& line : model.lines) {
    result.expected += line.expected;
    result.extra += !line.expected && line.state == "present";
    result.present += line.state == "present";
    result.homeless += line.in_no_vehicle && line.state.empty();
    result.unmarked += line.expected && (line.state.empty() || line.disputed);
    result.absent += line.state == "absent";
    result.apart += line.expected && (line.state == "separate" || line.state == "left");
  }
  return result;
}

void forget_call(Model& model) {
  model.lines.clear();
  model.counts.clear();
  model.result.reset();
  model.second_n.reset();
  model.head = 0;
  model.round = 1;
  model.step = Step::count;
}

// The last round in which this device has counted; before that nothing is told of it.
void read_call(Model& model, const Records& records) {
  forget_call(model);
  if (model.again) return;
  for (const RollCallFacts* call : calls_here(model)) {
    const Found<Rollcall>* head = own_head(model, *call);
    if (!head || !head->fields.counted_n) continue;
    model.lines.clear();
    model.head = head->id;
    model.round = round_of(*call);
    model.step = head->fields.closed_at ? Step::closed : Step::names;
    model.second_n = head->fields.second_n;
    read_lines(model, *call);
    model.result = result_of(model, *head->fields.counted_n);
  }
  if (model.result) model.counts = counts_here(model, records);
}

void gather(Model& model, const Situation& situation, const Records& records) {
  model.facts = gather_tour(records, model.tour);
  model.people = roster::read_people(model.facts, records);
  model.partings = parting::read_partings(records, model.facts);
  model.own_log = situation.device.log;
  read_call(model, records);
}

void forget_typing(Model& model) {
  model.typed.clear();
  model.second.clear();
  model.second_code.clear();
  model.last.reset();
  model.stranger.reset();
  model.parting.reset();
  model.reason.reset();
}

RollCall call_of(const Model& model, std::int64_t round) {
  RollCall call;
  call.fields = {{"tour_id", model.tour}, {"phase", model.phase}};
  if (model.stop != 0) call.fields.push_back({"stop_id", model.stop});
  if (model.vehicle != 0) call.fields.push_back({"vehicle_id", model.vehicle});
  if (round > 1) call.fields.push_back({"round", round});
  return call;
}

Response ask(Command command) { return {{std::move(command)}, {}}; }

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const ChooseStop& intent) {
    model.stop = intent.stop;
    model.again = false;
    return turn();
  }
  Response operator()(const ChooseVehicle& intent) {
    model.vehicle = intent.vehicle;
    model.again = false;
    return turn();
  }
  Response operator()(const ChoosePhase& intent) {
    model.phase = intent.phase;
    model.again = false;
    return turn();
  }
  Response operator()(const TypeDigit& intent) {
    if (model.step == Step::count && model.typed.size() < 4)
      model.typed += static_cast<char>('0' + intent.digit);
    return {};
  }
  Response operator()(const TakeDigit&) {
    if (!model.typed.empty()) model.typed.pop_back();
    return {};
  }
  Response operator()(const Count&) {
    const auto counted = heads_in(model.typed);
    if (model.step != Step::count || !counted) return {};
    const std::int64_t round = round_for(model, *counted);
    const auto calls = calls_here(model);
    const bool joins = !calls.empty() && round_of(*calls.back()) == round;
    RollCall call = call_of(model, round);
    call.fields.push_back({"counted_n", *counted});
    if (!joins && !situation.wishes.staff.empty())
      call.fields.push_back({"leader", situation.wishes.staff});
    return ask(std::move(call));
  }
  Response operator()(const CountAgain&) {
    if (model.step == Step::count) return {};
    model.again = true;
    return turn();
  }
  Response operator()(const BeginSecond& intent) {
    if (model.step == Step::names && intent.begin && !model.second_n) model.step = Step::second;
    if (model.step == Step::second && !intent.begin) model.step = Step::names;
    return {};
  }
  Response operator()(const Mark& intent) {
    if (model.step != Step::names) return {};
    forget_questions();
    const auto line = std::ranges::find(model.lines, intent.participant, &Line::id);
    const EntryId parted = line == model.lines.end() ? 0 : line->parting;
    const bool apart = intent.state == "separate" || intent.state == "left";
    if (apart && parted == 0) {
      model.parting = parting::begin(model.facts, intent.participant, position_of(model),
                                     situation.wishes.staff);
      model.parting->state = intent.state;
      return {};
    }
    // Another device's parting stays; its own person may be marked all the same.
    if (apart || log_of(parted) != model.own_log)
      return ask(mark(intent.participant, intent.state));
    return take_back(parted, intent.participant, intent.state, "");
  }
  Response operator()(const parting::Change& intent) {
    if (model.parting) model.parting = intent.draft;
    return {};
  }
  Response operator()(const parting::Agree&) {
    if (model.step != Step::names || !model.parting || !model.parting->is_whole()) return {};
    return {{parting::command(*model.parting), mark(model.parting->person, model.parting->state)},
            {}};
  }
  Response operator()(const parting::Drop&) {
    model.parting.reset();
    return {};
  }
  Response operator()(const TypeReason& intent) {
    if (model.reason) model.reason->typed = intent.text;
    return {};
  }
  Response operator()(const TakeBackParting& intent) {
    if (!model.reason || trim(intent.reason).empty()) return {};
    const AskedReason asked = *model.reason;
    return take_back(asked.parting, asked.person, asked.state, intent.reason);
  }
  Response operator()(const KeepParting&) {
    model.reason.reset();
    return {};
  }
  Response operator()(const Scanned& intent) {
    if (model.step != Step::names) return {};
    forget_questions();
    if (const auto id = person_in(intent.text)) return ask(mark(*id, "present"));
    model.stranger = roster::stranger_in(records, model.facts, intent.text);
    if (model.stranger) return {};
    model.last = intent.text;
    const auto badge = roster::badge_in_line(records, model.facts, intent.text);
    model.last_is_shared = badge && badge->is_shared;
    return {};
  }
  // Is checked in here although of another tour, and so is in no list and yet not lost.
  Response operator()(const TakeIn& intent) {
    if (model.step != Step::names || !model.stranger ||
        model.stranger->person != intent.participant)
      return {};
    Create seen{"check_in", {{"participant_id", intent.participant}, {"method", "qr"}}, true};
    if (model.stop != 0) seen.fields.push_back({"stop_id", model.stop});
    if (model.vehicle != 0) seen.fields.push_back({"vehicle_id", model.vehicle});
    return {{Command(std::move(seen)), mark(intent.participant, "present")}, {}};
  }
  Response operator()(const LetBe&) {
    model.stranger.reset();
    return {};
  }
  Response operator()(const Seek& intent) {
    if (model.step == Step::names && roster::find_person(model.people, intent.participant))
      model.sought = Sought{intent.participant};
    return {};
  }
  Response operator()(const EndSeeking&) {
    model.sought.reset();
    return {};
  }
  Response operator()(const viewing::Show& intent) {
    if (!model.sought || model.sought->person != intent.person) return {};
    return {{viewing::command(intent)}, {}};
  }
  Response operator()(const viewing::Hide&) {
    if (model.sought) model.sought->shown.reset();
    return {};
  }
  Response operator()(const TypeSecond& intent) {
    model.second = intent.count;
    return {};
  }
  Response operator()(const TypeSecondCode& intent) {
    model.second_code = intent.code;
    return {};
  }
  Response operator()(const CountSecond&) {
    const auto counted = heads_in(model.second);
    const std::string code(trim(model.second_code));
    if (model.step != Step::second || !counted || code.empty()) return {};
    return ask(Set{model.head, {{"second_n", *counted}, {"second_checker", code}}});
  }
  Response operator()(const Close&) {
    if (model.step != Step::names || !model.result || !model.result->can_close()) return {};
    const bool agreed = model.result->is_complete() && model.counts.size() < 2;
    return ask(Set{model.head,
                   {{"closed_at", situation.now},
                    {"expected_n", model.result->due()},
                    {"result", agreed ? "agreed" : "differs"}}});
  }

 private:
  Response turn() {
    forget_typing(model);
    read_call(model, records);
    return {};
  }
  void forget_questions() {
    model.last.reset();
    model.stranger.reset();
    model.parting.reset();
    model.reason.reset();
    model.sought.reset();
  }
  Command mark(EntryId person, const std::string& state) const {
    RollCall call = call_of(model, model.round);
    call.marks.push_back({person, state});
    return call;
  }
  Response take_back(EntryId parted, EntryId person, const std::string& state,
                     std::string_view typed) const {
    const auto at = model.kept.parted_at.find(parted);
    roster::Act act{roster::Act::Kind::parting, parted, person, std::nullopt, {}, {}};
    if (at != model.kept.parted_at.end()) act.at = at->second;
    const auto reason = reason_to_take_back(typed, roster::needs_reason(act, situation), situation);
    if (!reason) {
      model.reason = AskedReason{parted, person, state, {}};
      return {};
    }
    return {{Command(Void{parted, *reason}), mark(person, state)}, {}};
  }
  std::optional<EntryId> person_in(std::string_view line) const {
    if (const auto badge = roster::badge_in_line(records, model.facts, line))
      return roster::find_person(model.people, badge->person) ? std::optional(badge->person)
                                                              : std::nullopt;
    const auto id = roster::record_in_line(records, line);
    if (id && roster::find_person(model.people, *id)) return id;
    return roster::by_badge_or_number(model.people, trim(line));
  }
};

bool is_about(const Address& at, const Model& model) { return at == address(model); }

}  // namespace

std::vector<std::size_t> missing_lines(const Model& model) {
  if (model.step != Step::names || !model.result) return {};
  const Result& result = *model.result;
  const bool open_too = result.unmarked + result.absent <= result.due() - result.counted;
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < model.lines.size(); ++i) {
    const Line& line = model.lines[i];
    const bool is_open = line.expected && line.state.empty() && line.parting == 0;
    if (line.state == "absent" || (open_too && is_open)) missing.push_back(i);
  }
  return missing;
}

Intent scanned(const Model&, const std::string& text) { return Scanned{text}; }

Address address(const Model& model) {
  return {Screen::rollcall, model.tour, model.stop, model.vehicle, model.phase};
}

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  Remembered kept = std::move(model.kept);
  model = {};
  model.kept = std::move(kept);
  model.tour = at.object;
  if (const auto stop = find_as<Stop>(records, at.part); model.tour == 0 && stop)
    model.tour = stop->fields.tour_id.id;
  if (model.tour == 0) model.tour = tour_of_day(records, situation.date);
  if (!at.word.empty()) model.phase = at.word;
  if (const auto tour = find_as<Tour>(records, model.tour)) model.tour_name = tour->fields.name;
  model.facts = gather_tour(records, model.tour);
  model.stop = at.part;
  if (model.stop == 0 && !model.facts.stops.empty()) model.stop = model.facts.stops.front().id;
  model.vehicle = at.further;
  if (model.vehicle == 0 && model.facts.vehicles.size() == 1)
    model.vehicle = model.facts.vehicles.front().id;
  gather(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  const auto record = ended.record();
  if (!record) return;
  const Command& command = std::get<Executed>(ended.end).command;
  if (std::holds_alternative<parting::Agree>(ended.by) && std::holds_alternative<Create>(command))
    model.kept.parted_at[*record] = situation.now;
  if (std::holds_alternative<Count>(ended.by)) model.kept.joined.insert(*record);
  if (!is_about(ended.at, model)) return;
  if (const auto* show = std::get_if<viewing::Show>(&ended.by)) {
    if (model.sought && model.sought->person == show->person)
      model.sought->shown = viewing::read(records, *show, situation.now);
    return;
  }
  if (std::holds_alternative<Count>(ended.by)) model.again = false;
  if (!std::holds_alternative<Mark>(ended.by)) forget_typing(model);
  gather(model, situation, records);
}

void look(Model& model, const Situation& situation, const Records& records) {
  const bool at_second = model.step == Step::second;
  gather(model, situation, records);
  if (at_second && model.step == Step::names && !model.second_n) model.step = Step::second;
}

bool close_sheet(Model& model) {
  const bool was_open = model.parting || model.reason || model.sought || model.step == Step::second;
  model.sought.reset();
  model.parting.reset();
  model.reason.reset();
  if (model.step == Step::second) model.step = Step::names;
  return was_open;
}

}  // namespace renkei::ui::rollcall
