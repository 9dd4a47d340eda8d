#include "ui/present/help.hpp"

namespace renkei::ui::help {
namespace {

struct Responder {
  Model& model;
  const Situation& situation;

  Response operator()(const ShowPart& intent) {
    model.part = intent.part;
    return {};
  }
  Response operator()(const Prove&) {
    if (model.is_proving || situation.device.id.empty()) return {};
    model.is_proving = true;
    model.proof.reset();
    return {{ProveWork{}}, {}};
  }
};

}  // namespace

Address address(const Model& model) {
  return {Screen::help, 0, 0, 0, std::string(screen_name(model.about))};
}

// What was proved holds only for that moment; a proof that goes on is waited for.
void open(Model& model, const Address& at, const Situation&, const Records&) {
  model.about = screen_named(at.word).value_or(Screen::help);
  model.part = Part::screen;
  model.proof.reset();
}

Response respond(Model& model, const Intent& intent, const Situation& situation, const Records&) {
  return std::visit(Responder{model, situation}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  const auto* proved = std::get_if<Proved>(&ended.end);
  if (!proved) return;
  model.is_proving = false;
  if (proved->result) model.proof = *proved->result;
}

void look(Model&, const Situation&, const Records&) {}

}  // namespace renkei::ui::help
