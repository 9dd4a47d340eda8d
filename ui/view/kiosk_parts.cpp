#include "ui/view/kiosk_parts.hpp"

#include <algorithm>

namespace renkei::ui::kiosk {
namespace {

Lettering lettering_of(const Sight& sight, const Press& press) {
  return press.lettering.value_or(sight.control());
}

std::vector<Box> row_places(const Sight& sight, std::span<const Press> presses, const Box& box) {
  std::vector<Box> places;
  float x = box.x, y = box.y, row = 0;
  for (const Press& press : presses) {
    const Lettering lettering = lettering_of(sight, press);
    const float wide = std::max(sight.ui.theme.mm(press.least_mm),
                                visitor_button_width(sight.ui, lettering, press.words));
    const float width = std::min(box.w, wide);
    if (x > box.x && x + width > box.right() + 0.5f) {
      x = box.x, y += row + sight.gap();
      row = 0;
    }
    const float height = visitor_button_height(sight.ui, lettering, press.words, width);
    row = std::max(row, height);
    places.push_back({x, y, width, height});
    x += width + sight.gap();
  }
  return places;
}

float column_width(const Sight& sight, float width, std::size_t columns) {
  const auto n = static_cast<float>(columns);
  return (width - (n - 1) * sight.gap()) / n;
}

float cell_height(const Sight& sight, std::span<const Press> presses, float width) {
  float height = 0;
  for (const Press& press : presses)
    height = std::max(
        height, visitor_button_height(sight.ui, lettering_of(sight, press), press.words, width));
  return height;
}

// What is chosen has a bar below its words: it is not told by colour alone.
void draw_press(const Sight& sight, const Box& box, const Press& press) {
  if (visitor_button(sight.ui, press.key, box, press.words, lettering_of(sight, press), press.look))
    sight.asked.push_back(press.intent);
  if (!press.look.chosen) return;
  const Theme& theme = sight.ui.theme;
  Box within = inset(box, theme.mm(3), theme.mm(1.5f));
  fill(sight.ui, take_bottom(within, theme.mm(1.2f)), theme.colour.accent, theme.mm(0.6f));
}

bool is_figure(const std::string& words) {
  return words.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

float row_height(const Sight& sight, std::span<const Press> presses, float width) {
  float height = 0;
  for (const Box& one : row_places(sight, presses, {0, 0, width, 0}))
    height = std::max(height, one.bottom());
  return height;
}

void draw_row(const Sight& sight, const Box& box, std::span<const Press> presses) {
  const std::vector<Box> places = row_places(sight, presses, box);
  for (std::size_t i = 0; i < presses.size(); ++i) draw_press(sight, places[i], presses[i]);
}

float grid_height(const Sight& sight, std::span<const Press> presses, float width,
                  std::size_t columns) {
  const std::size_t all_rows = (presses.size() + columns - 1) / columns;
  const auto rows = static_cast<float>(all_rows);
  const float cell = cell_height(sight, presses, column_width(sight, width, columns));
  return rows * (cell + sight.gap()) - sight.gap();
}

void draw_grid(const Sight& sight, const Box& box, std::span<const Press> presses,
               std::size_t columns) {
  const float wide = column_width(sight, box.w, columns);
  const float high = cell_height(sight, presses, wide);
  for (std::size_t i = 0; i < presses.size(); ++i) {
    const std::size_t at_row = i / columns;
    const auto column = static_cast<float>(i % columns), row = static_cast<float>(at_row);
    draw_press(
        sight,
        {box.x + column * (wide + sight.gap()), box.y + row * (high + sight.gap()), wide, high},
        presses[i]);
  }
}

std::size_t columns_within(const Sight& sight, std::span<const Press> presses, float width,
                           float room) {
  if (presses.empty()) return 1;
  float widest = 0;
  for (const Press& press : presses)
    widest =
        std::max(widest, visitor_button_width(sight.ui, lettering_of(sight, press), press.words));
  const auto most = std::clamp<std::size_t>(
      static_cast<std::size_t>((width + sight.gap()) / (widest + sight.gap())), 1, presses.size());
  if (std::ranges::all_of(presses, [](const Press& press) { return is_figure(press.words); }))
    return most;
  std::size_t columns = std::min<std::size_t>(most, presses.size() == 4 ? 2 : 3);
  while (columns < most && grid_height(sight, presses, width, columns) > room) ++columns;
  return columns;
}

}  // namespace renkei::ui::kiosk
