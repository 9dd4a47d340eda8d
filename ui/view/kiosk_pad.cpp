#include <array>

#include "core/text/utf8.hpp"
#include "ui/view/kiosk_parts.hpp"

namespace renkei::ui::kiosk {
namespace {

constexpr std::array<std::u32string_view, 17> kana_rows = {
    U"あいうえお", U"かきくけこ", U"さしすせそ", U"たちつてと", U"なにぬねの", U"はひふへほ",
    U"まみむめも", U"やゆよ",     U"らりるれろ", U"わをん",     U"がぎぐげご", U"ざじずぜぞ",
    U"だぢづでど", U"ばびぶべぼ", U"ぱぴぷぺぽ", U"ゃゅょっ",   U"ー、。！？"};

bool writes_kana(VisitorLanguage language) {
  return language == VisitorLanguage::ja || language == VisitorLanguage::easy;
}

const SurveyQuestion& question_of(const Model& model) {
  return model.survey.questions[model.visit.at];
}

Press key_for(const Sight& sight, const std::string& character) {
  return {{"kiosk.pad", character}, character, Write{character}, {}, sight.answer()};
}

std::vector<Press> character_keys(const Sight& sight, std::u32string_view characters) {
  std::vector<Press> keys;
  for (const char32_t c : characters) keys.push_back(key_for(sight, to_utf8({&c, 1})));
  return keys;
}

std::vector<Press> row_keys(const Sight& sight) {
  std::vector<Press> keys;
  for (std::size_t row = 0; row < kana_rows.size(); ++row)
    keys.push_back({{"kiosk.row", static_cast<std::int64_t>(row)},
                    to_utf8(kana_rows[row].substr(0, 1)),
                    OpenRow{row},
                    {.chosen = row == sight.model.visit.row},
                    sight.answer()});
  return keys;
}

// The keys above each other: each of them a row, or as many as it needs.
std::vector<std::vector<Press>> keys_of(const Sight& sight) {
  Press erase{"kiosk.erase", sight.tell("visitor.erase"), Erase{}};
  if (manner_of(question_of(sight.model)) == Manner::digits) {
    std::vector<Press> digits = character_keys(sight, U"1234567890");
    digits.push_back(std::move(erase));
    return {std::move(digits)};
  }
  Press space{{"kiosk.pad", "space"}, sight.tell("visitor.space"), Write{" "}};
  if (writes_kana(sight.language())) {
    const std::size_t row = std::min(sight.model.visit.row, kana_rows.size() - 1);
    std::vector<Press> of_row = character_keys(sight, kana_rows[row]);
    of_row.push_back(std::move(space));
    of_row.push_back(std::move(erase));
    return {row_keys(sight), std::move(of_row)};
  }
  std::vector<Press> letters = character_keys(sight, U"abcdefghijklmnopqrstuvwxyz.,!?");
  letters.push_back(std::move(space));
  letters.push_back(std::move(erase));
  return {std::move(letters)};
}

std::string hint_of(const Sight& sight) {
  return manner_of(question_of(sight.model)) == Manner::own_words ? sight.tell("visitor.no_names")
                                                                  : std::string();
}

std::string words_of(const Sight& sight) {
  return std::string(written(sight.model.visit.given, question_of(sight.model)));
}

float paper_height(const Sight& sight, float width) {
  const Theme& theme = sight.ui.theme;
  const float words =
      visitor_height(sight.ui, sight.answer(), words_of(sight), width - 2 * theme.mm(3));
  return std::max(theme.mm(14), words + theme.mm(6));
}

}  // namespace

float pad_height(const Sight& sight, float width) {
  float height = paper_height(sight, width);
  if (const std::string hint = hint_of(sight); !hint.empty())
    height += visitor_height(sight.ui, sight.control(), hint, width) + sight.gap();
  for (const auto& keys : keys_of(sight)) height += row_height(sight, keys, width) + sight.gap();
  return height;
}

void draw_pad(const Sight& sight, Box box) {
  Ui& ui = sight.ui;
  if (const std::string hint = hint_of(sight); !hint.empty()) {
    const Box place = take_top(box, visitor_height(ui, sight.control(), hint, box.w), sight.gap());
    write_for_visitor(ui, "kiosk.hint", place, hint, sight.control(),
                      {.ink = ui.theme.colour.note});
  }
  const Box paper = take_top(box, paper_height(sight, box.w), sight.gap());
  fill(ui, paper, ui.theme.colour.card, ui.theme.rounding);
  frame(ui, paper, ui.theme.colour.edge, ui.theme.frame, ui.theme.rounding);
  write_for_visitor(ui, "kiosk.written", inset(paper, ui.theme.mm(3), 0), words_of(sight),
                    sight.answer(), {.centred = true});
  for (const auto& keys : keys_of(sight))
    draw_row(sight, take_top(box, row_height(sight, keys, box.w), sight.gap()), keys);
}

}  // namespace renkei::ui::kiosk
