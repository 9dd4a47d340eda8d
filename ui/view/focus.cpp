#include "ui/view/focus.hpp"

#include <imgui.h>

#include <algorithm>

namespace renkei::ui {
namespace {

bool pressed(ImGuiKey key, bool repeat = false) { return ImGui::IsKeyPressed(key, repeat); }

void move(Focus& focus, FocusMove by) { focus.go(move_focus(focus.order, focus.key, by), true); }

void take_moves(Focus& focus, bool in_field) {
  const bool back = ImGui::GetIO().KeyShift;
  if (pressed(ImGuiKey_Tab, true)) move(focus, back ? FocusMove::previous : FocusMove::next);
  if (pressed(ImGuiKey_F6)) move(focus, back ? FocusMove::previous_area : FocusMove::next_area);
  if (in_field) return;  // its own cursor, or the hits below it
  if (pressed(ImGuiKey_UpArrow, true)) move(focus, FocusMove::up);
  if (pressed(ImGuiKey_DownArrow, true)) move(focus, FocusMove::down);
  if (pressed(ImGuiKey_LeftArrow, true)) move(focus, FocusMove::left);
  if (pressed(ImGuiKey_RightArrow, true)) move(focus, FocusMove::right);
}

void press_ending(Focus& focus, std::string_view tail) {
  if (const FocusStop* stop = focus.ending(tail)) focus.pressed = stop->key;
}

}  // namespace

void Focus::go(std::string to, bool by_key) {
  arrived = arrived || key != to;
  visible = by_key;
  key = std::move(to);
}

void Focus::go_home(bool is_finger_down) {
  const FocusStop* here = stop(key);
  if (is_finger_down) return;
  // A sheet has been opened or closed, or something else is asked; or what had the focus is gone.
  const bool has_moved = !home_before_.empty() && (home != home_before_ || about != about_before_);
  home_before_ = home;
  about_before_ = about;
  if (home.empty()) return;
  if (has_moved || (!here && !key.empty())) return go(home, visible);
  const bool in_field = here && here->is_field;
  if (!visible && !in_field) go(home, false);
}

const FocusStop* Focus::stop(std::string_view widget) const {
  const auto at = std::ranges::find(order, widget, &FocusStop::key);
  return at == order.end() ? nullptr : &*at;
}

const FocusStop* Focus::ending(std::string_view tail) const {
  const auto at =
      std::ranges::find_if(order, [&](const FocusStop& one) { return one.key.ends_with(tail); });
  return at == order.end() ? nullptr : &*at;
}

void Focus::turn_to(Screen screen) {
  if (screen == screen_) return;
  last_[screen_] = key;
  screen_ = screen;
  home_before_.clear();
  const auto before = last_.find(screen);
  key = before == last_.end() ? std::string() : before->second;
  arrived = true;
  pressed.clear();
  order.clear();
}

KeysAsked take_keys(Focus& focus) {
  KeysAsked asked;
  const ImGuiIO& io = ImGui::GetIO();
  focus.pressed.clear();
  const FocusStop* here = focus.stop(focus.key);
  const bool in_field = here && here->is_field;
  take_moves(focus, in_field);
  const bool command = io.KeyCtrl || io.KeyAlt;
  if (!in_field && here && !command &&
      (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter) || pressed(ImGuiKey_Space))) {
    focus.pressed = focus.key;
    focus.visible = true;
  }
  if (io.KeyCtrl && pressed(ImGuiKey_Z)) press_ending(focus, io.KeyShift ? ".redo" : ".undo");
  if (pressed(ImGuiKey_F2))
    if (const auto line = std::ranges::find(focus.order, true, &FocusStop::is_field);
        line != focus.order.end())
      focus.go(line->key, true);
  asked.back = pressed(ImGuiKey_Escape);
  asked.help = pressed(ImGuiKey_F1);
  asked.hide_names = pressed(ImGuiKey_F9);
  asked.search = io.KeyCtrl && pressed(ImGuiKey_K);
  for (int n = 1; io.KeyAlt && n <= 6; ++n)
    if (pressed(static_cast<ImGuiKey>(ImGuiKey_0 + n))) asked.place = n;
  if (io.KeyCtrl && (pressed(ImGuiKey_Equal) || pressed(ImGuiKey_KeypadAdd))) asked.text_step = 1;
  if (io.KeyCtrl && (pressed(ImGuiKey_Minus) || pressed(ImGuiKey_KeypadSubtract)))
    asked.text_step = -1;
  return asked;
}

}  // namespace renkei::ui
