#include "ui/view/number_bar.hpp"

#include "core/wording/numbers.hpp"
#include "ui/view/chart.hpp"

namespace renkei::ui {

float number_bar_height(const Ui& ui) { return ui.theme.mm(4); }

// However few there are, what is missing can be seen.
void number_bar(Ui& ui, const Key& key, const Box& box, const NumberBar& bar) {
  Seen seen{.key = key.whole(), .kind = "chart", .box = box};
  const auto count = static_cast<float>(std::max<Seq>(1, bar.last - bar.first + 1));
  const auto part_of = [&](const SeqRange& range, float least) {
    const float x = static_cast<float>(range.first - bar.first) / count * box.w;
    const float wide = static_cast<float>(range.second - range.first + 1) / count * box.w;
    const float w = std::max(wide, least);
    return Box{box.x + std::min(x, box.w - w), box.y, w, box.h};
  };
  frame(ui, box, ui.theme.colour.note, ui.theme.scale);
  const auto draw = [&](std::span<const SeqRange> ranges, const char* series, std::size_t pattern,
                        float least) {
    for (const SeqRange& range : ranges) {
      const Box part = part_of(range, least);
      if (pattern != 0) fill(ui, part, ui.theme.colour.card);
      patterned(ui, part, pattern);
      seen.values.push_back({series, range_words(range), range.second - range.first + 1});
    }
  };
  draw(bar.held, "held", 0, ui.theme.scale);
  draw(bar.missing, "missing", 1, ui.theme.mm(1.5f));
  note(ui, std::move(seen));
}

}  // namespace renkei::ui
