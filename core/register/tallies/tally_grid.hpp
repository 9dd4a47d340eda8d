// A block of a tally sheet in which gates and categories cross hours, whichever of them goes down. Internal
// to read_tallies().
#pragma once
#include "core/register/tallies/tally_sheet.hpp"

namespace renkei {

// One gate's counts of one category, or what its counter showed.
struct GridSeries {
  std::string gate, category;
  bool is_counter = false;
  std::string counter = {};  // which one, where its gate has several
};

// Names the counters of gates that have several.
void name_counters(std::vector<GridSeries>& series);

struct GridCell {
  std::size_t line = 0;
  std::string text;
  std::string remark = {};  // of its line
};

// A sum as the sheet states it: of these series, from an hour to another, as indices.
struct GridSum {
  std::size_t line = 0;
  std::string label, text;
  std::vector<std::size_t> series;
  std::size_t from = 0, to = 0;
};

struct TallyGrid {
  CivilDate day;
  std::vector<GridSeries> series;
  std::vector<HourBand> hours;
  std::vector<std::vector<GridCell>> cells;  // by series, then hour
  std::vector<GridSum> sums;
  // A line of the sheet is one series' hours, otherwise one hour's series: an empty cell beside others
  // in its line is a zero.
  bool lines_are_series = false;
};

void add_grid(const TallyGrid& grid, TallySheet& sheet);

}  // namespace renkei
