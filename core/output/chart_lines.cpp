// Lines over places, which stand at their own distance where they are numbers: years, prices.
#include <algorithm>
#include <cmath>

#include "core/output/chart_parts.hpp"

namespace renkei {
namespace {

constexpr double plot_left = 64, plot_right = Svg::width - 40, plot_height = 220;

// Where each place stands between left and right.
std::vector<double> place_positions(const ChartData& data) {
  std::vector<double> out;
  const std::size_t n = data.places.size();
  const bool by_value = !data.positions.empty() && data.positions.back() > data.positions.front() &&
                        std::ranges::is_sorted(data.positions);
  for (std::size_t i = 0; i < n; ++i) {
    const double part = by_value ? (data.positions[i] - data.positions.front()) /
                                       (data.positions.back() - data.positions.front())
                        : n > 1 ? static_cast<double>(i) / static_cast<double>(n - 1)
                                : 0.5;
    out.push_back(plot_left + 20 + part * (plot_right - plot_left - 20));
  }
  return out;
}

// Names of places that would run into the one before are left out; the table has them all.
void draw_place_names(Svg& svg, const ChartData& data, const std::vector<double>& xs, double axis) {
  double free_from = 0;
  for (std::size_t i = 0; i < xs.size(); ++i) {
    const double half = name_width(data.places[i]) / 2;
    if (xs[i] - half < free_from) continue;
    draw_name(svg, xs[i], axis, data.places[i]);
    free_from = xs[i] + half + 8;
  }
}

// A mark and where it stands above its place.
struct Standing {
  double y;
  const std::string* shown;
};

// The figures of one place, above their marks or below, where they touch neither another mark nor another
// figure; one that has no room is left to the table.
void draw_figures(Svg& svg, double x, const std::vector<Standing>& marks) {
  constexpr double above = -7, below = 17, letter = 11, mark = 5;
  std::vector<double> taken;  // lines on which figures stand
  const auto is_free = [&](double y, double own) {
    return std::ranges::none_of(taken,
                                [&](double other) { return std::abs(other - y) < letter; }) &&
           std::ranges::none_of(marks, [&](const Standing& other) {
             return other.y != own && other.y > y - letter - mark && other.y < y + mark;
           });
  };
  for (const auto& [y, shown] : marks)
    for (const double offset : {above, below})
      if (is_free(y + offset, y)) {
        svg.text(x, y + offset, *shown, Anchor::middle, small_text);
        taken.push_back(y + offset);
        break;
      }
}

std::string line_look(std::size_t series) {
  return "stroke=\"" + std::string(series_colour(series)) + "\" stroke-width=\"2\"" +
         (series % 2 == 1 ? " stroke-dasharray=\"6 3\"" : "");
}

}  // namespace

double draw_lines(Svg& svg, const ChartData& data, const Words& words, double top) {
  std::vector<std::string> names;
  std::vector<std::string_view> used;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    names.push_back(data.series[s].name);
    used.push_back(series_colour(s));
  }
  if (names.size() > 1) top = draw_legend(svg, top, names, used);
  top += text_line;
  const std::vector<double> steps = scale_steps(data.largest(false));
  const double bottom = top + plot_height;
  const auto y_of = [&](double value) {
    return bottom - std::max(value, 0.0) / steps.back() * plot_height;
  };
  for (const double step : steps) {
    svg.line(plot_left, y_of(step), Svg::width, y_of(step), step == 0 ? axis_look : grid_look);
    svg.text(plot_left - 6, y_of(step) + 4, step_text(step, words), Anchor::end, small_text);
  }
  const std::vector<double> xs = place_positions(data);
  draw_place_names(svg, data, xs, bottom);
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    std::vector<std::pair<double, double>> points;
    for (std::size_t i = 0; i < xs.size(); ++i) {
      const ChartPoint& point = data.series[s].points[i];
      if (!point.value) {  // a gap, never a fall to 0
        svg.lines(points, line_look(s));
        points.clear();
        continue;
      }
      points.emplace_back(xs[i], y_of(*point.value));
      svg.mark(xs[i], points.back().second, s, fill_look(series_colour(s), false));
    }
    svg.lines(points, line_look(s));
  }
  for (std::size_t i = 0; i < xs.size(); ++i) {
    std::vector<Standing> marks;
    for (const ChartSeries& series : data.series)
      if (const ChartPoint& point = series.points[i]; point.value)
        marks.push_back({y_of(*point.value), &point.shown});
    std::ranges::sort(marks, {}, &Standing::y);
    draw_figures(svg, xs[i], marks);
  }
  return bottom + 2 * text_line + 6;
}

}  // namespace renkei
