#include "ui/present/settings.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "ui/view/stack.hpp"

namespace renkei::ui::settings {
namespace {

using Asked = std::vector<Intent>;

void add_heading(const Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.role = Role::strong});
}
void add_note(const Ui& ui, Stack& stack, const char* key) {
  stack.text(key, ui.say(key), {.ink = ui.theme.colour.note});
}

// ---- who signs

std::vector<Choice> staff_choices(const Wishes& wishes) {
  std::vector<Choice> choices;
  for (const std::string& code : wishes.staff_codes)
    choices.push_back({{"settings.staff.one", code}, code, code == wishes.staff});
  return choices;
}

void draw_code(Ui& ui, Box place, const Model& model, const Wishes& wishes, Asked& asked) {
  const std::string words = ui.say("settings.staff.sign");
  const float wide = button_width(ui, words);
  const bool beside = wide + ui.theme.mm(50) * ui.theme.text < place.w;
  const Box press = beside ? take_right(place, wide, ui.theme.gap)
                           : take_bottom(place, button_height(ui, words, place.w), ui.theme.gap);
  std::string staff = model.staff;
  const Line line =
      line_field(ui, "settings.staff.code", place, staff, ui.say("settings.staff.hint"));
  if (line.changed || line.sent) asked.emplace_back(TypeStaff{line.sent.value_or(staff)});
  const bool pressed =
      button(ui, "settings.staff.sign", press, words, {.enabled = staff != wishes.staff});
  if (pressed || line.sent) asked.emplace_back(SignAs{});
}

float code_height(Ui& ui, float width) {
  const std::string words = ui.say("settings.staff.sign");
  const bool beside = button_width(ui, words) + ui.theme.mm(50) * ui.theme.text < width;
  return beside ? ui.theme.touch : ui.theme.touch + ui.theme.gap + button_height(ui, words, width);
}

void add_staff(Ui& ui, Stack& stack, const Model& model, const Wishes& wishes, Asked& asked) {
  add_heading(ui, stack, "settings.staff");
  add_note(ui, stack, "settings.staff.explain");
  if (!wishes.staff_codes.empty())
    stack.choices(staff_choices(wishes),
                  [&](std::size_t i) { asked.emplace_back(SignAsOne{wishes.staff_codes[i]}); });
  stack.add([&ui](float width) { return code_height(ui, width); },
            [&](const Box& place) { draw_code(ui, place, model, wishes, asked); });
  if (std::ranges::count(wishes.staff_codes, wishes.staff) > 0)
    stack.button("settings.staff.forget", ui.say("settings.staff.forget", {{"code", wishes.staff}}),
                 {.rank = Rank::quiet}, [&] { asked.emplace_back(ForgetStaff{wishes.staff}); });
}

// ---- how it looks

std::vector<Choice> look_choices(const Ui& ui, Look now) {
  std::vector<Choice> choices;
  for (const Look look : {Look::light, Look::dark, Look::outdoor, Look::black}) {
    const std::string name(look_name(look));
    choices.push_back({{"settings.look", name}, ui.say("settings.look." + name), look == now});
  }
  return choices;
}

std::vector<Choice> text_choices(int now) {
  std::vector<Choice> choices;
  for (int percent = 100; percent <= 200; percent += 25)
    choices.push_back({{"settings.text", percent}, std::to_string(percent) + " %", percent == now});
  return choices;
}

void add_looks(Ui& ui, Stack& stack, const Wishes& wishes, Asked& asked) {
  add_heading(ui, stack, "settings.text");
  stack.choices(text_choices(wishes.text_percent), [&](std::size_t i) {
    asked.emplace_back(ChooseText{100 + 25 * static_cast<int>(i)});
  });
  add_heading(ui, stack, "settings.look");
  stack.choices(look_choices(ui, wishes.look),
                [&](std::size_t i) { asked.emplace_back(ChooseLook{static_cast<Look>(i)}); });
  const auto two = [&](const char* key, const Choice& no, const Choice& yes, auto choose) {
    add_heading(ui, stack, key);
    stack.choices({no, yes}, [choose](std::size_t i) { choose(i == 1); });
  };
  const bool big = wishes.big_buttons, below = wishes.buttons_below, left = wishes.left_handed;
  two("settings.buttons", {{"settings.buttons", "usual"}, ui.say("settings.buttons.usual"), !big},
      {{"settings.buttons", "big"}, ui.say("settings.buttons.big"), big},
      [&asked](bool yes) { asked.emplace_back(ChooseBigButtons{yes}); });
  two("settings.bar", {{"settings.bar", "above"}, ui.say("settings.bar.above"), !below},
      {{"settings.bar", "below"}, ui.say("settings.bar.below"), below},
      [&asked](bool yes) { asked.emplace_back(ChooseButtonsBelow{yes}); });
  two("settings.hand", {{"settings.hand", "right"}, ui.say("settings.hand.right"), !left},
      {{"settings.hand", "left"}, ui.say("settings.hand.left"), left},
      [&asked](bool yes) { asked.emplace_back(ChooseHand{yes}); });
}

// ---- millimetres

// The long side of a bank card, as this monitor is believed to show it.
void draw_bank_card(Ui& ui, const Box& place) {
  constexpr float card_mm = 85.6f;
  const Box shape{place.x, place.y, std::min(place.w, ui.theme.mm(card_mm)), place.h};
  fill(ui, shape, ui.theme.colour.accent_pale, ui.theme.rounding);
  frame(ui, shape, ui.theme.colour.accent, ui.theme.frame, ui.theme.rounding);
  note(ui, {.key = "settings.size.card", .kind = "image", .box = shape});
}

void add_size(Ui& ui, Stack& stack, const Wishes& wishes, Asked& asked) {
  constexpr std::array<int, 4> steps = {-50, -10, 10, 50};
  add_heading(ui, stack, "settings.size");
  add_note(ui, stack, "settings.size.explain");
  stack.add([&ui](float) { return ui.theme.mm(20); },
            [&ui](const Box& place) { draw_bank_card(ui, place); });
  std::vector<Choice> choices;
  choices.reserve(steps.size());
  for (const int step : steps)
    choices.push_back({{"settings.size", step},
                       ui.say(step < 0 ? "settings.size.narrower" : "settings.size.wider",
                              {{"n", std::to_string(std::abs(step) / 10)}})});
  stack.choices(choices,
                [&asked, steps](std::size_t i) { asked.emplace_back(ChangeSize{steps[i]}); });
  const std::string now = std::to_string(wishes.size_permille / 10);
  stack.text("settings.size.now", ui.say("settings.size.now", {{"n", now}}),
             {.role = Role::note, .ink = ui.theme.colour.note});
}

// ---- the scanner

const char* result_key(Trial::Result result) {
  switch (result) {
    case Trial::Result::waiting:
      return "settings.scanner.waiting";
    case Trial::Result::read:
      return "settings.scanner.read";
    case Trial::Result::not_plain:
      return "settings.scanner.not_plain";
    case Trial::Result::slow:
      break;
  }
  return "settings.scanner.slow";
}

void draw_trial_line(Ui& ui, const Box& place, const Trial& trial, Asked& asked) {
  std::string typed = trial.typed;
  const Line line =
      line_field(ui, "settings.scanner.line", place, typed, ui.say("settings.scanner.line"));
  if (line.sent)
    asked.emplace_back(SendInTrial{*line.sent});
  else if (line.changed)
    asked.emplace_back(TypeInTrial{typed});
  home(ui, "settings.scanner.line");
}

void add_trial(Ui& ui, Stack& stack, const Trial& trial, const Wishes& wishes, Asked& asked) {
  const bool is_well = trial.result == Trial::Result::read;
  const bool is_bad = !is_well && trial.result != Trial::Result::waiting;
  stack.text("settings.scanner.result", ui.say(result_key(trial.result), {{"text", trial.text}}),
             {.ink = is_well  ? ui.theme.colour.here
                     : is_bad ? ui.theme.colour.absent
                              : ui.theme.colour.ink,
              .state = is_well  ? "read"
                       : is_bad ? "refused"
                                : "waiting"});
  stack.add([&ui](float) { return ui.theme.touch; },
            [&](const Box& place) { draw_trial_line(ui, place, trial, asked); });
  std::vector<Choice> choices;
  choices.reserve(scan_gaps_ms.size());
  for (const int ms : scan_gaps_ms)
    choices.push_back({{"settings.scanner.gap", ms},
                       ui.say("settings.scanner.gap", {{"ms", std::to_string(ms)}}),
                       ms == wishes.scan_gap_ms});
  stack.choices(choices,
                [&](std::size_t i) { asked.emplace_back(ChooseScanGap{scan_gaps_ms[i]}); });
}

void add_scanner(Ui& ui, Stack& stack, const Model& model, const Wishes& wishes, Asked& asked) {
  add_heading(ui, stack, "settings.scanner.title");
  stack.button("settings.scanner",
               ui.say(model.trial ? "settings.scanner.end" : "settings.scanner"), {},
               [&] { asked.emplace_back(TryScanner{!model.trial}); });
  if (model.trial) add_trial(ui, stack, *model.trial, wishes, asked);
}

// ---- this device

void add_device(Ui& ui, Stack& stack, const Model& model, const OwnDevice& device, Asked& asked) {
  add_heading(ui, stack, "settings.device");
  stack.text("settings.device.name", device.name);
  const std::string post = model.post.empty() ? ui.say("settings.device.no_post") : model.post;
  stack.text("settings.device.post", ui.say("settings.device.post", {{"post", post}}));
  stack.button("settings.device.change", ui.say("settings.device.change"), {},
               [&] { asked.emplace_back(ChangePost{}); });
}

// ---- the PIN

// For leaving a kiosk; of what is typed only dots are shown.
void draw_pin_line(Ui& ui, const Box& place, const Model& model, Asked& asked) {
  std::string pin = model.pin;
  const Line line =
      line_field(ui, "settings.pin", place, pin, ui.say("settings.pin.hint"), false, true);
  if (line.changed || line.sent) asked.emplace_back(TypePin{line.sent.value_or(pin)});
  if (line.sent) asked.emplace_back(KeepPin{});
}

void add_pin(Ui& ui, Stack& stack, const Model& model, const KeptPin& kept, Asked& asked) {
  stack.text("settings.pin.label", ui.say("settings.pin"), {.role = Role::strong});
  stack.text("settings.pin.explain",
             ui.say(kept.is_set ? "settings.pin.kept" : "settings.pin.none"),
             {.ink = ui.theme.colour.note, .state = kept.is_set ? "set" : "none"});
  stack.add([&ui](float) { return ui.theme.touch; },
            [&](const Box& place) { draw_pin_line(ui, place, model, asked); });
  if (!model.pin_trouble.empty())
    stack.text("settings.pin.trouble", ui.say(model.pin_trouble),
               {.ink = ui.theme.colour.absent, .state = "refused"});
  stack.button("settings.pin.set", ui.say("settings.pin.set"), {.enabled = !model.pin.empty()},
               [&] { asked.emplace_back(KeepPin{}); });
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  const Wishes& wishes = situation.wishes;
  Stack stack(ui, page);
  add_staff(ui, stack, model, wishes, asked);
  add_looks(ui, stack, wishes, asked);
  add_size(ui, stack, wishes, asked);
  add_scanner(ui, stack, model, wishes, asked);
  add_device(ui, stack, model, situation.device, asked);
  add_pin(ui, stack, model, situation.pin, asked);
  stack.draw("settings");
}

}  // namespace renkei::ui::settings
