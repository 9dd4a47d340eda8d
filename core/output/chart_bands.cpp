// Bands of 100 %: answers of which everybody gave one, and years in which something is carried out.
#include <algorithm>
#include <array>

#include "core/output/chart_parts.hpp"

namespace renkei {
namespace {

constexpr double band_height = 34;

// From one pole to the other; of an odd number of answers the middle one is grey.
std::vector<std::string_view> diverging_colours(std::size_t n) {
  constexpr std::array<std::string_view, 3> first = {"#0072b2", "#56b4e9", "#b5dcf2"};
  constexpr std::array<std::string_view, 3> last = {"#b35806", "#e69f00", "#f7dc9c"};
  std::vector<std::string_view> out(n, "#cccccc");
  for (std::size_t i = 0; i < n / 2; ++i) {
    out[i] = first[std::min<std::size_t>(i, first.size() - 1)];
    out[n - 1 - i] = last[std::min<std::size_t>(i, last.size() - 1)];
  }
  return out;
}

std::vector<std::string_view> band_colours(std::size_t n, bool diverging, bool rising) {
  if (diverging) {
    auto colours_used = diverging_colours(n);
    if (rising) std::ranges::reverse(colours_used);
    return colours_used;
  }
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(series_colour(i));
  return out;
}

// Left of what is drawn, so that the middle answers lie around the middle of the picture.
double offset_of(const std::vector<ChartPoint>& points, double whole) {
  double before = 0, last = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double value = points[i].value.value_or(0);
    if (2 * i + 1 < points.size()) before += value;
    if (2 * i + 1 == points.size()) last = value;
  }
  return Svg::width / 2 - (before + last / 2) / whole * Svg::width / 2;
}

}  // namespace

double draw_shares(Svg& svg, const ChartData& data, const Chart& chart, double top) {
  const auto& points = data.series.front().points;
  const bool diverging = chart.kind == Chart::Kind::diverging;
  const auto band = band_colours(points.size(), diverging, chart.rising);
  double whole = 0;
  for (const ChartPoint& point : points) whole += std::max(point.value.value_or(0), 0.0);
  const double scale = (diverging ? Svg::width / 2 : Svg::width) / whole;
  double x = diverging ? offset_of(points, whole) : 0;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double value = std::max(points[i].value.value_or(0), 0.0), width = value * scale;
    svg.rect(x, top, width, band_height, fill_look(band[i], points[i].estimated));
    if (text_width(points[i].shown) + 6 <= width)
      svg.text(x + width / 2, top + band_height / 2 + 4, points[i].shown, Anchor::middle,
               is_dark(band[i]) ? "fill=\"#fff\"" : "");
    names.push_back(data.places[i] + ": " + data.with_share(i));
    x += width;
  }
  if (diverging)
    svg.line(Svg::width / 2, top - 4, Svg::width / 2, top + band_height + 4, axis_look);
  return draw_legend(svg, top + band_height + 12, names, band);
}

double draw_spans(Svg& svg, const ChartData& data, double top) {
  constexpr double slot = 24, bar = 14, left = 0.4 * Svg::width;
  const double year = (Svg::width - left) / static_cast<double>(data.places.size());
  for (std::size_t p = 0; p < data.places.size(); ++p)
    svg.text(left + year * (static_cast<double>(p) + 0.5), top + 11,
             fitted_text(data.places[p], year), Anchor::middle, small_text);
  top += 20;
  const double first = top;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    svg.text(left - 6, top + bar, fitted_text(data.series[s].name, left - 8), Anchor::end);
    const auto& points = data.series[s].points;
    for (std::size_t from = 0; from < points.size();) {
      std::size_t until = from;
      while (until < points.size() && points[until].value) ++until;
      if (until > from)
        svg.rect(left + year * static_cast<double>(from) + 2, top + 3,
                 year * static_cast<double>(until - from) - 4, bar,
                 fill_look(series_colour(0), false));
      from = std::max(until, from + 1);
    }
    top += slot;
  }
  for (std::size_t p = 0; p <= data.places.size(); ++p)
    svg.line(left + year * static_cast<double>(p), first, left + year * static_cast<double>(p), top,
             grid_look);
  return top + 4;
}

}  // namespace renkei
