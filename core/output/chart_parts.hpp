// What charts have in common: colours, scales, legends; and each kind of chart by itself. Each draws
// below `top` and gives back where it ends. Inside core/output only.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/output/svg.hpp"
#include "core/report/chart_data.hpp"

namespace renkei {

inline constexpr std::string_view small_text = "font-size=\"11\"";
inline constexpr std::string_view grid_look = "stroke=\"#ccc\"";
inline constexpr std::string_view axis_look = "stroke=\"#444\"";

// Colours that people with any colour vision tell apart (Okabe and Ito, 2008).
std::string_view series_colour(std::size_t series);
// What is estimated is pale with a broken edge.
std::string fill_look(std::string_view colour, bool estimated);
bool is_dark(std::string_view colour);  // writing on it is white

// Round steps from 0 to at least `largest`: 1, 2 or 5 of a power of ten, at most five of them.
std::vector<double> scale_steps(double largest);
std::string step_text(double step, const Words& words);

// A place's name below its axis: FY2019 (R1) stands in two lines.
inline constexpr double text_line = 15;
double name_width(const std::string& name);
void draw_name(Svg& svg, double middle, double axis, const std::string& name);

double draw_legend(Svg& svg, double top, const std::vector<std::string>& names,
                   const std::vector<std::string_view>& colours);

double draw_bars(Svg& svg, const ChartData& data, bool stacked, const Words& words, double top);
double draw_by_size(Svg& svg, const ChartData& data, double top);
double draw_lines(Svg& svg, const ChartData& data, const Words& words, double top);
double draw_shares(Svg& svg, const ChartData& data, const Chart& chart, double top);
double draw_spans(Svg& svg, const ChartData& data, double top);

}  // namespace renkei
