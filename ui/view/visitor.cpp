#include "ui/view/visitor.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "core/text/utf8.hpp"
#include "ui/present/wrapping.hpp"

namespace renkei::ui {
namespace {

// Each word with a reading stands for one character while lines are broken, so that it never is.
constexpr char32_t first_stand_in = 0xE000;

struct Setting {  // as it is set
  Ui& ui;
  ImFont* font;
  float line, ruby;  // pixels
  std::string text;  // with the stand-ins
  std::vector<RubyPart> words;
  bool has_readings = false;
};

ImFont* face_of(Ui& ui, const Lettering& lettering) {
  if (lettering.language == VisitorLanguage::zh) return ui.fonts.chinese;
  if (lettering.language == VisitorLanguage::ko) return ui.fonts.korean;
  return lettering.bold ? ui.fonts.bold : ui.fonts.regular;
}

Setting setting_of(Ui& ui, const Lettering& lettering, std::string_view text) {
  constexpr float least_ruby_mm = 3;
  Setting set{ui, face_of(ui, lettering), std::round(ui.theme.mm(lettering.mm)),
              std::round(ui.theme.mm(std::max(least_ruby_mm, lettering.mm / 2)))};
  if (text.find('{') == text.npos) {
    set.text = text;
    return set;
  }
  for (RubyPart& part : ruby_parts(text)) {
    if (part.reading.empty()) {
      set.text += part.base;
      continue;
    }
    append_utf8(set.text, first_stand_in + static_cast<char32_t>(set.words.size()));
    set.words.push_back(std::move(part));
    set.has_readings = true;
  }
  return set;
}

float width_of(const Setting& set, float size, std::string_view text) {
  return set.font->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

const RubyPart* word_of(const Setting& set, char32_t c) {
  const bool is_word = c >= first_stand_in && c < first_stand_in + set.words.size();
  return is_word ? &set.words[c - first_stand_in] : nullptr;
}

float advance(const Setting& set, char32_t c) {
  if (const RubyPart* word = word_of(set, c))
    return std::max(width_of(set, set.line, word->base), width_of(set, set.ruby, word->reading));
  return set.font->GetFontBaked(set.line)->GetCharAdvance(static_cast<ImWchar>(c));
}

float width_of(const Setting& set, std::string_view row) {
  float width = 0;
  for (std::size_t at = 0; at < row.size();) width += advance(set, next_code_point(row, at));
  return std::ceil(width);
}

std::vector<std::string_view> lines_of(const Setting& set, float width) {
  return wrap_lines(set.text, width + 0.5f, [&](char32_t c) { return advance(set, c); });
}

float above(const Setting& set) { return set.has_readings ? set.ruby : 0; }
float step(const Setting& set) { return std::round(set.line * 1.4f + above(set)); }

float height_of(const Setting& set, std::size_t lines) {
  const float further = static_cast<float>(std::max<std::size_t>(lines, 1) - 1);
  return set.line + above(set) + further * step(set);
}

void paint(const Setting& set, float size, ImU32 ink, ImVec2 at, std::string_view text) {
  ImGui::GetWindowDrawList()->AddText(set.font, size, {std::round(at.x), std::round(at.y)}, ink,
                                      text.data(), text.data() + text.size());
}

void paint_line(const Setting& set, ImU32 ink, ImVec2 at, std::string_view row) {
  const float base = at.y + above(set);
  for (std::size_t next = 0; next < row.size();) {
    const std::size_t from = next;
    const char32_t c = next_code_point(row, next);
    const float wide = advance(set, c);
    if (const RubyPart* word = word_of(set, c)) {
      const float kanji = width_of(set, set.line, word->base),
                  kana = width_of(set, set.ruby, word->reading);
      paint(set, set.ruby, ink, {at.x + (wide - kana) / 2, at.y}, word->reading);
      paint(set, set.line, ink, {at.x + (wide - kanji) / 2, base}, word->base);
    } else {
      paint(set, set.line, ink, {at.x, base}, row.substr(from, next - from));
    }
    at.x += wide;
  }
}

float side_padding(const Ui& ui) { return ui.theme.mm(3); }

}  // namespace

float visitor_width(Ui& ui, const Lettering& lettering, std::string_view text) {
  const Setting set = setting_of(ui, lettering, text);
  return width_of(set, set.text);
}

float visitor_height(Ui& ui, const Lettering& lettering, std::string_view text, float width) {
  const Setting set = setting_of(ui, lettering, text);
  return height_of(set, lines_of(set, width).size());
}

float write_for_visitor(Ui& ui, const Key& key, const Box& box, std::string_view text,
                        const Lettering& lettering, const VisitorWritten& how) {
  const Setting set = setting_of(ui, lettering, text);
  const auto lines = lines_of(set, box.w);
  const float height = height_of(set, lines.size());
  const float top = how.centred ? box.y + (box.h - height) / 2 : box.y;
  const ImU32 ink = how.ink != 0 ? how.ink : ui.theme.colour.ink;
  float y = top, widest = 0, leftmost = box.right();
  for (const std::string_view row : lines) {
    const float width = width_of(set, row);
    const float left = how.align == Align::left     ? 0
                       : how.align == Align::centre ? (box.w - width) / 2
                                                    : box.w - width;
    paint_line(set, ink, {box.x + left, y}, row);
    y += step(set);
    widest = std::max(widest, width);
    leftmost = std::min(leftmost, box.x + left);
  }
  note(ui, {.key = key.whole(),
            .kind = "text",
            .box = {std::max(leftmost, box.x), top, std::min(widest, box.w), height},
            .text = without_readings(text),
            .cut = widest > box.w + 1});
  return height;
}

float visitor_button_width(Ui& ui, const Lettering& lettering, std::string_view text) {
  return std::max(ui.theme.mm(visitor_touch_mm),
                  visitor_width(ui, lettering, text) + 2 * side_padding(ui));
}

float visitor_button_height(Ui& ui, const Lettering& lettering, std::string_view text,
                            float width) {
  return std::max(
      ui.theme.mm(visitor_touch_mm),
      visitor_height(ui, lettering, text, width - 2 * side_padding(ui)) + ui.theme.mm(4));
}

bool visitor_button(Ui& ui, const Key& key, const Box& box, std::string_view text,
                    const Lettering& lettering, const ButtonLook& look) {
  const bool pressed = big_button(ui, key, box, without_readings(text), look);
  const Within within(ui, key.whole());
  write_for_visitor(ui, {"words", key.whole()}, inset(box, side_padding(ui), 0), text, lettering,
                    {.ink = ink_of(ui, look), .align = Align::centre, .centred = true});
  return pressed;
}

}  // namespace renkei::ui
