// The first screen: this device has no store yet, and asks for the name it shall have; or there is
// one that cannot be opened. Then nothing is made in its place, and it can be tried again.
#pragma once
#include <string>
#include <variant>

#include "core/model/records.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::setup {

struct Model {
  std::string name;       // as typed
  bool is_there = false;  // something that has the store's name and could not be opened
  bool asked = false;     // and not ended: a second press asks for nothing
};

struct TypeName {
  std::string name;
};
struct MakeStore {};
struct OpenAgain {};
using Intent = std::variant<TypeName, MakeStore, OpenAgain>;

Address address(const Model& model);
void open(Model& model, const Address& at, const Situation& situation, const Records& records);
Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records);
void settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
            const Records& records);
void look(Model& model, const Situation& situation, const Records& records);

}  // namespace renkei::ui::setup
