#include "ui/view/fonts.hpp"

namespace renkei::ui {
namespace {

constexpr ImWchar missing_character = U'\u3013';

// ImGui's size is the height of a line: that of Noto Sans CJK is 1.448 times its em, that of BIZ
// UD 1. In merged faces, only the relation of these two counts.
constexpr float line = 16, fallback_line = line * 1.448f;

// From where on characters are Chinese, Japanese or Korean, whose marks go with them.
constexpr ImWchar east_asian[] = {0x2E80, 0xFFFF, 0x1F000, 0x10FFFF, 0};

ImFont* add(ImFontAtlas& atlas, std::string_view file, float size, bool merge, unsigned face = 0,
            const ImWchar* without = nullptr) {
  ImFontConfig config;
  config.FontNo = face;
  config.GlyphExcludeRanges = without;
  config.FontData = const_cast<char*>(file.data());  // is only read
  config.FontDataSize = static_cast<int>(file.size());
  config.SizePixels = size;
  config.OversampleH = config.OversampleV = 1;
  config.PixelSnapH = true;
  config.MergeMode = merge;
  ImFont* font = atlas.AddFont(&config);
  font->Sources.back()->FontDataOwnedByAtlas = false;  // said before, it would have made a copy
  return font;
}

ImFont* add_face(ImFontAtlas& atlas, std::string_view file, std::string_view fallback) {
  ImFont* font = add(atlas, file, line, false);
  if (!fallback.empty()) add(atlas, fallback, fallback_line, true);
  font->FallbackChar = missing_character;
  return font;
}

// Letters and figures as everywhere, characters from a face of their own.
ImFont* add_visitors_face(ImFontAtlas& atlas, const FontFiles& files, const FontFile& own,
                          ImFont* otherwise) {
  if (own.bytes.empty()) return otherwise;
  ImFont* font = add(atlas, files.regular, line, false, 0, east_asian);
  add(atlas, own.bytes, fallback_line, true, own.face);
  font->FallbackChar = missing_character;
  return font;
}

}  // namespace

Fonts load_fonts(ImFontAtlas& atlas, const FontFiles& files) {
  if (files.regular.empty() && files.fallback.empty()) {
    ImFont* own = atlas.AddFontDefault();
    return {own, own, own, own};
  }
  if (files.regular.empty()) {
    ImFont* only = add_face(atlas, files.fallback, {});
    return {only, only, only, only};
  }
  ImFont* regular = add_face(atlas, files.regular, files.fallback);
  ImFont* bold = files.bold.empty() ? regular : add_face(atlas, files.bold, files.fallback);
  return {regular, bold, add_visitors_face(atlas, files, files.chinese, regular),
          add_visitors_face(atlas, files, files.korean, regular)};
}

}  // namespace renkei::ui
