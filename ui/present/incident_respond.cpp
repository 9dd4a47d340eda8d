// How the recording of an incident answers what is asked for, and follows what was done.
#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/incident.hpp"
#include "ui/present/roster_acts.hpp"
#include "ui/present/take_back.hpp"

namespace renkei::ui::incident {
namespace {

bool is_last(Page page) { return static_cast<int>(page) + 1 == page_count; }

// Of the participants of an incident that is shown: each of them was looked at.
std::vector<EntryId> people_looked_at(const Records& records, EntryId incident) {
  std::vector<EntryId> people;
  const auto found = find_as<Incident>(records, incident);
  if (!found) return people;
  for (const std::string& item : found->fields.people)
    if (const auto id = records.parse_id(item); id && find_as<Participant>(records, *id))
      people.push_back(*id);
  return people;
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const Begin&) {
    if (model.tour == 0 || model.incident != 0) return {};
    Create create{"incident", {{"tour_id", model.tour}, {"status", "draft"}}};
    if (!situation.wishes.staff.empty())
      create.fields.push_back({"reporter", situation.wishes.staff});
    return write(std::move(create));
  }
  Response operator()(const Continue& intent) {
    const Line* line = find_line(model, intent.incident);
    if (line && line->is_own && line->is_draft) go_on(model, records, line->id);
    return {};
  }
  Response operator()(const ShowDetails& intent) {
    if (!find_line(model, intent.incident)) return {};
    model.sheet = {Sheet::Kind::details, intent.incident};
    read(model, records);
    return {};
  }
  Response operator()(const Reveal& intent) {
    if (!is_open(intent.incident) || model.writing) return {};
    Response response;
    for (const EntryId person : people_looked_at(records, intent.incident))
      response.work.emplace_back(viewing::command({person, "care"}));
    model.writing = !response.work.empty();
    if (response.work.empty()) show();
    return response;
  }
  bool is_open(EntryId incident) const {
    return model.sheet.kind == Sheet::Kind::details && model.sheet.about == incident;
  }
  Response operator()(const Correct&) {
    if (model.sheet.kind == Sheet::Kind::details && model.sheet.is_shown(situation.now) &&
        !model.sheet.is_withheld)
      go_on(model, records, model.sheet.about);
    return {};
  }
  Response operator()(const CloseSheet&) {
    model.sheet = {};
    return {};
  }
  Response operator()(const ShiftTime& intent) {
    shift_time(model.draft, intent.minutes, situation.now);
    return {};
  }
  Response operator()(const ChooseKind& intent) {
    if (model.page != Page::kind) return {};
    model.draft.kind = intent.kind;
    return go_forward();
  }
  Response operator()(const ChooseSeverity& intent) {
    if (model.page != Page::severity) return {};
    model.draft.severity = intent.severity;
    return go_forward();
  }
  Response operator()(const FindPerson& intent) {
    model.who = intent.typed;
    return {};
  }
  Response operator()(const TogglePerson& intent) {
    toggle_person(model.draft, intent.item);
    model.who.clear();
    return {};
  }
  Response operator()(const Nobody&) {
    model.draft.people = List{};
    return {};
  }
  Response operator()(const ChooseStop& intent) {
    model.draft.stop = model.draft.stop == intent.stop ? 0 : intent.stop;
    return {};
  }
  Response operator()(const ChooseIndoor& intent) {
    const bool same = model.draft.indoor == intent.indoor;
    model.draft.indoor = same ? std::nullopt : std::optional(intent.indoor);
    return {};
  }
  Response operator()(const ChooseWeather& intent) {
    model.draft.weather = model.draft.weather == intent.code ? std::string() : intent.code;
    return {};
  }
  Response operator()(const StepTemperature& intent) {
    step_temperature(model.draft, intent.by);
    return {};
  }
  Response operator()(const Tell& intent) {
    toggle_told(model.draft, intent.who, situation.now);
    return {};
  }
  Response operator()(const TogglePhrase& intent) {
    std::string& text = model.draft.*member_of(intent.which);
    text = with_phrase_toggled(text, intent.phrase);
    return {};
  }
  Response operator()(const TypeWords& intent) {
    model.draft.*member_of(intent.which) = intent.text;
    return {};
  }
  Response operator()(const Next&) { return go_forward(); }
  // What was changed on this page is written as well: nobody has to know which button keeps it.
  Response operator()(const Previous&) {
    if (model.incident == 0 || model.writing) return {};
    model.draft.status = model.held.status;  // it is ended by going forward only
    Assigns changes = changes_of(model.page, model.held, model.draft);
    if (!changes.empty()) return write(Set{model.incident, std::move(changes)});
    turn(-1);
    return {};
  }
  Response operator()(const TypeReason& intent) {
    model.sheet.reason = intent.text;
    return {};
  }
  Response operator()(const TakeBack& intent) {
    const Line* line = find_line(model, intent.incident);
    if (!line || !line->is_own || model.writing) return {};
    const auto begun = model.kept.begun_at.find(line->id);
    const auto at =
        begun == model.kept.begun_at.end() ? std::nullopt : std::optional(begun->second);
    auto reason =
        reason_to_take_back(intent.reason, needs_reason(line->id, at, situation), situation);
    if (!reason) {
      model.sheet = {Sheet::Kind::reason, line->id};
      return {};
    }
    return write(Void{line->id, std::move(*reason)});
  }
  Response operator()(const DoAgain&) {
    if (model.taken_back == 0) return {};
    return write(Restore{model.taken_back});
  }

  void show() {
    model.sheet.shown_at = situation.now;
    read(model, records);
  }
  // Behind the last page, and before the first one, is the list.
  void turn(int by) {
    const int page = static_cast<int>(model.page) + by;
    model.who.clear();
    if (page < 0 || page >= page_count) {
      model.kept.left.erase(model.incident);
      model.incident = 0;
    } else {
      model.page = static_cast<Page>(page);
    }
  }

 private:
  Response write(Command command) {
    if (model.writing) return {};
    model.writing = true;
    return {{std::move(command)}, {}};
  }
  Response go_forward() {
    if (model.incident == 0 || model.writing) return {};
    if (is_last(model.page)) model.draft.status = "recorded";
    Assigns changes = changes_of(model.page, model.held, model.draft);
    if (!changes.empty()) return write(Set{model.incident, std::move(changes)});
    turn(1);
    return {};
  }
};

// What was asked for at another incident is read from the records when that one is opened.
struct Settler {
  Model& model;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;
  const Records& records;

  void operator()(const Begin&) {
    model.kept.begun_at[record] = situation.now;
    model.taken_back = 0;
    if (!is_here()) return;
    go_on(model, records, record);
    model.page = Page::time;
  }
  void operator()(const ChooseKind&) { turn(1); }
  void operator()(const ChooseSeverity&) { turn(1); }
  void operator()(const Next&) { turn(1); }
  void operator()(const Previous&) { turn(-1); }
  // Every one of them is written before anything is shown.
  void operator()(const Reveal& by) {
    const auto people = people_looked_at(records, by.incident);
    const auto& viewing = ended.template command<Create>();
    const bool all_written =
        people.empty() || viewing.fields.front().value.view().integer == people.back();
    model.writing = !all_written;
    if (all_written && responder().is_open(by.incident)) responder().show();
  }
  void operator()(const TakeBack&) {
    model.taken_back = record;
    if (model.incident == record) model.incident = 0;
    model.sheet = {};
  }
  void operator()(const DoAgain&) { model.taken_back = 0; }
  template <class Other>
  void operator()(const Other&) {}

 private:
  bool is_here() const { return ended.at == address(model); }
  Responder responder() const { return {model, situation, records}; }
  void turn(int by) {
    model.kept.left.erase(ended.at.further);
    if (!is_here()) return;
    const auto found = records.find(model.incident);
    if (found) model.held = model.draft = read_answers(*found);
    responder().turn(by);
  }
};

}  // namespace

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  const auto record = ended.record();
  model.writing = false;
  if (record) std::visit(Settler{model, ended, *record, situation, records}, ended.by);
  read(model, records);
}

}  // namespace renkei::ui::incident
