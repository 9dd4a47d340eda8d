#include <algorithm>
#include <array>

#include "core/model/scale_direction.hpp"
#include "core/register/survey/survey_columns.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

struct NumberedWord {
  std::string number, word;
};

// 「1大変満足～5不満」: each number with the words behind it, and what parts them taken off.
std::vector<NumberedWord> numbered_words(std::string_view text) {
  constexpr std::string_view around = ":=.~-,;/() >";
  std::vector<NumberedWord> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      if (!found.empty()) found.back().word += text[at];
      ++at;
      continue;
    }
    found.push_back({});
    while (at < text.size() && is_digit(text[at])) found.back().number += text[at++];
  }
  for (NumberedWord& each : found) {
    for (const std::string_view sign : {"→", "…", "、", "・"})
      for (std::size_t at = each.word.find(sign); at != each.word.npos; at = each.word.find(sign))
        each.word.replace(at, sign.size(), " ");
    const std::size_t first = each.word.find_first_not_of(around);
    const std::size_t last = each.word.find_last_not_of(around);
    each.word = first == each.word.npos ? "" : each.word.substr(first, last - first + 1);
  }
  return found;
}

const SurveyOption* option_called(const SurveyQuestion& question, std::string_view word) {
  const auto found = std::ranges::find_if(question.options, [&](const SurveyOption& option) {
    return whole_heading(option.label.japanese()) == whole_heading(word);
  });
  return found == question.options.end() ? nullptr : &*found;
}

}  // namespace

std::optional<StatedScale> stated_scale(std::string_view text) {
  const auto words = numbered_words(without_spaces(narrow(text)));
  if (words.size() < 2 || words.front().word.empty() || words.back().word.empty())
    return std::nullopt;
  return StatedScale{words.front().number, words.front().word, words.back().number,
                     words.back().word};
}

bool agrees(const StatedScale& stated, const SheetQuestion& asked) {
  const SurveyOption* first = asked.numbered(stated.first_number);
  const SurveyOption* last = asked.numbered(stated.last_number);
  const SurveyOption* first_called = option_called(asked.question(), stated.first);
  const SurveyOption* last_called = option_called(asked.question(), stated.last);
  if (first_called != nullptr && first_called != first) return false;
  if (last_called != nullptr && last_called != last) return false;
  if (first_called != nullptr || last_called != nullptr) return true;
  const auto first_best = is_first_best(stated.first, stated.last);
  if (!first_best || first == nullptr || last == nullptr || !first->value || !last->value)
    return true;
  return (*first->value > *last->value) == *first_best;
}

bool is_explanation(std::string_view cell) {
  constexpr std::array<std::string_view, 8> units = {"歳", "才", "円",   "人",
                                                     "点", "回", "千円", "名"};
  const std::string text = without_spaces(narrow(cell));
  if (std::ranges::find(units, text) != units.end()) return true;
  if (text.empty() || !is_digit(text[0])) return false;
  const auto words = numbered_words(text);
  if (words.size() == 1) return contains(text, "=") && !words[0].word.empty();
  return std::ranges::all_of(words, [](const NumberedWord& each) { return !each.word.empty(); });
}

}  // namespace renkei
