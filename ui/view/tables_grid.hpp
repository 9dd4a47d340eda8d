// A table as large as it is: it moves both ways within its box, below its head and beside its first
// column, which stay. Only the rows in sight are drawn. The arrow keys go from cell to cell.
#pragma once
#include <optional>

#include "ui/present/tables_grid.hpp"
#include "ui/view/ui.hpp"

namespace renkei::ui::tables {

struct CellPressed {
  std::size_t row, column;
};
// `privacy`: of what stands in its cells.
std::optional<CellPressed> draw_grid(Ui& ui, const Box& box, const Grid& grid, const char* privacy);

}  // namespace renkei::ui::tables
