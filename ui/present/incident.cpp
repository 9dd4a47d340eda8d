#include "ui/present/incident.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::incident {
namespace {

bool is_of_tour(const Model& model, const Record& record) {
  if (const EntryId tour = record.value("tour_id").integer; tour != 0) return tour == model.tour;
  const EntryId stop = record.value("stop_id").integer;
  return std::ranges::find(model.stops, stop, &Found<Stop>::id) != model.stops.end();
}

void read_lines(Model& model, const Records& records) {
  model.lines.clear();
  records.each(*find_kind(Incident::name_of_kind), {}, false, [&](const Record& record) {
    if (!is_of_tour(model, record)) return;
    const Answers answers = read_answers(record);
    model.lines.push_back({record.id(), answers.at, answers.kind, answers.severity,
                           answers.is_draft(), log_of(record.id()) == model.own_log,
                           !record.conflicts.empty()});
  });
  std::ranges::stable_sort(model.lines, std::greater(), [](const Line& line) {
    return std::pair(line.at.unix_ms, seq_of(line.id));
  });
}

void read_people(Model& model, const Records& records) {
  const TourFacts facts = gather_tour(records, model.tour);
  model.stops = facts.stops;
  model.people = roster::read_people(facts, records);
  model.items.clear();
  for (const roster::Person& person : model.people)
    model.items.push_back(records.id_text(person.id));
}

// Where the tour was last on this device; else by its plan.
EntryId near_stop_of(const Model& model, EntryId last, const Moment& now, const Records& records) {
  if (std::ranges::find(model.stops, last, &Found<Stop>::id) != model.stops.end()) return last;
  const auto due =
      stop_by_plan(model.stops, first_day_of(records, model.tour), now, records.zone());
  return due ? model.stops[*due].id : 0;
}

std::string name_of(const Records& records, EntryId tour) {
  const auto found = find_as<Tour>(records, tour);
  if (!found || !found->fields.name.empty()) return found ? found->fields.name : std::string();
  const auto event = find_as<Event>(records, found->fields.event_id.id);
  return event ? event->fields.name : std::string();
}

bool is_personal_withheld(const Record& record) {
  constexpr std::array<std::string_view, 6> fields = {"people", "what",      "cause",
                                                      "action", "first_aid", "hospital"};
  return std::ranges::any_of(fields, [&](std::string_view f) { return is_withheld(record, f); });
}

void read_sheet(Model& model, const Records& records) {
  Sheet& sheet = model.sheet;
  if (sheet.kind == Sheet::Kind::none) return;
  const auto record = records.find(sheet.about);
  if (!record || record->is_void) {
    sheet = {};
    return;
  }
  sheet.answers = read_answers(*record);
  sheet.is_withheld = is_personal_withheld(*record);
  if (!sheet.shown_at) sheet.answers = without_personal(std::move(sheet.answers));
}

// Somebody else's writing comes into what is open, but for what is being answered here.
void read_open(Model& model, const Records& records) {
  if (model.incident == 0) return;
  const auto record = records.find(model.incident);
  if (!record || record->kind().number != Incident::number || record->is_void) {
    model.incident = 0;
    return;
  }
  const Answers now = read_answers(*record);
  if (model.held == model.draft) model.draft = now;
  model.held = now;
}

}  // namespace

Address address(const Model& model) { return {Screen::incident, model.tour, 0, model.incident}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  Remembered kept = std::move(model.kept);
  if (model.incident != 0) kept.left[model.incident] = {model.page, model.draft};
  model = {};
  model.kept = std::move(kept);
  model.tour = at.object;
  const auto asked = find_as<Incident>(records, at.further);
  if (asked && model.tour == 0) model.tour = asked->fields.tour_id.id;
  if (model.tour == 0) model.tour = tour_of_day(records, situation.date);
  model.tour_name = name_of(records, model.tour);
  look(model, situation, records);
  model.near_stop = near_stop_of(model, at.part, situation.now, records);
  const Line* line = asked ? find_line(model, asked->id) : nullptr;
  if (line && line->is_own && line->is_draft)
    go_on(model, records, line->id);
  else if (line)
    model.sheet = {Sheet::Kind::details, line->id};
  read(model, records);
}

void look(Model& model, const Situation& situation, const Records& records) {
  model.own_log = situation.device.log;
  model.date = situation.date;
  model.zone = situation.zone;
  read_people(model, records);
  read(model, records);
}

bool close_sheet(Model& model) {
  if (model.sheet.kind != Sheet::Kind::none) {
    model.sheet = {};
    return true;
  }
  if (model.incident == 0) return false;
  model.kept.left[model.incident] = {model.page, model.draft};
  model.incident = 0;
  return true;
}

void read(Model& model, const Records& records) {
  read_lines(model, records);
  read_open(model, records);
  read_sheet(model, records);
}

void go_on(Model& model, const Records& records, EntryId incident) {
  const auto record = records.find(incident);
  if (!record) return;
  model.incident = incident;
  model.who.clear();
  model.sheet = {};
  model.held = model.draft = read_answers(*record);
  model.page = model.held.is_draft() ? page_to_resume(model.held) : Page::time;
  const auto left = model.kept.left.find(incident);
  if (left == model.kept.left.end()) return;
  model.page = left->second.page;
  model.draft = left->second.draft;
}

const Line* find_line(const Model& model, EntryId incident) {
  const auto at = std::ranges::find(model.lines, incident, &Line::id);
  return at == model.lines.end() ? nullptr : &*at;
}

const Line* last_act(const Model& model) {
  const Line* last = nullptr;
  for (const Line& line : model.lines)
    if (line.is_own && local_date(line.at, model.zone) == model.date &&
        (!last || line.id > last->id))
      last = &line;
  return last;
}

std::vector<std::size_t> people_shown(const Model& model) {
  std::vector<std::size_t> shown;
  const std::string_view typed = trim(model.who);
  if (typed.empty() && model.people.size() > people_listed) return shown;
  const Wanted wanted(typed);
  for (std::size_t i = 0; i < model.people.size(); ++i)
    if (typed.empty() ||
        (shown.size() < people_found && is_found(model.people[i].findable, wanted)))
      shown.push_back(i);
  return shown;
}

const roster::Person* person_of(const Model& model, std::string_view item) {
  const auto at = std::ranges::find(model.items, item);
  return at == model.items.end()
             ? nullptr
             : &model.people[static_cast<std::size_t>(at - model.items.begin())];
}

std::optional<Help> help_for(const Model& model) {
  if (model.incident == 0 || model.held.severity.value_or(0) < severe) return std::nullopt;
  const EntryId stop = model.draft.stop != 0 ? model.draft.stop : model.near_stop;
  const auto at = std::ranges::find(model.stops, stop, &Found<Stop>::id);
  if (at == model.stops.end()) return Help{};
  return Help{at->fields.name, at->fields.emergency_place, at->fields.hospital};
}

}  // namespace renkei::ui::incident
