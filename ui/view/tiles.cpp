#include "ui/view/tiles.hpp"

#include <algorithm>

#include "ui/view/text.hpp"

namespace renkei::ui {
namespace {

float tile_padding(const Ui& ui) { return ui.theme.mm(2.5f); }

float tile_width(const Ui& ui, float width, std::size_t columns) {
  const auto count = static_cast<float>(columns);
  return (width - (count - 1) * ui.theme.gap) / count;
}

std::size_t columns_within(Ui& ui, std::span<const Choice> choices, float width, std::size_t most) {
  float widest = 0;
  for (const Choice& choice : choices)
    widest = std::max(widest, size_of(ui, Role::strong, choice.text).x);
  std::size_t columns = most;
  while (columns > 1 && tile_width(ui, width, columns) < widest + 2 * tile_padding(ui)) --columns;
  return columns;
}

std::size_t rows_of(std::span<const Choice> choices, std::size_t columns) {
  return (choices.size() + columns - 1) / columns;
}

}  // namespace

float tiles_height(Ui& ui, std::span<const Choice> choices, float width, std::size_t columns) {
  columns = columns_within(ui, choices, width, columns);
  const float words_wide = tile_width(ui, width, columns) - 2 * tile_padding(ui);
  float row = ui.theme.touch;
  for (const Choice& choice : choices)
    row =
        std::max(row, height_of(ui, Role::strong, choice.text, words_wide) + 2 * tile_padding(ui));
  const auto rows = static_cast<float>(rows_of(choices, columns));
  return rows * (row + ui.theme.gap) - ui.theme.gap;
}

std::optional<std::size_t> draw_tiles(Ui& ui, const Box& box, std::span<const Choice> choices,
                                      std::size_t columns) {
  columns = columns_within(ui, choices, box.w, columns);
  const auto rows = static_cast<float>(rows_of(choices, columns));
  const float width = tile_width(ui, box.w, columns), gap = ui.theme.gap;
  const float height = (box.h - (rows - 1) * gap) / rows;
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto column = static_cast<float>(i % columns);
    const std::size_t row = i / columns;
    const Box tile{box.x + column * (width + gap), box.y + static_cast<float>(row) * (height + gap),
                   width, height};
    const Choice& choice = choices[i];
    if (big_button(ui, choice.key, tile, choice.text,
                   {.enabled = choice.enabled, .chosen = choice.chosen}))
      pressed = i;
    const Within within(ui, choice.key.whole());
    write(ui, {"words", choice.key.whole()}, inset(tile, tile_padding(ui), 0), choice.text,
          {.role = Role::strong,
           .ink = choice.chosen ? ui.theme.colour.accent_dark : ui.theme.colour.ink,
           .align = Align::centre,
           .lines = 1000,
           .centred = true});
  }
  return pressed;
}

}  // namespace renkei::ui
