#include "ui/view/fonts.hpp"

#include <cmath>
#include <span>

#include "core/text/utf8.hpp"
#include "ui/present/glyphs.hpp"

namespace renkei::ui {
namespace {

constexpr Role roles[role_count] = {Role::small, Role::body, Role::strong, Role::heading,
                                    Role::figure};
constexpr std::size_t index(Role role) { return static_cast<std::size_t>(role); }

float pixels(Role role) {
  constexpr float sizes[role_count] = {17, 21, 21, 30, 72};
  return sizes[index(role)];
}

bool is_bold(Role role) { return role >= Role::strong; }

// ImGui's size is the height of a line: that of Noto Sans CJK is 1.448 times its em, that of BIZ
// UD 1.
constexpr float fallback_line_per_em = 1.448f;

std::span<const char32_t> first_characters(Role role, float scale) {
  // On a very fine screen all of CP932 would be a texture of 70 MB; there it comes as it is needed.
  return role == Role::body && scale < 1.75f ? cp932_characters() : characters_of_texts();
}

template <class Characters>
void set_ranges(ImVector<ImWchar>& ranges, const Characters& characters) {
  ImFontGlyphRangesBuilder builder;
  for (const char32_t c : characters) builder.AddChar(static_cast<ImWchar>(c));
  ranges.clear();
  builder.BuildRanges(&ranges);
}

ImFontConfig config_for(const ImVector<ImWchar>& ranges) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = config.OversampleV = 1;
  config.PixelSnapH = true;
  config.GlyphRanges = ranges.Data;
  return config;
}

// The atlas does not write to the bytes, it only has no way of saying so.
void* bytes_of(const std::string& file) { return const_cast<char*>(file.data()); }

void show_missing_as_geta(ImFont& font) {
  if (font.FindGlyphNoFallback(static_cast<ImWchar>(missing_character)) == nullptr) return;
  font.FallbackChar = static_cast<ImWchar>(missing_character);
  font.BuildLookupTable();
}

}  // namespace

Fonts::Fonts(FontFiles files) : files_(std::move(files)) {}

ImFont* Fonts::add(ImFontAtlas& atlas, Role role, float scale) {
  const std::string& file = is_bold(role) && !files_.bold.empty() ? files_.bold : files_.regular;
  ImVector<ImWchar>& ranges = ranges_[index(role)];
  std::set<char32_t> characters = extra_[index(role)];
  const auto first = first_characters(role, scale);
  characters.insert(first.begin(), first.end());
  set_ranges(ranges, characters);
  const ImFontConfig config = config_for(ranges);
  return atlas.AddFontFromMemoryTTF(bytes_of(file), static_cast<int>(file.size()),
                                    std::round(pixels(role) * scale), &config);
}

void Fonts::merge_fallback(ImFontAtlas& atlas, Role role, float scale) {
  if (fallback_.empty() || extra_[index(role)].empty()) return;
  set_ranges(extra_ranges_[index(role)], extra_[index(role)]);
  ImFontConfig config = config_for(extra_ranges_[index(role)]);
  config.MergeMode = true;
  atlas.AddFontFromMemoryTTF(bytes_of(fallback_), static_cast<int>(fallback_.size()),
                             std::round(pixels(role) * scale * fallback_line_per_em), &config);
}

bool Fonts::add_all(ImFontAtlas& atlas, float scale) {
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  for (const Role role : roles) {
    ImFont* font = files_.regular.empty() ? atlas.AddFontDefault() : add(atlas, role, scale);
    if (!files_.regular.empty()) merge_fallback(atlas, role, scale);
    fonts_[index(role)] = font;
  }
  if (!atlas.Build()) return false;
  for (ImFont* font : fonts_) show_missing_as_geta(*font);
  return !files_.regular.empty();
}

bool Fonts::build(ImFontAtlas& atlas, float scale) {
  if (files_.regular.empty() && fallback_.empty() && files_.read_fallback) {
    files_.regular = files_.read_fallback();
    files_.read_fallback = {};
  }
  bool japanese = add_all(atlas, scale);
  if (still_missing() && files_.read_fallback) {
    fallback_ = files_.read_fallback();
    files_.read_fallback = {};
    japanese = add_all(atlas, scale);
  }
  give_up_on_missing();
  wanting_ = false;
  return japanese;
}

bool Fonts::still_missing() const {
  for (const Role role : roles)
    for (const char32_t c : extra_[index(role)])
      if (of(role)->FindGlyphNoFallback(static_cast<ImWchar>(c)) == nullptr) return true;
  return false;
}

void Fonts::give_up_on_missing() {
  for (const Role role : roles)
    std::erase_if(extra_[index(role)], [&](char32_t c) {
      const bool missing = of(role)->FindGlyphNoFallback(static_cast<ImWchar>(c)) == nullptr;
      if (missing) absent_[index(role)].insert(c);
      return missing;
    });
}

void Fonts::want(Role role, std::string_view text) {
  const ImFont* font = of(role);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < U' ' || font->FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr) continue;
    if (absent_[index(role)].contains(c)) continue;
    wanting_ |= extra_[index(role)].insert(c).second;
  }
}

}  // namespace renkei::ui
