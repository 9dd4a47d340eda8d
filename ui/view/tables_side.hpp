// What lies beside a table, or over it: what it rests on and its other tables, what it was asked with, where
// it is saved, and what one cell of it is made of.
#pragma once
#include <vector>

#include "ui/present/tables.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::tables {

// `sheet`: which of them.
void draw_side(Ui& ui, const Box& box, const Model& model, const Situation& situation, Sheet sheet,
               std::vector<Intent>& asked);

}  // namespace renkei::ui::tables
