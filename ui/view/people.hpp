// How a person is written, on every screen: by name, or by number where names are withheld, or all are
// hidden. The one door: whoever draws a name, or how it is read, has it from here.
#pragma once
#include <string>

#include "ui/present/roster_people.hpp"
#include "ui/view/status.hpp"

namespace renkei::ui::roster {

Status status_of(const Ui& ui, Standing standing);
std::string shown_name(const Ui& ui, const Person& person);
std::string shown_kana(const Ui& ui, const Person& person);
// Of somebody who is in no list here.
std::string shown_stranger(const Ui& ui, const std::string& name);
const char* privacy_of(const Ui& ui, const Person& person);
// A field in which devices disagree shows every value: none of them is the truth.
std::string dispute_words(const Ui& ui, const Person& person);
std::string seat_words(const Ui& ui, const Person& person);
// The reason beside the name, of whoever is not expected.
std::string remark_words(const Ui& ui, Remark remark);

}  // namespace renkei::ui::roster
