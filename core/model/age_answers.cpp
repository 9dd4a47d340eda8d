#include "core/model/age_answers.hpp"

#include <algorithm>

#include "core/text/utf8.hpp"

namespace renkei {
namespace {

std::optional<int> digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'\uFF10' && c <= U'\uFF19') return static_cast<int>(c - U'\uFF10');
  return std::nullopt;
}

// The first number in it, of at most three digits.
std::optional<int> first_number(std::string_view text) {
  std::optional<int> number;
  for (std::size_t at = 0; at < text.size();) {
    const auto digit = digit_of(next_code_point(text, at));
    if (digit && number.value_or(0) < 100)
      number = number.value_or(0) * 10 + *digit;
    else if (number)
      break;
  }
  return number;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word) != text.npos; });
}

}  // namespace

std::optional<int> youngest_of(std::string_view label) {
  if (has_any(label, {"児", "小学", "中学", "中高生", "こども", "子ども", "子供"})) return 0;
  if (has_any(label, {"高校"})) return 15;
  const auto number = first_number(label);
  if (!number || !has_any(label, {"歳", "才", "代"})) return std::nullopt;
  return has_any(label, {"以下", "未満"}) ? 0 : *number;
}

bool asks_age(const SurveyQuestion& question) {
  const auto told = std::ranges::count_if(question.options, [](const SurveyOption& option) {
    return youngest_of(option.label.japanese()).has_value();
  });
  return told > 0 && 2 * static_cast<std::size_t>(told) >= question.options.size();
}

}  // namespace renkei
