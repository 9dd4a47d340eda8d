#include "ui/view/text.hpp"

#include <algorithm>
#include <cfloat>

#include "ui/present/wrapping.hpp"

namespace renkei::ui {
namespace {

const char* end_of(std::string_view text) { return text.data() + text.size(); }

void drop_last_character(std::string& text) {
  const auto continues = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
  };
  while (!text.empty() && continues(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

}  // namespace

ImVec2 size_of(Ui& ui, Role role, std::string_view text) {
  ui.fonts.want(role, text);
  ImFont* font = ui.fonts.of(role);
  return font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, text.data(), end_of(text));
}

void paint(Ui& ui, Role role, ImU32 ink, ImVec2 at, std::string_view text) {
  ui.fonts.want(role, text);
  ImFont* font = ui.fonts.of(role);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, ink, text.data(), end_of(text));
}

void write(Ui& ui, Role role, ImU32 ink, std::string_view text, const char* key) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), size = size_of(ui, role, text);
  paint(ui, role, ink, at, text);
  ImGui::Dummy(size);
  if (key) note(ui, key, at, {at.x + size.x, at.y + size.y}, text);
}

void write_within(Ui& ui, Role role, ImU32 ink, std::string_view text, float width) {
  if (size_of(ui, role, text).x <= width) return write(ui, role, ink, text);
  std::string cut(text);
  while (!cut.empty() && size_of(ui, role, cut + "…").x > width) drop_last_character(cut);
  write(ui, role, ink, cut + "…");
}

// ImGui sets lines without any space between them, which Japanese cannot be read with.
void write_wrapped(Ui& ui, Role role, ImU32 ink, std::string_view text, const char* key) {
  ui.fonts.want(role, text);
  const ImFont& font = *ui.fonts.of(role);
  const float width = ImGui::GetContentRegionAvail().x, step = font.FontSize * 1.4f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y;
  const auto advance = [&](char32_t c) { return font.GetCharAdvance(static_cast<ImWchar>(c)); };
  for (const std::string_view line : wrap_lines(text, width, advance)) {
    paint(ui, role, ink, {at.x, y}, line);
    y += step;
  }
  ImGui::Dummy({width, std::max(font.FontSize, y - at.y - step + font.FontSize)});
  if (key) note(ui, key, text);
}

}  // namespace renkei::ui
