#include "core/output/svg.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/output/text_size.hpp"
#include "core/text/markup.hpp"

namespace renkei {
namespace {

constexpr double font_size = 12;
constexpr double mark_size = 4;

// With one digit, and the same bytes everywhere.
std::string at(double number) {
  char buffer[48];
  const double rounded = std::round(number * 10) / 10;
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, rounded == 0 ? 0 : rounded);
  return {buffer, end.ptr};
}

std::string attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + at(value) + "\"";
}

std::string points_text(std::span<const std::pair<double, double>> points) {
  std::string out;
  for (const auto& [x, y] : points) out += (out.empty() ? "" : " ") + at(x) + "," + at(y);
  return out;
}

}  // namespace

void Svg::rect(double x, double y, double w, double h, std::string_view look) {
  body_ += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", std::max(w, 0.0)) +
           attribute("height", std::max(h, 0.0)) + " " + std::string(look) + "/>\n";
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view look) {
  body_ += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) +
           attribute("y2", y2) + " " + std::string(look) + "/>\n";
}

void Svg::lines(std::span<const std::pair<double, double>> points, std::string_view look) {
  body_ += "<polyline points=\"" + points_text(points) + "\" fill=\"none\" " + std::string(look) +
           "/>\n";
}

void Svg::mark(double x, double y, std::size_t shape, std::string_view look) {
  constexpr double r = mark_size;
  using Points = std::pair<double, double>;
  const auto polygon = [&](std::span<const Points> points) {
    body_ += "<polygon points=\"" + points_text(points) + "\" " + std::string(look) + "/>\n";
  };
  switch (shape % 4) {
    case 0:
      body_ += "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", r) + " " +
               std::string(look) + "/>\n";
      return;
    case 1:
      return rect(x - r, y - r, 2 * r, 2 * r, look);
    case 2: {
      const Points up[] = {{x, y - 1.3 * r}, {x + 1.2 * r, y + r}, {x - 1.2 * r, y + r}};
      return polygon(up);
    }
    default: {
      const Points diamond[] = {
          {x, y - 1.4 * r}, {x + 1.4 * r, y}, {x, y + 1.4 * r}, {x - 1.4 * r, y}};
      return polygon(diamond);
    }
  }
}

void Svg::text(double x, double y, std::string_view text, Anchor anchor, std::string_view look) {
  const std::string_view where = anchor == Anchor::start    ? ""
                                 : anchor == Anchor::middle ? " text-anchor=\"middle\""
                                                            : " text-anchor=\"end\"";
  body_ += "<text" + attribute("x", x) + attribute("y", y) + std::string(where) +
           (look.empty() ? "" : " ") + std::string(look) + ">" + escape_markup(text) + "</text>\n";
}

std::string Svg::finish(double height, std::string_view name, std::string_view described_by) const {
  return "<svg role=\"img\" aria-label=\"" + escape_markup(name) + "\" aria-describedby=\"" +
         escape_markup(described_by) + "\" viewBox=\"0 0 " + at(width) + " " + at(height) +
         "\" preserveAspectRatio=\"xMinYMin\" style=\"max-width:" + at(width) + "px\">\n" + body_ +
         "</svg>\n";
}

double text_width(std::string_view text) { return text_ems(text) * font_size; }

std::string fitted_text(std::string_view text, double width) {
  return fitted(text, width / font_size);
}

}  // namespace renkei
