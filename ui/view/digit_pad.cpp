#include "ui/view/digit_pad.hpp"

#include <algorithm>

#include "ui/view/text.hpp"

namespace renkei::ui {
bool pad_key(Ui& ui, const Key& key, const Box& at, const std::string& words,
             const ButtonLook& look) {
  const bool pressed = big_button(ui, key, at, words, look);
  const Within within(ui, key.whole());
  const bool large =
      size_of(ui, Role::title, words).x <= at.w && ui.theme.line(Role::title) <= at.h;
  write(ui, {"words", key.whole()}, at, words,
        {.role = large ? Role::title : Role::note,
         .ink = ink_of(ui, look),
         .align = Align::centre,
         .centred = true});
  return pressed;
}

float digit_pad_height(const Ui& ui) {
  const float key = std::max(ui.theme.touch, ui.theme.line(Role::title) + ui.theme.mm(2));
  return 4 * key + 3 * ui.theme.gap;
}

Digits digit_pad(Ui& ui, const Box& box, const char* digit_key, const char* erase_key) {
  constexpr int keys[] = {7, 8, 9, 4, 5, 6, 1, 2, 3, 0};
  const float gap = ui.theme.gap, width = (box.w - 2 * gap) / 3, height = (box.h - 3 * gap) / 4;
  const auto place = [&](int column, int row, int columns = 1) {
    return Box{box.x + static_cast<float>(column) * (width + gap),
               box.y + static_cast<float>(row) * (height + gap),
               static_cast<float>(columns) * (width + gap) - gap, height};
  };
  Digits digits;
  for (int i = 0; i < 10; ++i)
    if (pad_key(ui, {digit_key, keys[i]}, place(i % 3, i / 3), std::to_string(keys[i])))
      digits.typed.push_back(keys[i]);
  if (pad_key(ui, erase_key, place(1, 3, 2), ui.say("digits.erase"))) ++digits.erased;
  return digits;
}

Digits typed_digits() {
  Digits digits;
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt) return digits;
  for (int digit = 0; digit < 10; ++digit)
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + digit), false) ||
        ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_Keypad0 + digit), false))
      digits.typed.push_back(digit);
  if (ImGui::IsKeyPressed(ImGuiKey_Backspace, false)) ++digits.erased;
  return digits;
}

}  // namespace renkei::ui
