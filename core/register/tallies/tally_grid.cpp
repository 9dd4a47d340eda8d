#include "core/register/tallies/tally_grid.hpp"

#include <algorithm>
#include <map>

#include "core/register/tallies/tally_counters.hpp"

namespace renkei {
namespace {

class GridReader {
 public:
  GridReader(const TallyGrid& grid, TallySheet& sheet)
      : grid_(grid), sheet_(sheet), used_(grid.hours.size(), false) {
    for (std::size_t h = 0; h < grid.hours.size(); ++h) first_of_.emplace(grid.hours[h].hour(), h);
  }

  void read() {
    read_cells();
    for (std::size_t s = 0; s < grid_.series.size(); ++s) {
      const std::size_t first = sheet_.rows.size();
      if (grid_.series[s].is_counter)
        add_counter({grid_.day, grid_.series[s].gate, grid_.series[s].counter}, looks_of(s),
                    sheet_);
      else
        add_counts(s);
      note_figures(s, first);
    }
    for (const GridSum& sum : grid_.sums) check(sum);
  }

 private:
  // What a series comes to in an hour; spread: with other hours, or not known.
  struct Figure {
    std::int64_t n = 0;
    bool is_spread = false;
  };

  void read_cells() {
    for (std::size_t s = 0; s < grid_.series.size(); ++s) {
      auto& line = read_.emplace_back();
      line.reserve(grid_.hours.size());
      for (std::size_t h = 0; h < grid_.hours.size(); ++h) {
        const std::string& text = grid_.cells[s][h].text;
        line.push_back(grid_.series[s].is_counter ? read_shown(text) : read_count(text));
        if (line.back().quality != Quality::empty) used_[h] = true;
      }
    }
    figures_.assign(read_.size(), std::vector<Figure>(grid_.hours.size()));
  }

  bool is_unused(std::size_t s) const {
    return grid_.lines_are_series && std::ranges::all_of(read_[s], [](const CountCell& cell) {
             return cell.quality == Quality::empty;
           });
  }

  void add_counts(std::size_t s) {
    if (is_unused(s)) return;
    for (std::size_t h = 0; h < grid_.hours.size(); ++h) {
      if (!used_[h]) continue;
      const GridCell& cell = grid_.cells[s][h];
      CountCell count = read_[s][h];
      if (count.quality == Quality::empty) count = {Quality::count, 0};
      TallyRow row{cell.line,
                   grid_.day,
                   grid_.hours[h].hour(),
                   grid_.series[s].gate,
                   grid_.series[s].category,
                   {},
                   std::string(name_of(count.quality)),
                   {},
                   {}};
      if (count.quality == Quality::count || count.quality == Quality::estimate)
        row.count = count.n;
      if (count.quality == Quality::unreadable) {
        row.original = cell.text;
        row.warnings.emplace_back("count_unreadable");
        sheet_.notes.push_back({cell.line, "count_unreadable", cell.text,
                                tally_place(row.gate, row.category, two_digits(row.hour))});
      }
      sheet_.rows.push_back(std::move(row));
    }
  }

  std::vector<CounterCell> looks_of(std::size_t s) const {
    std::vector<CounterCell> looks;
    if (is_unused(s)) return looks;
    const auto counters = std::ranges::count_if(grid_.series, &GridSeries::is_counter);
    std::int64_t last = 0;
    looks.reserve(grid_.hours.size());
    for (std::size_t h = 0; h < grid_.hours.size(); ++h) {
      const GridCell& cell = grid_.cells[s][h];
      const HourBand& band = grid_.hours[h];
      CounterCell look{cell.line, band.hour(), band.to, read_[s][h], cell.text};
      look.is_shown_row = used_[h];
      if (look.shown.quality == Quality::count || look.shown.quality == Quality::estimate) {
        // A remark is of a whole line: it is about the counter that fell, or the only one.
        const bool is_meant =
            look.shown.n < last || (!grid_.lines_are_series && counters == 1 && last > 0);
        look.reset = is_meant && says_reset(cell.remark);
        last = look.shown.n;
      }
      looks.push_back(std::move(look));
    }
    return looks;
  }

  void note_figures(std::size_t s, std::size_t first) {
    const bool is_counter = grid_.series[s].is_counter;
    for (Figure& figure : figures_[s]) figure.is_spread = is_counter;
    for (std::size_t row = first; row < sheet_.rows.size(); ++row) {
      const TallyRow& read = sheet_.rows[row];
      Figure& figure = figures_[s][first_of_.at(read.hour)];
      figure.n += read.count.value_or(0);
      figure.is_spread = is_counter && read.quality != "counter_diff";
    }
  }

  void check(const GridSum& sum) {
    const CountCell said = read_count(sum.text, most_shown);
    if (said.quality != Quality::count) return;
    const bool is_alone = sum.series.size() == 1;
    const bool is_whole = sum.from == 0 && sum.to == grid_.hours.size();
    std::int64_t visitors = 0;
    std::int64_t staff = 0;
    for (const std::size_t s : sum.series) {
      if (is_alone && grid_.series[s].is_counter) return;  // the last reading, or who knows
      for (std::size_t h = sum.from; h < sum.to; ++h) {
        const Figure& figure = figures_[s][h];
        if (figure.is_spread && !is_whole) return;
        (is_staff_word(grid_.series[s].category) ? staff : visitors) += figure.n;
      }
    }
    const std::int64_t all = visitors + staff;
    if (said.n == all || (!is_alone && said.n == visitors)) return;
    sheet_.notes.push_back({sum.line, "subtotal_differs", std::to_string(said.n), sum.label,
                            std::to_string(is_alone ? all : visitors)});
  }

  const TallyGrid& grid_;
  TallySheet& sheet_;
  std::vector<std::vector<CountCell>> read_;
  std::map<int, std::size_t> first_of_;  // hour -> the first of the grid's hours that begins in it
  std::vector<bool> used_;               // by hour: some gate has an entry in it
  std::vector<std::vector<Figure>> figures_;
};

}  // namespace

void name_counters(std::vector<GridSeries>& series) {
  std::map<std::string, int> counters;
  for (const GridSeries& one : series) counters[one.gate] += one.is_counter ? 1 : 0;
  std::map<std::string, int> number;
  for (GridSeries& one : series)
    if (one.is_counter && counters[one.gate] > 1)
      one.counter = one.category + " " + std::to_string(++number[one.gate]);
}

void add_grid(const TallyGrid& grid, TallySheet& sheet) { GridReader(grid, sheet).read(); }

}  // namespace renkei
