#include "ui/view/ui.hpp"

#include <cmath>

namespace renkei::ui {

void note(Ui& ui, Seen seen) {
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 from = list.GetClipRectMin(), to = list.GetClipRectMax();
  const Box whole = seen.box;
  seen.box = intersection(whole, {from.x, from.y, to.x - from.x, to.y - from.y});
  // What is scrolled out of sight can still have the focus: it is scrolled back.
  if (seen.focusable)
    ui.order.push_back({seen.key, ui.area, whole, std::string_view(seen.kind) == "field"});
  if (seen.box.is_empty()) return;
  seen.in = ui.in;
  ui.seen.push_back(std::move(seen));
}

namespace {

// Edges between two pixels are seen as a haze.
Box on_pixels(const Box& box) {
  const float x = std::round(box.x), y = std::round(box.y);
  return {x, y, std::round(box.right()) - x, std::round(box.bottom()) - y};
}

}  // namespace

void fill(Ui&, const Box& box, ImU32 colour, float rounding) {
  const Box on = on_pixels(box);
  ImGui::GetWindowDrawList()->AddRectFilled(corner(on), far_corner(on), colour, rounding);
}

void frame(Ui&, const Box& box, ImU32 colour, float thickness, float rounding) {
  const Box on = on_pixels(box);
  const float thick = std::max(1.0f, std::round(thickness)), half = thick / 2;
  ImGui::GetWindowDrawList()->AddRect({on.x + half - 0.5f, on.y + half - 0.5f},
                                      {on.right() - half + 0.5f, on.bottom() - half + 0.5f}, colour,
                                      rounding, 0, thick);
}

void card(Ui& ui, const Box& box) {
  fill(ui, box, ui.theme.colour.card, ui.theme.rounding);
  frame(ui, box, ui.theme.colour.line, ui.theme.frame, ui.theme.rounding);
}

void underline(Ui& ui, const Box& box) {
  const float thick = ui.theme.scale;
  fill(ui, {box.x, box.bottom() - thick, box.w, thick}, ui.theme.colour.line);
}

}  // namespace renkei::ui
