// Pictures of the window and the table of its widgets, for documentation and for scripts that drive
// it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "ui/view/ui.hpp"

namespace renkei::desktop {

// RGB, three bytes a pixel, upper row first.
struct Picture {
  int width = 0, height = 0;
  std::string rgb;
};

// A new file; PNG by that ending, PPM otherwise. Codes as of OutputFile.
Status write_picture(const Picture& picture, const std::string& file);

// {"screen": .., "widgets": [{"key", "x", "y", "w", "h", "text", "enabled"}]}, in whole or not at
// all, in place of what the last drawing wrote. False when it cannot be written.
bool write_table(std::string_view screen, const std::vector<ui::Seen>& seen,
                 const std::string& file);

}  // namespace renkei::desktop
