// What a chart of a table draws, on paper and on the screen: the figures that people read in the table, in
// the same words. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/report/table.hpp"
#include "core/report/words.hpp"

namespace renkei {

struct ChartPoint {
  std::optional<double> value;  // none: nothing to draw (－), or held back (X)
  std::string shown;            // as in the table
  bool estimated = false;
};

struct ChartSeries {
  std::string name;
  std::vector<ChartPoint> points;  // one a place
};

struct ChartData {
  std::vector<std::string> places;
  std::vector<ChartSeries> series;
  std::vector<double> positions;  // of the places, where they are numbers themselves; else empty

  // The figure of the first series and its share, where a second one says it: 28 (75.7%).
  std::string with_share(std::size_t place) const;
  double largest(bool of_sums) const;  // of a point, or of what stands at one place together
  bool has_figures() const;            // anything above nothing
  bool is_whole() const;               // the first series has a figure at every place
};

// Of a table with a chart. Rows that one cell spans are one place, for what was counted over several
// hours is never split.
ChartData chart_data(const Table& table, const Words& words);

}  // namespace renkei
