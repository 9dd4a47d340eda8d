// Bars: standing where the names of the places have room below them, else lying.
#include <algorithm>
#include <numeric>

#include "core/output/chart_parts.hpp"

namespace renkei {
namespace {

constexpr double thickest_bar = 44;

// Where values and places lie in the picture, standing or lying.
class BarFrame {
 public:
  BarFrame(const ChartData& data, double largest, double top) : steps_(scale_steps(largest)) {
    double widest = 0, widest_line = 0, values = 0;
    for (const std::string& place : data.places) {
      widest = std::max(widest, text_width(place));
      widest_line = std::max(widest_line, name_width(place));
    }
    for (const ChartSeries& series : data.series)
      for (const ChartPoint& point : series.points)
        values = std::max(values, text_width(point.shown));
    const auto places = static_cast<double>(data.places.size());
    constexpr double side = 64;
    is_standing_ = std::max(widest_line, values) + 8 <= (Svg::width - side) / places;
    left_ = is_standing_ ? side : std::min(widest + 10, 0.45 * Svg::width);
    top_ = top + (is_standing_ ? text_line : 0);
    along_ = is_standing_ ? 220 : Svg::width - left_ - values - 12;
    const double lying = 26 + 8 * static_cast<double>(data.series.size() > 1);
    slot_ = is_standing_ ? (Svg::width - left_) / places : lying;
    bottom_ = top_ + (is_standing_ ? along_ : slot_ * places);
  }

  double slot() const { return slot_; }
  double bottom() const { return bottom_ + 2 * text_line + 6; }
  bool is_standing() const { return is_standing_; }

  // The part of a bar from one value to another; `from` and `thick` across it, within its slot.
  void bar(Svg& svg, std::size_t place, double from, double thick, double low, double high,
           const std::string& look) const {
    const double across = slot_ * static_cast<double>(place) + from;
    if (is_standing_)
      svg.rect(left_ + across, value_y(high), thick, value_y(low) - value_y(high), look);
    else
      svg.rect(value_x(low), top_ + across, value_x(high) - value_x(low), thick, look);
  }
  // Behind the bar's end.
  void end_text(Svg& svg, std::size_t place, double from, double thick, double value,
                const std::string& text) const {
    const double across = slot_ * static_cast<double>(place) + from + thick / 2;
    if (is_standing_)
      svg.text(left_ + across, value_y(value) - 4, text, Anchor::middle, small_text);
    else
      svg.text(value_x(value) + 4, top_ + across + 4, text, Anchor::start, small_text);
  }
  // Within a part of a bar, where it has room.
  void inner_text(Svg& svg, std::size_t place, double low, double high, const std::string& text,
                  std::string_view colour) const {
    const double across = slot_ * (static_cast<double>(place) + 0.5);
    const double length = length_of(high) - length_of(low), middle = (low + high) / 2;
    const std::string look =
        std::string(small_text) + (is_dark(colour) ? " fill=\"#fff\"" : " fill=\"#000\"");
    if (is_standing_ && length >= text_line)
      svg.text(left_ + across, value_y(middle) + 4, text, Anchor::middle, look);
    if (!is_standing_ && length >= text_width(text) + 6)
      svg.text(value_x(middle), top_ + across + 4, text, Anchor::middle, look);
  }
  void draw_axes(Svg& svg, const ChartData& data, const Words& words) const {
    for (const double step : steps_) {
      const std::string text = step_text(step, words);
      const std::string_view look = step == 0 ? axis_look : grid_look;
      if (is_standing_) {
        svg.line(left_, value_y(step), Svg::width, value_y(step), look);
        svg.text(left_ - 6, value_y(step) + 4, text, Anchor::end, small_text);
      } else {
        svg.line(value_x(step), top_, value_x(step), bottom_, look);
        svg.text(value_x(step), bottom_ + text_line, text, Anchor::middle, small_text);
      }
    }
    for (std::size_t place = 0; place < data.places.size(); ++place) {
      const double middle = slot_ * (static_cast<double>(place) + 0.5);
      if (is_standing_)
        draw_name(svg, left_ + middle, bottom_, data.places[place]);
      else
        svg.text(left_ - 6, top_ + middle + 4, fitted_text(data.places[place], left_ - 8),
                 Anchor::end);
    }
  }

 private:
  double length_of(double value) const { return std::max(value, 0.0) / steps_.back() * along_; }
  double value_x(double value) const { return left_ + length_of(value); }
  double value_y(double value) const { return bottom_ - length_of(value); }

  std::vector<double> steps_;
  bool is_standing_ = true;
  double left_ = 0, top_ = 0, along_ = 0, slot_ = 0, bottom_ = 0;
};

void draw_stack(Svg& svg, const BarFrame& frame, const ChartData& data, std::size_t place,
                const Words& words) {
  const double thick = std::min(frame.slot() * 0.7, thickest_bar);
  const double from = (frame.slot() - thick) / 2;
  double sum = 0;
  bool any = false, estimated = false;
  std::string unknown;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    const ChartPoint& point = data.series[s].points[place];
    if (!point.value && point.shown == "X") unknown = "+X";
    if (!point.value) continue;
    any = true;
    estimated |= point.estimated;
    const double high = sum + std::max(*point.value, 0.0);
    frame.bar(svg, place, from, thick, sum, high, fill_look(series_colour(s), point.estimated));
    if (*point.value > 0) frame.inner_text(svg, place, sum, high, point.shown, series_colour(s));
    sum = high;
  }
  const std::string whole = (estimated ? words("about") : "") + step_text(sum, words) + unknown;
  if (any && data.series.size() > 1) frame.end_text(svg, place, from, thick, sum, whole);
}

void draw_group(Svg& svg, const BarFrame& frame, const ChartData& data, std::size_t place) {
  const auto bars = static_cast<double>(data.series.size());
  const double thick = std::min(frame.slot() * 0.7, bars * thickest_bar) / bars;
  double from = (frame.slot() - thick * bars) / 2;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    const ChartPoint& point = data.series[s].points[place];
    const double value = point.value.value_or(0);
    if (point.value)
      frame.bar(svg, place, from, thick, 0, value, fill_look(series_colour(s), point.estimated));
    frame.end_text(svg, place, from, thick, value, point.shown);
    from += thick;
  }
}

double draw_series_legend(Svg& svg, const ChartData& data, double top) {
  if (data.series.size() < 2) return top;
  std::vector<std::string> names;
  std::vector<std::string_view> colours_used;
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    names.push_back(data.series[s].name);
    colours_used.push_back(series_colour(s));
  }
  return draw_legend(svg, top, names, colours_used);
}

}  // namespace

double draw_bars(Svg& svg, const ChartData& data, bool stacked, const Words& words, double top) {
  top = draw_series_legend(svg, data, top);
  const BarFrame frame(data, data.largest(stacked), top);
  frame.draw_axes(svg, data, words);
  for (std::size_t place = 0; place < data.places.size(); ++place)
    if (stacked)
      draw_stack(svg, frame, data, place, words);
    else
      draw_group(svg, frame, data, place);
  return frame.bottom();
}

double draw_by_size(Svg& svg, const ChartData& data, double top) {
  constexpr double slot = 24, bar = 16, left = 0.4 * Svg::width, room = 110;
  std::vector<std::size_t> order(data.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto& points = data.series.front().points;
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return points[a].value > points[b].value; });
  double largest = 0;
  for (const ChartPoint& point : points) largest = std::max(largest, point.value.value_or(0));
  for (const std::size_t place : order) {
    const double length = points[place].value.value_or(0) / largest * (Svg::width - left - room);
    svg.text(left - 6, top + bar - 3, fitted_text(data.places[place], left - 8), Anchor::end);
    svg.rect(left, top, length, bar, fill_look(series_colour(0), points[place].estimated));
    svg.text(left + length + 5, top + bar - 4, data.with_share(place), Anchor::start, small_text);
    top += slot;
  }
  svg.line(left, 0, left, top, axis_look);
  return top + 4;
}

}  // namespace renkei
