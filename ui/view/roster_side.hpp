// Beside the list of a roster, or above it where there is little room: how many are missing, what the
// last scan came to and what may be done about it, what can be taken back, and who is missing.
#pragma once
#include <vector>

#include "ui/present/roster.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::roster {

void draw_side(Ui& ui, std::vector<Intent>& asked, const Box& box, const Model& roster, Zone zone);
// At the top of `column`, which loses it.
void draw_summary(Ui& ui, std::vector<Intent>& asked, Box& column, const Model& roster, Zone zone);

}  // namespace renkei::ui::roster
