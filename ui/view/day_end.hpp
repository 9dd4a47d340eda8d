// The page on which the day's figure is confirmed.
#pragma once
#include <variant>
#include <vector>

#include "ui/present/day_end.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::day_end {

using Asked = std::vector<std::variant<ChooseDay, ChooseProposal, SayOther, SayHow, Confirm>>;

// `staff`: who confirms; empty: nobody has signed.
void draw_day_end(Ui& ui, const Box& box, const Model& model, const std::string& staff,
                  Asked& asked);
// What was announced already, a device each, beside each other.
void draw_said(Ui& ui, const Box& box, const Model& model);

}  // namespace renkei::ui::day_end
