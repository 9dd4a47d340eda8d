// What the pages of an incident and its list have in common: how kinds, severities, times and people are
// written.
#pragma once
#include <string>
#include <vector>

#include "ui/present/incident.hpp"
#include "ui/view/status.hpp"

namespace renkei::ui::incident {

std::string kind_words(const Ui& ui, const std::string& kind);
std::string severity_words(const Ui& ui, const Integer& severity);
Status severity_status(const Ui& ui, const Integer& severity);
// The hour; with the day where that is another one.
std::string time_words(const Ui& ui, const Moment& at, const std::string& today, Zone zone);
// The number that somebody has on the list; the name of who has none.
std::string number_words(const Ui& ui, const roster::Person& person);
std::string person_words(const Ui& ui, const Model& model, const std::string& item);
std::string people_words(const Ui& ui, const Model& model, const Answers& answers);
std::string told_words(const Ui& ui, std::string_view who);
// Everybody who was told, with the hour.
std::string informed_words(const Ui& ui, const Answers& answers, Zone zone);
std::string place_words(const Ui& ui, const Model& model, const Answers& answers);
std::string weather_words(const Ui& ui, const Answers& answers);
std::string temperature_words(const Ui& ui, const Real& degrees);

// The question that is open, with the buttons to the next and the one before.
void draw_page(Ui& ui, std::vector<Intent>& asked, const Box& box, const Model& model,
               const Situation& situation);

}  // namespace renkei::ui::incident
