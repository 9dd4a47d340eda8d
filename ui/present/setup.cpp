#include "ui/present/setup.hpp"

#include "core/text/spaces.hpp"

namespace renkei::ui::setup {
namespace {

struct Responder {
  Model& model;

  Response operator()(const TypeName& intent) {
    model.name = intent.name;
    return {};
  }
  Response operator()(const MakeStore&) {
    const std::string_view name = trim(model.name);
    if (name.empty() || model.is_there || model.asked) return {};
    model.asked = true;
    return {{StoreWork{std::string(name)}}, {}};
  }
  Response operator()(const OpenAgain&) {
    if (!model.is_there || model.asked) return {};
    model.asked = true;
    return {{OpenWork{}}, {}};
  }
};

}  // namespace

Address address(const Model&) { return {Screen::setup}; }

void open(Model&, const Address&, const Situation&, const Records&) {}

Response respond(Model& model, const Intent& intent, const Situation&, const Records&) {
  return std::visit(Responder{model}, intent);
}

void settle(Model& model, const Ended<Intent>&, const Situation&, const Records&) {
  model.asked = false;
}

void look(Model&, const Situation&, const Records&) {}

}  // namespace renkei::ui::setup
