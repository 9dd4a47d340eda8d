// The parts of the screen of today that have files of their own.
#pragma once
#include <functional>
#include <vector>

#include "ui/present/today.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::today {

using Asked = std::vector<Intent>;

// A row of the page: as high as it was measured to be.
struct Row {
  float height = 0;
  std::function<void(const Box&)> draw;
};

Row own_card(Ui& ui, const Model& model, const Situation& situation, float width, Asked& asked);
// What has not been handed over, and what is doubtful about the machine.
Row state_of_device(Ui& ui, const Situation& situation, float width, Asked& asked);
void draw_further(Ui& ui, const Box& box, const Model& model, Asked& asked);
void draw_new(Ui& ui, const Box& box, const Model& model, const Situation& situation, Asked& asked);

}  // namespace renkei::ui::today
