// Where things are on this machine: the user's folders and the font files.
#pragma once
#include <string>

#include "ui/view/fonts.hpp"

namespace renkei::desktop {

// The store that is opened when none is named; its folder is made when it is missing.
std::string default_store();
// Where bundles of that store go unless somebody says otherwise.
std::string default_export_folder(const std::string& store);
// Makes the folder and those above it; when it cannot, writing to it will say so.
void make_folder(const std::string& folder);

// BIZ UDPGothic where it is installed or lies in fonts/ beside the program, and Noto Sans CJK for
// what it lacks. Empty where there is neither.
ui::FontFiles find_fonts();

}  // namespace renkei::desktop
