// What stands beside the keys of the pad: the day's figures, the hours, what was pressed last; and what
// lies over it.
#pragma once
#include <vector>

#include "ui/present/tally.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::tally {

using Asked = std::vector<Intent>;

void draw_side(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone);
// The same as one line above the keys.
void draw_line(Ui& ui, Asked& asked, Box& page, const Model& pad, Zone zone);
void draw_sheet(Ui& ui, Asked& asked, const Box& box, const Model& pad, Zone zone);

}  // namespace renkei::ui::tally
