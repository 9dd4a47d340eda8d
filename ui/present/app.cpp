#include "ui/present/app.hpp"

#include "core/text/spaces.hpp"

namespace renkei::ui {
namespace {

using Answer = std::optional<Request>;

Answer request(std::optional<Command> command) {
  if (!command) return std::nullopt;
  return Request(std::move(*command));
}

// One overload for each intent.
struct Responder {
  App& app;
  const Records& records;

  Answer operator()(const ShowScreen& intent) {
    if (app.screen == Screen::setup) return {};
    app.screen = intent.screen;
    look_again(app, records);
    return {};
  }
  Answer operator()(const ChooseLanguage& intent) {
    app.language = intent.language;
    return {};
  }
  Answer operator()(const CloseNotice&) {
    app.refusal.reset();
    return {};
  }

  Answer operator()(const TypeDeviceName& intent) {
    app.device_name_typed = intent.name;
    return {};
  }
  Answer operator()(const MakeStore&) {
    const std::string_view name = trim(app.device_name_typed);
    if (name.empty()) return {};
    return StoreRequest{std::string(name)};
  }

  Answer operator()(const CountVisitors& intent) {
    app.tally = open_pad(records, intent.event, app.date, app.device.log);
    app.screen = Screen::tally;
    return {};
  }
  Answer operator()(const ChooseGate& intent) {
    choose_gate(app.tally, records, intent.gate);
    return {};
  }
  Answer operator()(const AddGate&) {
    return request(add_gate_command(app.tally, say(app.language, "tally.gate.default")));
  }
  Answer operator()(const CountOne& intent) {
    return request(count_command(app.tally, intent.category));
  }
  Answer operator()(const TakeBackCount&) {
    return request(take_back_command(app.tally, say(app.language, "tally.undo.reason")));
  }

  Answer operator()(const OpenRoster& intent) {
    app.roster = open_roster(records, intent.tour, app.device.log);
    app.screen = Screen::roster;
    return {};
  }
  Answer operator()(const ChooseStop& intent) {
    choose_stop(app.roster, records, intent.stop);
    return {};
  }
  Answer operator()(const ShowPart& intent) {
    show_part(app.roster, intent.part);
    return {};
  }
  Answer operator()(const FilterRoster& intent) {
    filter(app.roster, intent.text);
    return {};
  }
  Answer operator()(const SubmitLine& intent) {
    filter(app.roster, {});
    if (trim(intent.text).empty()) return {};
    const auto person = person_of_line(app.roster, records, intent.text);
    const Person* known = person ? find_person(app.roster, *person) : nullptr;
    if (known && presence(*known) == Presence::not_expected) {
      // Cancelled or waiting: a scan must not quietly put somebody on the bus.
      app.roster.last = {ScanResult::Kind::not_due, *person, {}};
      return {};
    }
    if (person) return check_in(*person, method_of_line(app.roster, *person, intent.text));
    app.roster.last = {ScanResult::Kind::unknown, 0, intent.text};
    return {};
  }
  Answer operator()(const CheckInPerson& intent) { return check_in(intent.participant, "list"); }
  Answer operator()(const MarkAbsent& intent) {
    return request(absent_command(app.roster, intent.participant, intent.absent));
  }
  Answer operator()(const TakeBackCheckIn&) {
    return request(take_back_command(app.roster, say(app.language, "roster.undo.reason")));
  }

  Answer operator()(const TypeFolder& intent) {
    app.exchange.folder = intent.folder;
    return {};
  }
  Answer operator()(const ExportNow&) {
    const std::string_view folder = trim(app.exchange.folder);
    if (folder.empty()) return {};
    return ExportRequest{std::string(folder)};
  }
  Answer operator()(const MergeFiles& intent) {
    if (app.screen == Screen::setup || intent.files.empty()) return {};
    app.screen = Screen::exchange;
    return MergeRequest{intent.files};
  }

 private:
  Answer check_in(EntryId id, std::string method) {
    const Person* person = find_person(app.roster, id);
    if (!person) return {};
    if (person->check_in != 0) {
      app.roster.last = {ScanResult::Kind::already, id, {}};
      return {};
    }
    return check_in_command(app.roster, id, std::move(method));
  }
};

EntryId id_in(const Assigns& fields, std::string_view name) {
  for (const Assign& assign : fields)
    if (assign.field == name) return assign.value.view().integer;
  return 0;
}

std::string text_in(const Assigns& fields, std::string_view name) {
  for (const Assign& assign : fields)
    if (assign.field == name) return std::string(assign.value.view().text);
  return {};
}

void follow(App& app, const Create& done, EntryId id, const Records& records) {
  if (done.kind == "tally") {
    counted(app.tally,
            {id, text_in(done.fields, "category"), id_in(done.fields, "delta"), app.now});
  } else if (done.kind == "check_in") {
    const EntryId person = id_in(done.fields, "participant_id");
    checked_in(app.roster, person, id, app.now);
    app.roster.last = {ScanResult::Kind::checked_in, person, {}};
  } else if (done.kind == "gate") {
    app.tally = open_pad(records, app.tally.event, app.date, app.device.log);
    choose_gate(app.tally, records, id);
  }
}

void follow(App& app, const Command& command, EntryId id, const Records& records) {
  if (const auto* create = std::get_if<Create>(&command)) {
    follow(app, *create, id, records);
  } else if (const auto* gone = std::get_if<Void>(&command)) {
    if (app.screen == Screen::tally) taken_back(app.tally, gone->id);
    if (app.screen == Screen::roster) choose_stop(app.roster, records, app.roster.stop);
  } else if (const auto* set = std::get_if<Set>(&command)) {
    if (app.screen == Screen::roster) marked(app.roster, set->id, text_in(set->fields, "status"));
  }
}

// One overload for each ending; a refusal is kept to be shown.
struct Settler {
  App& app;
  const Records& records;

  void operator()(const Executed& ending) {
    if (!ending.outcome) return refuse(ending.outcome.error());
    ++app.device.not_exported;
    follow(app, ending.command, *ending.outcome, records);
  }
  void operator()(const Exported& ending) {
    app.exchange.exported.reset();
    if (!ending.outcome) return refuse(ending.outcome.error());
    app.exchange.exported = *ending.outcome;
    app.device.not_exported = 0;
  }
  void operator()(const Merged& ending) {
    app.exchange.merged.clear();
    if (!ending.outcome) return refuse(ending.outcome.error());
    app.exchange.merged = *ending.outcome;
  }
  void operator()(const Opened& ending) {
    if (!ending.outcome) return refuse(ending.outcome.error());
    app.device = *ending.outcome;
    app.screen = Screen::today;
    look_again(app, records);
  }

 private:
  void refuse(const Error& error) { app.refusal = error; }
};

void look_again_at_pad(App& app, const Records& records) {
  const EntryId gate = app.tally.gate;
  app.tally = open_pad(records, app.tally.event, app.date, app.device.log);
  for (const GateChoice& choice : app.tally.gates)
    if (choice.id == gate && gate != app.tally.gate) choose_gate(app.tally, records, gate);
}

void look_again_at_roster(App& app, const Records& records) {
  Roster fresh = open_roster(records, app.roster.tour, app.device.log);
  for (const StopChoice& stop : fresh.stops)
    if (stop.id == app.roster.stop) choose_stop(fresh, records, stop.id);
  show_part(fresh, app.roster.part);
  filter(fresh, app.roster.filter);
  app.roster = std::move(fresh);
}

}  // namespace

bool is_slow(const Request& request) { return !std::holds_alternative<Command>(request); }

std::optional<Request> respond(App& app, const Intent& intent, const Records& records) {
  return std::visit(Responder{app, records}, intent);
}

void settle(App& app, const Ending& ending, const Records& records) {
  std::visit(Settler{app, records}, ending);
}

void look_again(App& app, const Records& records) {
  switch (app.screen) {
    case Screen::today:
      app.today = make_today(records, app.date);
      break;
    case Screen::tally:
      look_again_at_pad(app, records);
      break;
    case Screen::roster:
      look_again_at_roster(app, records);
      break;
    case Screen::setup:
    case Screen::exchange:
      break;
  }
}

}  // namespace renkei::ui
