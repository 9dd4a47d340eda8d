// A chart of bars over the hours of a day, of one series or of two beside each other: each has its own
// pattern and its name, and every value stands in the table of widgets as well.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

struct Bar {
  int from = 0, to = 0;  // hours; of several hours one broad bar, as high as their mean
  std::int64_t n = 0;
  bool estimated = false;
};
struct Series {
  std::string name;
  std::vector<Bar> bars;
};

// A part of a chart in the pattern of its series, which tells them apart without colour: filled, hatched,
// barred, dotted, empty, hatched the other way. What is estimated is pale.
void patterned(Ui& ui, const Box& box, std::size_t series, bool estimated = false);

float hours_chart_height(Ui& ui, std::span<const Series> series, float width);
// `text`: what it says, in words. The first series is filled, a second one hatched.
void hours_chart(Ui& ui, const Key& key, const Box& box, std::span<const Series> series,
                 std::string_view text);

}  // namespace renkei::ui
