#include "core/register/roster/roster_values.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

using Words = std::span<const std::string_view>;

bool is_one_of(std::string_view text, Words words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string part_foreign_name(std::string text) {
  if (!contains(text, "・")) return text;
  std::u32string out = to_code_points(text);
  for (std::size_t i = 1; i + 1 < out.size(); ++i)
    if (out[i] == U'・' && is_katakana(out[i - 1]) && is_katakana(out[i + 1])) out[i] = 0x3000;
  return to_utf8(out);
}

std::size_t digits_before(std::string_view text, std::size_t end) {
  std::size_t first = end;
  while (first > 0 && is_digit(text[first - 1])) --first;
  return end - first;
}

template <class Test>
bool any_code_point(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();)
    if (test(next_code_point(text, at))) return true;
  return false;
}

}  // namespace

std::string plain_word(std::string_view text) {
  if (text.empty()) return {};
  std::string plain = without_spaces(narrow(widen_kana(text)));
  for (char& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (const std::string_view end : {"。", "."})
    if (plain.ends_with(end)) plain.resize(plain.size() - end.size());
  constexpr std::array<std::string_view, 4> dashes = {"–", "—", "―", "ー"};
  if (is_one_of(plain, dashes)) plain = "-";
  return plain;
}

std::string without_list_signs(std::string_view text) {
  if (!text.ends_with("）") && !text.ends_with(')')) return std::string(text);
  for (const std::string_view withheld : {"（伏せられた値", "(withheld"})
    if (text.starts_with(withheld)) return {};
  for (const std::string_view nameless : {"（氏名未記入）", "(no name given)"})
    if (text.ends_with(nameless)) return {};
  for (const std::string_view hidden : {"（秘匿）", "(protected)"})
    if (text.ends_with(hidden))
      return std::string(trim(text.substr(0, text.size() - hidden.size())));
  return std::string(text);
}

bool is_number_for_name(std::string_view text) {
  const std::string plain = plain_word(text);
  return plain.starts_with("no.") && plain.size() > 3 &&
         plain.find_first_not_of("0123456789", 3) == std::string::npos;
}

bool is_bare_mark(std::string_view text) {
  constexpr std::array<std::string_view, 18> marks = {"●", "○", "〇", "◯",  "◎",    "▲",
                                                      "△", "■", "□",  "✓",  "✔",    "☑",
                                                      "*", "※", "レ", "有", "あり", "yes"};
  return is_one_of(plain_word(text), marks);
}

std::string clean_name(std::string_view text) {
  return unify_spaces(part_foreign_name(widen_kana(text)), "\u3000");
}
std::string clean_kana(std::string_view text) {
  return unify_spaces(part_foreign_name(to_katakana(text)), "\u3000");
}
std::optional<NameAndKana> split_name_and_kana(std::string_view text) {
  std::u32string all = to_code_points(text);
  const std::size_t open = all.find_first_of(U"(（");
  const std::size_t close = all.find_first_of(U")）", open == std::u32string::npos ? 0 : open);
  if (open == std::u32string::npos || open == 0 || close != all.size() - 1) return std::nullopt;
  const std::string kana = clean_kana(to_utf8(all.substr(open + 1, close - open - 1)));
  const bool other =
      any_code_point(kana, [](char32_t c) { return !is_katakana(c) && c != 0x3000; });
  if (kana.empty() || other) return std::nullopt;
  return NameAndKana{clean_name(to_utf8(all.substr(0, open))), kana};
}

std::string clean_code(std::string_view text) { return without_spaces(narrow(text)); }
std::string clean_address(std::string_view text) { return narrow_numbers(widen_kana(trim(text))); }

// 2号車 and Bus 2 are 2.
std::string clean_bus(std::string_view text) {
  std::string bus = clean_code(text);
  for (const std::string_view head : {"bus", "バス"})
    if (bus.size() > head.size() && plain_word(bus).starts_with(head) && is_digit(bus[head.size()]))
      bus.erase(0, head.size());
  for (const std::string_view end : {"号車", "号"})
    if (bus.size() > end.size() && bus.ends_with(end)) bus.resize(bus.size() - end.size());
  return bus;
}

// No.3, №3, 3番 and a spreadsheet's 3.0 are 3.
std::string clean_number(std::string_view text) {
  std::string number = plain_word(text);
  for (const std::string_view head : {"no.", "no", "#"})
    if (number.starts_with(head) && number.size() > head.size() && is_digit(number[head.size()]))
      number.erase(0, head.size());
  for (const std::string_view end : {"番", ".0"})
    if (number.size() > end.size() && number.ends_with(end))
      number.resize(number.size() - end.size());
  const bool whole = number.find_first_not_of("0123456789") == std::string::npos;
  return whole ? number : clean_code(text);
}

std::optional<std::string> bus_of_section(std::string_view section) {
  const std::string plain = clean_code(section);
  const std::size_t at = plain.find("号車");
  if (at == std::string::npos) return std::nullopt;
  const std::size_t digits = digits_before(plain, at);
  return digits == 0 ? std::nullopt : std::optional(plain.substr(at - digits, digits));
}

bool says_nothing(std::string_view text) {
  constexpr std::array<std::string_view, 10> words = {"",   "-",    "--",     "なし",   "無し",
                                                      "無", "不明", "未記入", "未回答", "n/a"};
  return is_one_of(plain_word(text), words);
}

std::string clean_allergy(std::string_view text) {
  constexpr std::array<std::string_view, 14> none = {
      "",         "-",        "なし",     "無し",       "無",       "ナシ", "ない",
      "特になし", "特に無し", "特になく", "とくになし", "特にない", "none", "no"};
  if (is_one_of(plain_word(text), none)) return {};
  text = trim(text);
  for (const std::string_view label : {"アレルギー：", "Allergies: "})
    if (text.starts_with(label) && text.find('\n') == text.npos) text.remove_prefix(label.size());
  return std::string(text);
}

bool sums_up_care(std::string_view text) {
  constexpr std::array<std::string_view, 6> labels = {
      "アレルギー：", "健康上の配慮：", "支援の要否：",
      "Allergies: ",  "Health note: ",  "Support needed: "};
  return std::ranges::any_of(labels,
                             [&](std::string_view label) { return text.starts_with(label); });
}

std::optional<int> read_sex(std::string_view text) {
  constexpr std::array<std::string_view, 7> unknown = {"",       "-",       "0",     "不明",
                                                       "未記入", "unknown", "未確認"};
  constexpr std::array<std::string_view, 9> male = {"1", "男",   "男性",   "男子",  "♂",
                                                    "m", "male", "おとこ", "オトコ"};
  constexpr std::array<std::string_view, 10> female = {"2", "女",     "女性",   "女子",   "♀",
                                                       "f", "female", "おんな", "オンナ", "w"};
  constexpr std::array<std::string_view, 16> other = {
      "9",      "該当なし", "notapplicable",  "回答しない",         "答えない", "答えたくない",
      "無回答", "未回答",   "その他",         "その他・回答しない", "回答なし", "x",
      "other",  "noanswer", "prefernottosay", "ノンバイナリー"};
  const std::string word = plain_word(text);
  if (is_one_of(word, unknown)) return 0;
  if (is_one_of(word, male)) return 1;
  if (is_one_of(word, female)) return 2;
  if (is_one_of(word, other)) return 9;
  return std::nullopt;
}

std::optional<std::string_view> read_consent(std::string_view text) {
  constexpr std::array<std::string_view, 8> unknown = {"",     "-", "未確認",      "不明",
                                                       "未定", "▲", "notaskedyet", "△"};
  constexpr std::array<std::string_view, 14> no = {
      "不同意", "不可", "否",     "×",          "x",    "✕",      "ng",
      "no",     "n",    "いいえ", "同意しない", "拒否", "不承諾", "保護者不同意"};
  constexpr std::array<std::string_view, 16> yes = {
      "同意", "可",   "○",        "〇",   "◯",      "ok",       "yes",  "●",
      "y",    "はい", "同意する", "承諾", "同意済", "同意あり", "了承", "◎"};
  constexpr std::array<std::string_view, 7> guardian = {
      "保護者同意", "保護者可",   "保護者の同意",  "保護者同意済",
      "保護者承諾", "親権者同意", "guardianagrees"};
  std::string word = plain_word(text);
  // ● 可, ✕ 不可: our own lists put a shape before the word, which alone decides.
  for (const std::string_view shape : {"●", "✕", "▲", "○", "×"})
    if (word.size() > shape.size() && word.starts_with(shape)) word.erase(0, shape.size());
  if (is_one_of(word, unknown)) return "unknown";
  if (is_one_of(word, no)) return "no";
  if (is_one_of(word, guardian)) return "guardian_yes";
  if (is_one_of(word, yes)) return "yes";
  return std::nullopt;
}

AgeReading read_age(std::string_view text) {
  AgeReading reading;
  std::string plain = plain_word(text);
  if (says_nothing(plain)) return reading;
  for (const std::string_view head : {"満", "約"})
    if (plain.starts_with(head)) plain.erase(0, head.size());
  const std::size_t digits = std::min(plain.find_first_not_of("0123456789"), plain.size());
  const std::string_view unit = std::string_view(plain).substr(digits);
  if (digits == 0 || digits > 3) {
    reading.unreadable = true;
    return reading;
  }
  const int number = std::stoi(plain.substr(0, digits));
  constexpr std::array<std::string_view, 6> years = {"", "歳", "才", "さい", "サイ", ".0"};
  constexpr std::array<std::string_view, 4> months = {"か月", "ヶ月", "カ月", "ヵ月"};
  if (unit == "代" || unit == "歳代") {
    reading.band = age_band(number);
  } else if (number == 80 && (unit == "代以上" || unit == "歳以上")) {
    reading.band = age_band(number);
  } else if ((number == 9 && unit == "歳以下") || (number == 10 && unit == "歳未満")) {
    reading.band = age_band(9);
  } else if (unit.ends_with("以上") || unit.ends_with("以下") || unit.ends_with("未満")) {
    reading.open_band = true;
  } else if (is_one_of(unit, years)) {
    reading.age = number;
  } else if (is_one_of(unit, months)) {
    reading.age = number / 12;
  } else {
    reading.unreadable = true;
  }
  return reading;
}

BirthReading read_birth(std::string_view text) {
  BirthReading reading{says_nothing(text) ? DateReading{} : read_date(text), {}};
  if (reading.date.status != DateStatus::unreadable) return reading;
  const std::string plain = narrow(text);
  const std::size_t year_word = plain.rfind("歳");
  if (year_word == std::string::npos) return reading;
  const std::size_t digits = digits_before(plain, year_word);
  if (digits == 0 || digits > 3) return reading;
  std::string_view before = std::string_view(plain).substr(0, year_word - digits);
  bool cut = true;
  while (cut) {
    cut = false;
    before = trim(before);
    for (const std::string_view mark : {"満", "(", "・", "/", ",", "、"})
      if (before.ends_with(mark)) {
        before.remove_suffix(mark.size());
        cut = true;
      }
  }
  reading.date = read_date(before);
  reading.age_text = plain.substr(year_word - digits, digits);
  return reading;
}

bool says_outside(std::string_view remark) {
  return contains(remark, "区外") || contains(remark, "対象外");
}

EmergencyContact split_emergency_contact(std::string_view text) {
  EmergencyContact contact;
  const std::string plain = narrow(trim(text));
  const std::size_t first = plain.find_first_of("+0123456789");
  contact.phone = first == std::string::npos ? std::string{} : plain.substr(first);
  std::string who(trim(first == std::string::npos ? plain : plain.substr(0, first)));
  for (const std::string_view label : {"TEL", "Tel", "tel", "電話", ":", "("})
    if (who.ends_with(label)) who.resize(who.size() - label.size());
  const std::size_t open = who.find('(');
  const std::size_t close = who.find(')', open == std::string::npos ? 0 : open);
  if (open != std::string::npos && close != std::string::npos) {
    contact.relation = std::string(trim(std::string_view(who).substr(open + 1, close - open - 1)));
    who.erase(open, close - open + 1);
  }
  contact.name = std::string(trim(who));
  return contact;
}

// '?' and U+FFFD are what programs write for a character they lack, 〓 is what printers do.
bool has_lost_character(std::string_view text) {
  return any_code_point(
      text, [](char32_t c) { return c == U'?' || c == replacement_character || c == U'〓'; });
}

bool has_private_use_character(std::string_view text) {
  return any_code_point(text,
                        [](char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; });
}

bool has_invisible_character(std::string_view text) {
  return any_code_point(
      text, [](char32_t c) { return is_invisible(c) && c != U'\n' && c != U'\t' && c != U'\r'; });
}

}  // namespace renkei
