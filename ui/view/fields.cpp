#include "ui/view/fields.hpp"

#include <imgui_stdlib.h>

namespace renkei::ui {
namespace {

void push_field(Ui& ui) {
  const float text_height = ui.theme.line(Role::body);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {ui.theme.mm(4), (ui.theme.touch - text_height) / 2});
  ImGui::PushStyleColor(ImGuiCol_Border, IM_COL32(132, 145, 158, 255));
}

void pop_field() {
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

// A field with the keyboard has a thick frame in the accent colour.
void mark_focus(Ui& ui) {
  if (ImGui::IsItemActive())
    ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                        colour::accent, ui.theme.rounding, 0, 3 * ui.theme.scale);
}

// Runs inside the field, in the very drawing in which Enter came. ImGui lets no further character
// into that drawing, so what is taken out here is the whole line and nothing of the next.
int take_sent(ImGuiInputTextCallbackData* data) {
  if (!ImGui::IsKeyPressed(ImGuiKey_Enter, false) &&
      !ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))
    return 0;
  auto& sent = *static_cast<std::optional<std::string>*>(data->UserData);
  sent = std::string(data->Buf, static_cast<std::size_t>(data->BufTextLen));
  data->DeleteChars(0, data->BufTextLen);
  return 0;
}

}  // namespace

bool field(Ui& ui, const Key& key, std::string& text, float width, std::string_view hint) {
  push_field(ui);
  ImGui::SetNextItemWidth(width);
  const bool changed =
      ImGui::InputTextWithHint(("###" + key.whole()).c_str(), std::string(hint).c_str(), &text);
  mark_focus(ui);
  pop_field();
  note(ui, key, text);
  return changed;
}

Line line_field(Ui& ui, const Key& key, std::string& text, float width, std::string_view hint,
                bool take_keyboard) {
  Line line;
  push_field(ui);
  ImGui::SetNextItemWidth(width);
  // A window that has just appeared grants no wish: ask until it is granted.
  ImGui::PushID("waiting");
  int* waiting = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID(key.whole().c_str()), 0);
  ImGui::PopID();
  if (take_keyboard) *waiting = 1;
  if (*waiting != 0) ImGui::SetKeyboardFocusHere();
  line.changed =
      ImGui::InputTextWithHint(("###" + key.whole()).c_str(), std::string(hint).c_str(), &text,
                               ImGuiInputTextFlags_CallbackAlways, take_sent, &line.sent);
  if (ImGui::IsItemActive()) *waiting = 0;
  mark_focus(ui);
  pop_field();
  if (line.sent) text.clear();
  note(ui, key, text);
  return line;
}

}  // namespace renkei::ui
