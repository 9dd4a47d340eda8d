#include "ui/present/files.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::files {
namespace {

std::vector<Scope> scopes_of(const Records& records) {
  std::vector<Scope> scopes;
  const auto tours = all<Tour>(records);
  for (const auto& [id, event, disputed] : all<Event>(records)) {
    scopes.push_back({id, event.name});
    for (const auto& [tour_id, tour, unclear] : tours)
      if (tour.event_id.id == id && !tour.name.empty() && tour.name != event.name)
        scopes.push_back({tour_id, tour.name});
  }
  return scopes;
}

// Of a device's file the least that is of use: today's.
EntryId usual_scope(const Model& model, const Situation& situation, const Records& records) {
  const EntryId event = event_of_day(records, situation.date);
  return std::ranges::find(model.scopes, event, &Scope::id) == model.scopes.end() ? 0 : event;
}

std::string name_of_scope(Language language, const Model& model) {
  const auto scope = std::ranges::find(model.scopes, model.only, &Scope::id);
  return scope == model.scopes.end() ? say(language, "files.scope.all") : scope->name;
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const SendTo& intent) {
    model.to = intent.to;
    model.only = intent.to == To::device ? usual_scope(model, situation, records) : 0;
    return recount();
  }
  Response operator()(const WithPersonal& intent) {
    model.personal = intent.personal;
    return recount();
  }
  Response operator()(const ChooseScope& intent) {
    model.only = intent.only;
    return recount();
  }
  Response operator()(const ChoosePlace& intent) {
    model.folder = intent.folder;
    return {};
  }
  Response operator()(const FillIn& intent) {
    model.slip = intent.slip;
    return {};
  }
  Response operator()(const ExportNow&) {
    if (model.asked || !lacking(model, situation).empty()) return {};
    const Destination place = *place_of(model, situation);
    ExportWork work = work_of(model, place, situation, records);
    model.asked = Written{{}, place, work.handing ? work.handing->slip_file : std::string()};
    return {.work = {std::move(work)}};
  }
  Response operator()(const OpenImport&) { return {.go = Address{Screen::import}}; }
  Response operator()(const TakeIn& intent) { return {.take_in = intent.files}; }

 private:
  Response recount() {
    model.content = model.personal ? personal_in(records, model.only) : Personal{};
    return {};
  }
};

}  // namespace

Address address(const Model&) { return {Screen::files}; }

void open(Model& model, const Address&, const Situation& situation, const Records& records) {
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  const auto* out = std::get_if<Exported>(&ended.end);
  if (out == nullptr) return;
  model.written.reset();
  if (out->result && model.asked) {
    model.written = std::move(model.asked);
    model.written->report = *out->result;
    model.slip = {};
    model.personal = false;
  }
  model.asked.reset();
}

void look(Model& model, const Situation&, const Records& records) {
  model.scopes = scopes_of(records);
  const bool known = std::ranges::find(model.scopes, model.only, &Scope::id) != model.scopes.end();
  if (!known) model.only = 0;
  if (model.personal) model.content = personal_in(records, model.only);
}

std::optional<Destination> place_of(const Model& model, const Situation& situation) {
  return destination_of(model.folder, model.own_folder, situation);
}

std::string_view lacking(const Model& model, const Situation& situation) {
  const auto place = place_of(model, situation);
  if (!place) return situation.drives.empty() ? "files.lacks.drive" : "files.lacks.place";
  if (model.personal && place->stays_here()) return "files.lacks.medium";
  if (model.personal && !model.slip.is_whole()) return "files.lacks.slip";
  return {};
}

ExportWork work_of(const Model& model, const Destination& place, const Situation& situation,
                   const Records& records) {
  const Language language = situation.wishes.language;
  ExportWork work{place.folder, {}, {}};
  work.options.stays_here = place.stays_here();
  if (model.to == To::device) work.options.range = ExportOptions::Range::all;
  if (!model.personal) return work;
  work.options.mode = ExportOptions::Mode::plain;
  if (model.only != 0) work.options.only = {model.only};
  const std::string number = slip_number(situation, handovers_before(situation, records) + 1);
  const std::string file = say(language, "files.personal.name", {{"number", number}}) + ".renkei";
  work.place += '/' + file;
  work.handing = handing_of({model.slip, model.content, model.only, name_of_scope(language, model)},
                            number, file, situation, records);
  return work;
}

std::string contents_sentence(Language language, const Model& model, const Situation& situation) {
  const std::string entries = count_words(situation.device.saved);
  std::string words = model.to == To::device
                          ? say(language, "files.contents.plan")
                          : say(language, "files.contents.own", {{"count", entries}});
  if (language == Language::en) words += ' ';
  if (!model.personal)
    return words + say(language,
                       model.to == To::device ? "files.contents.nameless" : "files.contents.open");
  const std::string people = count_words(model.content.people);
  words += say(language, "files.contents.personal", {{"people", people}});
  if (language == Language::en && model.content.has_special) words += ' ';
  return model.content.has_special ? words + say(language, "files.contents.special") : words;
}

std::string export_sentence(Language language, const ExportReport& file) {
  const std::string entries = count_words(file.entries);
  const std::string kilobytes = count_words(static_cast<std::int64_t>((file.bytes + 1023) / 1024));
  return say(language, "files.exported", {{"entries", entries}, {"kilobytes", kilobytes}});
}

}  // namespace renkei::ui::files
