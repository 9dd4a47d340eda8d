#include "ui/view/people.hpp"

#include "core/wording/labels.hpp"

namespace renkei::ui::roster {

Status status_of(const Ui& ui, Standing standing) {
  switch (standing) {
    case Standing::here:
      return status::here(ui);
    case Standing::unconfirmed:
      return status::unconfirmed(ui);
    case Standing::absent:
      return status::absent(ui);
    case Standing::not_expected:
      break;
  }
  return status::not_due(ui);
}

std::string shown_name(const Ui& ui, const Person& person) {
  if (!person.name.empty() && !ui.names_hidden) return person.name;
  const std::string no = person.badge.empty() ? std::to_string(person.no) : person.badge;
  const std::string number = ui.say("roster.by_number", {{"no", no}});
  const bool is_said = person.nameless && !ui.names_hidden;
  return is_said ? nameless_words(ui.language, number) : number;
}
std::string shown_kana(const Ui& ui, const Person& person) {
  return ui.names_hidden ? std::string() : person.kana;
}
std::string shown_stranger(const Ui& ui, const std::string& name) {
  return ui.names_hidden ? ui.say("names.hidden") : name;
}
const char* privacy_of(const Ui& ui, const Person& person) {
  return person.name.empty() ? "P1" : of_names(ui);
}

std::string dispute_words(const Ui& ui, const Person& person) {
  std::string words;
  for (const Dispute& dispute : person.disputes) {
    std::string values;
    for (const std::string& value : dispute.values) {
      const bool is_code = dispute.field == "status" && !value.empty();
      const std::string shown = value.empty() ? ui.say("roster.nothing")
                                : is_code
                                    ? choice_label(ui.language, "participant", "status", value)
                                    : value;
      values += (values.empty() ? "" : " / ") + shown;
    }
    const std::string field = field_label(ui.language, "participant", dispute.field);
    words += (words.empty() ? "" : "　") +
             ui.say("roster.dispute", {{"field", field}, {"values", values}});
  }
  return words;
}

std::string seat_words(const Ui& ui, const Person& person) {
  if (!person.disputes.empty() || (person.bus.empty() && person.seat.empty())) return {};
  return ui.say("roster.seat", {{"bus", person.bus}, {"seat", person.seat}});
}

std::string remark_words(const Ui& ui, Remark remark) {
  if (remark == Remark::none) return {};
  return ui.say("roster.remark." + std::string(remark_name(remark)));
}

}  // namespace renkei::ui::roster
