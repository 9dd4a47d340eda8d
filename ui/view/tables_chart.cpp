#include "ui/view/tables_chart.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/view/chart.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::tables {
namespace {

double value_of(const ChartPoint& point) { return std::max(point.value.value_or(0), 0.0); }

std::vector<ChartValue> values_of(const ChartData& data) {
  std::vector<ChartValue> values;
  for (const ChartSeries& series : data.series)
    for (std::size_t place = 0; place < data.places.size(); ++place)
      if (const ChartPoint& point = series.points[place]; point.value)
        values.push_back({series.name, data.places[place], std::llround(*point.value)});
  return values;
}

// Everything that it says, for whoever does not see it.
std::string words_of(const ChartData& data) {
  std::string words;
  for (const ChartSeries& series : data.series)
    for (std::size_t place = 0; place < data.places.size(); ++place) {
      if (!words.empty()) words += " · ";
      words += data.places[place] + ' ';
      if (data.series.size() > 1) words += series.name + ' ';
      words += series.points[place].shown;
    }
  return words;
}

// ---- one place, below the others

struct Bars {
  Ui& ui;
  const ChartData& data;
  bool stacked = false, with_share = false;
  double largest = 1;

  float thick() const { return ui.theme.line(Role::note); }
  float names(float width) const { return width * 0.34f; }
  std::string end_text(std::size_t series, std::size_t place) const {
    return with_share ? data.with_share(place) : data.series[series].points[place].shown;
  }
  float widest_end() const {
    float widest = 0;
    for (std::size_t s = 0; s < data.series.size(); ++s)
      for (std::size_t place = 0; place < data.places.size(); ++place)
        widest = std::max(widest, size_of(ui, Role::note, end_text(s, place)).x);
    return widest;
  }
  float length(double value, float width) const {
    const float room = width - (stacked ? 0 : widest_end() + ui.theme.mm(1.5f));
    return std::max(0.0f, room) * static_cast<float>(value / largest);
  }
  // The parts of a stack, told below it: they are often too narrow for their figures.
  std::string parts_of(std::size_t place) const {
    std::string words;
    for (const ChartSeries& series : data.series)
      words += (words.empty() ? "" : " · ") + series.name + ' ' + series.points[place].shown;
    return words;
  }

  float height(std::size_t place, float width) const {
    const float name = height_of(ui, Role::note, data.places[place], names(width) - ui.theme.mm(2));
    const float gap = ui.theme.mm(0.6f);
    const float bars =
        stacked ? thick() + gap + height_of(ui, Role::note, parts_of(place), width - names(width))
                : static_cast<float>(data.series.size()) * (thick() + gap) - gap;
    return std::max(name, bars);
  }
  void draw(std::size_t place, const Box& row) const {
    Box rest = row;
    Box name = take_left(rest, names(row.w));
    name.w -= ui.theme.mm(2);
    const auto number = static_cast<std::int64_t>(place) + 1;
    write(ui, {"tables.chart.place", number}, name, data.places[place],
          {.role = Role::note, .align = Align::right, .lines = 1000});
    if (stacked) return draw_stack(number, place, rest);
    for (std::size_t s = 0; s < data.series.size(); ++s) {
      const Box bar = take_top(rest, thick(), ui.theme.mm(0.6f));
      const ChartPoint& point = data.series[s].points[place];
      const float end = length(value_of(point), bar.w);
      patterned(ui, {bar.x, bar.y, end, bar.h}, s, point.estimated);
      write(ui, {"tables.chart.value", std::to_string(number) + "/" + std::to_string(s + 1)},
            {bar.x + end + ui.theme.mm(1), bar.y, bar.w - end, bar.h}, end_text(s, place),
            {.role = Role::note});
    }
  }

 private:
  void draw_stack(std::int64_t number, std::size_t place, Box rest) const {
    const Box bar = take_top(rest, thick(), ui.theme.mm(0.6f));
    float x = bar.x;
    for (std::size_t s = 0; s < data.series.size(); ++s) {
      const ChartPoint& point = data.series[s].points[place];
      const float wide = length(value_of(point), bar.w);
      patterned(ui, {x, bar.y, wide, bar.h}, s, point.estimated);
      x += wide;
    }
    write(ui, {"tables.chart.value", number}, rest, parts_of(place),
          {.role = Role::note, .ink = ui.theme.colour.note, .lines = 1000});
  }
};

// ---- names and patterns

void add_name(Ui& ui, Stack& stack, std::size_t series, const std::string& words) {
  const float side = ui.theme.line(Role::note), indent = side + ui.theme.mm(2);
  stack.add([&ui, words,
             indent](float width) { return height_of(ui, Role::note, words, width - indent); },
            [&ui, words, indent, side, series](const Box& box) {
              Box rest = box;
              const Box sample = take_left(rest, indent);
              patterned(ui, inset({sample.x, sample.y, side, side}, ui.theme.mm(0.4f)), series);
              write(ui, {"tables.chart.series", static_cast<std::int64_t>(series) + 1}, rest, words,
                    {.role = Role::note, .lines = 1000});
            });
}

void add_bars(Ui& ui, Stack& stack, const ChartData& data, Chart::Kind kind) {
  const bool stacked = kind == Chart::Kind::stacked && data.series.size() > 1;
  const bool by_size = kind == Chart::Kind::by_size;
  if (data.series.size() > 1 && !by_size)
    for (std::size_t s = 0; s < data.series.size(); ++s)
      add_name(ui, stack, s, data.series[s].name);
  std::vector<std::size_t> order(data.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (by_size)
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t place) {
      return value_of(data.series.front().points[place]);
    });
  const double largest = data.largest(stacked);
  for (const std::size_t place : order)
    stack.add(
        [&ui, &data, stacked, by_size, largest, place](float width) {
          return Bars{ui, data, stacked, by_size, largest}.height(place, width);
        },
        [&ui, &data, stacked, by_size, largest, place](const Box& box) {
          Bars{ui, data, stacked, by_size, largest}.draw(place, box);
        });
}

// One band of 100 %, and what each part of it is.
void add_band(Ui& ui, Stack& stack, const ChartData& data) {
  const std::vector<ChartPoint>& points = data.series.front().points;
  double whole = 0;
  for (const ChartPoint& point : points) whole += value_of(point);
  stack.add([&ui](float) { return ui.theme.mm(10); },
            [&ui, &points, whole](const Box& box) {
              float x = box.x;
              for (std::size_t part = 0; part < points.size(); ++part) {
                const float wide = box.w * static_cast<float>(value_of(points[part]) / whole);
                patterned(ui, {x, box.y, wide, box.h}, part, points[part].estimated);
                x += wide;
              }
              frame(ui, box, ui.theme.colour.ink, ui.theme.scale);
            });
  for (std::size_t place = 0; place < data.places.size(); ++place)
    add_name(ui, stack, place, data.places[place] + "　" + data.with_share(place));
}

// ---- lines

// Each series has its own mark, and its own length of dashes.
void mark(Ui& ui, ImVec2 at, std::size_t series) {
  const float r = ui.theme.mm(1);
  const ImU32 ink = series == 0 ? ui.theme.colour.accent : ui.theme.colour.ink;
  ImDrawList* list = ImGui::GetWindowDrawList();
  switch (series % 4) {
    case 0:
      return list->AddCircleFilled(at, r, ink);
    case 1:
      return list->AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, ink);
    case 2:
      return list->AddTriangleFilled({at.x, at.y - r}, {at.x + r, at.y + r}, {at.x - r, at.y + r},
                                     ink);
    default:
      return list->AddCircle(at, r, ink, 0, ui.theme.mm(0.4f));
  }
}

void dashed(Ui& ui, ImVec2 from, ImVec2 to, std::size_t series) {
  const ImU32 ink = series == 0 ? ui.theme.colour.accent : ui.theme.colour.note;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thick = ui.theme.mm(0.5f);
  if (series == 0) return list->AddLine(from, to, ink, thick);
  const float dash = ui.theme.mm(0.8f + 0.8f * static_cast<float>(series % 4));
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  for (int i = 0; i <= static_cast<int>(length / (2 * dash)); ++i) {
    const float at = static_cast<float>(i) * 2 * dash, end = std::min(length, at + dash);
    list->AddLine(
        {from.x + (to.x - from.x) * at / length, from.y + (to.y - from.y) * at / length},
        {from.x + (to.x - from.x) * end / length, from.y + (to.y - from.y) * end / length}, ink,
        thick);
  }
}

// Where a place stands between the edges: evenly, or where its own number is.
float share_across(const ChartData& data, std::size_t place) {
  const std::size_t count = data.places.size();
  if (count < 2) return 0.5f;
  if (data.positions.empty()) return static_cast<float>(place) / static_cast<float>(count - 1);
  const auto [low, high] = std::ranges::minmax(data.positions);
  return high > low ? static_cast<float>((data.positions[place] - low) / (high - low)) : 0.5f;
}

void draw_line(Ui& ui, const Box& box, const ChartData& data, std::size_t series, double largest) {
  std::optional<ImVec2> before;
  for (std::size_t place = 0; place < data.places.size(); ++place) {
    const ChartPoint& point = data.series[series].points[place];
    if (!point.value) {  // nothing known lies between two points
      before.reset();
      continue;
    }
    const ImVec2 at{box.x + box.w * share_across(data, place),
                    box.bottom() - box.h * static_cast<float>(value_of(point) / largest)};
    if (before) dashed(ui, *before, at, series);
    mark(ui, at, series);
    const float wide = size_of(ui, Role::note, point.shown).x;
    const float room = box.w / static_cast<float>(std::max<std::size_t>(data.places.size(), 1));
    if (data.series.size() == 1 && wide < room)
      paint(ui, Role::note, ui.theme.colour.ink,
            {std::clamp(at.x - wide / 2, box.x, box.right() - wide),
             at.y - ui.theme.line(Role::note) - ui.theme.mm(1.5f)},
            point.shown);
    before = at;
  }
}

void draw_places(Ui& ui, const Box& below, const Box& plot, const ChartData& data) {
  float free = below.x;
  for (std::size_t place = 0; place < data.places.size(); ++place) {
    const float wide = size_of(ui, Role::note, data.places[place]).x;
    const float x = std::clamp(plot.x + plot.w * share_across(data, place) - wide / 2, below.x,
                               std::max(below.x, below.right() - wide));
    if (x < free) continue;  // has no room
    paint(ui, Role::note, ui.theme.colour.note, {x, below.y}, data.places[place]);
    free = x + wide + ui.theme.mm(2);
  }
}

void add_lines(Ui& ui, Stack& stack, const ChartData& data) {
  stack.add(
      [&ui](float width) { return std::clamp(width * 0.4f, ui.theme.mm(40), ui.theme.mm(90)); },
      [&ui, &data](const Box& box) {
        Box plot = box;
        const Box names = take_bottom(plot, ui.theme.line(Role::note), ui.theme.mm(1));
        take_top(plot, ui.theme.line(Role::note) + ui.theme.mm(2));
        plot = inset(plot, ui.theme.mm(6), 0);
        fill(ui, {plot.x, plot.bottom(), plot.w, ui.theme.scale}, ui.theme.colour.edge);
        for (std::size_t s = 0; s < data.series.size(); ++s)
          draw_line(ui, plot, data, s, data.largest(false));
        draw_places(ui, names, plot, data);
      });
  for (std::size_t s = 0; s < data.series.size(); ++s) {
    std::string words = data.series[s].name;
    for (std::size_t place = 0; place < data.places.size(); ++place)
      words += (place == 0 ? ": " : " · ") + data.places[place] + ' ' +
               data.series[s].points[place].shown;
    const float indent = ui.theme.mm(8);
    stack.add([&ui, words,
               indent](float width) { return height_of(ui, Role::note, words, width - indent); },
              [&ui, words, indent, s](const Box& box) {
                Box rest = box;
                const Box sample = take_left(rest, indent);
                const float y = sample.y + ui.theme.line(Role::note) / 2;
                dashed(ui, {sample.x, y}, {sample.x + ui.theme.mm(6), y}, s);
                mark(ui, {sample.x + ui.theme.mm(3), y}, s);
                write(ui, {"tables.chart.series", static_cast<std::int64_t>(s) + 1}, rest, words,
                      {.role = Role::note, .lines = 1000});
              });
  }
}

}  // namespace

void draw_chart(Ui& ui, const Box& box, const Grid& grid) {
  if (!grid.chart) return;
  using enum Chart::Kind;
  note(ui, {.key = "tables.chart.drawn",
            .kind = "chart",
            .box = box,
            .text = words_of(*grid.chart),
            .values = values_of(*grid.chart)});
  const Within within(ui, "tables.chart.drawn");
  Stack stack(ui, box);
  if (grid.chart_kind == shares || grid.chart_kind == diverging)
    add_band(ui, stack, *grid.chart);
  else if (grid.chart_kind == lines)
    add_lines(ui, stack, *grid.chart);
  else
    add_bars(ui, stack, *grid.chart, grid.chart_kind);
  stack.draw("tables.chart.list");
}

}  // namespace renkei::ui::tables
