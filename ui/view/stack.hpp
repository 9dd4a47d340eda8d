// Parts below each other, each measured before any is placed: a page or a sheet of as many as it takes,
// which scrolls when they need more room than there is.
#pragma once
#include <functional>
#include <utility>
#include <vector>

#include "ui/view/widgets.hpp"

namespace renkei::ui {

class Stack {
 public:
  using Height = std::function<float(float width)>;
  using Draw = std::function<void(const Box&)>;

  // In a card that fills the box.
  Stack(Ui& ui, const Box& box) : ui_(ui), box_(box), inner_(inset(box, ui.theme.mm(4))) {}

  Stack(const Stack&) = delete;  // the parts know where it is
  Stack& operator=(const Stack&) = delete;

  void add(Height height, Draw draw) { parts_.emplace_back(std::move(height), std::move(draw)); }
  void text(const Key& key, const std::string& words, Written how = {}) {
    how.lines = 1000;
    add([this, words, how](float width) { return height_of(ui_, how.role, words, width); },
        [this, key, words, how](const Box& place) { write(ui_, key, place, words, how); });
  }
  void marked(const Key& key, const Status& status, const std::string& words,
              const char* privacy = "P0") {
    add([this, words](float width) { return marked_height(ui_, words, width); },
        [this, key, status, words, privacy](const Box& place) {
          ui::marked(ui_, key, place, status, words, privacy);
        });
  }
  void button(const Key& key, const std::string& words, const ButtonLook& look,
              const std::function<void()>& pressed) {
    add([this, words](float width) { return button_height(ui_, words, width); },
        [this, key, words, look, pressed](const Box& place) {
          if (ui::button(ui_, key, place, words, look)) pressed();
        });
  }
  void field(const Key& key, const std::string& words, const std::string& text, const char* privacy,
             const std::function<void(const std::string&)>& changed) {
    add([this](float) { return ui_.theme.touch; },
        [this, key, words, text, privacy, changed](const Box& place) {
          std::string typed = text;
          if (ui::field(ui_, key, place, typed, words, privacy)) changed(typed);
        });
  }
  void choices(const std::vector<Choice>& choices,
               const std::function<void(std::size_t)>& pressed) {
    add([this, choices](float width) { return choices_height(ui_, choices, width); },
        [this, choices, pressed](const Box& place) {
          if (const auto at = draw_choices(ui_, place, choices)) pressed(*at);
        });
  }

  // Not higher than its parts need; the box that it fills.
  Box fit() {
    const float pad = ui_.theme.mm(4);
    box_.h = std::min(box_.h, height_within(inner_.w - ui_.theme.mm(1)) + 2 * pad);
    inner_ = inset(box_, pad);
    return box_;
  }
  // All of them, as the list `key`; `by_pages`: with few or no buttons in it, so that keys turn its pages.
  void draw(const Key& key, bool by_pages = false) const {
    card(ui_, box_);
    const float all = inner_.w - ui_.theme.mm(1);  // whose frames are not clipped
    const bool fits = height_within(all) <= inner_.h;
    const float width = fits ? all : all - ui_.theme.scrollbar;
    const Scroll scroll(ui_, key, inner_, height_within(width));
    if (by_pages) scroll.turn_pages();
    Box column = scroll.contents();
    column.w = width;
    for (const auto& [height, part] : parts_)
      part(take_top(column, height(column.w), ui_.theme.gap));
  }

 private:
  float height_within(float width) const {
    float all = 0;
    for (const auto& [height, part] : parts_) all += height(width) + ui_.theme.gap;
    return all - (parts_.empty() ? 0 : ui_.theme.gap);
  }

  Ui& ui_;
  Box box_, inner_;
  std::vector<std::pair<Height, Draw>> parts_;
};

}  // namespace renkei::ui
