// 入口 and 区分 in front, the hours beside each other; a block for each day.
#include <algorithm>
#include <span>

#include "core/register/tallies/tally_grid.hpp"
#include "core/register/tallies/tally_layouts.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

struct AcrossTable {
  std::optional<std::size_t> gate, category, day;
  std::vector<std::pair<std::size_t, HourBand>> hours;  // column, band
  struct Sum {
    std::size_t column;
    std::string label;
    std::size_t from, to;  // of hours
  };
  std::vector<Sum> sums;
  std::size_t first_hour() const { return hours.front().first; }
};

struct AcrossLine {
  std::size_t row = 0;
  std::optional<CivilDate> day;
  std::optional<GridSeries> series;  // none: a line of sums
};

// A sum is of the hours since the last partial one; 計 and its like are of all.
void add_sum_column(AcrossTable& table, std::size_t column, std::string_view heading,
                    std::size_t& since) {
  const std::string label(trim(heading));
  const bool is_partial = !is_heading(heading, {"計", "合計", "総計", "総合計"});
  const std::size_t to = table.hours.size();
  table.sums.push_back({column, label, is_partial ? since : 0, to});
  if (is_partial) since = to;
}

std::optional<AcrossTable> read_across_headings(const CsvTable& cells, std::size_t row) {
  AcrossTable table;
  std::size_t since = 0;
  for (std::size_t column = 0; column < cells.cells_in(row); ++column) {
    const std::string_view heading = cells.cell(row, column);
    if (const auto band = read_hour_band(heading))
      table.hours.emplace_back(column, *band);
    else if (table.hours.empty() && is_gate_heading(heading))
      table.gate = column;
    else if (table.hours.empty() && is_category_heading(heading))
      table.category = column;
    else if (table.hours.empty() && is_day_heading(heading))
      table.day = column;
    else if (!table.hours.empty() && is_sum_word(heading))
      add_sum_column(table, column, heading, since);
  }
  if (table.hours.size() < 2 || table.first_hour() == 0) return std::nullopt;
  if (!table.gate && !table.category) table.gate = 0;
  if (!table.category && *table.gate + 1 < table.first_hour()) table.category = *table.gate + 1;
  return table;
}

class HoursAcross : public TallyLayout {
 public:
  HoursAcross(TallyReading& reading, AcrossTable table)
      : reading_(reading), table_(std::move(table)) {}

  bool take(std::size_t row) override {
    const std::string_view gate = text(row, table_.gate);
    const std::string_view category = text(row, table_.category);
    const std::string_view first = gate.empty() ? category : gate;
    if (first.empty()) return refuse_figures(row);
    if (looks_like_note(first)) return false;
    if (is_sum_word(first) || is_sum_word(category)) {
      const bool is_whole = is_heading(first, {"計", "合計", "総計", "総合計"});
      reading_.skip(row, is_whole ? SkipReason::total : SkipReason::subtotal);
      lines_.push_back({row, day_of(row), {}});
      return true;
    }
    const bool is_bare = !has_entries(row);
    if (is_bare && (category.empty() || (!table_.day && reading_.find_day(first, row))))
      return false;
    if (!table_.day && !is_ditto(first) && reading_.find_day(first, row)) return false;
    lines_.push_back({row, day_of(row), series_of(gate, category)});
    if (is_bare) reading_.skip(row, SkipReason::unused);
    return true;
  }

  void finish() override {
    for (std::size_t from = 0; from < lines_.size();) {
      std::size_t to = from + 1;
      while (to < lines_.size() && lines_[to].day == lines_[from].day) ++to;
      const auto lines = std::span<const AcrossLine>(lines_).subspan(from, to - from);
      if (lines[0].day)
        add_day(lines);
      else
        refuse_lines(lines);
      from = to;
    }
    lines_.clear();
  }

 private:
  std::string_view text(std::size_t row, std::optional<std::size_t> column) const {
    return column ? trim(reading_.table.cell(row, *column)) : std::string_view{};
  }

  std::optional<CivilDate> day_of(std::size_t row) {
    if (!table_.day) return reading_.day_of_line();
    const DateReading day = reading_.read_day(text(row, table_.day), row);
    if (day.status == DateStatus::read) day_ = day.date;
    return day_ ? day_ : reading_.day_of_line();
  }

  GridSeries series_of(std::string_view gate, std::string_view category) {
    if (!gate.empty() && !is_ditto(gate)) gate_ = gate;
    const bool is_counter = is_counter_word(category.empty() ? gate_ : std::string(category));
    std::string name = gate_name(gate_);
    if (name.empty()) name = only_gate;
    return {name, category.empty() ? std::string(whole_crowd) : std::string(category), is_counter};
  }

  bool has_entries(std::size_t row) const {
    return std::ranges::any_of(table_.hours,
                               [&](const auto& hour) { return !text(row, hour.first).empty(); });
  }

  bool refuse_figures(std::size_t row) {
    for (const auto& [column, band] : table_.hours) {
      const CountCell count = read_count(text(row, column));
      if (count.quality != Quality::count && count.quality != Quality::estimate) continue;
      reading_.refuse(row, "gate_missing", row_text(reading_.table, row));
      return true;
    }
    return false;
  }

  void refuse_lines(std::span<const AcrossLine> lines) {
    for (const AcrossLine& line : lines)
      if (line.series && has_entries(line.row))
        reading_.refuse(line.row, "day_missing", row_text(reading_.table, line.row));
  }

  // Whatever stands behind the hours and is no sum.
  std::string remark_of(std::size_t row) const {
    std::string remark;
    for (std::size_t column = table_.hours.back().first + 1; column < reading_.table.cells_in(row);
         ++column)
      if (std::ranges::find(table_.sums, column, &AcrossTable::Sum::column) == table_.sums.end())
        remark += text(row, column);
    return remark;
  }

  void add_sum(TallyGrid& grid, const AcrossLine& line, std::size_t column, std::string_view label,
               std::vector<std::size_t> series, std::pair<std::size_t, std::size_t> hours) const {
    const std::string said(text(line.row, column));
    if (!said.empty())
      grid.sums.push_back({reading_.table.line(line.row), std::string(label), said,
                           std::move(series), hours.first, hours.second});
  }

  void add_series(TallyGrid& grid, const AcrossLine& line) const {
    const std::size_t s = grid.series.size();
    grid.series.push_back(*line.series);
    auto& cells = grid.cells.emplace_back();
    cells.reserve(table_.hours.size());
    for (const auto& [column, band] : table_.hours)
      cells.push_back({reading_.table.cell_line(line.row, column),
                       std::string(text(line.row, column)), remark_of(line.row)});
    for (const AcrossTable::Sum& sum : table_.sums)
      add_sum(grid, line, sum.column, sum.label, {s}, {sum.from, sum.to});
  }

  // A 計 is of all lines above it, a 小計 of those since the last one (`since`).
  void add_line_of_sums(TallyGrid& grid, const AcrossLine& line, std::size_t& since) const {
    const std::string_view gate = text(line.row, table_.gate);
    const std::string_view category = text(line.row, table_.category);
    const std::string_view label = is_sum_word(category) ? category : gate;
    const bool is_whole = is_heading(label, {"計", "合計", "総計", "総合計"}) && label == gate;
    std::vector<std::size_t> summed;
    for (std::size_t s = is_whole ? 0 : since; s < grid.series.size(); ++s) summed.push_back(s);
    if (!is_whole) since = grid.series.size();
    for (std::size_t h = 0; h < table_.hours.size(); ++h)
      add_sum(grid, line, table_.hours[h].first, label, summed, {h, h + 1});
    for (const AcrossTable::Sum& sum : table_.sums)
      add_sum(grid, line, sum.column, sum.label, summed, {sum.from, sum.to});
  }

  void add_day(std::span<const AcrossLine> lines) {
    TallyGrid grid{*lines[0].day, {}, {}, {}, {}, true};
    for (const auto& [column, band] : table_.hours) grid.hours.push_back(band);
    std::size_t since = 0;
    for (const AcrossLine& line : lines)
      if (line.series)
        add_series(grid, line);
      else
        add_line_of_sums(grid, line, since);
    name_counters(grid.series);
    add_grid(grid, reading_.sheet);
  }

  TallyReading& reading_;
  AcrossTable table_;
  std::optional<CivilDate> day_;  // of the column of days
  std::string gate_;              // that 〃 repeats
  std::vector<AcrossLine> lines_;
};

}  // namespace

BegunLayout hours_across(TallyReading& reading, std::size_t row) {
  auto table = read_across_headings(reading.table, row);
  if (!table) return {};
  return {std::make_unique<HoursAcross>(reading, std::move(*table)), 1};
}

}  // namespace renkei
