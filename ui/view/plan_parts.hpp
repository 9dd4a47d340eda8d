// What the screen of planning is made of.
#pragma once
#include <string>
#include <vector>

#include "ui/present/plan.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::plan {

using Asked = std::vector<Intent>;

inline const char* code_of(Privacy privacy) {
  constexpr const char* codes[] = {"P0", "P1", "P2", "P3"};
  return codes[static_cast<std::size_t>(privacy)];
}
// By name, or by number while names are hidden.
std::string called_words(const Ui& ui, const TrailPart& called);

// What was done last, and can be taken back or done again.
void add_acts(Ui& ui, Stack& stack, const Model& model, Asked& asked);
void draw_form(Ui& ui, const Box& box, const Model& model, const Situation& situation,
               bool has_way_back, Asked& asked);
void draw_tree(Ui& ui, const Box& box, const Model& model, Asked& asked);
// True when one lies over the form.
bool draw_sheet(Ui& ui, const Box& box, const Model& model, Asked& asked);

// To the checks of an event, its posts' files and its copy; to the registers about a record. In plan_handing.cpp.
void add_ways(Ui& ui, Stack& stack, const Model& model, Asked& asked);

}  // namespace renkei::ui::plan
