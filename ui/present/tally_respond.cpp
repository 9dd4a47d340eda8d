// How the pad answers what is asked for, and follows what was done.
#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/take_back.hpp"
#include "ui/present/tally.hpp"

namespace renkei::ui::tally {
namespace {

Response ask(std::optional<Command> command) {
  if (!command) return {};
  return {{std::move(*command)}, {}};
}

std::vector<hours::GateHours> hours_of_gates(const Model& pad, const Records& records) {
  const auto gates = all<Gate>(records, "event_id", Value::of(pad.event));
  const VisitorCount count = count_visitors(records, gates, {{pad.event, pad.openings}});
  std::vector<hours::GateHours> all_gates;
  for (std::size_t i = 0; i < gates.size(); ++i)
    all_gates.push_back({gates[i].id, gates[i].fields.name,
                         hours::hours_of(count, i, day_counted(pad.date, {}, {})),
                         pad.first_date.empty()
                             ? hours::DayHours()
                             : hours::hours_of(count, i, day_counted(pad.first_date, {}, {}))});
  return all_gates;
}

struct Responder {
  Model& pad;
  const Situation& situation;
  const Records& records;

  Response operator()(const gates::OpenGates& intent) {
    close_sheet(pad);
    if (intent.open) pad.gate_sheet = gates::GateSheet::list;
    return {};
  }
  Response operator()(const gates::ChooseGate& intent) {
    close_sheet(pad);
    pad.taken_back.reset();
    choose_gate(pad, records, intent.gate);
    ask_method();
    return {};
  }
  Response operator()(const gates::TypeGateName& intent) {
    pad.gate_name = intent.name;
    return {};
  }
  Response operator()(const gates::AddGate&) {
    std::string name(trim(pad.gate_name));
    if (name.empty()) name = say(situation.wishes.language, "gates.default");
    return ask(gates::add_command(pad, std::move(name)));
  }
  Response operator()(const gates::OpenMethod& intent) {
    close_sheet(pad);
    if (intent.open) pad.gate_sheet = gates::GateSheet::method;
    return {};
  }
  Response operator()(const gates::SetHow& intent) { return ask(gates::set_command(pad, intent)); }

  Response operator()(const CountOne& intent) {
    if (!pad.entry) {
      if (intent.category != group_category) return ask(count_command(pad, intent.category));
      return begin(intent.category);
    }
    const std::int64_t number = pad.entry->number();
    pad.entry->category = intent.category;
    if (number == 0) return {};
    pad.entry.reset();
    return ask(count_command(pad, intent.category, number));
  }
  Response operator()(const BeginNumber&) { return pad.entry ? Response() : begin({}); }
  Response operator()(const TypeDigit& intent) {
    if (!pad.entry || pad.entry->typed.size() >= digits_at_most) return {};
    if (intent.digit != 0 || !pad.entry->typed.empty())
      pad.entry->typed += static_cast<char>('0' + intent.digit);
    pad.entry->asks_category = false;
    return {};
  }
  Response operator()(const TakeDigit&) {
    if (!pad.entry) return {};
    if (!pad.entry->typed.empty()) pad.entry->typed.pop_back();
    pad.entry->asks_category = false;
    return {};
  }
  Response operator()(const EndNumber&) {
    if (!pad.entry || pad.entry->number() == 0) return {};
    if (!pad.entry->category.empty()) return (*this)(CountOne{std::string(pad.entry->category)});
    pad.entry->asks_category = true;
    return {};
  }
  Response operator()(const DropNumber&) {
    pad.entry.reset();
    return {};
  }

  Response operator()(const TakeBack& intent) {
    const Press* press = find_press(pad, intent.press);
    if (!press) return {};
    auto reason = reason_to_take_back(intent.reason, needs_reason(press->id, press->at, situation),
                                      situation);
    if (!reason) {
      close_sheet(pad);
      pad.sheet = {Sheet::Kind::reason, press->id};
      return {};
    }
    return ask(Void{press->id, std::move(*reason)});
  }
  Response operator()(const DoAgain&) {
    if (!pad.taken_back) return {};
    return ask(Restore{pad.taken_back->id});
  }
  Response operator()(const TypeReason& intent) {
    pad.sheet.reason = intent.text;
    return {};
  }
  Response operator()(const OpenSheet& intent) {
    close_sheet(pad);
    pad.sheet = {intent.kind};
    if (intent.kind == Sheet::Kind::hours) pad.all_gates = hours_of_gates(pad, records);
    return {};
  }
  Response operator()(const CloseBanner&) {
    pad.has_turned = false;
    return {};
  }
  Response operator()(const OpenReadings& intent) {
    return {{}, Address{Screen::readings, pad.event, pad.gate, 0, intent.day_end ? "day_end" : ""}};
  }

 private:
  Response begin(std::string category) {
    close_sheet(pad);
    if (pad.gate != 0) pad.entry = Entry{{}, std::move(category)};
    return {};
  }
  void ask_method() {
    if (const GateChoice* gate = chosen(pad); gate && !gate->has_method())
      pad.gate_sheet = gates::GateSheet::method;
  }
};

// What was asked for at another gate is read from the records when that gate is chosen.
struct Settler {
  Model& pad;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;
  const Records& records;

  template <class Other>
  void operator()(const Other&) {}

  void operator()(const gates::AddGate&) {
    if (ended.at != address(pad)) return;
    look(pad, situation, records);
    choose_gate(pad, records, record);
    pad.gate_name.clear();
    pad.gate_sheet = gates::GateSheet::method;
  }
  void operator()(const gates::SetHow&) {
    if (ended.at == address(pad)) look(pad, situation, records);
  }
  void operator()(const CountOne&) { count(); }
  void operator()(const EndNumber&) { count(); }
  void operator()(const TakeBack&) {
    if (const Press* press = find_press(pad, record); press && press->id == record)
      pad.taken_back = *press;
    taken_back(pad, record, records);
    if (pad.sheet.kind == Sheet::Kind::reason) pad.sheet = {};
  }
  void operator()(const DoAgain&) {
    pad.taken_back.reset();
    count();
  }

 private:
  void count() {
    const auto tally = find_as<Tally>(records, record);
    if (ended.at != address(pad) || !tally || !tally->fields.at) return;
    pad.taken_back.reset();
    counted(pad,
            {record, tally->fields.category, tally->fields.delta.value_or(0), *tally->fields.at},
            records);
  }
};

}  // namespace

Response respond(Model& pad, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{pad, situation, records}, intent);
}

void settle(Model& pad, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto record = ended.record())
    std::visit(Settler{pad, ended, *record, situation, records}, ended.by);
}

}  // namespace renkei::ui::tally
