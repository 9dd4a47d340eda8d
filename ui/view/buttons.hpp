// Buttons: never smaller than a finger, pressed when the finger lets go, or by the key that has the
// focus.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

enum class Rank { primary, secondary, quiet, chosen };  // one primary button a screen
struct ButtonLook {
  Rank rank = Rank::secondary;
  bool enabled = true;
  bool chosen = false;  // of several, the one that is in force
  const char* state = "";
  const char* privacy = "P0";
};

// Room that its words need on one line; the height is Theme::touch, or more for more lines.
float button_width(Ui& ui, std::string_view text);
float button_height(Ui& ui, std::string_view text, float width);

bool button(Ui& ui, const Key& key, const Box& box, std::string_view text,
            const ButtonLook& look = {});
// With the text of its message.
bool button(Ui& ui, const Key& key, const Box& box, const ButtonLook& look = {});
// Ground and frame only; the caller paints on it, `text` is what that says.
bool big_button(Ui& ui, const Key& key, const Box& box, std::string_view text,
                const ButtonLook& look = {});

// Of what is written on it.
ImU32 ink_of(const Ui& ui, const ButtonLook& look);

// Buttons beside each other, in as many rows as they need.
struct Choice {
  Key key;
  std::string text;
  bool chosen = false;
  bool enabled = true;
  Rank rank = Rank::secondary;
};
float choices_height(Ui& ui, std::span<const Choice> choices, float width);
// The index of the one that was pressed.
std::optional<std::size_t> draw_choices(Ui& ui, const Box& box, std::span<const Choice> choices);

}  // namespace renkei::ui
