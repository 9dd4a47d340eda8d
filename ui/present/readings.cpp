#include "ui/present/readings.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/take_back.hpp"

namespace renkei::ui::readings {
namespace {

std::int64_t number_of(const std::string& typed) {
  std::int64_t number = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return number;
}

std::vector<std::string> disputed_figures(const Records& records, EntryId look) {
  constexpr std::string_view figure[] = {"reading"};
  const Kind& kind = *find_kind(CounterReading::name_of_kind);
  const auto disputes = disputes_of(records, look, kind, figure);
  return disputes.empty() ? std::vector<std::string>() : disputes.front().values;
}

void read_looks(Model& model, const Records& records) {
  model.looks.clear();
  model.acts.clear();
  model.before.reset();
  const auto gate = find_as<Gate>(records, model.gate);
  if (!gate) return;
  const Zone zone = records.zone();
  std::vector<CounterLook> looks;
  std::vector<EntryId> disputed;
  each_look(records, [&](EntryId of, const CounterLook& look, bool in_conflict) {
    if (of != model.gate) return;
    looks.push_back(look);
    if (in_conflict) disputed.push_back(look.id);
  });
  std::ranges::sort(looks, {}, [](const CounterLook& look) {
    return std::tuple(look.at.unix_ms, look.reading, look.id);
  });
  const auto bands = counter_bands(looks, counter_rules(gate->fields, model.openings, zone));
  for (const CounterLook& look : looks) {
    Look one{look.id, look.at, look.reading, look.reset.value_or(false), {}, {}};
    if (std::ranges::find(disputed, look.id) != disputed.end())
      one.disputed = disputed_figures(records, look.id);
    if (const auto band = std::ranges::find(bands, look.id, &CounterBand::look);
        band != bands.end())
      one.band = *band;
    const std::string date = local_date(look.at, zone);
    if (date < model.date) model.before = one;
    if (date == model.date) model.looks.push_back(one);
    if (date == model.date && log_of(look.id) == model.own_log) model.acts.push_back(one);
  }
  std::ranges::sort(model.acts, {}, &Look::id);  // in the order in which they were done
  if (model.acts.size() > acts_shown)
    model.acts.erase(model.acts.begin(),
                     model.acts.end() - static_cast<std::ptrdiff_t>(acts_shown));
}

void read_day_end(Model& model, const Records& records, std::string_view day) {
  const bool is_same = model.day_end.event == model.event && model.day_end.date == day;
  day_end::Model now = day_end::read(records, model.event, day, model.date, model.own_log);
  if (is_same && model.day_end.is_typing) {
    now.draft = model.day_end.draft;
    now.about = model.day_end.about;
    now.is_typing = true;
  }
  model.day_end = std::move(now);
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const gates::OpenGates& intent) {
    close_sheet(model);
    if (intent.open) model.gate_sheet = gates::GateSheet::list;
    return {};
  }
  Response operator()(const gates::ChooseGate& intent) {
    const bool shows_day_end = model.shows_day_end;
    model = open_readings(records, model.event, intent.gate, situation.date, situation.device.log);
    if (shows_day_end) (*this)(ShowDayEnd{true});
    return {};
  }
  Response operator()(const gates::TypeGateName& intent) {
    model.gate_name = intent.name;
    return {};
  }
  Response operator()(const gates::AddGate&) {
    std::string name(trim(model.gate_name));
    if (name.empty()) name = say(situation.wishes.language, "gates.default");
    return ask(gates::add_command(model, std::move(name)));
  }
  Response operator()(const gates::OpenMethod& intent) {
    close_sheet(model);
    if (intent.open) model.gate_sheet = gates::GateSheet::method;
    return {};
  }
  Response operator()(const gates::SetHow& intent) {
    return ask(gates::set_command(model, intent));
  }

  Response operator()(const TypeDigit& intent) {
    if (model.shows_day_end) {
      if (model.day_end.is_typing) day_end::type_digit(model.day_end, intent.digit);
      return {};
    }
    model.asks_lower = false;
    if (model.typed == "0") model.typed.clear();
    if (model.typed.size() < digits_at_most) model.typed += static_cast<char>('0' + intent.digit);
    return {};
  }
  Response operator()(const TakeDigit&) {
    if (model.shows_day_end) {
      if (model.day_end.is_typing) day_end::take_digit(model.day_end);
      return {};
    }
    model.asks_lower = false;
    if (!model.typed.empty()) model.typed.pop_back();
    return {};
  }
  Response operator()(const RecordLook&) {
    if (model.gate == 0 || model.typed.empty()) return {};
    const Look* last = last_look(model);
    if (last && number_of(model.typed) < last->reading) {
      close_sheet(model);
      model.asks_lower = true;
      return {};
    }
    return record(false);
  }
  Response operator()(const WasReset&) { return model.asks_lower ? record(true) : Response(); }
  Response operator()(const WasMistyped&) {
    model.asks_lower = false;
    model.typed.clear();
    return {};
  }

  Response operator()(const TakeBack& intent) {
    const Look* look = find_act(model, intent.look);
    if (!look) return {};
    auto reason =
        reason_to_take_back(intent.reason, needs_reason(look->id, look->at, situation), situation);
    if (!reason) {
      close_sheet(model);
      model.sheet = {Sheet::Kind::reason, look->id};
      return {};
    }
    return ask(Void{look->id, std::move(*reason)});
  }
  Response operator()(const DoAgain&) {
    if (!model.taken_back) return {};
    return ask(Restore{model.taken_back->id});
  }
  Response operator()(const TypeReason& intent) {
    model.sheet.reason = intent.text;
    return {};
  }
  Response operator()(const OpenSheet& intent) {
    close_sheet(model);
    model.sheet = {intent.kind};
    return {};
  }
  Response operator()(const CountByHand&) {
    return {{}, Address{Screen::tally, model.event, model.gate}};
  }

  Response operator()(const ShowDayEnd& intent) {
    close_sheet(model);
    model.shows_day_end = intent.shown;
    if (intent.shown) read_day_end(model, records, model.date);
    return {};
  }
  Response operator()(const day_end::ChooseDay& intent) {
    read_day_end(model, records, intent.date);
    return {};
  }
  Response operator()(const day_end::ChooseProposal& intent) {
    day_end::choose_proposal(model.day_end, intent.unit);
    return {};
  }
  Response operator()(const day_end::SayOther& intent) {
    if (!intent.typing) day_end::choose_proposal(model.day_end, model.day_end.about);
    model.day_end.is_typing = intent.typing;
    if (intent.typing) model.day_end.draft.typed.clear();
    return {};
  }
  Response operator()(const day_end::SayHow& intent) {
    day_end::say_how(model.day_end, intent);
    return {};
  }
  Response operator()(const day_end::Confirm&) {
    return ask(day_end::confirm_command(model.day_end, situation.wishes.staff));
  }

 private:
  static Response ask(std::optional<Command> command) {
    if (!command) return {};
    return {{std::move(*command)}, {}};
  }
  Response record(bool was_reset) {
    Create create{"counter_reading",
                  {{"gate_id", model.gate}, {"reading", number_of(model.typed)}}};
    if (was_reset) create.fields.push_back({"reset_flag", std::int64_t{1}});
    return ask(std::move(create));
  }
};

struct Settler {
  Model& model;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;
  const Records& records;

  template <class Other>
  void operator()(const Other&) {}

  void operator()(const gates::AddGate&) {
    if (!is_here()) return;
    model = open_readings(records, model.event, record, situation.date, situation.device.log);
    model.gate_sheet = gates::GateSheet::method;
  }
  void operator()(const gates::SetHow&) {
    if (is_here()) look(model, situation, records);
  }
  void operator()(const RecordLook&) { recorded(); }
  void operator()(const WasReset&) { recorded(); }
  void operator()(const TakeBack&) {
    if (!is_here()) return;
    if (const Look* act = find_act(model, record); act && act->id == record)
      model.taken_back = *act;
    if (model.sheet.kind == Sheet::Kind::reason) model.sheet = {};
    read_looks(model, records);
  }
  void operator()(const DoAgain&) {
    model.taken_back.reset();
    if (is_here()) read_looks(model, records);
  }
  void operator()(const day_end::Confirm&) {
    if (!is_here()) return;
    model.day_end.is_typing = false;
    const day_end::Draft said = model.day_end.draft;
    read_day_end(model, records, model.day_end.date);
    model.day_end.draft = said;
  }

 private:
  bool is_here() const { return ended.at == address(model); }
  void recorded() {
    if (!is_here()) return;
    model.typed.clear();
    model.asks_lower = false;
    model.taken_back.reset();
    read_looks(model, records);
  }
};

}  // namespace

Address address(const Model& model) {
  return {Screen::readings, model.event, model.gate, 0, model.shows_day_end ? "day_end" : ""};
}

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  model = open_readings(records, gates::event_at(records, at, situation.date), at.part,
                        situation.date, situation.device.log);
  model.shows_day_end = at.word == "day_end";
  if (model.shows_day_end) read_day_end(model, records, model.date);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  if (const auto record = ended.record())
    std::visit(Settler{model, ended, *record, situation, records}, ended.by);
}

void look(Model& model, const Situation& situation, const Records& records) {
  Model now = open_readings(records, model.event, model.gate, situation.date, situation.device.log);
  now.gate_sheet = model.gate_sheet;
  now.gate_name = std::move(model.gate_name);
  now.typed = std::move(model.typed);
  now.asks_lower = model.asks_lower;
  now.sheet = std::move(model.sheet);
  now.shows_day_end = model.shows_day_end;
  now.day_end = std::move(model.day_end);
  model = std::move(now);
  if (model.shows_day_end) read_day_end(model, records, model.day_end.date);
}

bool close_sheet(Model& model) {
  const bool had_one = model.sheet.kind != Sheet::Kind::none || model.asks_lower ||
                       model.gate_sheet != gates::GateSheet::none;
  model.sheet = {};
  model.asks_lower = false;
  model.gate_sheet = gates::GateSheet::none;
  return had_one;
}

Model open_readings(const Records& records, EntryId event, EntryId gate, std::string_view date,
                    LogNumber own_log) {
  Model model{gates::place_of(records, event)};
  if (std::ranges::find(model.gates, gate, &gates::GateChoice::id) != model.gates.end())
    model.gate = gate;
  model.date = date;
  model.own_log = own_log;
  model.closed = gates::closed_day(records, event, date);
  read_looks(model, records);
  return model;
}

const Look* last_look(const Model& model) {
  if (!model.looks.empty()) return &model.looks.back();
  return model.before ? &*model.before : nullptr;
}

const Look* find_act(const Model& model, EntryId look) {
  if (model.acts.empty()) return nullptr;
  if (look == 0) return &model.acts.back();
  const auto at = std::ranges::find(model.acts, look, &Look::id);
  return at == model.acts.end() ? nullptr : &*at;
}

}  // namespace renkei::ui::readings
