// How much room a screen has, counted in sizes of text: a large monitor with large text is as narrow
// as a small one. U is the width in millimetres divided by the size of text. Pure.
#pragma once

namespace renkei::ui {

struct Layout {
  enum class Class { narrow, medium, wide } width = Class::wide;
  bool is_short = false;  // little height: the heading is one line, figures are half as high
};

constexpr Layout layout_of(float width_mm, float height_mm, float text) {
  const float wide = width_mm / text, high = height_mm / text;
  return {wide > 300    ? Layout::Class::wide
          : wide >= 180 ? Layout::Class::medium
                        : Layout::Class::narrow,
          high < 120};
}

constexpr const char* name_of(const Layout& layout) {
  switch (layout.width) {
    case Layout::Class::narrow:
      return "narrow";
    case Layout::Class::medium:
      return "medium";
    case Layout::Class::wide:
      break;
  }
  return "wide";
}

}  // namespace renkei::ui
