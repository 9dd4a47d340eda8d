#include "ui/present/tally.hpp"

#include <algorithm>
#include <charconv>

#include "core/model/kinds.hpp"
#include "core/text/dates.hpp"
#include "ui/present/address.hpp"
#include "ui/present/take_back.hpp"

namespace renkei::ui::tally {
namespace {

std::int64_t day_of(std::string_view date) { return day_counted(date, {}, {}); }

CategoryCount& count_of(Model& pad, std::string_view said) {
  const std::string_view category = counted_category(said);
  const auto at = std::ranges::find(pad.categories, category, &CategoryCount::category);
  if (at != pad.categories.end()) return *at;
  pad.categories.push_back({std::string(category), 0, !is_staff_category(category)});
  return pad.categories.back();
}

void start_anew(Model& pad) {
  pad.visitors = pad.estimated = pad.beside = 0;
  pad.by_device.clear();
  pad.presses.clear();
  pad.categories.clear();
  for (const auto& usual : choices::category)
    pad.categories.push_back({std::string(usual.ja), 0, !is_staff_category(usual.code)});
}

void add(Model& pad, const VisitorLine& line) {
  CategoryCount& count = count_of(pad, line.category);
  if (line.standing == VisitorLine::Standing::beside_counter) {
    count.beside += line.n;
    pad.beside += line.n;
    return;
  }
  count.count += line.n;
  if (line.standing == VisitorLine::Standing::staff) return;
  pad.visitors += line.n;
  pad.estimated += line.estimated;
  for (const auto& [log, n] : line.by_device) pad.by_device[log] += n;
}

std::vector<Press> read_presses(const Model& pad, const Records& records) {
  const Kind& kind = *find_kind(Tally::name_of_kind);
  const Match of_gate{static_cast<std::size_t>(kind.find("gate_id")), Value::of(pad.gate)};
  const std::int64_t day = day_of(pad.date);
  std::vector<Press> presses;
  records.latest(kind, std::span(&of_gate, 1), pad.own_log, acts_shown, [&](const Record& record) {
    const Tally tally = as<Tally>(record);
    if (!tally.at || day_counted(tally.date.iso, tally.at, records.zone()) != day) return;
    const bool of_sheet = !tally.date.iso.empty() || tally.hour_band || !tally.quality.empty();
    presses.push_back({record.id(), tally.category, tally.delta.value_or(0), *tally.at, of_sheet});
  });
  std::ranges::reverse(presses);
  return presses;
}

bool is_counter_read(const Records& records, EntryId gate) {
  bool found = false;
  each_look(records, [&](EntryId of, const CounterLook&, bool) { found = found || of == gate; });
  return found;
}

// One press more, or one less. Where a counter counts as well, a sheet says when, or passages are halved,
// the figures are asked anew.
void follow(Model& pad, const Press& press, std::int64_t delta, const Records& records) {
  const GateChoice* gate = chosen(pad);
  const bool halves = gate && gate->direction == "in+out";
  if (pad.has_counter || press.of_sheet || halves) return choose_gate(pad, records, pad.gate);
  const Zone zone = records.zone();
  if (local_day(press.at, zone) == day_of(pad.date)) {
    const bool estimates = gate && is_estimating(gate->method);
    CategoryCount& count = count_of(pad, press.category);
    count.count += delta;
    if (count.is_visitor) {
      pad.visitors += delta;
      if (estimates) pad.estimated += delta;
      pad.by_device[pad.own_log] += delta;
      hours::add(pad.today, minute_of_day(press.at, zone) / 60, delta, estimates);
    }
  }
  pad.presses = read_presses(pad, records);
}

}  // namespace

std::int64_t Entry::number() const {
  std::int64_t number = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return number;
}

std::int64_t Model::own() const {
  const auto at = by_device.find(own_log);
  return at == by_device.end() ? 0 : static_cast<std::int64_t>(at->second);
}

std::size_t Model::others() const { return by_device.size() - by_device.count(own_log); }

Address address(const Model& pad) { return {Screen::tally, pad.event, pad.gate}; }

void open(Model& pad, const Address& at, const Situation& situation, const Records& records) {
  pad = open_pad(records, gates::event_at(records, at, situation.date), situation.date,
                 situation.device.log);
  if (at.part != 0) choose_gate(pad, records, at.part);
  // Nobody can compare what is counted here: asked before the first press, and no press waits for it.
  if (const GateChoice* gate = chosen(pad); gate && !gate->has_method())
    pad.gate_sheet = gates::GateSheet::method;
}

void look(Model& pad, const Situation& situation, const Records& records) {
  Model now = open_pad(records, pad.event, situation.date, situation.device.log);
  if (std::ranges::find(now.gates, pad.gate, &GateChoice::id) != now.gates.end() &&
      pad.gate != now.gate)
    choose_gate(now, records, pad.gate);
  now.has_turned = pad.has_turned || (!pad.date.empty() && now.date != pad.date);
  now.gate_sheet = pad.gate_sheet;
  now.gate_name = std::move(pad.gate_name);
  now.entry = std::move(pad.entry);
  now.sheet = std::move(pad.sheet);
  now.all_gates = std::move(pad.all_gates);
  pad = std::move(now);
}

bool close_sheet(Model& pad) {
  const bool had_one =
      pad.entry || pad.sheet.kind != Sheet::Kind::none || pad.gate_sheet != gates::GateSheet::none;
  pad.entry.reset();
  pad.sheet = {};
  pad.gate_sheet = gates::GateSheet::none;
  return had_one;
}

Model open_pad(const Records& records, EntryId event, std::string_view date, LogNumber own_log) {
  Model pad{gates::place_of(records, event)};
  pad.date = date;
  pad.own_log = own_log;
  pad.closed = gates::closed_day(records, event, date);
  pad.first_date = gates::first_day_before(records, event, date);
  choose_gate(pad, records, pad.gate);
  return pad;
}

void choose_gate(Model& pad, const Records& records, EntryId gate) {
  pad.gate = gate;
  start_anew(pad);
  pad.today = pad.first_day = {};
  const auto found = find_as<Gate>(records, gate);
  if (!found) return;
  pad.has_counter = is_counter_read(records, gate);
  const VisitorCount count =
      count_visitors(records, std::span(&*found, 1), {{pad.event, pad.openings}});
  const std::int64_t day = day_of(pad.date);
  for (const VisitorLine& line : count.lines)
    if (line.day == day) add(pad, line);
  pad.today = hours::hours_of(count, 0, day);
  if (!pad.first_date.empty()) pad.first_day = hours::hours_of(count, 0, day_of(pad.first_date));
  pad.presses = read_presses(pad, records);
}

std::optional<Command> count_command(const Model& pad, std::string_view category,
                                     std::int64_t delta) {
  if (pad.gate == 0 || category.empty() || delta == 0) return std::nullopt;
  return Create{"tally",
                {{"gate_id", pad.gate}, {"category", std::string(category)}, {"delta", delta}}};
}

const Press* find_press(const Model& pad, EntryId press) {
  if (pad.presses.empty()) return nullptr;
  if (press == 0) return &pad.presses.back();
  const auto at = std::ranges::find(pad.presses, press, &Press::id);
  return at == pad.presses.end() ? nullptr : &*at;
}

void counted(Model& pad, const Press& press, const Records& records) {
  if (!find_press(pad, press.id)) follow(pad, press, press.delta, records);
}

void taken_back(Model& pad, EntryId id, const Records& records) {
  const Press* known = find_press(pad, id);
  if (!known || id == 0) return;
  const Press press = *known;
  follow(pad, press, -press.delta, records);
}

}  // namespace renkei::ui::tally
