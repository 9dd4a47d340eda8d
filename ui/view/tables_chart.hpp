// The chart of a table, from the table's own figures in the table's own words: lying bars, as they have room
// for names and figures at every size of text; bands of 100 %; lines. It is a list of as many rows as it
// takes.
#pragma once
#include "ui/present/tables_grid.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::tables {

void draw_chart(Ui& ui, const Box& box, const Grid& grid);

}  // namespace renkei::ui::tables
