#include "core/output/charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/output/chart_parts.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

constexpr std::array<std::string_view, 7> colours = {"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                                     "#56b4e9", "#d55e00", "#888888"};
constexpr std::array<std::string_view, 4> dark_colours = {"#0072b2", "#009e73", "#d55e00",
                                                          "#b35806"};

double draw(Svg& svg, const Chart& chart, const ChartData& data, const Words& words) {
  constexpr double top = 8;
  switch (chart.kind) {
    case Chart::Kind::bars:
      return draw_bars(svg, data, false, words, top);
    case Chart::Kind::stacked:
      return draw_bars(svg, data, true, words, top);
    case Chart::Kind::lines:
      return draw_lines(svg, data, words, top);
    case Chart::Kind::shares:
    case Chart::Kind::diverging:
      return draw_shares(svg, data, chart, top);
    case Chart::Kind::by_size:
      return draw_by_size(svg, data, top);
    case Chart::Kind::spans:
      return draw_spans(svg, data, top);
  }
  return top;
}

// Its parts fill the whole, so that none of them can be left out.
bool is_band(Chart::Kind kind) {
  return kind == Chart::Kind::shares || kind == Chart::Kind::diverging;
}

}  // namespace

std::string_view series_colour(std::size_t series) { return colours[series % colours.size()]; }

std::string fill_look(std::string_view colour, bool estimated) {
  std::string look = "fill=\"" + std::string(colour) + "\"";
  if (estimated)
    look += " fill-opacity=\".35\" stroke=\"" + std::string(colour) + "\" stroke-dasharray=\"4 2\"";
  return look;
}

bool is_dark(std::string_view colour) {
  return std::ranges::find(dark_colours, colour) != dark_colours.end();
}

std::vector<double> scale_steps(double largest) {
  if (largest <= 0) return {0, 1};
  const double power = std::pow(10, std::floor(std::log10(largest)));
  double step = power;
  for (const double part : {0.2, 0.5, 1.0, 2.0}) {
    step = part * power;
    if (std::ceil(largest / step) <= 5) break;
  }
  std::vector<double> steps;
  const auto count = static_cast<int>(std::ceil(largest / step));
  for (int i = 0; i <= count; ++i) steps.push_back(i * step);
  return steps;
}

std::string step_text(double step, const Words& words) {
  if (step == std::floor(step)) return words.count(static_cast<std::int64_t>(step));
  std::string text = std::to_string(step);
  while (text.ends_with('0')) text.pop_back();
  return text;
}

namespace {

std::vector<std::string> lines_of_name(const std::string& name) {
  const std::size_t blank = name.find(' ');
  if (blank == std::string::npos) return {name};
  return {name.substr(0, blank), name.substr(blank + 1)};
}

}  // namespace

double name_width(const std::string& name) {
  double widest = 0;
  for (const std::string& line : lines_of_name(name)) widest = std::max(widest, text_width(line));
  return widest;
}

void draw_name(Svg& svg, double middle, double axis, const std::string& name) {
  double y = axis;
  for (const std::string& line : lines_of_name(name))
    svg.text(middle, y += text_line, line, Anchor::middle);
}

double draw_legend(Svg& svg, double top, const std::vector<std::string>& names,
                   const std::vector<std::string_view>& legend_colours) {
  constexpr double side = 11, gap = 18, line = 18, widest = Svg::width - 2 * side;
  double x = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = fitted_text(names[i], widest);
    const double width = side + 5 + text_width(name);
    if (x > 0 && x + width > Svg::width) x = 0, top += line;
    svg.rect(x, top, side, side, fill_look(legend_colours[i], false));
    svg.text(x + side + 5, top + side - 1, name);
    x += width + gap;
  }
  return top + line + 6;
}

std::string chart_svg(const Table& table, std::string_view table_id, const Words& words) {
  if (!table.chart || table.chart->columns.empty()) return {};
  const ChartData data = chart_data(table, words);
  if (!data.has_figures() || (is_band(table.chart->kind) && !data.is_whole())) return {};
  Svg svg;
  const double bottom = draw(svg, *table.chart, data, words);
  return svg.finish(bottom, words("chart_of", {{"table", visible(table.title)}}), table_id);
}

}  // namespace renkei
