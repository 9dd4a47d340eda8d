#include "ui/view/theme.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "ui/present/layout.hpp"

using namespace renkei::ui;

namespace {

double linear(unsigned part) {
  const double c = part / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(ImU32 colour) {
  return 0.2126 * linear((colour >> IM_COL32_R_SHIFT) & 0xFF) +
         0.7152 * linear((colour >> IM_COL32_G_SHIFT) & 0xFF) +
         0.0722 * linear((colour >> IM_COL32_B_SHIFT) & 0xFF);
}
// As the Web Content Accessibility Guidelines 2.2 define it.
double contrast(ImU32 a, ImU32 b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace

TEST_CASE("every text has its contrast on what it lies on, in every look") {
  for (const Look look : {Look::light, Look::dark, Look::outdoor, Look::black}) {
    CAPTURE(look_name(look));
    const Colours& c = colours_of(look);
    const double least = look == Look::outdoor ? 9.5 : look == Look::black ? 8.7 : 4.5;
    for (const auto& [ink, ground] :
         {std::pair(c.ink, c.card), std::pair(c.ink, c.paper), std::pair(c.note, c.card),
          std::pair(c.note, c.paper), std::pair(c.on_accent, c.accent),
          std::pair(c.accent_dark, c.card), std::pair(c.accent_dark, c.accent_pale),
          std::pair(c.here, c.card), std::pair(c.here, c.here_pale),
          std::pair(c.unconfirmed, c.card), std::pair(c.unconfirmed, c.unconfirmed_pale),
          std::pair(c.absent, c.card), std::pair(c.absent, c.absent_pale),
          std::pair(c.apart, c.card), std::pair(c.apart, c.apart_pale)}) {
      CAPTURE(ink);
      CAPTURE(ground);
      CHECK(contrast(ink, ground) >= least);
    }
    CHECK(contrast(c.edge, c.card) >= 3);
    CHECK(contrast(c.edge, c.paper) >= 2.9);
  }
}

TEST_CASE("the class of a screen counts its width in sizes of text") {
  const auto of = [](float width_px, float height_px, float scale, float text) {
    const float mm = scale * 96 / 25.4f;
    return layout_of(width_px / mm, height_px / mm, text);
  };
  CHECK(of(1280, 800, 1, 1).width == Layout::Class::wide);
  CHECK(of(1920, 1080, 1, 1).width == Layout::Class::wide);
  CHECK(of(3840, 2160, 2, 1).width == Layout::Class::wide);
  CHECK(of(1024, 600, 1, 1).width == Layout::Class::medium);
  CHECK(of(1920, 1080, 1, 2).width == Layout::Class::medium);
  CHECK(of(1280, 800, 1, 2).width == Layout::Class::narrow);
  CHECK(of(1024, 600, 1, 2).width == Layout::Class::narrow);
  CHECK(of(1280, 800, 1, 2).is_short);
  CHECK_FALSE(of(1280, 800, 1, 1).is_short);
}
