// Buttons: never smaller than a finger, pressed when the finger lets go.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

enum class Look { primary, secondary, quiet, chosen };
struct ButtonShape {
  Look look = Look::secondary;
  float width = 0;   // 0: as wide as the text
  float height = 0;  // 0: Theme::touch
  bool enabled = true;
};
float button_width(Ui& ui, std::string_view text);
bool button(Ui& ui, const Key& key, std::string_view text, const ButtonShape& shape = {});
// With the text of its message.
bool button(Ui& ui, const Key& key, const ButtonShape& shape = {});
// An empty button of a size; the caller paints on it.
bool big_button(Ui& ui, const Key& key, ImVec2 size, std::string_view text, bool enabled);

}  // namespace renkei::ui
