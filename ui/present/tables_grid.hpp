// A table as it is drawn: every cell in the words that the text of the report has for it, the places that
// one cell spans, and the figures of its chart. Made once for a report, so that drawing only draws. Plain
// values.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/records.hpp"
#include "core/report/chart_data.hpp"
#include "core/report/table.hpp"

namespace renkei::ui::tables {

struct Face {
  std::string text;
  bool right = false;                 // a figure stands to the right
  bool explained = false;             // there is a rule, and records behind it
  std::size_t rows = 1, columns = 1;  // that it spans
  std::size_t up = 0, left = 0;       // of a covered one: how far away the cell lies that covers it
  bool is_covered() const { return up + left > 0; }
};

struct Grid {
  struct Line {
    std::vector<Face> cells;
    Row::Level level = Row::Level::detail;
  };
  std::string title;
  std::vector<std::string> heads;
  std::vector<bool> right;
  std::vector<std::size_t> columns;  // which of the table's they are
  std::vector<Line> lines;
  std::vector<std::string> notes;
  std::optional<ChartData> chart;
  Chart::Kind chart_kind = Chart::Kind::bars;
};

Grid grid_of(const Table& table, bool english);

// What one cell rests on: the rule, and the parts with the names of their records. No names of persons.
struct Behind {
  struct Part {
    std::string name, adds;
    std::vector<std::string> records;
    std::size_t more = 0;  // that are not named here
  };
  std::string cell;  // where it stands
  std::string value, rule;
  std::vector<Part> parts;
};
inline constexpr std::size_t records_named_most = 200;
// `row` and `column`: of the grid, from 0. Nothing where the cell says nothing of itself.
std::optional<Behind> behind(const Report& report, std::size_t table, const Grid& grid,
                             std::size_t row, std::size_t column, const Records& records);

}  // namespace renkei::ui::tables
