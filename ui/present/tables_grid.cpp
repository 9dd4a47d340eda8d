#include "ui/present/tables_grid.hpp"

#include <algorithm>

#include "core/report/cell_text.hpp"
#include "core/report/explain.hpp"
#include "core/wording/dates.hpp"

namespace renkei::ui::tables {
namespace {

const Cell& cell_at(const Row& row, std::size_t column) {
  static const Cell none;
  return column < row.cells.size() ? row.cells[column] : none;
}

// A bar of shares is whole or not drawn; years that are filled stand in the table alone.
bool can_be_drawn(const Table& table, const ChartData& data) {
  using enum Chart::Kind;
  const Chart::Kind kind = table.chart->kind;
  if (kind == spans || !data.has_figures()) return false;
  return (kind != shares && kind != diverging) || data.is_whole();
}

// How many of the columns that are drawn lie under a cell of the table.
std::size_t columns_under(const Grid& grid, std::size_t at, const Cell& cell) {
  const std::size_t end = grid.columns[at] + static_cast<std::size_t>(std::max(cell.columns, 1));
  std::size_t count = 0;
  while (at + count < grid.columns.size() && grid.columns[at + count] < end) ++count;
  return count;
}

void cover(Grid& grid, std::size_t row, std::size_t column) {
  Face& face = grid.lines[row].cells[column];
  face.rows = std::min(face.rows, grid.lines.size() - row);
  for (std::size_t r = 0; r < face.rows; ++r)
    for (std::size_t c = 0; c < face.columns; ++c)
      if (r + c > 0) {
        Face& under = grid.lines[row + r].cells[column + c];
        under.up = r, under.left = c;
      }
}

Face face_of(const Grid& grid, const Row& row, std::size_t at, const renkei::Words& words) {
  const Cell& cell = cell_at(row, grid.columns[at]);
  return {shown_lines(cell, words), grid.right[at] || is_number(cell), cell.basis != nullptr,
          static_cast<std::size_t>(std::max(cell.rows, 1)), columns_under(grid, at, cell)};
}

std::string minute_of(const Moment& moment, Zone zone, Language language) {
  return date_words(language, local_date(moment, zone)) + " " + clock_words(moment, zone);
}

std::string when_of(const Records& records, EntryId id, Language language) {
  const auto record = records.find(id);
  if (!record) return {};
  for (const Field& field : record->kind().fields)
    if (field.of_entry)
      if (const Value at = record->value(field.name); !at.is_null())
        return "　" + minute_of(unpack_moment(at.integer), records.zone(), language);
  return {};
}

}  // namespace

Grid grid_of(const Table& table, bool english) {
  const renkei::Words words(english);
  Grid grid;
  grid.title = table.title;
  grid.notes = table.notes;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].for_programs) continue;
    grid.columns.push_back(c);
    grid.heads.push_back(table.columns[c].label);
    grid.right.push_back(is_right(table, c));
  }
  for (const Row& row : table.rows) {
    Grid::Line line{{}, row.level};
    for (std::size_t at = 0; at < grid.columns.size(); ++at)
      line.cells.push_back(face_of(grid, row, at, words));
    grid.lines.push_back(std::move(line));
  }
  for (std::size_t r = 0; r < grid.lines.size(); ++r)
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
      if (const Face& face = grid.lines[r].cells[c];
          !face.is_covered() && (face.rows > 1 || face.columns > 1))
        cover(grid, r, c);
  if (table.chart && !table.chart->columns.empty()) {
    ChartData data = chart_data(table, words);
    if (can_be_drawn(table, data)) grid.chart = std::move(data);
    grid.chart_kind = table.chart->kind;
  }
  return grid;
}

std::optional<Behind> behind(const Report& report, std::size_t table, const Grid& grid,
                             std::size_t row, std::size_t column, const Records& records) {
  if (table >= report.tables.size() || row >= grid.lines.size() || column >= grid.columns.size())
    return std::nullopt;
  const Table& of = report.tables[table];
  const Cell& cell = cell_at(of.rows[row], grid.columns[column]);
  if (!cell.basis) return std::nullopt;
  const renkei::Words words(report.english);
  const std::string& row_name = grid.lines[row].cells.front().text;
  Behind told{row_name + " / " + grid.heads[column], shown_text(cell, words), cell.basis->rule, {}};
  std::size_t room = records_named_most;
  for (const Part& part : cell.basis->parts) {
    Behind::Part shown{part.name, part.adds ? shown_text(Cell::of(*part.adds), words) : "", {}, 0};
    const std::size_t named = std::min(room, part.records.size());
    for (std::size_t i = 0; i < named; ++i)
      shown.records.push_back(record_words(records, words, part.records[i]) +
                              when_of(records, part.records[i], words.language()));
    room -= named;
    shown.more = part.records.size() - named;
    told.parts.push_back(std::move(shown));
  }
  return told;
}

}  // namespace renkei::ui::tables
