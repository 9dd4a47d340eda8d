#include "ui/view/buttons.hpp"

#include "ui/view/text.hpp"

namespace renkei::ui {
namespace {

struct Paint {
  ImU32 fill, hovered, border, ink;
};

Paint paint_of(const Colours& colour, Rank rank) {
  switch (rank) {
    case Rank::primary:
      return {colour.accent, colour.accent_dark, colour.accent, colour.on_accent};
    case Rank::chosen:
      return {colour.accent_pale, colour.accent_pale, colour.accent, colour.accent_dark};
    case Rank::quiet:
      return {0, colour.accent_pale, 0, colour.accent_dark};
    case Rank::secondary:
      break;
  }
  return {colour.card, colour.accent_pale, colour.edge, colour.ink};
}

float padding(const Ui& ui) { return ui.theme.mm(3); }

// Outside a gap, so that it is seen on every ground.
void draw_focus(Ui& ui, const Box& box) {
  const float thick = ui.theme.mm(0.8f), gap = ui.theme.mm(0.5f);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRectFullScreen();
  frame(ui, inset(box, -thick - gap), ui.theme.colour.accent, thick,
        ui.theme.rounding + gap + thick);
  list->PopClipRect();
}

// What cannot be pressed does not look as if it were the next thing to do.
Rank shown_rank(const ButtonLook& look) {
  if (look.chosen) return Rank::chosen;
  return look.enabled ? look.rank : Rank::secondary;
}

struct Press {
  bool pressed = false, hovered = false;
};

Press take_press(Ui& ui, const std::string& key, const Box& box, bool enabled) {
  Press press;
  if (box.is_empty()) return press;
  ImGui::SetCursorScreenPos(corner(box));
  ImGui::BeginDisabled(!enabled);
  press.pressed = ImGui::InvisibleButton(("###" + key).c_str(), {box.w, box.h});
  ImGui::EndDisabled();
  press.hovered = enabled && ImGui::IsItemHovered();
  if (press.pressed) ui.focus.go(key, false);
  if (!enabled) return press;
  if (ui.focus.has(key) && ui.focus.arrived) {
    ImGui::SetScrollHereY(0.5f);
    ui.focus.arrived = false;
  }
  if (ui.focus.pressed == key) press.pressed = true;
  return press;
}

}  // namespace

float button_width(Ui& ui, std::string_view text) {
  return std::max(ui.theme.touch, size_of(ui, Role::body, text).x + 2 * padding(ui));
}

float button_height(Ui& ui, std::string_view text, float width) {
  const float words = height_of(ui, Role::body, text, width - 2 * padding(ui));
  return std::max(ui.theme.touch, words + ui.theme.mm(3));
}

bool big_button(Ui& ui, const Key& key, const Box& box, std::string_view text,
                const ButtonLook& look) {
  const std::string whole = key.whole();
  const Press press = take_press(ui, whole, box, look.enabled);
  const Paint paint = paint_of(ui.theme.colour, shown_rank(look));
  const ImU32 ground = press.hovered ? paint.hovered : paint.fill;
  if (ground != 0) fill(ui, box, ground, ui.theme.rounding);
  if (paint.border != 0) frame(ui, box, paint.border, ui.theme.frame, ui.theme.rounding);
  if (ui.focus.visible && ui.focus.has(whole)) draw_focus(ui, box);
  note(ui, {.key = whole,
            .kind = "button",
            .box = box,
            .text = std::string(text),
            .enabled = look.enabled,
            .focusable = look.enabled,
            .chosen = look.chosen,
            .state = look.state,
            .privacy = look.privacy});
  return press.pressed;
}

ImU32 ink_of(const Ui& ui, const ButtonLook& look) {
  const Colours& colour = ui.theme.colour;
  return look.enabled ? paint_of(colour, shown_rank(look)).ink : colour.edge;
}

bool button(Ui& ui, const Key& key, const Box& box, std::string_view text, const ButtonLook& look) {
  const bool pressed = big_button(ui, key, box, text, look);
  const ImU32 ink = ink_of(ui, look);
  const Within within(ui, key.whole());
  write(ui, {"words", key.whole()}, inset(box, padding(ui), 0), text,
        {.ink = ink,
         .align = Align::centre,
         .lines = 1000,
         .centred = true,
         .privacy = look.privacy});
  return pressed;
}

bool button(Ui& ui, const Key& key, const Box& box, const ButtonLook& look) {
  return button(ui, key, box, ui.say(key.message), look);
}

namespace {

// Where each of them goes: as many in a row as fit.
std::vector<Box> places(Ui& ui, std::span<const Choice> choices, const Box& box) {
  std::vector<Box> boxes;
  float x = box.x, y = box.y, row = ui.theme.touch;
  for (const Choice& choice : choices) {
    const float width = std::min(box.w, button_width(ui, choice.text));
    if (x > box.x && x + width > box.right() + 0.5f) {
      x = box.x, y += row + ui.theme.gap;
      row = ui.theme.touch;
    }
    const float height = button_height(ui, choice.text, width);
    row = std::max(row, height);
    boxes.push_back({x, y, width, height});
    x += width + ui.theme.gap;
  }
  return boxes;
}

}  // namespace

float choices_height(Ui& ui, std::span<const Choice> choices, float width) {
  float height = 0;
  for (const Box& one : places(ui, choices, {0, 0, width, 0}))
    height = std::max(height, one.bottom());
  return height;
}

std::optional<std::size_t> draw_choices(Ui& ui, const Box& box, std::span<const Choice> choices) {
  std::optional<std::size_t> pressed;
  const std::vector<Box> boxes = places(ui, choices, box);
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (button(
            ui, choices[i].key, boxes[i], choices[i].text,
            {.rank = choices[i].rank, .enabled = choices[i].enabled, .chosen = choices[i].chosen}))
      pressed = i;
  return pressed;
}

}  // namespace renkei::ui
