#include "ui/view/fields.hpp"

#include <imgui_stdlib.h>

#include <algorithm>

#include "ui/view/imgui_internals.hpp"
#include "ui/view/text.hpp"

namespace renkei::ui {
namespace {

struct Sending {
  std::optional<std::string> sent;
  bool stays = false;
};

// Runs inside the field, in the very drawing in which Enter came. ImGui lets no further character
// into that drawing, so what is taken out here is the whole line and nothing of the next.
int take_sent(ImGuiInputTextCallbackData* data) {
  if (!ImGui::IsKeyPressed(ImGuiKey_Enter, false) &&
      !ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))
    return 0;
  auto& sending = *static_cast<Sending*>(data->UserData);
  sending.sent = std::string(data->Buf, static_cast<std::size_t>(data->BufTextLen));
  if (!sending.stays) data->DeleteChars(0, data->BufTextLen);
  return 0;
}

// The keyboard goes where the focus is, and the focus where a finger put the keyboard.
void follow_focus(Ui& ui, const std::string& key, bool is_active) {
  if (is_active && !ui.focus.has(key)) {
    if (ImGui::IsItemActivated())
      ui.focus.go(key, false);
    else
      inside::release_active();
  }
  if (is_active && ui.focus.has(key) && ui.focus.arrived) {
    ImGui::SetScrollHereY(0.5f);
    ui.focus.arrived = false;
  }
}

// Esc leads away; ImGui would take back what was typed here as well.
bool keep_typed(bool changed, std::string& text, const std::string& typed) {
  if (!changed || !ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return changed;
  text = typed;
  return false;
}

// The frame around the item that was drawn last, and the focus on it.
void surround(Ui& ui, const std::string& key, const Box& box) {
  const Colours& colour = ui.theme.colour;
  const bool active = ImGui::IsItemActive();
  follow_focus(ui, key, active);
  const float thick = active ? ui.theme.mm(0.8f) : ui.theme.frame;
  frame(ui, box, active ? colour.accent : colour.edge, thick, ui.theme.rounding);
}

// Not while a finger is on something else.
void take_keyboard(Ui& ui, const std::string& key) {
  if (ui.focus.has(key) && !ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
}

bool input(Ui& ui, const Key& key, const Box& box, std::string& text, std::string_view hint,
           Sending* sending, const char* privacy = "P0", bool is_secret = false) {
  const std::string whole = key.whole();
  fill(ui, box, ui.theme.colour.card, ui.theme.rounding);
  ImGui::SetCursorScreenPos(corner(box));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {ui.theme.mm(3), (box.h - ui.theme.line(Role::body)) / 2});
  ImGui::SetNextItemWidth(box.w);
  take_keyboard(ui, whole);
  const std::string typed = text;
  const bool changed =
      ImGui::InputTextWithHint(("###" + whole).c_str(), std::string(hint).c_str(), &text,
                               (sending ? ImGuiInputTextFlags_CallbackAlways : 0) |
                                   (is_secret ? ImGuiInputTextFlags_Password : 0),
                               sending ? take_sent : nullptr, sending);
  const bool is_kept = keep_typed(changed, text, typed);
  surround(ui, whole, box);
  ImGui::PopStyleVar();
  note(ui, {.key = whole,
            .kind = "field",
            .box = box,
            .text = is_secret ? std::string(text.size(), '*') : text,
            .focusable = true,
            .cut = text.empty() && size_of(ui, Role::body, hint).x > box.w - 2 * ui.theme.mm(3),
            .privacy = privacy});
  return is_kept;
}

float lines_padding(const Ui& ui) { return ui.theme.mm(2); }

}  // namespace

bool field(Ui& ui, const Key& key, const Box& box, std::string& text, std::string_view hint,
           const char* privacy) {
  return input(ui, key, box, text, hint, nullptr, privacy);
}

bool secret_field(Ui& ui, const Key& key, const Box& box, std::string& text,
                  std::string_view hint) {
  return input(ui, key, box, text, hint, nullptr, "P0", true);
}

Line line_field(Ui& ui, const Key& key, const Box& box, std::string& text, std::string_view hint,
                bool stays, bool is_secret, const char* privacy) {
  Sending sending{{}, stays};
  const bool changed = input(ui, key, box, text, hint, &sending, privacy, is_secret);
  if (sending.sent && !stays) text.clear();
  return {changed, std::move(sending.sent)};
}

bool lines_field(Ui& ui, const Key& key, const Box& box, std::string& text, const char* privacy) {
  const std::string whole = key.whole();
  fill(ui, box, ui.theme.colour.card, ui.theme.rounding);
  ImGui::SetCursorScreenPos(corner(box));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.theme.mm(3), lines_padding(ui)});
  take_keyboard(ui, whole);
  const std::string typed = text;
  const bool changed = ImGui::InputTextMultiline(("###" + whole).c_str(), &text, {box.w, box.h});
  const bool is_kept = keep_typed(changed, text, typed);
  surround(ui, whole, box);
  ImGui::PopStyleVar();
  note(ui, {.key = whole,
            .kind = "field",
            .box = box,
            .text = text,
            .focusable = true,
            .privacy = privacy});
  return is_kept;
}

float lines_field_height(const Ui& ui, std::string_view text) {
  constexpr std::ptrdiff_t least = 2, most = 12;
  const auto lines = std::clamp(std::ranges::count(text, '\n') + 1, least, most);
  return static_cast<float>(lines) * ui.theme.line(Role::body) + 2 * lines_padding(ui);
}

void home(Ui& ui, const Key& key, std::string about) {
  ui.focus.home = key.whole();
  ui.focus.about = std::move(about);
}

}  // namespace renkei::ui
