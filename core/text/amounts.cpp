#include "core/text/amounts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t longest_number = 12;
constexpr std::int64_t no_unit = INT64_MAX;

std::optional<std::int64_t> kanji_digit(char32_t c) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  const std::size_t at = digits.find(c);
  return at == digits.npos ? std::nullopt : std::optional(static_cast<std::int64_t>(at));
}

// 十, 百 and 千 multiply one digit; 万 and 億 all that stands before them.
std::int64_t unit_of(char32_t c) {
  constexpr std::array<std::pair<char32_t, std::int64_t>, 5> units = {
      {{U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'万', 10'000}, {U'億', 100'000'000}}};
  for (const auto& [sign, worth] : units)
    if (sign == c) return worth;
  return 0;
}

class NumberWords {
 public:
  // False: no number can go on like this.
  bool add(char32_t c) {
    const bool comma = c == U',';
    if (comma || (c >= U'0' && c <= U'9')) return comma ? part() : digit(c - U'0', false);
    if (const auto kanji = kanji_digit(c)) return digit(*kanji, true);
    const std::int64_t worth = unit_of(c);
    return worth > 0 && unit(worth);
  }
  std::optional<std::int64_t> done() const {
    if (nothing_ || !is_parted()) return std::nullopt;
    return total_ + section_ + current_.value_or(0);
  }

 private:
  bool digit(std::int64_t value, bool kanji) {
    if (current_ && kanji != kanji_) return false;
    if (++digits_ > longest_number) return false;
    kanji_ = kanji;
    nothing_ = false;
    ++since_comma_;
    current_ = current_.value_or(0) * 10 + value;
    return true;
  }
  bool part() {
    const bool first = !parted_ && current_ && !kanji_ && since_comma_ <= 3;
    if (!first && !(parted_ && since_comma_ == 3)) return false;
    parted_ = true;
    since_comma_ = 0;
    return true;
  }
  bool is_parted() const { return !parted_ || since_comma_ == 3; }
  bool unit(std::int64_t worth) {
    if (!is_parted()) return false;
    if (worth < 10'000) {
      if (worth >= small_) return false;
      section_ += current_.value_or(1) * worth;
      small_ = worth;
    } else {
      const std::int64_t before = section_ + current_.value_or(section_ == 0 ? 1 : 0);
      if (worth >= large_ || before >= 100'000) return false;
      total_ += before * worth;
      section_ = 0;
      small_ = no_unit;
      large_ = worth;
    }
    current_.reset();
    parted_ = nothing_ = false;
    since_comma_ = digits_ = 0;
    return true;
  }

  std::int64_t total_ = 0, section_ = 0;
  std::optional<std::int64_t> current_;
  std::int64_t small_ = no_unit, large_ = no_unit;  // units only grow smaller
  std::size_t digits_ = 0, since_comma_ = 0;
  bool kanji_ = false, parted_ = false, nothing_ = true;
};

std::string_view without_ending(std::string_view text,
                                std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings)
    if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  return text;
}

std::string_view without_beginning(std::string_view text,
                                   std::initializer_list<std::string_view> beginnings) {
  for (const std::string_view beginning : beginnings)
    if (text.starts_with(beginning)) return text.substr(beginning.size());
  return text;
}

// One amount, without what says that it is roughly so.
std::optional<std::int64_t> one_amount(std::string_view text) {
  text = without_beginning(text, {"約", "およそ", "だいたい"});
  text = without_beginning(text, {"\\", "¥"});
  text = without_ending(text, {"くらい", "ぐらい", "程度", "位", "前後", "ほど", "也"});
  return read_whole_number(without_ending(text, {"円", "-"}));
}

bool is_range(std::string_view text) {
  for (const std::string_view to : {"~", "-", "から"}) {
    const std::size_t at = text.find(to);
    if (at == text.npos || at == 0) continue;
    if (one_amount(text.substr(0, at)) && one_amount(text.substr(at + to.size()))) return true;
  }
  return false;
}

bool is_nothing(std::string_view text) {
  constexpr std::array<std::string_view, 6> words = {"なし",         "無し",     "無",
                                                     "買っていない", "購入なし", "購入せず"};
  return std::ranges::find(words, text) != words.end();
}

}  // namespace

std::optional<std::int64_t> read_whole_number(std::string_view text) {
  NumberWords words;
  for (std::size_t at = 0; at < text.size();)
    if (!words.add(next_code_point(text, at))) return std::nullopt;
  return words.done();
}

AmountReading read_amount(std::string_view text) {
  constexpr std::size_t longest = 200;
  const std::string plain = text.size() > longest ? "?" : without_spaces(narrow(text));
  if (plain.empty()) return {};
  if (is_nothing(plain)) return {0, {}};
  if (const auto yen = one_amount(plain)) return {yen, {}};
  return {std::nullopt, is_range(plain) ? "amount_range" : "amount_unreadable"};
}

}  // namespace renkei
