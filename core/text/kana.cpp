#include "core/text/kana.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_hiragana(char32_t c) { return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E; }
bool is_half_width_kana(char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; }

constexpr char32_t voiced_mark = 0x3099, half_voiced_mark = 0x309A;  // those that combine

// The mark that combines for one that stands alone in any width, or 0.
char32_t combining(char32_t c) {
  if (c == voiced_mark || c == 0x309B || c == 0xFF9E) return voiced_mark;
  if (c == half_voiced_mark || c == 0x309C || c == 0xFF9F) return half_voiced_mark;
  return 0;
}

// The letter with the mark as one character, or 0 when there is none: カ and a voiced mark are ガ.
char32_t joined(char32_t letter, char32_t mark) {
  utf8proc_int32_t pair[] = {static_cast<utf8proc_int32_t>(letter),
                             static_cast<utf8proc_int32_t>(mark)};
  return utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE) == 1 ? static_cast<char32_t>(pair[0])
                                                                  : 0;
}

// Among others of these the character is its own normal form: hardly any text of an office holds others.
bool is_normal(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FC) ||
         (c >= 0x4E00 && c <= 0x9FFF);
}

// The text in the normal form that the options describe.
std::u32string normalised(std::string_view text, int options) {
  std::u32string plain = to_code_points(text);
  if (std::ranges::all_of(plain, is_normal)) {
    if ((options & UTF8PROC_CASEFOLD) != 0)
      for (char32_t& c : plain)
        if (c >= U'A' && c <= U'Z') c += 32;
    return plain;
  }
  const std::string sound = is_utf8(text) ? std::string(text) : to_utf8(to_code_points(text));
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(sound.data());
  const auto size = static_cast<utf8proc_ssize_t>(sound.size());
  const auto wish = static_cast<utf8proc_option_t>(options);
  std::vector<utf8proc_int32_t> made(sound.size() + 1);
  auto length = utf8proc_decompose(bytes, size, made.data(),
                                   static_cast<utf8proc_ssize_t>(made.size()), wish);
  if (length > static_cast<utf8proc_ssize_t>(made.size())) {
    made.resize(static_cast<std::size_t>(length));
    length = utf8proc_decompose(bytes, size, made.data(), length, wish);
  }
  if (length > 0) length = utf8proc_normalize_utf32(made.data(), length, wish);
  if (length < 0) return to_code_points(sound);  // only when memory runs out or the text is huge
  return {made.begin(), made.begin() + length};
}

constexpr int compatible = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
constexpr int alike = compatible | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

// What a compatible form leaves as typed, and a number does not mind: hyphens, dashes and rules to
// '-', wave dashes to '~'.
char32_t plain_stroke(char32_t c, char32_t before) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0x2501:
    case 0xFE63:
    case 0xFF0D:
      return U'-';
    case 0x30FC:
    case 0xFF70:
      return is_katakana(before) || is_hiragana(before) || is_half_width_kana(before) ? c : U'-';
    case 0x301C:
      return U'~';
    case 0x2018:
    case 0x2019:
      return U'\'';
    default:
      return c;
  }
}

// Pairs that are written for one another in family names, and that Unicode keeps apart.
constexpr std::u32string_view variant_pairs =
    U"髙高\uFA11崎嵜崎濵浜濱浜邊辺邉辺齋斉齊斉斎斉德徳𠮷吉栁柳桺柳澤沢瀨瀬嶋島嶌島廣広冨富眞真"
    U"櫻桜國国惠恵藪薮籔薮曾曽龍竜槇槙舘館淵渕瀧滝檜桧榮栄與与壽寿彥彦靜静圓円條条"
    U"豐豊鄕郷黑黒萬万應応來来緖緒敎教郞郎淸清增増橫横兒児濟済實実礒磯籠篭濤涛亙亘賴頼";

char32_t base_character(char32_t c) {
  if (c < 0x4E00) return c;  // no character of a name
  struct Variant {
    char32_t from, to;
  };
  static const std::vector<Variant> sorted = [] {
    std::vector<Variant> pairs;
    for (std::size_t i = 0; i + 1 < variant_pairs.size(); i += 2)
      pairs.push_back({variant_pairs[i], variant_pairs[i + 1]});
    std::ranges::sort(pairs, {}, &Variant::from);
    return pairs;
  }();
  const auto found = std::ranges::lower_bound(sorted, c, {}, &Variant::from);
  return found != sorted.end() && found->from == c ? found->to : c;
}

char32_t large_kana(char32_t c) {
  constexpr std::u32string_view small = U"ァィゥェォッャュョヮヵヶ";
  constexpr std::u32string_view large = U"アイウエオツヤユヨワカケ";
  if (c < U'ァ' || c > U'ヶ') return c;
  const std::size_t at = small.find(c);
  return at == std::u32string_view::npos ? c : large[at];
}

}  // namespace

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FE);
}

std::string widen_kana(std::string_view text) {
  if (text.find('\xEF') == text.npos && is_utf8(text)) return std::string(text);  // none is narrow
  std::u32string out;
  bool last_was_narrow = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (!is_half_width_kana(c)) {
      out += c;
      last_was_narrow = false;
      continue;
    }
    const char32_t mark = combining(c);
    if (const char32_t one = mark != 0 && last_was_narrow ? joined(out.back(), mark) : 0; one != 0)
      out.back() = one;
    else if (mark != 0)
      out += static_cast<char32_t>(mark + 2);  // the one that stands alone: ゛ ゜
    else
      out += normalised(text.substr(start, at - start), compatible);
    last_was_narrow = true;
  }
  return to_utf8(out);
}

std::string join_marks(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_code_points(text)) {
    const bool combines = !out.empty() && (c == voiced_mark || c == half_voiced_mark);
    if (const char32_t one = combines ? joined(out.back(), c) : 0; one != 0)
      out.back() = one;
    else
      out += c;
  }
  return to_utf8(out);
}

std::string to_katakana(std::string_view text) {
  std::string wide = widen_kana(text);
  std::u32string out;
  const std::u32string letters = to_code_points(wide);
  if (std::ranges::none_of(letters, [](char32_t c) { return is_hiragana(c) || combining(c) != 0; }))
    return wide;
  for (const char32_t c : letters) {
    const char32_t mark = out.empty() ? 0 : combining(c);
    if (const char32_t one = mark != 0 ? joined(out.back(), mark) : 0; one != 0)
      out.back() = one;
    else
      out += is_hiragana(c) ? c + 0x60 : c;
  }
  return to_utf8(out);
}

std::string to_hiragana(std::string_view text) {
  std::u32string out = to_code_points(to_katakana(text));
  for (char32_t& c : out)
    if ((c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE) c -= 0x60;
  return to_utf8(out);
}

std::string narrow(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t before = 0;
  for (const char32_t c : normalised(text, compatible)) {
    append_utf8(out, plain_stroke(c, before));
    before = c;
  }
  return out;
}

std::string narrow_numbers(std::string_view text) {
  std::u32string out = to_code_points(text);
  for (char32_t& c : out)
    if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFEE0;
  for (std::size_t i = 1; i + 1 < out.size(); ++i)
    if (is_digit(out[i - 1]) && is_digit(out[i + 1]) && plain_stroke(out[i], out[i - 1]) == U'-')
      out[i] = U'-';
  return to_utf8(out);
}

std::string fold_for_search(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t before = 0;
  for (const char32_t c : normalised(to_katakana(text), alike)) {
    if (is_blank_character(c) || c == U'・') continue;
    append_utf8(out, base_character(large_kana(plain_stroke(c, before))));
    before = c;
  }
  return out;
}

}  // namespace renkei
