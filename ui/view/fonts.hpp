// The two faces of renkei-field, each in every size: ImGui draws a character into its texture when
// it is first needed, in the very drawing that shows it. What BIZ UDPGothic lacks comes from the
// fallback, and what neither has is 〓. One thread, the one that draws.
#pragma once
#include <imgui.h>

#include <string_view>

#include "ui/view/theme.hpp"

namespace renkei::ui {

// The bytes of font files; empty where there is none. They are read for as long as the atlas lives.
struct FontFile {
  std::string_view bytes;
  unsigned face = 0;  // of a collection
};
struct FontFiles {
  std::string_view regular, bold, fallback;
  FontFile chinese = {}, korean = {};
};

struct Fonts {
  ImFont *regular, *bold, *chinese, *korean;

  ImFont* of(Role role) const { return role >= Role::strong ? bold : regular; }
};

// Where there is no file at all, it is ImGui's own face, which has no Japanese.
Fonts load_fonts(ImFontAtlas& atlas, const FontFiles& files);

}  // namespace renkei::ui
