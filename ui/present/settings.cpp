#include "ui/present/settings.hpp"

#include <utility>

#include "core/text/spaces.hpp"
#include "ui/present/pin.hpp"

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
  Response operator()(const TypePin& intent) {
    model.pin = intent.pin;
    model.pin_trouble.clear();
    return {};
  }
  Response operator()(const KeepPin&) {
    const std::string pin = std::exchange(model.pin, {});
    model.pin_trouble = is_pin(pin) ? "" : "settings.pin.short";
    if (!model.pin_trouble.empty()) return {};
    return {{KeepPinWork{pin}}, {}};
  }

 private:
  Response keep() const { return {{WishWork{wishes}}, {}}; }
};

}  // namespace

Address address(const Model&) { return {Screen::settings}; }

void open(Model& model, const Address&, const Situation& situation, const Records&) {
  model = Model();
  model.staff = situation.wishes.staff;
}

Response respond(Model& model, const Intent& intent, const Situation& situation, const Records&) {
  return std::visit(Responder{model, situation.wishes}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  if (const auto* kept = std::get_if<PinKept>(&ended.end); kept && kept->hash.empty())
    model.pin_trouble = "settings.pin.failed";
}

void look(Model&, const Situation&, const Records&) {}

}  // namespace renkei::ui::settings
