#include <algorithm>

#include "core/register/survey/survey_answers.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

// Takes up to three digits from the front.
std::optional<int> take_age(std::string_view& text) {
  std::size_t length = 0;
  int age = 0;
  while (length < text.size() && length < 4 && is_digit(text[length]))
    age = age * 10 + (text[length++] - '0');
  if (length == 0 || length > 3) return std::nullopt;
  text.remove_prefix(length);
  return age;
}

bool take(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) return text.remove_prefix(word.size()), true;
  return false;
}

}  // namespace

std::optional<AgeRange> age_range(std::string_view text) {
  const std::string plain = without_spaces(narrow(text));
  std::string_view rest = plain;
  take(rest, {"満"});
  const auto first = take_age(rest);
  if (!first) return std::nullopt;
  const bool decade = take(rest, {"歳代", "才代", "代"});
  const bool years = !decade && take(rest, {"歳", "才"});
  if (decade && *first % 10 != 0) return std::nullopt;
  if (take(rest, {"以上", "~"}) && rest.empty()) return AgeRange{*first, INT16_MAX};
  if (rest == "以下" && (decade || years)) return AgeRange{0, *first + (decade ? 9 : 0)};
  if (rest == "未満" && (decade || years) && *first > 0) return AgeRange{0, *first - 1};
  if (rest.empty()) return decade ? std::optional(AgeRange{*first, *first + 9}) : std::nullopt;
  take(rest, {"~", "-", "から"});
  const auto last = take_age(rest);
  if (!last || *last < *first || decade) return std::nullopt;
  take(rest, {"歳", "才"});
  return rest.empty() ? std::optional(AgeRange{*first, *last}) : std::nullopt;
}

std::string canonical_band(AgeRange range) {
  if (range.first == 0) return std::to_string(range.last) + "歳以下";
  std::string decade = std::to_string(range.first) + "代";
  if (range.last == INT16_MAX && range.first % 10 == 0) return decade + "以上";
  if (range.last == INT16_MAX) return std::to_string(range.first) + "歳以上";
  if (range.first % 10 == 0 && range.last == range.first + 9) return decade;
  return std::to_string(range.first) + "～" + std::to_string(range.last) + "歳";
}

}  // namespace renkei
