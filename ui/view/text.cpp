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
  return ui.fonts.of(role)->CalcTextSizeA(ui.theme.line(role), FLT_MAX, 0, text.data(),
                                          end_of(text));
}

void paint(Ui& ui, Role role, ImU32 ink, ImVec2 at, std::string_view text) {
  ImGui::GetWindowDrawList()->AddText(ui.fonts.of(role), ui.theme.line(role), at, ink, text.data(),
                                      end_of(text));
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

namespace {

std::vector<std::string_view> lines_within(Ui& ui, Role role, std::string_view text, float width) {
  ImFontBaked& font = *ui.fonts.of(role)->GetFontBaked(ui.theme.line(role));
  return wrap_lines(text, width,
                    [&](char32_t c) { return font.GetCharAdvance(static_cast<ImWchar>(c)); });
}

// ImGui sets lines without any space between them, which Japanese cannot be read with.
float line_step(Ui& ui, Role role) { return ui.theme.line(role) * 1.4f; }

float height_of(Ui& ui, Role role, std::size_t lines) {
  const float further = static_cast<float>(std::max<std::size_t>(lines, 1) - 1);
  return ui.theme.line(role) + further * line_step(ui, role);
}

}  // namespace

float height_wrapped(Ui& ui, Role role, std::string_view text, float width) {
  return height_of(ui, role, lines_within(ui, role, text, width).size());
}

void write_wrapped(Ui& ui, Role role, ImU32 ink, std::string_view text, const char* key) {
  const float width = ImGui::GetContentRegionAvail().x;
  const auto lines = lines_within(ui, role, text, width);
  ImVec2 at = ImGui::GetCursorScreenPos();
  for (const std::string_view line : lines) {
    paint(ui, role, ink, at, line);
    at.y += line_step(ui, role);
  }
  ImGui::Dummy({width, height_of(ui, role, lines.size())});
  if (key) note(ui, key, text);
}

}  // namespace renkei::ui
