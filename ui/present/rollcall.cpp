#include "ui/present/rollcall.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"

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

// The last round that was called here, by whatever device; null: none.
const RollCallFacts* present_call(const Model& model) {
  const RollCallFacts* found = nullptr;
  std::int64_t round = 0;
  for (const RollCallFacts& call : model.facts.calls) {
    const Rollcall& head = call.heads.front().fields;
    if (head.stop_id.id != model.stop || head.vehicle_id.id != model.vehicle ||
        head.phase != model.phase || head.round.value_or(1) < round)
      continue;
    round = head.round.value_or(1);
    found = &call;
  }
  return found;
}

Line line_of(const Model& model, std::size_t in_facts, bool expected) {
  Line line;
  for (std::size_t i = 0; i < model.people.size(); ++i)
    if (model.people[i].in_facts == in_facts) line.person = i;
  line.id = model.facts.people[in_facts].id;
  line.expected = expected;
  return line;
}

void read_lines(Model& model, const RollCallFacts& call) {
  const std::vector<std::size_t> expected =
      expected_at_call(model.facts, position_of(model), vehicle_index(model));
  for (const std::size_t person : expected) model.lines.push_back(line_of(model, person, true));
  for (const auto& [person, states] : call.marks) {
    auto line = std::ranges::find(model.lines, model.facts.people[person].id, &Line::id);
    if (line == model.lines.end()) {
      model.lines.push_back(line_of(model, person, false));
      line = model.lines.end() - 1;
    }
    line->state = states.empty() ? "" : *states.begin();
    line->disputed = states.size() > 1;
    if (line->state == "unconfirmed") line->state.clear();
  }
  std::ranges::stable_sort(model.lines, {}, [](const Line& line) { return line.person; });
}

Result result_of(const Model& model, std::int64_t counted) {
  Result result;
  result.counted = counted;
  for (const Line& line : model.lines) {
    result.expected += line.expected;
    result.present += line.state == "present";
    result.unmarked += line.expected && (line.state.empty() || line.disputed);
    result.absent += line.state == "absent";
    result.apart += line.expected && (line.state == "separate" || line.state == "left");
  }
  return result;
}

// What this device would write into: its own record of the call, else the first one known.
const Found<Rollcall>& own_head(const RollCallFacts& call, LogNumber own_log) {
  for (const Found<Rollcall>& head : call.heads)
    if (log_of(head.id) == own_log) return head;
  return call.heads.front();
}

void read_call(Model& model, LogNumber own_log) {
  model.lines.clear();
  model.counts.clear();
  model.result.reset();
  model.second_n.reset();
  model.head = 0;
  model.round = 1;
  model.step = Step::count;
  const RollCallFacts* call = present_call(model);
  if (!call) return;
  const Found<Rollcall>& head = own_head(*call, own_log);
  model.head = head.id;
  model.round = head.fields.round.value_or(1);
  for (const Found<Rollcall>& one : call->heads)
    if (one.fields.counted_n &&
        std::ranges::find(model.counts, *one.fields.counted_n) == model.counts.end())
      model.counts.push_back(*one.fields.counted_n);
  if (!head.fields.counted_n) return;
  model.step = head.fields.closed_at ? Step::closed : Step::names;
  model.second_n = head.fields.second_n;
  read_lines(model, *call);
  model.result = result_of(model, *head.fields.counted_n);
}

void gather(Model& model, const Situation& situation, const Records& records) {
  model.facts = gather_tour(records, model.tour);
  model.people = roster::read_people(model.facts, records);
  read_call(model, situation.device.log);
}

void forget_typing(Model& model) {
  model.typed.clear();
  model.second.clear();
  model.second_code.clear();
  model.last.reset();
}

RollCall call_of(const Model& model) {
  RollCall call;
  call.fields = {{"tour_id", model.tour}, {"phase", model.phase}};
  if (model.stop != 0) call.fields.push_back({"stop_id", model.stop});
  if (model.vehicle != 0) call.fields.push_back({"vehicle_id", model.vehicle});
  if (model.round > 1) call.fields.push_back({"round", model.round});
  return call;
}

Response ask(Command command) { return {{std::move(command)}, {}}; }

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const ChooseStop& intent) {
    model.stop = intent.stop;
    return turn();
  }
  Response operator()(const ChooseVehicle& intent) {
    model.vehicle = intent.vehicle;
    return turn();
  }
  Response operator()(const ChoosePhase& intent) {
    model.phase = intent.phase;
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
    RollCall call = call_of(model);
    call.fields.push_back({"counted_n", *counted});
    if (!situation.wishes.staff.empty()) call.fields.push_back({"leader", situation.wishes.staff});
    return ask(std::move(call));
  }
  Response operator()(const CountAgain&) {
    if (model.step == Step::count) return {};
    model.round += 1;
    model.step = Step::count;
    model.lines.clear();
    model.result.reset();
    model.counts.clear();
    model.second_n.reset();
    forget_typing(model);
    return {};
  }
  Response operator()(const BeginSecond& intent) {
    if (model.step == Step::names && intent.begin && !model.second_n) model.step = Step::second;
    if (model.step == Step::second && !intent.begin) model.step = Step::names;
    return {};
  }
  Response operator()(const Mark& intent) { return mark(intent.participant, intent.state); }
  Response operator()(const Scanned& intent) {
    if (model.step != Step::names) return {};
    const auto id = person_in(intent.text);
    if (id) return mark(*id, "present");
    model.last = intent.text;
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
                    {"expected_n", model.result->expected - model.result->apart},
                    {"result", agreed ? "agreed" : "differs"}}});
  }

 private:
  Response turn() {
    forget_typing(model);
    read_call(model, situation.device.log);
    return {};
  }
  Response mark(EntryId person, const std::string& state) {
    if (model.step != Step::names) return {};
    model.last.reset();
    RollCall call = call_of(model);
    call.marks.push_back({person, state});
    return ask(std::move(call));
  }
  std::optional<EntryId> person_in(std::string_view line) const {
    const auto id = roster::record_in_line(records, line);
    if (id && roster::find_person(model.people, *id)) return id;
    return roster::by_badge_or_number(model.people, trim(line));
  }
};

bool is_about(const Address& at, const Model& model) { return at == address(model); }

}  // namespace

Intent scanned(const Model&, const std::string& text) { return Scanned{text}; }

Address address(const Model& model) {
  return {Screen::rollcall, model.tour, model.stop, model.vehicle, model.phase};
}

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  model = {};
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
  model.people = roster::read_people(model.facts, records);
  read_call(model, situation.device.log);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (!ended.record() || !is_about(ended.at, model)) return;
  gather(model, situation, records);
  if (std::holds_alternative<Count>(ended.by)) model.typed.clear();
  if (std::holds_alternative<CountSecond>(ended.by)) {
    model.second.clear();
    model.second_code.clear();
  }
}

void look(Model& model, const Situation& situation, const Records& records) {
  const bool at_second = model.step == Step::second;
  const bool counting_again = model.step == Step::count && model.round > 1;
  const std::int64_t round = model.round;
  gather(model, situation, records);
  if (at_second && model.step == Step::names && !model.second_n) model.step = Step::second;
  if (!counting_again || model.round >= round) return;
  model.round = round;
  model.step = Step::count;
  model.lines.clear();
  model.result.reset();
}

}  // namespace renkei::ui::rollcall
