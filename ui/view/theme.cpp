#include "ui/view/theme.hpp"

#include <cmath>

namespace renkei::ui {
namespace {

ImVec4 rgba(ImU32 packed) { return ImGui::ColorConvertU32ToFloat4(packed); }

void set_colours(ImGuiStyle& style) {
  ImGui::StyleColorsLight(&style);
  const struct {
    ImGuiCol_ place;
    ImU32 packed;
  } colours[] = {
      {ImGuiCol_Text, colour::ink},
      {ImGuiCol_TextDisabled, colour::faint},
      {ImGuiCol_WindowBg, colour::paper},
      {ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0)},
      {ImGuiCol_PopupBg, colour::card},
      {ImGuiCol_Border, colour::line},
      {ImGuiCol_FrameBg, colour::card},
      {ImGuiCol_FrameBgHovered, colour::card},
      {ImGuiCol_FrameBgActive, colour::card},
      {ImGuiCol_Button, colour::card},
      {ImGuiCol_ButtonHovered, colour::accent_pale},
      {ImGuiCol_ButtonActive, colour::accent_pale},
      {ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0)},
      {ImGuiCol_ScrollbarGrab, IM_COL32(170, 180, 192, 255)},
      {ImGuiCol_ScrollbarGrabHovered, IM_COL32(132, 145, 158, 255)},
      {ImGuiCol_ScrollbarGrabActive, IM_COL32(132, 145, 158, 255)},
      {ImGuiCol_TextSelectedBg, IM_COL32(191, 217, 255, 255)},
      {ImGuiCol_NavCursor, colour::accent_dark},
      {ImGuiCol_Separator, colour::line},
  };
  for (const auto& [place, packed] : colours) style.Colors[place] = rgba(packed);
}

}  // namespace

Theme make_theme(float scale) {
  Theme theme;
  theme.scale = scale;
  theme.px_per_mm = scale * 96 / 25.4f;
  theme.touch = theme.mm(12);
  theme.pad_touch = theme.mm(22);
  theme.gap = theme.mm(3);
  theme.margin = theme.mm(5);
  theme.rounding = theme.mm(2);
  return theme;
}

float Theme::line(Role role) const {
  constexpr float heights[] = {17, 21, 21, 30, 72};
  return std::round(heights[static_cast<std::size_t>(role)] * scale);
}

void apply(const Theme& theme, ImGuiStyle& style) {
  style = ImGuiStyle();
  set_colours(style);
  style.FontSizeBase = theme.line(Role::body);
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.ChildRounding = theme.rounding;
  style.FrameRounding = theme.rounding;
  style.FrameBorderSize = theme.scale;
  style.FramePadding = {theme.mm(4), theme.mm(2.4f)};
  style.ItemSpacing = {theme.gap, theme.gap};
  style.ItemInnerSpacing = {theme.mm(2), theme.mm(2)};
  style.ScrollbarSize = theme.mm(7.5f);
  style.ScrollbarRounding = theme.mm(3);
  style.GrabMinSize = theme.mm(10);
  style.TouchExtraPadding = {theme.mm(1), theme.mm(1)};
  style.DisabledAlpha = 0.45f;
}

}  // namespace renkei::ui
