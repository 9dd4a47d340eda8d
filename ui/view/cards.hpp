// Cards, which hold what belongs together, and scrolling with a finger.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

bool begin_card(Ui& ui, const char* id, ImVec2 size, bool padded = true);
void end_card();
// Between Begin and End of a scrolling child: a finger moves the contents.
void scroll_by_drag(const Theme& theme);

}  // namespace renkei::ui
