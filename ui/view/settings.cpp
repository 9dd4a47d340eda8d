#include "ui/present/settings.hpp"

#include <array>

#include "ui/view/widgets.hpp"

namespace renkei::ui::settings {
namespace {

using Asked = std::vector<Intent>;

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

std::vector<Choice> size_choices(const Ui& ui, bool big) {
  return {{{"settings.buttons", "usual"}, ui.say("settings.buttons.usual"), !big},
          {{"settings.buttons", "big"}, ui.say("settings.buttons.big"), big}};
}

// Heading and buttons; what was pressed.
std::optional<std::size_t> draw_group(Ui& ui, Box& column, const char* key,
                                      std::span<const Choice> choices) {
  write_down(ui, key, column, ui.say(key), {.role = Role::strong}, ui.theme.mm(1.5f));
  const Box box = take_top(column, choices_height(ui, choices, column.w), ui.theme.mm(5));
  return draw_choices(ui, box, choices);
}

void draw_staff(Ui& ui, Box& column, const Model& model, const std::string& now, Asked& asked) {
  write_down(ui, "settings.staff", column, ui.say("settings.staff"), {.role = Role::strong},
             ui.theme.mm(1.5f));
  write_down(ui, "settings.staff.explain", column, ui.say("settings.staff.explain"),
             {.ink = ui.theme.colour.note}, ui.theme.mm(1.5f));
  const std::string words = ui.say("settings.staff.sign");
  const std::string hint = ui.say("settings.staff.hint");
  const float wide = button_width(ui, words),
              least = size_of(ui, Role::body, hint).x + ui.theme.mm(12);
  const bool beside = wide + least + ui.theme.gap <= column.w;
  Box row = take_top(column, ui.theme.touch, beside ? ui.theme.mm(5) : ui.theme.gap);
  std::string staff = model.staff;
  const Box place = take_left(row, std::min(least, column.w), ui.theme.gap);
  const Box press = beside ? take_left(row, wide)
                           : take_top(column, button_height(ui, words, column.w), ui.theme.mm(5));
  const Line line = line_field(ui, "settings.staff.code", place, staff, hint);
  if (line.changed || line.sent) asked.emplace_back(TypeStaff{line.sent.value_or(staff)});
  const bool pressed = button(ui, "settings.staff.sign", press, words, {.enabled = staff != now});
  if (pressed || line.sent) asked.emplace_back(SignAs{});
}

const char* pin_explanation(const KeptPin& kept) {
  return kept.is_set ? "settings.pin.kept" : "settings.pin.none";
}

// For leaving a kiosk; of what is typed only dots are shown.
void draw_pin(Ui& ui, Box& column, const Model& model, const KeptPin& kept, Asked& asked) {
  write_down(ui, "settings.pin.label", column, ui.say("settings.pin"), {.role = Role::strong},
             ui.theme.mm(1.5f));
  write_down(ui, "settings.pin.explain", column, ui.say(pin_explanation(kept)),
             {.ink = ui.theme.colour.note, .state = kept.is_set ? "set" : "none"},
             ui.theme.mm(1.5f));
  std::string pin = model.pin;
  const Box place = take_top(column, ui.theme.touch, ui.theme.gap);
  const Line line =
      line_field(ui, "settings.pin", place, pin, ui.say("settings.pin.hint"), false, true);
  if (line.changed || line.sent) asked.emplace_back(TypePin{line.sent.value_or(pin)});
  if (!model.pin_trouble.empty())
    write_down(ui, "settings.pin.trouble", column, ui.say(model.pin_trouble),
               {.ink = ui.theme.colour.absent, .state = "refused"}, ui.theme.gap);
  const std::string words = ui.say("settings.pin.set");
  const bool pressed = button(ui, "settings.pin.set",
                              take_top(column, button_height(ui, words, column.w), ui.theme.mm(5)),
                              words, {.enabled = !model.pin.empty()});
  if (pressed || line.sent) asked.emplace_back(KeepPin{});
}

float pin_height(Ui& ui, const Model& model, const KeptPin& kept, float width) {
  float height = ui.theme.line(Role::strong) + 3 * ui.theme.mm(5) + ui.theme.touch +
                 height_of(ui, Role::body, ui.say(pin_explanation(kept)), width) +
                 button_height(ui, ui.say("settings.pin.set"), width);
  if (!model.pin_trouble.empty())
    height += height_of(ui, Role::body, ui.say(model.pin_trouble), width) + ui.theme.gap;
  return height;
}

float height_of_all(Ui& ui, float width, const std::vector<std::vector<Choice>>& groups) {
  float height = height_of(ui, Role::body, ui.say("settings.staff.explain"), width) +
                 3 * ui.theme.touch + 4 * (ui.theme.line(Role::strong) + ui.theme.scrollbar);
  for (const auto& group : groups) height += choices_height(ui, group, width);
  return height;
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  const Wishes& wishes = situation.wishes;
  card(ui, page);
  const Box inner = inset(page, ui.theme.mm(5));
  const std::vector<std::vector<Choice>> groups = {text_choices(wishes.text_percent),
                                                   look_choices(ui, wishes.look),
                                                   size_choices(ui, wishes.big_buttons)};
  const float wide = inner.w - ui.theme.scrollbar - ui.theme.mm(3);
  const float height = height_of_all(ui, wide, groups) + pin_height(ui, model, situation.pin, wide);
  const Scroll scroll(ui, "settings", inner, height);
  Box column = inset(scroll.contents(), ui.theme.mm(1.5f), 0);
  if (const auto pressed = draw_group(ui, column, "settings.text", groups[0]))
    asked.emplace_back(ChooseText{100 + 25 * static_cast<int>(*pressed)});
  if (const auto pressed = draw_group(ui, column, "settings.look", groups[1]))
    asked.emplace_back(ChooseLook{static_cast<Look>(*pressed)});
  if (const auto pressed = draw_group(ui, column, "settings.buttons", groups[2]))
    asked.emplace_back(ChooseBigButtons{*pressed == 1});
  draw_staff(ui, column, model, wishes.staff, asked);
  draw_pin(ui, column, model, situation.pin, asked);
}

}  // namespace renkei::ui::settings
