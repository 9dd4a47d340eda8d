// Drawing into an SVG picture: shapes and words at places in its own units, which are CSS pixels where
// the picture is shown at its own size. Every text goes in escaped. Inside core/output only.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace renkei {

// Where a text begins, is centred or ends.
enum class Anchor { start, middle, end };

class Svg {
 public:
  static constexpr double width = 720;

  void rect(double x, double y, double w, double h, std::string_view look);
  void line(double x1, double y1, double x2, double y2, std::string_view look);
  void lines(std::span<const std::pair<double, double>> points, std::string_view look);
  // A mark of one of several shapes, so that series are told apart without colour.
  void mark(double x, double y, std::size_t shape, std::string_view look);
  void text(double x, double y, std::string_view text, Anchor anchor = Anchor::start,
            std::string_view look = {});

  // The whole element; `name` is what a screen reader says, `described_by` the id of the table.
  std::string finish(double height, std::string_view name, std::string_view described_by) const;

 private:
  std::string body_;
};

double text_width(std::string_view text);
std::string fitted_text(std::string_view text, double width);  // cut with … where it is wider

}  // namespace renkei
