#include "ui/view/number_pad.hpp"

#include <imgui.h>

#include "ui/view/buttons.hpp"
#include "ui/view/text.hpp"

namespace renkei::ui {
namespace {

void take_keys_of_pad(PadPress& press) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt) return;
  for (int digit = 0; digit < 10; ++digit)
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + digit), false) ||
        ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_Keypad0 + digit), false))
      press.digits.push_back(digit);
  press.erased = press.erased || ImGui::IsKeyPressed(ImGuiKey_Backspace, false);
}

bool draw_pad_key(Ui& ui, const Key& name, const Box& at, const std::string& words) {
  const bool pressed = big_button(ui, name, at, words);
  const Within within(ui, name.whole());
  const bool large = size_of(ui, Role::title, words).x <= at.w;
  write(ui, {"words", name.whole()}, at, words,
        {.role = large ? Role::title : Role::note, .align = Align::centre, .centred = true});
  return pressed;
}

}  // namespace

PadPress draw_number_pad(Ui& ui, const Box& box, const char* digit, const char* erase) {
  constexpr int keys[] = {7, 8, 9, 4, 5, 6, 1, 2, 3};
  const float gap = ui.theme.gap, width = (box.w - 2 * gap) / 3, height = (box.h - 3 * gap) / 4;
  const auto place = [&](int column, int row) {
    return Box{box.x + static_cast<float>(column) * (width + gap),
               box.y + static_cast<float>(row) * (height + gap), width, height};
  };
  PadPress press;
  for (int i = 0; i < 9; ++i)
    if (draw_pad_key(ui, {digit, keys[i]}, place(i % 3, i / 3), std::to_string(keys[i])))
      press.digits.push_back(keys[i]);
  if (draw_pad_key(ui, {digit, 0}, place(0, 3), "0")) press.digits.push_back(0);
  press.erased = draw_pad_key(ui, erase, place(1, 3), ui.say(erase));
  take_keys_of_pad(press);
  return press;
}

}  // namespace renkei::ui
