#include "ui/view/text.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "core/text/utf8.hpp"
#include "ui/present/wrapping.hpp"

namespace renkei::ui {
namespace {

const char* end_of(std::string_view text) { return text.data() + text.size(); }

// What chooses between the shapes of a character has none itself, and no font draws it.
bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

std::string without_selectors(std::string_view text) {
  // All of them begin so; nearly no text has one.
  if (text.find("\xEF\xB8") == text.npos && text.find("\xF3\xA0") == text.npos)
    return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); !is_variation_selector(c))
      append_utf8(out, c);
  return out;
}

void drop_last_character(std::string& text) {
  const auto continues = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
  };
  while (!text.empty() && continues(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

std::vector<std::string_view> lines_within(Ui& ui, Role role, std::string_view text, float width) {
  ImFontBaked& font = *ui.fonts.of(role)->GetFontBaked(ui.theme.line(role));
  // What was measured in whole is not broken because its parts add up to a hair more.
  return wrap_lines(text, width + 0.5f,
                    [&](char32_t c) { return font.GetCharAdvance(static_cast<ImWchar>(c)); });
}

// ImGui sets lines without any space between them, which Japanese cannot be read with.
float line_step(Ui& ui, Role role) { return std::round(ui.theme.line(role) * 1.4f); }

float height_of_lines(Ui& ui, Role role, std::size_t lines) {
  const float further = static_cast<float>(std::max<std::size_t>(lines, 1) - 1);
  return ui.theme.line(role) + further * line_step(ui, role);
}

std::string shortened(Ui& ui, Role role, std::string_view text, float width) {
  std::string cut(text);
  while (!cut.empty() && size_of(ui, role, cut + "…").x > width) drop_last_character(cut);
  return cut + "…";
}

}  // namespace

ImVec2 size_of(Ui& ui, Role role, std::string_view text) {
  ImVec2 size =
      ui.fonts.of(role)->CalcTextSizeA(ui.theme.line(role), FLT_MAX, 0, text.data(), end_of(text));
  size.x = std::ceil(size.x);
  return size;
}

float height_of(Ui& ui, Role role, std::string_view text, float width, int most_lines) {
  const std::string drawn = without_selectors(text);
  const auto lines = lines_within(ui, role, drawn, width).size();
  return height_of_lines(ui, role, std::min(lines, static_cast<std::size_t>(most_lines)));
}

void paint(Ui& ui, Role role, ImU32 ink, ImVec2 at, std::string_view text) {
  ImGui::GetWindowDrawList()->AddText(ui.fonts.of(role), ui.theme.line(role),
                                      {std::round(at.x), std::round(at.y)}, ink, text.data(),
                                      end_of(text));
}

float write(Ui& ui, const Key& key, const Box& box, std::string_view text, const Written& how) {
  const std::string drawn = without_selectors(text);
  const ImU32 ink = how.ink != 0 ? how.ink : ui.theme.colour.ink;
  const auto all = lines_within(ui, how.role, drawn, box.w);
  const std::size_t count = std::min(all.size(), static_cast<std::size_t>(how.lines));
  bool cut = count < all.size();
  const float height = height_of_lines(ui, how.role, count);
  float y = how.centred ? box.y + (box.h - height) / 2 : box.y, widest = 0, leftmost = box.right();
  for (std::size_t i = 0; i < count; ++i) {
    const bool ends = cut && i + 1 == count;
    const std::string line = ends ? shortened(ui, how.role, all[i], box.w) : std::string(all[i]);
    const float width = size_of(ui, how.role, line).x;
    const float left = how.align == Align::left     ? 0
                       : how.align == Align::centre ? (box.w - width) / 2
                                                    : box.w - width;
    cut = cut || width > box.w + 1;
    paint(ui, how.role, ink, {box.x + left, y}, line);
    y += line_step(ui, how.role);
    widest = std::max(widest, width);
    leftmost = std::min(leftmost, box.x + left);
  }
  const float top = how.centred ? box.y + (box.h - height) / 2 : box.y;
  note(ui, {.key = key.whole(),
            .kind = "text",
            .box = {std::max(leftmost, box.x), top, std::min(widest, box.w), height},
            .text = std::string(text),
            .cut = cut,
            .state = how.state,
            .privacy = how.privacy});
  return height;
}

void write_down(Ui& ui, const Key& key, Box& column, std::string_view text, Written how,
                float gap) {
  if (how.lines == 1) how.lines = 1000;
  const float used = write(ui, key, column, text, how);
  take_top(column, used, gap);
}

}  // namespace renkei::ui
