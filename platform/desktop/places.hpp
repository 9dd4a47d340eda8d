// Where things are on this machine: the user's folders and the font files.
#pragma once
#include "core/base/path.hpp"
#include "ui/view/fonts.hpp"

namespace renkei::desktop {

// The store that is opened when none is named; its folder is made when it is missing.
Path default_store();
// Where bundles of that store go unless somebody says otherwise.
Path default_export_folder(const Path& store);

// BIZ UDPGothic where it is installed or lies in fonts/ beside the program, and Noto Sans CJK for
// what it lacks and for visitors who read Chinese or Korean. Empty where there is neither.
ui::FontFiles find_fonts();

}  // namespace renkei::desktop
