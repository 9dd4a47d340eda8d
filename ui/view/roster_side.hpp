// Beside the list of a roster, or above it where there is little room: how many are missing, what the
// last scan came to and what may be done about it, what can be taken back, and who is missing.
#pragma once
#include <vector>

#include "ui/present/roster.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::roster {

void draw_side(Ui& ui, std::vector<Intent>& asked, const Box& box, const Model& roster, Zone zone);
// What lies over the side, or over the list; nothing when nothing does.
bool draw_sheet(Ui& ui, std::vector<Intent>& asked, const Box& box, const Model& roster,
                const Situation& situation);
// What this device did, by name and time.
std::string act_words(const Ui& ui, const Model& roster, const Act& act, Zone zone);
// Whether the last scan waits for an answer.
bool asks_about(const Model& roster);
// At the top of `column`, which loses it. While something waits for an answer, that alone.
void draw_summary(Ui& ui, std::vector<Intent>& asked, Box& column, const Model& roster, Zone zone);

}  // namespace renkei::ui::roster
