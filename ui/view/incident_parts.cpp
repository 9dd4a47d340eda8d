#include "ui/view/incident_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "ui/view/people.hpp"

namespace renkei::ui::incident {
namespace {

constexpr const char* between = "　";

void append(std::string& words, const std::string& more) {
  if (more.empty()) return;
  if (!words.empty()) words += between;
  words += more;
}

}  // namespace

std::string kind_words(const Ui& ui, const std::string& kind) {
  if (kind.empty()) return ui.say("incident.unknown.kind");
  const auto at = std::ranges::find(usual_kinds, kind);
  if (at == std::end(usual_kinds)) return kind;
  return ui.say("incident.kind." + std::to_string(at - std::begin(usual_kinds) + 1));
}

std::string severity_words(const Ui& ui, const Integer& severity) {
  if (!severity) return ui.say("incident.unknown.severity");
  return ui.say("incident.severity." + std::to_string(*severity));
}

Status severity_status(const Ui& ui, const Integer& severity) {
  if (severity.value_or(0) >= severe) return status::absent(ui);
  return severity.value_or(0) > 0 ? status::unconfirmed(ui) : status::not_due(ui);
}

std::string time_words(const Ui& ui, const Moment& at, const std::string& today, Zone zone) {
  const std::string day = local_date(at, zone), clock = clock_words(at, zone);
  return day == today ? clock : date_words(ui.language, day) + " " + clock;
}

std::string number_words(const Ui& ui, const roster::Person& person) {
  if (person.no > 0) return std::to_string(person.no);
  return person.badge.empty() ? roster::shown_name(ui, person) : person.badge;
}

std::string person_words(const Ui& ui, const Model& model, const std::string& item) {
  if (const roster::Person* person = person_of(model, item)) {
    std::string number = number_words(ui, *person);
    if (person->name.empty() || ui.names_hidden) return number;
    return number == person->name ? number : number + " " + person->name;
  }
  for (const std::string_view other : other_people)
    if (item == other) return ui.say("incident.person." + item);
  return item;
}

std::string people_words(const Ui& ui, const Model& model, const Answers& answers) {
  if (!answers.people) return {};
  if (answers.people->empty()) return ui.say("incident.nobody");
  std::string words;
  for (const std::string& item : *answers.people) append(words, person_words(ui, model, item));
  return words;
}

std::string told_words(const Ui& ui, std::string_view who) {
  const std::string key = "incident.told." + std::string(who);
  return has_message(ui.language, key) ? ui.say(key) : std::string(who);
}

std::string informed_words(const Ui& ui, const Answers& answers, Zone zone) {
  std::string words;
  const auto add = [&](std::string_view who, const Moment& at) {
    append(words, told_words(ui, who) + " " + clock_words(at, zone));
  };
  if (answers.ambulance_at) add("ambulance", *answers.ambulance_at);
  for (const Informed& told : answers.informed) add(told.who, told.at);
  return words;
}

std::string place_words(const Ui& ui, const Model& model, const Answers& answers) {
  std::string words;
  for (const Found<Stop>& stop : model.stops)
    if (stop.id == answers.stop) words = stop.fields.name;
  append(words, answers.place);
  if (answers.indoor)
    append(words, ui.say(*answers.indoor ? "incident.indoor.yes" : "incident.indoor.no"));
  return words;
}

std::string temperature_words(const Ui& ui, const Real& degrees) {
  if (!degrees) return ui.say("incident.temperature.unknown");
  char digits[32];
  const bool is_whole = std::floor(*degrees) == *degrees;
  std::snprintf(digits, sizeof digits, is_whole ? "%.0f" : "%.1f", *degrees);
  return ui.say("incident.temperature", {{"degrees", digits}});
}

std::string weather_words(const Ui& ui, const Answers& answers) {
  std::string words;
  if (!answers.weather.empty())
    words = choice_label(ui.language, "weather", "kind", answers.weather);
  if (answers.temp_c) append(words, temperature_words(ui, answers.temp_c));
  return words;
}

}  // namespace renkei::ui::incident
