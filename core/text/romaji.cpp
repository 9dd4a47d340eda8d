#include "core/text/romaji.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/text/kana.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

const std::map<char32_t, std::string_view>& letters_of_kana() {
  static const std::map<char32_t, std::string_view> letters = {
      {U'ア', "a"},  {U'イ', "i"},  {U'ウ', "u"},  {U'エ', "e"},  {U'オ', "o"},  {U'カ', "ka"},
      {U'キ', "ki"}, {U'ク', "ku"}, {U'ケ', "ke"}, {U'コ', "ko"}, {U'サ', "sa"}, {U'シ', "si"},
      {U'ス', "su"}, {U'セ', "se"}, {U'ソ', "so"}, {U'タ', "ta"}, {U'チ', "ti"}, {U'ツ', "tu"},
      {U'テ', "te"}, {U'ト', "to"}, {U'ナ', "na"}, {U'ニ', "ni"}, {U'ヌ', "nu"}, {U'ネ', "ne"},
      {U'ノ', "no"}, {U'ハ', "ha"}, {U'ヒ', "hi"}, {U'フ', "hu"}, {U'ヘ', "he"}, {U'ホ', "ho"},
      {U'マ', "ma"}, {U'ミ', "mi"}, {U'ム', "mu"}, {U'メ', "me"}, {U'モ', "mo"}, {U'ヤ', "ya"},
      {U'ユ', "yu"}, {U'ヨ', "yo"}, {U'ラ', "ra"}, {U'リ', "ri"}, {U'ル', "ru"}, {U'レ', "re"},
      {U'ロ', "ro"}, {U'ワ', "wa"}, {U'ヰ', "i"},  {U'ヱ', "e"},  {U'ヲ', "o"},  {U'ン', "n"},
      {U'ガ', "ga"}, {U'ギ', "gi"}, {U'グ', "gu"}, {U'ゲ', "ge"}, {U'ゴ', "go"}, {U'ザ', "za"},
      {U'ジ', "zi"}, {U'ズ', "zu"}, {U'ゼ', "ze"}, {U'ゾ', "zo"}, {U'ダ', "da"}, {U'ヂ', "zi"},
      {U'ヅ', "zu"}, {U'デ', "de"}, {U'ド', "do"}, {U'バ', "ba"}, {U'ビ', "bi"}, {U'ブ', "bu"},
      {U'ベ', "be"}, {U'ボ', "bo"}, {U'パ', "pa"}, {U'ピ', "pi"}, {U'プ', "pu"}, {U'ペ', "pe"},
      {U'ポ', "po"}, {U'ヴ', "bu"}};
  return letters;
}

// What a small kana makes of the one before it.
char small_vowel(char32_t c) {
  switch (c) {
    case U'ァ':
      return 'a';
    case U'ィ':
      return 'i';
    case U'ゥ':
      return 'u';
    case U'ェ':
      return 'e';
    case U'ォ':
      return 'o';
    default:
      return 0;
  }
}

std::string_view small_y(char32_t c) {
  return c == U'ャ' ? "ya" : c == U'ュ' ? "yu" : c == U'ョ' ? "yo" : "";
}

bool is_vowel(char c) { return std::string_view("aiueo").find(c) != std::string_view::npos; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// きゃ is k(i)ya; ふぁ is h(u)a.
void join_small(std::string& out, std::string_view with) {
  if (!out.empty() && is_vowel(out.back())) out.pop_back();
  out += with;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// Spellings of one sound; longer ones first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> spellings = {
    {{"cch", "tch"}, {"sha", "sya"}, {"shu", "syu"}, {"sho", "syo"}, {"shi", "si"},  {"she", "sye"},
     {"cha", "tya"}, {"chu", "tyu"}, {"cho", "tyo"}, {"chi", "ti"},  {"che", "tye"}, {"tsu", "tu"},
     {"ja", "zya"},  {"ju", "zyu"},  {"jo", "zyo"},  {"ji", "zi"},   {"je", "zye"},  {"jya", "zya"},
     {"fu", "hu"},   {"di", "zi"},   {"du", "zu"}}};

// Where somebody stopped in the middle of a sound.
void fold_unfinished_end(std::string& text) {
  for (const auto& [end, with] : {std::pair<std::string_view, std::string_view>{"sh", "s"},
                                  {"ch", "t"},
                                  {"ts", "t"},
                                  {"c", "t"},
                                  {"j", "z"},
                                  {"f", "h"}})
    if (text.ends_with(end)) text.replace(text.size() - end.size(), end.size(), with);
}

// A long vowel is one vowel, however it is written; so are doubled ones, and n is n before a lip.
std::string shortened(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i], before = out.empty() ? '\0' : out.back();
    const char after = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == '\'' || c == '-') continue;
    if (is_vowel(c) && before == c && c != 'i') continue;  // aa, uu, ee, oo
    if (c == 'u' && before == 'o') continue;               // ou
    // oh before a consonant or at the end: Ohno, Satoh
    if (c == 'h' && before == 'o' && !is_vowel(after) && after != 'y') continue;
    if (c == 'm' && (after == 'b' || after == 'p' || after == 'm')) {
      out += 'n';
      continue;
    }
    out += c;
  }
  return out;
}

std::string plain_letters(std::string_view typed) {
  std::string out;
  for (std::size_t at = 0; at < typed.size();) {
    const char32_t c = next_code_point(typed, at);
    constexpr std::u32string_view long_ones = U"āīūēōâîûêôĀĪŪĒŌÂÎÛÊÔ";
    const std::size_t found = long_ones.find(c);
    if (found != std::u32string_view::npos)
      out += "aiueo"[found % 5];
    else if (c < 0x80 && c != U' ')
      out += static_cast<char>(c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
    else if (c >= 0x80)
      append_utf8(out, c);
  }
  return out;
}

}  // namespace

std::string romaji_of_kana(std::string_view kana) {
  const std::string wide = to_katakana(kana);
  const auto& letters = letters_of_kana();
  std::string out;
  bool doubles = false;  // a small tsu came
  for (std::size_t at = 0; at < wide.size();) {
    const char32_t c = next_code_point(wide, at);
    if (c == U'ッ') {
      doubles = true;
      continue;
    }
    if (c == U'ー' || c == U' ' || c == U'\u3000') continue;
    if (const std::string_view y = small_y(c); !y.empty()) {
      join_small(out, y);
    } else if (const char vowel = small_vowel(c); vowel != 0) {
      join_small(out, std::string_view(&vowel, 1));
    } else if (const auto found = letters.find(c); found != letters.end()) {
      if (doubles) out += found->second.front();
      out += found->second;
    } else {
      append_utf8(out, c);
    }
    doubles = false;
  }
  return shortened(out);
}

std::string fold_romaji(std::string_view typed) {
  std::string text = plain_letters(narrow(typed));
  if (std::ranges::none_of(text, is_letter)) return {};
  replace_all(text, "mb", "nb");
  replace_all(text, "mp", "np");
  for (const auto& [spelling, sound] : spellings) replace_all(text, spelling, sound);
  text = shortened(text);
  fold_unfinished_end(text);
  return text;
}

}  // namespace renkei
