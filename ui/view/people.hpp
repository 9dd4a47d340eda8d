// How a person of a list is written: by name, or by number where names are withheld.
#pragma once
#include <string>

#include "ui/present/roster_people.hpp"
#include "ui/view/status.hpp"

namespace renkei::ui::roster {

Status status_of(const Ui& ui, Standing standing);
std::string shown_name(const Ui& ui, const Person& person);
const char* privacy_of(const Person& person);
// A field in which devices disagree shows every value: none of them is the truth.
std::string dispute_words(const Ui& ui, const Person& person);
std::string seat_words(const Ui& ui, const Person& person);
// The reason beside the name, of whoever is not expected.
std::string remark_words(const Ui& ui, Remark remark);

}  // namespace renkei::ui::roster
