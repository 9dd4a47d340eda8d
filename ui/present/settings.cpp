#include "ui/present/settings.hpp"

#include "core/text/spaces.hpp"

namespace renkei::ui::settings {
namespace {

struct Responder {
  Model& model;
  Wishes wishes;  // as they were

  Response operator()(const ChooseLook& intent) {
    wishes.look = intent.look;
    return keep();
  }
  Response operator()(const ChooseText& intent) {
    if (!is_text_percent(intent.percent)) return {};
    wishes.text_percent = intent.percent;
    return keep();
  }
  Response operator()(const ChooseBigButtons& intent) {
    wishes.big_buttons = intent.big;
    return keep();
  }
  Response operator()(const TypeStaff& intent) {
    model.staff = intent.staff;
    return {};
  }
  Response operator()(const SignAs&) {
    wishes.staff = std::string(trim(model.staff));
    return keep();
  }

 private:
  Response keep() const { return {{WishWork{wishes}}, {}}; }
};

}  // namespace

Address address(const Model&) { return {Screen::settings}; }

void open(Model& model, const Address&, const Situation& situation, const Records&) {
  model.staff = situation.wishes.staff;
}

Response respond(Model& model, const Intent& intent, const Situation& situation, const Records&) {
  return std::visit(Responder{model, situation.wishes}, intent);
}

void settle(Model&, const Ended<Intent>&, const Situation&, const Records&) {}

void look(Model&, const Situation&, const Records&) {}

}  // namespace renkei::ui::settings
