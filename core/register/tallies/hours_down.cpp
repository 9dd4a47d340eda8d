// 時間帯 in the first column, gates with their categories beside each other.
#include <algorithm>

#include "core/register/tallies/tally_grid.hpp"
#include "core/register/tallies/tally_layouts.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

struct DownColumn {
  enum class Kind { unknown, series, sum, remark } kind = Kind::unknown;
  std::size_t series = 0;
  std::string label, gate;  // of a sum: what it is called, and of which gate it is; empty: of all
};

struct DownTable {
  std::size_t hours = no_column, day = no_column;
  std::vector<DownColumn> columns;
  std::vector<GridSeries> series;
};

// A line of the table; of a total, whose sums are about all lines of its day, without an hour.
struct DownLine {
  std::size_t row = 0;
  std::optional<CivilDate> day;
  std::optional<HourBand> band;
};

bool is_ignored_heading(std::string_view cell) {
  return is_heading(cell,
                    {"担当", "担当者", "記入者", "天候", "天気", "気温", "時刻", "no", "番号"});
}

DownColumn read_column(std::string_view top, std::string_view leaf, DownTable& table) {
  const std::string_view word = leaf.empty() ? top : leaf;
  DownColumn column;
  if (word.empty() || is_ignored_heading(word)) return column;
  const bool is_group = !leaf.empty() && !top.empty();
  if (is_remark_heading(word)) {
    column.kind = DownColumn::Kind::remark;
  } else if (is_sum_word(word)) {
    column.kind = DownColumn::Kind::sum;
    column.label = trim(word);
    column.gate = is_group ? gate_name(top) : std::string();
  } else {
    column.kind = DownColumn::Kind::series;
    column.series = table.series.size();
    const bool is_category = is_category_word(word);
    GridSeries series{std::string(only_gate), std::string(trim(word)), is_counter_word(word)};
    if (!top.empty() && (is_group || !is_category)) series.gate = gate_name(top);
    if (series.gate.empty()) series.gate = only_gate;
    if (series.is_counter && !is_group) series.category = trim(word);
    if (!series.is_counter && !is_group && !is_category) series.category = whole_crowd;
    if (is_heading(series.category, {"人数", "全員", "入場者", "来場者"}))
      series.category = whole_crowd;
    table.series.push_back(std::move(series));
  }
  return column;
}

DownTable read_headings(const CsvTable& cells, std::size_t row, std::size_t hours, bool two_rows) {
  DownTable table;
  table.hours = hours;
  table.columns.resize(cells.columns());
  std::string_view group;
  for (std::size_t column = 0; column < cells.columns(); ++column) {
    const std::string_view top = trim(cells.cell(row, column));
    const std::string_view leaf = two_rows ? trim(cells.cell(row + 1, column)) : std::string_view{};
    if (is_day_heading(top)) table.day = column;
    if (column <= hours) continue;
    if (!top.empty() || leaf.empty()) group = top;
    table.columns[column] = read_column(group, leaf, table);
  }
  name_counters(table.series);
  return table;
}

class HoursDown : public TallyLayout {
 public:
  HoursDown(TallyReading& reading, DownTable table)
      : reading_(reading), table_(std::move(table)), day_(reading.day) {}

  bool take(std::size_t row) override {
    const std::string_view label = trim(cell(row, table_.hours));
    if (looks_like_total(label) || looks_like_subtotal(label) || is_sum_word(label)) {
      reading_.skip(row, looks_like_subtotal(label) ? SkipReason::subtotal : SkipReason::total);
      lines_.push_back({row, day_of(row), {}});
      return true;
    }
    if (looks_like_note(label)) return false;
    const auto band = band_of(label);
    if (!band) return refuse_figures(row, label);
    lines_.push_back({row, day_of(row), band});
    if (!has_entries(row)) reading_.skip(row, SkipReason::unused);
    return true;
  }

  void finish() override {
    for (std::size_t from = 0; from < lines_.size();) {
      std::size_t to = from + 1;
      while (to < lines_.size() && lines_[to].day == lines_[from].day) ++to;
      if (lines_[from].day)
        add_day(std::span(lines_).subspan(from, to - from));
      else
        refuse_lines(std::span(lines_).subspan(from, to - from));
      from = to;
    }
    lines_.clear();
  }

 private:
  std::string_view cell(std::size_t row, std::size_t column) const {
    return reading_.table.cell(row, column);
  }

  // A bare 9 stands for an hour below this heading.
  static std::optional<HourBand> band_of(std::string_view label) {
    const CountCell bare = read_count(label, 29);
    const std::string plain = without_spaces(narrow(label));
    if (!plain.empty() && std::ranges::all_of(plain, is_digit) && bare.quality == Quality::count)
      return HourBand{static_cast<int>(bare.n) * 60, static_cast<int>(bare.n + 1) * 60};
    return read_hour_band(label);
  }

  // The day of a column holds until the next; a line of text above counts where there is none.
  std::optional<CivilDate> day_of(std::size_t row) {
    if (table_.day != no_column) {
      const DateReading day = reading_.read_day(cell(row, table_.day), row);
      if (day.status == DateStatus::read) day_ = day.date;
      if (day_) return day_;
    }
    return reading_.day_of_line();
  }

  bool has_entries(std::size_t row) const {
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (table_.columns[column].kind == DownColumn::Kind::series &&
          !trim(cell(row, column)).empty())
        return true;
    return false;
  }

  // Figures beside something that is no hour: they are not taken in silence, and not left out in it.
  bool refuse_figures(std::size_t row, std::string_view label) {
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      if (table_.columns[column].kind != DownColumn::Kind::series) continue;
      const CountCell count = read_count(cell(row, column));
      if (count.quality != Quality::count && count.quality != Quality::estimate) continue;
      reading_.refuse(row, "hour_unreadable", label);
      return true;
    }
    return false;
  }

  void refuse_lines(std::span<const DownLine> lines) {
    for (const DownLine& line : lines)
      if (line.band && has_entries(line.row))
        reading_.refuse(line.row, "day_missing", row_text(reading_.table, line.row));
  }

  std::string remark_of(std::size_t row) const {
    std::string remark;
    for (std::size_t column = 0; column < table_.columns.size(); ++column)
      if (table_.columns[column].kind == DownColumn::Kind::remark) remark += cell(row, column);
    return remark;
  }

  std::vector<std::size_t> summed_by(const DownColumn& column) const {
    if (column.kind == DownColumn::Kind::series) return {column.series};
    std::vector<std::size_t> of_gate;
    std::vector<std::size_t> all;
    for (std::size_t s = 0; s < table_.series.size(); ++s) {
      all.push_back(s);
      if (table_.series[s].gate == column.gate) of_gate.push_back(s);
    }
    return column.gate.empty() || of_gate.empty() ? all : of_gate;
  }

  void add_sum(TallyGrid& grid, std::size_t row, std::size_t column, std::size_t from,
               std::size_t to) const {
    const std::string_view text = trim(cell(row, column));
    const DownColumn& of = table_.columns[column];
    if (text.empty()) return;
    const std::string label(of.label.empty() ? trim(cell(row, table_.hours)) : of.label);
    grid.sums.push_back(
        {reading_.table.line(row), label, std::string(text), summed_by(of), from, to});
  }

  // A 計 is of the whole day, a 小計 or 午前計 of what came since the last one (`since`).
  void add_line(TallyGrid& grid, const DownLine& line, std::size_t& since) const {
    const std::size_t h = grid.hours.size();
    const bool is_whole =
        is_heading(cell(line.row, table_.hours), {"計", "合計", "総計", "総合計"});
    const std::size_t from = is_whole ? 0 : since;
    if (!line.band && !is_whole) since = h;
    if (line.band) grid.hours.push_back(*line.band);
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      const DownColumn& of = table_.columns[column];
      if (line.band && of.kind == DownColumn::Kind::series)
        grid.cells[of.series].push_back({reading_.table.cell_line(line.row, column),
                                         std::string(trim(cell(line.row, column))),
                                         remark_of(line.row)});
      if (line.band && of.kind == DownColumn::Kind::sum) add_sum(grid, line.row, column, h, h + 1);
      const bool is_figure =
          of.kind == DownColumn::Kind::series || of.kind == DownColumn::Kind::sum;
      if (!line.band && is_figure) add_sum(grid, line.row, column, from, h);
    }
  }

  void add_day(std::span<const DownLine> lines) {
    TallyGrid grid{*lines[0].day, table_.series, {}, {}, {}};
    grid.cells.resize(table_.series.size());
    std::size_t since = 0;
    for (const DownLine& line : lines) add_line(grid, line, since);
    add_grid(grid, reading_.sheet);
  }

  TallyReading& reading_;
  DownTable table_;
  std::optional<CivilDate> day_;  // of the column of days
  std::vector<DownLine> lines_;
};

}  // namespace

BegunLayout hours_down(TallyReading& reading, std::size_t row) {
  const CsvTable& cells = reading.table;
  std::size_t hours = 0;
  while (hours < cells.cells_in(row) &&
         !is_heading(cells.cell(row, hours), {"時間帯", "時間", "時刻", "時"}))
    ++hours;
  if (hours >= cells.cells_in(row)) return {};
  bool two_rows = row + 1 < cells.rows() && trim(cells.cell(row + 1, hours)).empty() &&
                  !is_blank_row(cells, row + 1);
  // Under headings stand words; figures under them are the table's.
  for (std::size_t column = 0; two_rows && column < cells.cells_in(row + 1); ++column)
    if (read_count(cells.cell(row + 1, column)).quality == Quality::count) two_rows = false;
  DownTable table = read_headings(cells, row, hours, two_rows);
  if (table.series.empty()) return {};
  return {std::make_unique<HoursDown>(reading, std::move(table)), two_rows ? 2U : 1U};
}

}  // namespace renkei
