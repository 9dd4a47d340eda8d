// How the program looks and who signs. Plain values.
#pragma once
#include <string>
#include <variant>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::settings {

struct Model {
  std::string staff;        // as typed, until it is signed with
  std::string pin;          // as typed, until it is kept
  std::string pin_trouble;  // a key: why it was not
};

struct ChooseLook {
  Look look;
};
struct ChooseText {
  int percent;
};
struct ChooseBigButtons {
  bool big;
};
struct TypeStaff {
  std::string staff;
};
struct SignAs {};  // with what was typed; empty: nobody signs
struct TypePin {
  std::string pin;
};
struct KeepPin {};  // what was typed, for leaving a kiosk
using Intent =
    std::variant<ChooseLook, ChooseText, ChooseBigButtons, TypeStaff, SignAs, TypePin, KeepPin>;

Address address(const Model& model);
void open(Model& model, const Address& at, const Situation& situation, const Records& records);
Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records);
void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records);
void look(Model& model, const Situation& situation, const Records& records);

}  // namespace renkei::ui::settings
