#include "core/register/roster/roster_names.hpp"

#include <algorithm>

#include "core/register/sheet.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

bool is_ideograph(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == U'々';
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
  const bool is_symbol = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
                         (c >= 0x3000 && c <= 0x303F) || c == 0x30FB || c == 0x30FC ||
                         (c >= 0xFF00 && c <= 0xFF20) || c == replacement_character;
  return !is_symbol || c == U'々';
}

bool is_nobody(std::string_view text) {
  constexpr std::string_view words[] = {
      "空席",       "空き", "添乗員",   "乗務員",   "運転手", "運転士", "ガイド", "バスガイド",
      "随行",       "職員", "スタッフ", "合計",     "総計",   "総合計", "小計",   "計",
      "人数",       "総数", "男性",     "女性",     "大人",   "小人",   "total",  "subtotal",
      "grandtotal", "空",   "未定",     "未記入",   "欠番",   "予備",   "調整中", "不明",
      "匿名",       "なし", "無し",     "該当なし", "未登録", "未入力", "募集中", "削除",
      "取消",       "欠",   "同上",     "同"};
  std::string plain = plain_word(text);
  if (plain.size() > 2 && plain.starts_with('(') && plain.ends_with(')'))
    plain = plain.substr(1, plain.size() - 2);
  return std::ranges::find(words, plain) != std::end(words);
}

bool names_a_group(std::string_view plain) {
  for (const std::string_view end :
       {"夫妻", "夫婦", "親子", "一家", "一行", "家族", "姉妹", "兄弟", "他", "ほか"})
    if (plain.size() > end.size() && plain.ends_with(end)) return true;
  return false;
}

// 佐藤・鈴木, but not ルイ・アルマン.
bool holds_a_list(std::string_view text) {
  const std::u32string all = to_code_points(text);
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (std::u32string_view(U"・、,，/／&＆+＋").find(all[i]) == std::u32string_view::npos)
      continue;
    if (std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), is_ideograph) &&
        std::any_of(all.begin() + static_cast<std::ptrdiff_t>(i), all.end(), is_ideograph))
      return true;
  }
  return false;
}

}  // namespace

bool is_kana_only(std::string_view text) {
  const std::string kana = clean_kana(text);
  std::size_t letters = 0;
  for (std::size_t at = 0; at < kana.size();) {
    const char32_t c = next_code_point(kana, at);
    if (c == 0x3000) continue;
    if (!is_katakana(c)) return false;
    ++letters;
  }
  return letters > 0;
}

std::optional<NameAndKana> split_name_above_kana(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == text.npos || text.find('\n', end + 1) != text.npos) return std::nullopt;
  const std::string_view above = trim(text.substr(0, end)), below = trim(text.substr(end + 1));
  if (above.empty() || below.empty() || is_kana_only(above) == is_kana_only(below))
    return std::nullopt;
  const bool kana_above = is_kana_only(above);
  return NameAndKana{clean_name(kana_above ? below : above),
                     clean_kana(kana_above ? above : below)};
}

bool is_doubtful_name(std::string_view text) {
  text = trim(text);
  if (is_ditto(text) || text.find('\n') != text.npos) return true;
  const std::string plain = narrow(text);
  if (plain.find_first_of("0123456789") != plain.npos) return true;
  bool any_letter = false;
  for (std::size_t at = 0; at < plain.size() && !any_letter;)
    any_letter = is_letter(next_code_point(plain, at));
  return !any_letter || is_nobody(text) || names_a_group(plain) || holds_a_list(text);
}

}  // namespace renkei
