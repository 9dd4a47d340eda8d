#include "ui/present/copying.hpp"

#include <algorithm>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/text/dates.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/address.hpp"

namespace renkei::ui::copying {
namespace {

// A day without a year is the next one of its name.
std::string day_typed(std::string_view text, const Situation& situation) {
  constexpr std::int64_t most_of_a_year = 358;
  const auto today = date_of_iso(situation.date);
  const auto reference =
      today ? std::optional(date_of_days(days_since_epoch(*today) + most_of_a_year)) : std::nullopt;
  const DateReading read = read_date(text, reference);
  return read.status == DateStatus::read ? iso(read.date) : std::string();
}

void plan(Model& model, const Situation& situation, const Records& records) {
  model.copy = copy_of_event(records, model.event, day_typed(model.day, situation));
  for (const auto& [offer, name] : model.typed)
    if (offer < model.copy.names.size()) model.copy.call(offer, name);
  const auto events = all<Event>(records);
  model.is_there =
      !model.copy.names.empty() && std::ranges::any_of(events, [&](const Found<Event>& event) {
        return event.fields.name == model.copy.names[0].now &&
               event.fields.starts_on.iso == model.copy.first_day;
      });
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  Response operator()(const TypeDay& intent) {
    model.day = intent.text;
    return again();
  }
  Response operator()(const TypeName& intent) {
    model.typed[intent.offer] = intent.text;
    return again();
  }
  Response operator()(const CopyNow&) {
    if (model.making || !lacking(model).empty()) return {};
    model.making = true;
    return {.work = {TogetherWork{model.copy.together}}};
  }
  Response operator()(const GoTo& intent) { return {.go = intent.to}; }

 private:
  Response again() {
    model.made = 0;
    plan(model, situation, records);
    return {};
  }
};

}  // namespace

Address address(const Model& model) { return {Screen::copying, model.event}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  const EntryId event = at.object != 0 ? at.object : event_of_day(records, situation.date);
  if (event != model.event || model.made != 0) {
    model = Model{};
    model.event = event;
    if (const auto found = find_as<Event>(records, event))
      model.day = year_later(found->fields.starts_on.iso);
  }
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  return std::visit(Responder{model, situation, records}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records) {
  const auto* done = std::get_if<DoneTogether>(&ended.end);
  if (done == nullptr || !(ended.at == address(model))) return;
  model.making = false;
  if (done->result && !done->result->empty()) model.made = done->result->front();
  look(model, situation, records);
}

void look(Model& model, const Situation& situation, const Records& records) {
  const auto event = find_as<Event>(records, model.event);
  model.name = event ? event->fields.name : std::string();
  model.first_day = event ? event->fields.starts_on.iso : std::string();
  model.last_day = event ? event->fields.ends_on.iso : std::string();
  plan(model, situation, records);
}

std::string_view lacking(const Model& model) {
  if (model.copy.together.steps.empty()) return "copying.lacks.day";
  if (model.copy.days == 0) return "copying.lacks.other_day";
  const bool nameless = std::ranges::any_of(
      model.copy.names, [](const NameOffer& offer) { return trim(offer.now).empty(); });
  return nameless ? "copying.lacks.name" : std::string_view();
}

std::string parts_words(Language language, const EventCopy& copy) {
  std::string words;
  for (const std::string_view kind :
       {Tour::name_of_kind, Stop::name_of_kind, Vehicle::name_of_kind, Gate::name_of_kind,
        Questionnaire::name_of_kind, Post::name_of_kind}) {
    const std::int64_t n = copy.count(kind);
    if (n == 0) continue;
    const std::string count = count_words(n), name = kind_label(language, kind);
    if (!words.empty()) words += language == Language::ja ? "　" : ", ";
    words += say(language, "copying.part", {{"kind", name}, {"count", count}});
  }
  return words;
}

}  // namespace renkei::ui::copying
