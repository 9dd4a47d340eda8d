#include "ui/view/buttons.hpp"

#include "ui/view/text.hpp"

namespace renkei::ui {
namespace {

struct Colours {
  ImU32 fill, hovered, border, ink;
};

Colours colours_of(Look look) {
  switch (look) {
    case Look::primary:
      return {colour::accent, colour::accent_dark, colour::accent, colour::on_accent};
    case Look::chosen:
      return {colour::accent_pale, colour::accent_pale, colour::accent, colour::accent_dark};
    case Look::quiet:
      return {IM_COL32(0, 0, 0, 0), colour::accent_pale, IM_COL32(0, 0, 0, 0), colour::accent_dark};
    case Look::secondary:
      break;
  }
  return {colour::card, colour::accent_pale, IM_COL32(132, 145, 158, 255), colour::ink};
}

void push_colours(const Colours& colours) {
  ImGui::PushStyleColor(ImGuiCol_Button, colours.fill);
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, colours.hovered);
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, colours.hovered);
  ImGui::PushStyleColor(ImGuiCol_Border, colours.border);
  ImGui::PushStyleColor(ImGuiCol_Text, colours.ink);
}

}  // namespace

float button_width(Ui& ui, std::string_view text) {
  return size_of(ui, Role::body, text).x + 2 * ui.theme.mm(5);
}

bool button(Ui& ui, const Key& key, std::string_view text, const ButtonShape& shape) {
  const ImVec2 size(shape.width > 0 ? shape.width : button_width(ui, text),
                    shape.height > 0 ? shape.height : ui.theme.touch);
  push_colours(colours_of(shape.look));
  ImGui::BeginDisabled(!shape.enabled);
  const std::string label = std::string(text) + "###" + key.whole();
  const bool pressed = ImGui::Button(label.c_str(), size);
  ImGui::EndDisabled();
  ImGui::PopStyleColor(5);
  note(ui, key, text, shape.enabled);
  return pressed;
}

bool button(Ui& ui, const Key& key, const ButtonShape& shape) {
  return button(ui, key, ui.say(key.message), shape);
}

bool big_button(Ui& ui, const Key& key, ImVec2 size, std::string_view text, bool enabled) {
  push_colours(colours_of(Look::secondary));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, IM_COL32(191, 217, 255, 255));
  ImGui::BeginDisabled(!enabled);
  const bool pressed = ImGui::Button(("###" + key.whole()).c_str(), size);
  ImGui::EndDisabled();
  ImGui::PopStyleColor(6);
  note(ui, key, text, enabled);
  return pressed;
}

}  // namespace renkei::ui
