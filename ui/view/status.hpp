// Status: always colour, shape and word together. The shapes are drawn, no font has all of them.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

enum class Shape { circle, triangle, cross, diamond, dash };

struct Status {
  const char* code;  // for tests
  Shape shape;
  ImU32 ink, pale;
};
namespace status {
Status here(const Ui& ui);
Status unconfirmed(const Ui& ui);
Status absent(const Ui& ui);
Status apart(const Ui& ui);
Status not_due(const Ui& ui);
}  // namespace status

void paint_shape(Shape shape, ImU32 ink, ImVec2 at, float side);

// On its own pale ground.
ImVec2 pill_size(Ui& ui, std::string_view text);
void pill(Ui& ui, const Key& key, ImVec2 at, const Status& status, std::string_view text);
// A shape and words, in as many lines as they need; the height.
float marked_height(Ui& ui, std::string_view text, float width);
float marked(Ui& ui, const Key& key, const Box& box, const Status& status, std::string_view text,
             const char* privacy = "P0");

}  // namespace renkei::ui
