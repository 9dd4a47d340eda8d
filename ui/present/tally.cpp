#include "ui/present/tally.hpp"

#include <algorithm>

#include "core/figures/visitors.hpp"
#include "core/model/kinds.hpp"
#include "ui/present/address.hpp"
#include "ui/present/usual_gate.hpp"

namespace renkei::ui::tally {
namespace {

constexpr std::size_t presses_kept = 200;

void add(Model& pad, std::string_view said, std::int64_t delta) {
  const std::string_view category = counted_category(said);
  auto at = std::ranges::find(pad.categories, category, &CategoryCount::category);
  if (at == pad.categories.end())
    at = pad.categories.insert(at, {std::string(category), 0, !is_staff_category(category)});
  at->count += delta;
  if (at->is_visitor) pad.visitors += delta;
}

void keep(Model& pad, Press press) {
  if (pad.presses.size() >= 2 * presses_kept)
    pad.presses.erase(pad.presses.begin(), pad.presses.end() - presses_kept);
  pad.presses.push_back(std::move(press));
}

Response ask(std::optional<Command> command) {
  if (!command) return {};
  return {{std::move(*command)}, {}};
}

struct Responder {
  Model& pad;
  const Situation& situation;
  const Records& records;

  Response operator()(const OpenGates& intent) {
    pad.choosing = intent.open;
    return {};
  }
  Response operator()(const ChooseGate& intent) {
    pad.choosing = false;
    choose_gate(pad, records, intent.gate);
    return {};
  }
  Response operator()(const AddGate&) {
    return ask(add_gate_command(pad, say(situation.wishes.language, "tally.gate.default")));
  }
  Response operator()(const CountOne& intent) { return ask(count_command(pad, intent.category)); }
  Response operator()(const TakeBack&) {
    return ask(take_back_command(pad, say(situation.wishes.language, "tally.undo.reason")));
  }
};

// What was asked for at another gate is read from the records when that gate is chosen.
struct Settler {
  Model& pad;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;
  const Records& records;

  void operator()(const OpenGates&) {}
  void operator()(const ChooseGate&) {}
  void operator()(const AddGate&) {
    if (ended.at != address(pad)) return;
    look(pad, situation, records);
    choose_gate(pad, records, record);
  }
  void operator()(const CountOne& by) {
    if (ended.at == address(pad)) counted(pad, {record, by.category, 1, situation.now});
  }
  void operator()(const TakeBack&) { taken_back(pad, record); }
};

}  // namespace

Address address(const Model& pad) { return {Screen::tally, pad.event, pad.gate}; }

void open(Model& pad, const Address& at, const Situation& situation, const Records& records) {
  EntryId event = at.object;
  if (const auto gate = find_as<Gate>(records, at.part); event == 0 && gate)
    event = gate->fields.event_id.id;
  if (event == 0) event = event_of_day(records, situation.date);
  pad = open_pad(records, event, situation.date, situation.device.log);
  if (at.part != 0) choose_gate(pad, records, at.part);
}

Response respond(Model& pad, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{pad, situation, records}, intent);
}

void settle(Model& pad, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto record = ended.record())
    std::visit(Settler{pad, ended, *record, situation, records}, ended.by);
}

void look(Model& pad, const Situation& situation, const Records& records) {
  const EntryId gate = pad.gate;
  pad = open_pad(records, pad.event, situation.date, situation.device.log);
  if (std::ranges::find(pad.gates, gate, &GateChoice::id) != pad.gates.end() && gate != pad.gate)
    choose_gate(pad, records, gate);
}

Model open_pad(const Records& records, EntryId event, std::string_view date, LogNumber own_log) {
  Model pad;
  pad.event = event;
  pad.date = date;
  pad.own_log = own_log;
  if (const auto found = find_as<Event>(records, event)) pad.event_name = found->fields.name;
  for (const auto& [id, gate, disputed] : all<Gate>(records))
    if (gate.event_id.id == event)
      pad.gates.push_back(
          {id, gate.name, gate.counting_method, gate.direction, gate.unit, gate.reentry});
  choose_gate(pad, records, pad.gates.empty() ? 0 : pad.gates.front().id);
  return pad;
}

void choose_gate(Model& pad, const Records& records, EntryId gate) {
  pad.gate = gate;
  pad.visitors = 0;
  pad.presses.clear();
  pad.categories.clear();
  for (const Choice& usual : choices::category)
    pad.categories.push_back({std::string(usual.ja), 0, !is_staff_category(usual.code)});
  if (gate == 0) return;

  const Zone zone = records.zone();
  const std::int64_t day = day_counted(pad.date, {}, zone);
  const Kind& kind = *find_kind(Tally::name_of_kind);
  const Match of_gate{static_cast<std::size_t>(kind.find("gate_id")), Value::of(gate)};
  records.each(kind, std::span(&of_gate, 1), false, [&](const Record& record) {
    const Tally tally = as<Tally>(record);
    const std::int64_t delta = tally.delta.value_or(0);
    if (day_counted(tally.date.iso, tally.at, zone) != day) return;
    add(pad, tally.category, delta);
    if (log_of(record.id()) == pad.own_log && tally.at)
      keep(pad, {record.id(), tally.category, delta, *tally.at});
  });
}

std::optional<Command> count_command(const Model& pad, std::string_view category) {
  if (pad.gate == 0 || category.empty()) return std::nullopt;
  return Create{
      "tally",
      {{"gate_id", pad.gate}, {"category", std::string(category)}, {"delta", std::int64_t{1}}}};
}

std::optional<Command> take_back_command(const Model& pad, std::string reason) {
  if (pad.presses.empty()) return std::nullopt;
  return Void{pad.presses.back().id, std::move(reason)};
}

std::optional<Command> add_gate_command(const Model& pad, std::string name) {
  if (pad.event == 0) return std::nullopt;
  return usual_gate(pad.event, std::move(name));
}

void counted(Model& pad, const Press& press) {
  if (std::ranges::find(pad.presses, press.id, &Press::id) != pad.presses.end()) return;
  add(pad, press.category, press.delta);
  keep(pad, press);
}

void taken_back(Model& pad, EntryId press) {
  const auto at = std::ranges::find(pad.presses, press, &Press::id);
  if (at == pad.presses.end()) return;
  add(pad, at->category, -at->delta);
  pad.presses.erase(at);
}

}  // namespace renkei::ui::tally
