// The fonts that the program is installed with.
#pragma once
#include <fstream>
#include <iterator>

#include "tests/support/needs.hpp"
#include "ui/view/fonts.hpp"

namespace renkei::ui {

inline std::string font_bytes(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const FontFiles& font_files() {
  static const std::string regular =
      font_bytes("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf");
  static const std::string bold =
      font_bytes("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf");
  static const std::string fallback =
      font_bytes("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
  static const FontFiles all{regular, bold, fallback, {fallback, 2}, {fallback, 1}};
  return all;
}

inline bool fonts_are_there() {
  const FontFiles& files = font_files();
  const bool there = !files.regular.empty() && !files.bold.empty() && !files.fallback.empty();
  return renkei::needs("fonts", there,
                       "apt-get install fonts-morisawa-bizud-gothic fonts-noto-cjk");
}

}  // namespace renkei::ui
