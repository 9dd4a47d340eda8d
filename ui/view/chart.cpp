#include "ui/view/chart.hpp"

#include <algorithm>
#include <cmath>

#include "core/wording/numbers.hpp"
#include "ui/view/text.hpp"

namespace renkei::ui {
namespace {

struct Range {
  int from = 24, to = 0;
  double highest = 0;
};

double mean_of(const Bar& bar) {
  return static_cast<double>(std::max<std::int64_t>(bar.n, 0)) / std::max(1, bar.to - bar.from);
}

Range range_of(std::span<const Series> series) {
  Range range;
  for (const Series& one : series)
    for (const Bar& bar : one.bars) {
      range.from = std::min(range.from, bar.from);
      range.to = std::max(range.to, bar.to);
      range.highest = std::max(range.highest, mean_of(bar));
    }
  if (range.from >= range.to) return {9, 18, 0};
  return range;
}

// Slanting lines: rising to the right, or falling.
void hatch(Ui& ui, const Box& box, ImU32 ink, bool rising) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float step = ui.theme.mm(1.2f), thick = ui.theme.mm(0.35f);
  const int lines = static_cast<int>(std::ceil((box.w + box.h) / step));
  for (int i = 0; i < lines; ++i) {
    const float x = box.x - box.h + static_cast<float>(i) * step;
    list->AddLine({x, rising ? box.bottom() : box.y}, {x + box.h, rising ? box.y : box.bottom()},
                  ink, thick);
  }
}

void bars_across(Ui& ui, const Box& box, ImU32 ink) {
  const float step = ui.theme.mm(1.2f), thick = ui.theme.mm(0.35f);
  for (int i = 1; i <= static_cast<int>(box.w / step); ++i) {
    const float x = box.x + static_cast<float>(i) * step;
    ImGui::GetWindowDrawList()->AddLine({x, box.y}, {x, box.bottom()}, ink, thick);
  }
}

void dots(Ui& ui, const Box& box, ImU32 ink) {
  const float step = ui.theme.mm(1.5f), radius = ui.theme.mm(0.35f);
  const int across = static_cast<int>(box.w / step), down = static_cast<int>(box.h / step);
  const auto middle_of = [&](int i) { return (static_cast<float>(i) + 0.5f) * step; };
  for (int row = 0; row <= down; ++row)
    for (int column = 0; column <= across; ++column)
      ImGui::GetWindowDrawList()->AddCircleFilled(
          {box.x + middle_of(column), box.y + middle_of(row)}, radius, ink);
}

// In one line each, with the pattern that it is drawn in.
void draw_names(Ui& ui, Box& column, std::span<const Series> series) {
  if (series.size() < 2) return;
  Box row = take_top(column, ui.theme.line(Role::note), ui.theme.mm(1));
  for (std::size_t i = 0; i < series.size(); ++i) {
    const float side = ui.theme.line(Role::note);
    patterned(ui, inset(take_left(row, side, ui.theme.mm(1)), ui.theme.mm(0.6f)), i);
    const float wide = size_of(ui, Role::note, series[i].name).x;
    paint(ui, Role::note, ui.theme.colour.note, corner(row), series[i].name);
    take_left(row, wide, ui.theme.mm(4));
  }
}

// Under the hours that have room.
void draw_hours(Ui& ui, const Box& line, const Range& range, float hour_wide) {
  const float word = size_of(ui, Role::note, "00").x + ui.theme.mm(1);
  const int every = std::max(1, static_cast<int>(std::ceil(word / hour_wide)));
  for (int hour = range.from; hour < range.to; hour += every)
    paint(ui, Role::note, ui.theme.colour.note,
          {line.x + static_cast<float>(hour - range.from) * hour_wide, line.y},
          std::to_string(hour));
}

void draw_bars(Ui& ui, const Box& box, std::span<const Series> series, const Range& range,
               float hour_wide) {
  const float each = hour_wide / static_cast<float>(series.size());
  for (std::size_t i = 0; i < series.size(); ++i)
    for (const Bar& bar : series[i].bars) {
      const float share = range.highest > 0 ? static_cast<float>(mean_of(bar) / range.highest) : 0;
      const float hours = static_cast<float>(bar.to - bar.from);
      const float left = box.x + static_cast<float>(bar.from - range.from) * hour_wide;
      const float wide = hours * hour_wide - hour_wide + each;
      const Box whole{left + static_cast<float>(i) * each, box.bottom() - box.h * share,
                      std::max(1.0f, wide - ui.theme.mm(0.6f)), box.h * share};
      patterned(ui, whole, i);
      const std::string n = (bar.estimated ? "≈" : "") + count_words(bar.n);
      const float words = size_of(ui, Role::note, n).x;
      if (i == 0 && words <= hours * hour_wide)
        paint(
            ui, Role::note, ui.theme.colour.ink,
            {whole.x + (wide - words) / 2, whole.y - ui.theme.line(Role::note) - ui.theme.mm(0.3f)},
            n);
    }
}

}  // namespace

void patterned(Ui& ui, const Box& box, std::size_t series, bool estimated) {
  const Colours& colour = ui.theme.colour;
  if (box.h < 1 || box.w < 1) return;
  if (series == 0 && !estimated) return fill(ui, box, colour.accent);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(corner(box), far_corner(box), true);
  constexpr std::size_t patterns = 6;
  switch (series % patterns) {
    case 0:
      fill(ui, box, estimated ? colour.accent_pale : colour.note);
      break;
    case 1:
    case 5:
      hatch(ui, box, colour.note, series % patterns == 1);
      break;
    case 2:
      bars_across(ui, box, colour.accent_dark);
      break;
    case 3:
      dots(ui, box, colour.note);
      break;
    default:
      break;
  }
  list->PopClipRect();
  frame(ui, box, series == 0 ? colour.accent : colour.note, ui.theme.scale);
}

float hours_chart_height(Ui& ui, std::span<const Series> series, float) {
  const float line = ui.theme.line(Role::note);
  return (series.size() > 1 ? line + ui.theme.mm(1) : 0) + line + 2 * line + ui.theme.mm(18);
}

void hours_chart(Ui& ui, const Key& key, const Box& box, std::span<const Series> series,
                 std::string_view text) {
  std::vector<ChartValue> values;
  for (const Series& one : series)
    for (const Bar& bar : one.bars)
      values.push_back({one.name, std::to_string(bar.from) + "-" + std::to_string(bar.to), bar.n});
  note(ui, {.key = key.whole(),
            .kind = "chart",
            .box = box,
            .text = std::string(text),
            .values = std::move(values)});
  const Range range = range_of(series);
  Box column = box;
  draw_names(ui, column, series);
  const Box hours = take_bottom(column, ui.theme.line(Role::note), ui.theme.mm(0.5f));
  const float hour_wide = column.w / static_cast<float>(range.to - range.from);
  take_top(column, ui.theme.line(Role::note));  // of the highest bar's figure
  draw_bars(ui, column, series, range, hour_wide);
  fill(ui, {column.x, column.bottom(), column.w, ui.theme.scale}, ui.theme.colour.edge);
  draw_hours(ui, hours, range, hour_wide);
}

}  // namespace renkei::ui
