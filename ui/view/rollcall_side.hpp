// Beside the names of a roll call, or above them where there is little room: what it comes to, and what may
// be done next.
#pragma once
#include <vector>

#include "ui/present/rollcall.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::rollcall {

void draw_side(Ui& ui, std::vector<Intent>& asked, const Box& box, const Model& model);
// The same at the top of the page, not higher than it has to be; the box that it takes.
Box draw_summary(Ui& ui, std::vector<Intent>& asked, const Box& page, const Model& model);

}  // namespace renkei::ui::rollcall
