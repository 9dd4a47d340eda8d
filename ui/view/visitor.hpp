// Words for visitors: in the face of their language and with readings above, in sizes of their own;
// and their buttons, which are 20 mm high at least.
#pragma once
#include "core/wording/visitor_words.hpp"
#include "ui/view/buttons.hpp"
#include "ui/view/text.hpp"

namespace renkei::ui {

struct Lettering {
  VisitorLanguage language = VisitorLanguage::ja;
  float mm = 7;  // height of a line
  bool bold = false;
};

float visitor_width(Ui& ui, const Lettering& lettering, std::string_view text);  // on one line
float visitor_height(Ui& ui, const Lettering& lettering, std::string_view text, float width);

struct VisitorWritten {
  ImU32 ink = 0;  // 0: that of text
  Align align = Align::left;
  bool centred = false;
};
// As many lines as it takes; its height. Noted without the readings.
float write_for_visitor(Ui& ui, const Key& key, const Box& box, std::string_view text,
                        const Lettering& lettering, const VisitorWritten& how = {});

constexpr float visitor_touch_mm = 20, visitor_gap_mm = 3;
float visitor_button_width(Ui& ui, const Lettering& lettering, std::string_view text);
float visitor_button_height(Ui& ui, const Lettering& lettering, std::string_view text, float width);
bool visitor_button(Ui& ui, const Key& key, const Box& box, std::string_view text,
                    const Lettering& lettering, const ButtonLook& look = {});

}  // namespace renkei::ui
