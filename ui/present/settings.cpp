#include "ui/present/settings.hpp"

#include <algorithm>
#include <utility>

#include "core/text/spaces.hpp"
#include "ui/present/pin.hpp"
#include "ui/present/post.hpp"

namespace renkei::ui::settings {
namespace {

// A scanner sends letters, digits and signs; anything else has been through an input method.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

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
  Response operator()(const ChooseHand& intent) {
    wishes.left_handed = intent.left;
    return keep();
  }
  Response operator()(const ChooseButtonsBelow& intent) {
    wishes.buttons_below = intent.below;
    return keep();
  }
  Response operator()(const ChangeSize& intent) {
    wishes.size_permille = std::clamp(wishes.size_permille + intent.by_permille,
                                      least_size_permille, most_size_permille);
    return keep();
  }
  Response operator()(const TryScanner& intent) {
    model.trial = intent.on ? std::optional(Trial{}) : std::nullopt;
    return {};
  }
  Response operator()(const Scanned& intent) {
    using enum Trial::Result;
    model.trial = Trial{is_plain(intent.text) ? read : not_plain, intent.text, {}};
    return {};
  }
  Response operator()(const TypeInTrial& intent) {
    if (model.trial) model.trial->typed = intent.text;
    return {};
  }
  Response operator()(const SendInTrial& intent) {
    using enum Trial::Result;
    if (!model.trial || trim(intent.text).empty()) return {};
    model.trial = Trial{is_plain(intent.text) ? slow : not_plain, intent.text, {}};
    return {};
  }
  Response operator()(const ChooseScanGap& intent) {
    if (!is_scan_gap(intent.ms)) return {};
    wishes.scan_gap_ms = intent.ms;
    return keep();
  }
  Response operator()(const TypeStaff& intent) {
    model.staff = intent.staff;
    return {};
  }
  Response operator()(const SignAs&) { return sign_as(std::string(trim(model.staff))); }
  Response operator()(const SignAsOne& intent) {
    model.staff = intent.staff;
    return sign_as(intent.staff);
  }
  Response operator()(const ForgetStaff& intent) {
    std::erase(wishes.staff_codes, intent.staff);
    return keep();
  }
  Response operator()(const ChangePost&) { return {{}, Address{Screen::setup}}; }
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
  Response sign_as(std::string staff) {
    const bool is_known = std::ranges::count(wishes.staff_codes, staff) > 0;
    if (!staff.empty() && !is_known) wishes.staff_codes.push_back(staff);
    wishes.staff = std::move(staff);
    return keep();
  }
};

}  // namespace

Intent scanned(const Model&, const std::string& text) { return Scanned{text}; }

Address address(const Model&) { return {Screen::settings}; }

void open(Model& model, const Address&, const Situation& situation, const Records& records) {
  model = Model();
  model.staff = situation.wishes.staff;
  look(model, situation, records);
}

Response respond(Model& model, const Intent& intent, const Situation& situation, const Records&) {
  return std::visit(Responder{model, situation.wishes}, intent);
}

void settle(Model& model, const Ended<Intent>& ended, const Situation&, const Records&) {
  if (const auto* kept = std::get_if<PinKept>(&ended.end); kept && kept->hash.empty())
    model.pin_trouble = "settings.pin.failed";
}

void look(Model& model, const Situation& situation, const Records& records) {
  const auto post = own_post(situation.device, records);
  model.post = post ? post->fields.name : std::string();
}

bool close_sheet(Model& model) { return std::exchange(model.trial, std::nullopt).has_value(); }

}  // namespace renkei::ui::settings
