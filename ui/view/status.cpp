#include "ui/view/status.hpp"

#include "ui/view/text.hpp"

namespace renkei::ui {

namespace status {
Status here(const Ui& ui) {
  return {"here", Shape::circle, ui.theme.colour.here, ui.theme.colour.here_pale};
}
Status unconfirmed(const Ui& ui) {
  return {"unconfirmed", Shape::triangle, ui.theme.colour.unconfirmed,
          ui.theme.colour.unconfirmed_pale};
}
Status absent(const Ui& ui) {
  return {"absent", Shape::cross, ui.theme.colour.absent, ui.theme.colour.absent_pale};
}
Status apart(const Ui& ui) {
  return {"apart", Shape::diamond, ui.theme.colour.apart, ui.theme.colour.apart_pale};
}
Status not_due(const Ui& ui) {
  return {"not_due", Shape::dash, ui.theme.colour.note, ui.theme.colour.paper};
}
}  // namespace status

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
    case Shape::diamond:
      return list->AddQuadFilled({x, at.y}, {at.x + side, y}, {x, at.y + side}, {at.x, y}, ink);
    case Shape::dash:
      return list->AddLine({at.x, y}, {at.x + side, y}, ink, thick);
  }
}

namespace {

// Of a shape beside a line of text, and of the room between them.
float shape_side(const Ui& ui) { return ui.theme.line(Role::body) * 0.8f; }
float shape_room(const Ui& ui) { return shape_side(ui) + ui.theme.mm(1.5f); }

}  // namespace

float marked_height(Ui& ui, std::string_view text, float width) {
  return height_of(ui, Role::body, text, width - shape_room(ui));
}

float marked(Ui& ui, const Key& key, const Box& box, const Status& status, std::string_view text,
             const char* privacy) {
  const float line = ui.theme.line(Role::body), side = shape_side(ui);
  paint_shape(status.shape, status.ink, {box.x, box.y + (line - side) / 2}, side);
  Box words = box;
  take_left(words, shape_room(ui));
  return write(ui, key, words, text,
               {.ink = status.ink, .lines = 1000, .privacy = privacy, .state = status.code});
}

ImVec2 pill_size(Ui& ui, std::string_view text) {
  const ImVec2 words = size_of(ui, Role::body, text);
  return {shape_room(ui) + words.x + 2 * ui.theme.mm(2), words.y + 2 * ui.theme.mm(1.2f)};
}

void pill(Ui& ui, const Key& key, ImVec2 at, const Status& status, std::string_view text) {
  const ImVec2 size = pill_size(ui, text);
  const float inset_x = ui.theme.mm(2), side = shape_side(ui);
  fill(ui, {at.x, at.y, size.x, size.y}, status.pale, size.y / 2);
  paint_shape(status.shape, status.ink, {at.x + inset_x, at.y + (size.y - side) / 2}, side);
  paint(ui, Role::body, status.ink, {at.x + inset_x + shape_room(ui), at.y + ui.theme.mm(1.2f)},
        text);
  note(ui, {.key = key.whole(),
            .kind = "text",
            .box = {at.x, at.y, size.x, size.y},
            .text = std::string(text),
            .state = status.code});
}

}  // namespace renkei::ui
