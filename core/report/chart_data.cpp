#include "core/report/chart_data.hpp"

#include <algorithm>

#include "core/report/cell_text.hpp"

namespace renkei {
namespace {

std::optional<double> number_of(const Cell& cell) {
  if (cell.mark != Cell::Mark::none) return std::nullopt;
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value))
    return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&cell.value)) return *real;
  return std::nullopt;
}

std::size_t column_of(const Table& table, const std::string& key) {
  const auto found = std::ranges::find(table.columns, key, &Column::key);
  return found == table.columns.end() ? 0 : static_cast<std::size_t>(found - table.columns.begin());
}

const Cell& cell_at(const Row& row, std::size_t column) {
  static const Cell none;
  return column < row.cells.size() ? row.cells[column] : none;
}

// 12:00-13:00 until 13:00-14:00 are 12:00-14:00.
std::string joined_names(const std::string& first, const std::string& last) {
  const std::size_t from = first.find('-'), until = last.find('-');
  if (from == std::string::npos || until == std::string::npos) return first + "～" + last;
  return first.substr(0, from) + last.substr(until);
}

std::vector<const Row*> rows_drawn(const Table& table) {
  const bool with_sums = table.chart->across && table.chart->kind == Chart::Kind::lines;
  std::vector<const Row*> rows;
  for (const Row& row : table.rows)
    if (with_sums || row.level == Row::Level::detail) rows.push_back(&row);
  return rows;
}

// Rows of one place: [first, last] of those that are drawn.
struct RowSpan {
  std::size_t first = 0, last = 0;
};

std::vector<RowSpan> places_of_rows(const std::vector<const Row*>& rows,
                                    const std::vector<std::size_t>& columns) {
  std::vector<RowSpan> places;
  std::size_t spanned_until = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (places.empty() || r >= spanned_until) places.push_back({r, r});
    places.back().last = r;
    for (const std::size_t column : columns)
      spanned_until =
          std::max(spanned_until, r + static_cast<std::size_t>(cell_at(*rows[r], column).rows));
  }
  return places;
}

ChartPoint point_of(const std::vector<const Row*>& rows, RowSpan span, std::size_t column,
                    const Words& words) {
  ChartPoint point;
  Cell sum = Cell::empty();
  for (std::size_t r = span.first; r <= span.last; ++r) {
    const Cell& cell = cell_at(*rows[r], column);
    if (cell.mark == Cell::Mark::covered) continue;
    const auto number = number_of(cell);
    point.estimated |= cell.estimated;
    if (number) point.value = point.value.value_or(0) + *number;
    sum = cell;
  }
  const bool is_one = span.first == span.last || !point.value;
  if (!is_one) {
    sum = Cell::of(static_cast<std::int64_t>(*point.value));
    sum.estimated = point.estimated;
  }
  point.shown = shown_text(sum, words);
  return point;
}

ChartData data_down(const Table& table, const Words& words) {
  const std::vector<const Row*> rows = rows_drawn(table);
  std::vector<std::size_t> columns;
  for (const std::string& key : table.chart->columns) columns.push_back(column_of(table, key));
  const std::size_t named_by =
      table.chart->places.empty() ? 0 : column_of(table, table.chart->places);
  const std::vector<RowSpan> spans = places_of_rows(rows, columns);
  ChartData data;
  for (const RowSpan span : spans) {
    const Cell& cell = cell_at(*rows[span.first], named_by);
    std::string name = shown_text(cell, words);
    if (span.last > span.first)
      name = joined_names(name, shown_text(cell_at(*rows[span.last], named_by), words));
    data.places.push_back(std::move(name));
    if (const auto position = number_of(cell)) data.positions.push_back(*position);
  }
  if (data.positions.size() != data.places.size()) data.positions.clear();
  for (const std::size_t column : columns) {
    ChartSeries series{table.columns[column].label, {}};
    for (const RowSpan span : spans) series.points.push_back(point_of(rows, span, column, words));
    data.series.push_back(std::move(series));
  }
  return data;
}

ChartData data_across(const Table& table, const Words& words) {
  ChartData data;
  const std::size_t named_by =
      table.chart->places.empty() ? 0 : column_of(table, table.chart->places);
  std::vector<std::size_t> columns;
  for (const std::string& key : table.chart->columns) {
    columns.push_back(column_of(table, key));
    data.places.push_back(table.columns[columns.back()].label);
  }
  for (const Row* row : rows_drawn(table)) {
    ChartSeries series{shown_text(cell_at(*row, named_by), words), {}};
    for (const std::size_t column : columns) {
      const Cell& cell = cell_at(*row, column);
      const bool is_filled = table.chart->kind == Chart::Kind::spans &&
                             std::holds_alternative<std::string>(cell.value);
      series.points.push_back({is_filled ? std::optional(1.0) : number_of(cell),
                               shown_text(cell, words), cell.estimated});
    }
    data.series.push_back(std::move(series));
  }
  return data;
}

}  // namespace

std::string ChartData::with_share(std::size_t place) const {
  std::string text = series.front().points[place].shown;
  if (series.size() > 1 && series[1].points[place].value)
    text += " (" + series[1].points[place].shown + "%)";
  return text;
}

double ChartData::largest(bool of_sums) const {
  double most = 0;
  for (std::size_t place = 0; place < places.size(); ++place) {
    double sum = 0;
    for (const ChartSeries& each : series) {
      const double value = each.points[place].value.value_or(0);
      sum = of_sums ? sum + std::max(value, 0.0) : std::max(sum, value);
    }
    most = std::max(most, sum);
  }
  return most;
}

bool ChartData::has_figures() const { return largest(false) > 0; }

bool ChartData::is_whole() const {
  return !series.empty() && std::ranges::all_of(series.front().points, [](const ChartPoint& point) {
    return point.value.has_value();
  });
}

ChartData chart_data(const Table& table, const Words& words) {
  return table.chart->across ? data_across(table, words) : data_down(table, words);
}

}  // namespace renkei
