// Answers as large as there is room: a grid of buttons that fills its box, for who is in a hurry and has
// one hand.
#pragma once
#include "ui/view/buttons.hpp"

namespace renkei::ui {

// The least height that they need; as many beside each other as have their words on one line, at most
// `columns`.
float tiles_height(Ui& ui, std::span<const Choice> choices, float width, std::size_t columns);
// The index of the one that was pressed.
std::optional<std::size_t> draw_tiles(Ui& ui, const Box& box, std::span<const Choice> choices,
                                      std::size_t columns);

}  // namespace renkei::ui
