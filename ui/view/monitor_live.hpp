// What the guide sees of a survey, and the code that is asked for before it.
#pragma once
#include <vector>

#include "ui/present/monitor.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::monitor {

void draw_code(Ui& ui, std::vector<Intent>& asked, const Box& page, const Model& model,
               const Wishes& wishes);
void draw_live(Ui& ui, std::vector<Intent>& asked, const Box& page, const Model& model);

}  // namespace renkei::ui::monitor
