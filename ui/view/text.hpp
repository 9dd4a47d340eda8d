// Text as the screens write it: in one of the roles of the fonts, with colours of the theme.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

ImVec2 size_of(Ui& ui, Role role, std::string_view text);
// One line at the cursor; noted when it has a key.
void write(Ui& ui, Role role, ImU32 ink, std::string_view text, const char* key = nullptr);
// One line, cut with … when it is wider.
void write_within(Ui& ui, Role role, ImU32 ink, std::string_view text, float width);
float height_wrapped(Ui& ui, Role role, std::string_view text, float width);
void write_wrapped(Ui& ui, Role role, ImU32 ink, std::string_view text, const char* key = nullptr);
// Anywhere, without moving the cursor.
void paint(Ui& ui, Role role, ImU32 ink, ImVec2 at, std::string_view text);

}  // namespace renkei::ui
