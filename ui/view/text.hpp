// Text as the screens write it: measured first, then written into a box, in one of the roles of the
// fonts.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

ImVec2 size_of(Ui& ui, Role role, std::string_view text);  // on one line
float height_of(Ui& ui, Role role, std::string_view text, float width, int most_lines = 1000);

enum class Align { left, centre, right };

struct Written {
  Role role = Role::body;
  ImU32 ink = 0;  // 0: that of text
  Align align = Align::left;
  int lines = 1;         // at most; what does not fit ends with …
  bool centred = false;  // between the upper and the lower edge of the box
  const char* privacy = "P0";
  const char* state = "";
};
// Notes it under `key`, says whether it was cut, and returns its height.
float write(Ui& ui, const Key& key, const Box& box, std::string_view text, const Written& how = {});

// The same at the top of a column, which loses what was used and a gap.
void write_down(Ui& ui, const Key& key, Box& column, std::string_view text, Written how,
                float gap = 0);

// One line anywhere, without being noted: a part of a widget that notes itself.
void paint(Ui& ui, Role role, ImU32 ink, ImVec2 at, std::string_view text);

}  // namespace renkei::ui
