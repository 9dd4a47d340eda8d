// Pictures of what was drawn, for documentation and for tests.
#pragma once
#include <string>

#include "core/base/result.hpp"

namespace renkei::desktop {

// RGB, three bytes a pixel, upper row first.
struct Picture {
  int width = 0, height = 0;
  std::string rgb;
};

// A new file; PNG by that ending, PPM otherwise. Codes as of OutputFile.
Status write_picture(const Picture& picture, const std::string& file);

}  // namespace renkei::desktop
