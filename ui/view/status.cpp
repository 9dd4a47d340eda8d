#include "ui/view/status.hpp"

#include "ui/view/text.hpp"

namespace renkei::ui {
namespace {

void paint_shape(Shape shape, ImU32 ink, ImVec2 at, float side) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float r = side / 2, x = at.x + r, y = at.y + r, thick = side * 0.2f;
  switch (shape) {
    case Shape::circle:
      return list->AddCircleFilled({x, y}, r * 0.9f, ink);
    case Shape::triangle:
      return list->AddTriangleFilled({x, at.y + side * 0.06f}, {at.x + side, at.y + side * 0.92f},
                                     {at.x, at.y + side * 0.92f}, ink);
    case Shape::cross:
      list->AddLine({x - r * 0.75f, y - r * 0.75f}, {x + r * 0.75f, y + r * 0.75f}, ink, thick);
      return list->AddLine({x - r * 0.75f, y + r * 0.75f}, {x + r * 0.75f, y - r * 0.75f}, ink,
                           thick);
    case Shape::dash:
      return list->AddLine({at.x, y}, {at.x + side, y}, ink, thick);
  }
}

}  // namespace

void marked(Ui& ui, Shape shape, ImU32 ink, std::string_view text, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = ui.theme.line(Role::body), side = line * 0.8f;
  paint_shape(shape, ink, {at.x, at.y + (line - side) / 2}, side);
  const float x = ImGui::GetCursorPosX();
  ImGui::SetCursorPosX(x + side + ui.theme.mm(2));
  write_within(ui, Role::body, ink, text, width - side - ui.theme.mm(2));
}

void pill(Ui& ui, Shape shape, ImU32 ink, ImU32 pale, std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), words = size_of(ui, Role::body, text);
  const float side = words.y * 0.8f, inset = ui.theme.mm(2.5f), top = ui.theme.mm(1.2f);
  const float text_at = inset + side + ui.theme.mm(1.5f);
  const ImVec2 size(text_at + words.x + inset, words.y + 2 * top);
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y}, pale, size.y / 2);
  paint_shape(shape, ink, {at.x + inset, at.y + (size.y - side) / 2}, side);
  paint(ui, Role::body, ink, {at.x + text_at, at.y + top}, text);
  ImGui::Dummy(size);
}

}  // namespace renkei::ui
