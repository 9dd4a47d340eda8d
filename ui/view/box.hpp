// Rectangles, in pixels of the window: a view measures, cuts its box into parts, and draws into
// them. Pure.
#pragma once
#include <algorithm>

namespace renkei::ui {

struct Box {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  bool is_empty() const { return w <= 0 || h <= 0; }
  friend bool operator==(const Box&, const Box&) = default;
};

inline Box inset(const Box& box, float by_x, float by_y) {
  return {box.x + by_x, box.y + by_y, std::max(0.0f, box.w - 2 * by_x),
          std::max(0.0f, box.h - 2 * by_y)};
}
inline Box inset(const Box& box, float by) { return inset(box, by, by); }

inline Box intersection(const Box& a, const Box& b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
          std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

// A part of the box and a gap behind it; what is left stays in `box`.
inline Box take_top(Box& box, float height, float gap = 0) {
  const Box part{box.x, box.y, box.w, height};
  box.y += height + gap;
  box.h = std::max(0.0f, box.h - height - gap);
  return part;
}
inline Box take_bottom(Box& box, float height, float gap = 0) {
  const Box part{box.x, box.bottom() - height, box.w, height};
  box.h = std::max(0.0f, box.h - height - gap);
  return part;
}
inline Box take_left(Box& box, float width, float gap = 0) {
  const Box part{box.x, box.y, width, box.h};
  box.x += width + gap;
  box.w = std::max(0.0f, box.w - width - gap);
  return part;
}
inline Box take_right(Box& box, float width, float gap = 0) {
  const Box part{box.right() - width, box.y, width, box.h};
  box.w = std::max(0.0f, box.w - width - gap);
  return part;
}

// A box of a height in the middle of another.
inline Box middle(const Box& box, float height) {
  return {box.x, box.y + (box.h - height) / 2, box.w, height};
}
inline Box centre(const Box& box, float width, float height) {
  return {box.x + (box.w - width) / 2, box.y + (box.h - height) / 2, width, height};
}

}  // namespace renkei::ui
