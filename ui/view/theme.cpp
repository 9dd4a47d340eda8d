#include "ui/view/theme.hpp"

#include <algorithm>
#include <cmath>

namespace renkei::ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 0xFF, (hex >> 8) & 0xFF, hex & 0xFF, 255);
}

constexpr Colours light = {.paper = rgb(0xF4F6F9),
                           .card = rgb(0xFFFFFF),
                           .line = rgb(0xD4DBE4),
                           .edge = rgb(0x84919E),
                           .ink = rgb(0x171E28),
                           .note = rgb(0x546171),
                           .accent = rgb(0x005AFF),
                           .accent_dark = rgb(0x0042C4),
                           .accent_pale = rgb(0xE7F0FF),
                           .on_accent = rgb(0xFFFFFF),
                           .here = rgb(0x006849),
                           .here_pale = rgb(0xDDF4E9),
                           .unconfirmed = rgb(0x8F5200),
                           .unconfirmed_pale = rgb(0xFFF0D6),
                           .absent = rgb(0xB22600),
                           .absent_pale = rgb(0xFFE5DE),
                           .apart = rgb(0x6B006B),
                           .apart_pale = rgb(0xF6E6F6)};

constexpr Colours dark = {.paper = rgb(0x10151C),
                          .card = rgb(0x1B222C),
                          .line = rgb(0x3A4552),
                          .edge = rgb(0x7D8A99),
                          .ink = rgb(0xF2F5F8),
                          .note = rgb(0xAEB9C6),
                          .accent = rgb(0x4DC4FF),
                          .accent_dark = rgb(0x8AD9FF),
                          .accent_pale = rgb(0x0F3347),
                          .on_accent = rgb(0x00131F),
                          .here = rgb(0x5FD9A8),
                          .here_pale = rgb(0x10352A),
                          .unconfirmed = rgb(0xF6AA00),
                          .unconfirmed_pale = rgb(0x3A2C0A),
                          .absent = rgb(0xFF8082),
                          .absent_pale = rgb(0x43201F),
                          .apart = rgb(0xC9ACE6),
                          .apart_pale = rgb(0x33263F)};

constexpr Colours outdoor = {.paper = rgb(0xFFFFFF),
                             .card = rgb(0xFFFFFF),
                             .line = rgb(0x000000),
                             .edge = rgb(0x000000),
                             .ink = rgb(0x000000),
                             .note = rgb(0x22272D),
                             .accent = rgb(0x00308F),
                             .accent_dark = rgb(0x001F5C),
                             .accent_pale = rgb(0xE7F0FF),
                             .on_accent = rgb(0xFFFFFF),
                             .here = rgb(0x003D2B),
                             .here_pale = rgb(0xE3F7EE),
                             .unconfirmed = rgb(0x4F2D00),
                             .unconfirmed_pale = rgb(0xFFF3DE),
                             .absent = rgb(0x701800),
                             .absent_pale = rgb(0xFFECE6),
                             .apart = rgb(0x4D004D),
                             .apart_pale = rgb(0xF9ECF9)};

constexpr Colours black = {.paper = rgb(0x000000),
                           .card = rgb(0x000000),
                           .line = rgb(0xFFFFFF),
                           .edge = rgb(0xFFFFFF),
                           .ink = rgb(0xFFFFFF),
                           .note = rgb(0xDDE3EA),
                           .accent = rgb(0xFFF100),
                           .accent_dark = rgb(0xFFF100),
                           .accent_pale = rgb(0x2B2900),
                           .on_accent = rgb(0x000000),
                           .here = rgb(0x7BE8BD),
                           .here_pale = rgb(0x0A2A20),
                           .unconfirmed = rgb(0xFFC24A),
                           .unconfirmed_pale = rgb(0x2E2205),
                           .absent = rgb(0xFFA3A4),
                           .absent_pale = rgb(0x351413),
                           .apart = rgb(0xDCC8F0),
                           .apart_pale = rgb(0x2A1D36)};

ImVec4 rgba(ImU32 packed) { return ImGui::ColorConvertU32ToFloat4(packed); }

void set_colours(ImGuiStyle& style, const Colours& colour) {
  ImGui::StyleColorsLight(&style);
  const struct {
    ImGuiCol_ place;
    ImU32 packed;
  } colours[] = {
      {ImGuiCol_Text, colour.ink},
      {ImGuiCol_TextDisabled, colour.note},
      {ImGuiCol_WindowBg, colour.paper},
      {ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0)},
      {ImGuiCol_PopupBg, colour.card},
      {ImGuiCol_Border, colour.edge},
      {ImGuiCol_FrameBg, colour.card},
      {ImGuiCol_FrameBgHovered, colour.card},
      {ImGuiCol_FrameBgActive, colour.card},
      {ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0)},
      {ImGuiCol_ScrollbarGrab, colour.edge},
      {ImGuiCol_ScrollbarGrabHovered, colour.note},
      {ImGuiCol_ScrollbarGrabActive, colour.note},
      {ImGuiCol_TextSelectedBg, colour.accent_pale},
      {ImGuiCol_InputTextCursor, colour.ink},
      {ImGuiCol_Separator, colour.line},
  };
  for (const auto& [place, packed] : colours) style.Colors[place] = rgba(packed);
}

}  // namespace

const Colours& colours_of(Look look) {
  switch (look) {
    case Look::dark:
      return dark;
    case Look::outdoor:
      return outdoor;
    case Look::black:
      return black;
    case Look::light:
      break;
  }
  return light;
}

Theme make_theme(float scale, const Wishes& wishes) {
  Theme theme;
  theme.scale = scale;
  theme.px_per_mm = scale * 96 / 25.4f * static_cast<float>(wishes.size_permille) / 1000;
  theme.left_handed = wishes.left_handed;
  theme.buttons_below = wishes.buttons_below;
  theme.text = static_cast<float>(wishes.text_percent) / 100;
  theme.colour = colours_of(wishes.look);
  const float least_mm = wishes.big_buttons ? 16 : 12;
  theme.touch = std::max(theme.mm(least_mm), theme.line(Role::body) + theme.mm(3));
  theme.gap = theme.mm(2.5f);
  theme.margin = theme.mm(3);
  theme.rounding = theme.mm(2);
  theme.scrollbar = theme.mm(7.5f);
  const bool strong = wishes.look == Look::outdoor || wishes.look == Look::black;
  theme.frame = std::max(1.0f, strong ? theme.mm(0.8f) : scale);
  return theme;
}

float Theme::line(Role role) const {
  constexpr float heights_mm[] = {4.2f, 5.2f, 5.2f, 7, 20, 40};
  return std::round(mm(heights_mm[static_cast<std::size_t>(role)]) * text);
}

void apply(const Theme& theme, ImGuiStyle& style) {
  style = ImGuiStyle();
  set_colours(style, theme.colour);
  style.FontSizeBase = theme.line(Role::body);
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildBorderSize = 0;
  style.FrameRounding = theme.rounding;
  style.FrameBorderSize = 0;
  style.ItemSpacing = {0, 0};
  style.ScrollbarSize = theme.scrollbar;
  style.ScrollbarRounding = theme.mm(3);
  style.GrabMinSize = theme.mm(10);
  style.DisabledAlpha = 0.6f;
}

}  // namespace renkei::ui
