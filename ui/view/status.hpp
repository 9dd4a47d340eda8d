// Status: always colour, shape and word together. The shapes are drawn, no font has all of them.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

enum class Shape { circle, triangle, cross, dash };
void pill(Ui& ui, Shape shape, ImU32 ink, ImU32 pale, std::string_view text);
void marked(Ui& ui, Shape shape, ImU32 ink, std::string_view text, float width);  // one line

}  // namespace renkei::ui
