#include "core/register/tallies/tally_cells.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using Texts = std::initializer_list<std::string_view>;

constexpr int hour_min = 60;
constexpr int latest_hour = 29;  // 24:00 to 30:00 belong to the day before

std::string plain(std::string_view cell) { return without_spaces(narrow(cell)); }

bool is_one_of(std::string_view text, Texts words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool contains_any(std::string_view text, Texts words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return contains(text, word); });
}

bool take_front(std::string_view& text, Texts words) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

bool take_back(std::string_view& text, Texts words) {
  for (const std::string_view word : words) {
    if (!text.ends_with(word)) continue;
    text.remove_suffix(word.size());
    return true;
  }
  return false;
}

std::string_view take_digits(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  return digits;
}

// Digits, or groups of three; nothing when it is more than `most`.
std::optional<std::int64_t> read_whole(std::string_view text, std::int64_t most) {
  while (text.ends_with(".0")) text.remove_suffix(2);
  std::string digits(take_digits(text));
  const bool grouped = !text.empty();
  if (digits.empty() || (grouped && digits.size() > 3)) return std::nullopt;
  while (text.starts_with(",")) {
    text.remove_prefix(1);
    const std::string_view group = take_digits(text);
    if (group.size() != 3) return std::nullopt;
    digits += group;
  }
  if (!text.empty()) return std::nullopt;
  std::int64_t n = 0;
  for (const char digit : digits) {
    n = n * 10 + (digit - '0');
    if (n > most) return std::nullopt;
  }
  return n;
}

// 正正下: whole characters of five strokes, then at most one that is not finished.
std::optional<std::int64_t> read_strokes(std::string_view text) {
  std::int64_t strokes = 0;
  while (take_front(text, {"正"})) strokes += 5;
  if (take_front(text, {"止"}))
    strokes += 4;
  else if (take_front(text, {"下"}))
    strokes += 3;
  else if (take_front(text, {"丅", "丁", "T"}))
    strokes += 2;
  else if (take_front(text, {"一"}))
    strokes += 1;
  return text.empty() && strokes > 0 ? std::optional(strokes) : std::nullopt;
}

bool says_nobody_counted(std::string_view text) {
  return is_one_of(text, {"×", "✕", "✖", "╳", "x", "X", "計測せず", "計測なし", "未計測", "欠測",
                          "未計数", "休", "休み", "休止", "閉鎖"});
}

bool says_none(std::string_view text) {
  return is_one_of(text, {"-", "--", "なし", "無し", "無", "ゼロ"});
}

// A time at the front: 9, 9:30, 9時, 9時半, 午後1時15分.
std::optional<int> take_time(std::string_view& text) {
  if (take_front(text, {"正午"})) return 12 * hour_min;
  const bool afternoon = take_front(text, {"午後", "PM", "pm"});
  if (!afternoon) take_front(text, {"午前", "AM", "am"});
  const std::string_view digits = take_digits(text);
  const auto hour = read_whole(digits, latest_hour);
  if (!hour || digits.size() > 2) return std::nullopt;
  std::int64_t minute = 0;
  if (take_front(text, {":", "時"})) {
    const std::string_view more = take_digits(text);
    const auto read = read_whole(more, 59);
    if (!more.empty() && (!read || more.size() > 2)) return std::nullopt;
    minute = read.value_or(0);
    if (more.empty() && take_front(text, {"半"})) minute = 30;
    if (!more.empty() && !take_front(text, {"分"}) && text.starts_with(":00"))
      text.remove_prefix(3);
  }
  const std::int64_t shift = afternoon && *hour < 12 ? 12 : 0;
  return static_cast<int>((*hour + shift) * hour_min + minute);
}

// A part of a day, as spreadsheets keep times: 0.4375 is 10:30.
std::optional<int> read_day_fraction(std::string_view text) {
  if (!take_front(text, {"0."}) || text.empty() || text.size() > 17) return std::nullopt;
  std::int64_t part = 0;
  std::int64_t whole = 1;
  for (const char digit : text.substr(0, 12)) {
    if (!is_digit(digit)) return std::nullopt;
    part = part * 10 + (digit - '0');
    whole *= 10;
  }
  constexpr std::int64_t day_min = 24 * 60;
  return static_cast<int>((part * day_min * 2 + whole) / (whole * 2));
}

}  // namespace

std::string_view name_of(Quality quality) {
  constexpr std::array<std::string_view, 5> names = {"count", "estimate", "missing", "unreadable",
                                                     "empty"};
  return names[static_cast<std::size_t>(quality)];
}

CountCell read_count(std::string_view cell, std::int64_t most) {
  const std::string all = plain(cell);
  std::string_view text = all;
  if (text.empty()) return {};
  if (says_nobody_counted(text)) return {Quality::missing};
  if (says_none(text)) return {Quality::count, 0};
  if (const auto strokes = read_strokes(text); strokes && *strokes <= most)
    return {Quality::count, *strokes};
  const bool about = take_front(text, {"約", "およそ", "おおよそ", "だいたい", "概ね"});
  const bool or_so =
      take_back(text, {"くらい", "ぐらい", "位", "弱", "強", "程度", "前後", "ほど"});
  take_back(text, {"名", "人"});
  const auto n = read_whole(text, most);
  if (!n) return {Quality::unreadable};
  return {about || or_so ? Quality::estimate : Quality::count, *n};
}

CountCell read_shown(std::string_view cell) {
  if (says_none(plain(cell))) return {Quality::missing};
  return read_count(cell, most_shown);
}

std::optional<HourBand> read_hour_band(std::string_view cell) {
  const std::string all = plain(cell);
  std::string_view text = all;
  const bool bare = std::ranges::all_of(text, is_digit);
  const auto from = take_time(text);
  if (!from || bare) return std::nullopt;
  const int hour_end = (*from / hour_min + 1) * hour_min;
  if (take_front(text, {"台"}) || text.empty())
    return text.empty() ? std::optional(HourBand{*from, hour_end}) : std::nullopt;
  if (!take_front(text, {"~", "-", "から"})) return std::nullopt;
  if (text.empty()) return HourBand{*from, hour_end};
  const auto to = take_time(text);
  take_front(text, {"まで", "迄"});
  if (!to || !text.empty() || *to <= *from) return std::nullopt;
  return HourBand{*from, *to};
}

std::optional<MinuteReading> read_minute(std::string_view cell) {
  const std::string all = plain(cell);
  if (const auto minute = read_day_fraction(all)) return MinuteReading{*minute};
  std::string_view text = all;
  const auto minute = take_time(text);
  const bool bare = std::ranges::all_of(all, is_digit);
  if (!minute || !text.empty() || bare) return std::nullopt;
  const bool is_hour_alone = is_digit(all.front()) && all.ends_with("時");
  if (is_hour_alone && *minute < 8 * hour_min) return MinuteReading{*minute + 12 * hour_min, true};
  return MinuteReading{*minute};
}

int hour_of_count(int minute) { return std::max(0, (minute - 1) / hour_min); }

int hour_of_look(int minute) { return std::max(0, (minute + 44) / hour_min - 1); }

std::string gate_name(std::string_view text) {
  const std::string all = narrow(text);
  const std::string name(trim(std::string_view(all).substr(0, all.find_first_of("(["))));
  const bool is_letter = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
  return is_letter && name.substr(1) == "口" ? name.substr(0, 1) : name;
}

bool is_counter_word(std::string_view heading) {
  return contains_any(plain(heading), {"累計", "表示", "メーター", "カウンター値"});
}

bool says_reset(std::string_view remark) {
  const std::string text = plain(remark);
  if (contains_any(
          text, {"リセットせず", "リセットなし", "戻さず", "戻していない", "リセットしていない"}))
    return false;
  return contains_any(text, {"リセット", "0に戻", "0にもど", "ゼロに"});
}

bool says_start(std::string_view remark) {
  return contains_any(plain(remark), {"開始", "スタート", "始値"});
}

bool is_staff_word(std::string_view category) {
  return contains_any(narrow(category), {"関係者", "スタッフ", "出展", "取材", "報道", "運営"});
}

std::string canonical_category(std::string_view category) {
  if (is_staff_word(category)) return "関係者";
  const std::string text = narrow(category);
  const std::string word(trim(std::string_view(text).substr(0, text.find('('))));
  if (is_one_of(word, {"大人", "一般", "成人", "おとな"})) return "一般";
  if (is_one_of(word, {"中高生", "学生", "中学生", "高校生"})) return "中高生";
  if (is_one_of(word, {"子ども", "こども", "子供", "小人", "小学生以下", "小学生", "児童"}))
    return "小学生以下";
  return word.empty() ? text : word;
}

bool is_category_word(std::string_view heading) {
  const std::string word = canonical_category(heading);
  return is_one_of(word, {"一般", "中高生", "小学生以下", "団体", "関係者", "全員", "人数"});
}

}  // namespace renkei
