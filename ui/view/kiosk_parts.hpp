// What the pages of a kiosk are made of: sizes, rows of buttons, pads.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "ui/present/kiosk.hpp"
#include "ui/view/scroll.hpp"
#include "ui/view/visitor.hpp"

namespace renkei::ui::kiosk {

using Asked = std::vector<Intent>;

// A page as this visitor has it: the language, and how large it is written.
struct Sight {
  Ui& ui;
  const Model& model;
  Asked& asked;

  VisitorLanguage language() const { return model.visit.language; }
  Lettering lettering(float mm, bool bold = false) const {
    return {language(), model.visit.large ? mm * 1.5f : mm, bold};
  }
  Lettering control() const { return lettering(5.2f); }
  Lettering answer() const { return lettering(7); }
  Lettering question() const { return lettering(9, true); }
  std::string tell(std::string_view key, std::initializer_list<Named> values = {}) const {
    return renkei::say(language(), key, values);
  }
  float gap() const { return ui.theme.mm(visitor_gap_mm); }
};

struct Press {
  Key key;
  std::string words;
  Intent intent;
  ButtonLook look = {};
  std::optional<Lettering> lettering = {};  // none: that of controls
  float least_mm = 0;                       // width
};

// Beside each other, in as many rows as they need.
float row_height(const Sight& sight, std::span<const Press> presses, float width);
void draw_row(const Sight& sight, const Box& box, std::span<const Press> presses);

// As wide as each other, in so many columns.
float grid_height(const Sight& sight, std::span<const Press> presses, float width,
                  std::size_t columns);
void draw_grid(const Sight& sight, const Box& box, std::span<const Press> presses,
               std::size_t columns);
// Enough that all of it can be seen, and no more than their words allow.
std::size_t columns_within(const Sight& sight, std::span<const Press> presses, float width,
                           float room);

// What is written with the keys below it: digits, or own words.
float pad_height(const Sight& sight, float width);
void draw_pad(const Sight& sight, Box box);

// All of it: the whole window, or a picture of it elsewhere.
void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked);

// Pages of staff.
void draw_sheet(Ui& ui, const Box& page, const Model& model, const Situation& situation,
                Asked& asked);
void draw_way_out(Ui& ui, const Box& page, const Model& model, const Situation& situation,
                  Asked& asked);

}  // namespace renkei::ui::kiosk
