#include "core/text/kana.hpp"

#include <algorithm>
#include <array>

#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::u32string_view half_width_from_ff61 =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"
    U"マミムメモヤユヨラリルレロワン゛゜";
static_assert(half_width_from_ff61.size() == 63);

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_hiragana(char32_t c) { return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E; }
bool is_half_width_kana(char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; }

// The letter with a voiced or half-voiced mark, or 0 when it takes none. Works on katakana and
// hiragana alike.
char32_t voiced(char32_t letter, bool half_voiced) {
  const char32_t shift = is_hiragana(letter) ? 0x60 : 0;
  const char32_t c = letter + shift;
  char32_t made = 0;
  if (c >= U'ハ' && c <= U'ホ' && (c - U'ハ') % 3 == 0) {
    made = c + (half_voiced ? 2 : 1);
  } else if (half_voiced) {
    return 0;
  } else if (c >= U'カ' && c <= U'チ' && (c - U'カ') % 2 == 0) {
    made = c + 1;
  } else if (c == U'ツ' || c == U'テ' || c == U'ト') {
    made = c + 1;
  } else if (c == U'ウ') {
    made = U'ヴ';
  }
  return made == 0 ? 0 : made - shift;
}

char32_t narrow_one(char32_t c, char32_t before) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c == 0xFF5E ? U'~' : c - 0xFEE0;
  if (c >= 0x2460 && c <= 0x2468) return U'1' + (c - 0x2460);
  switch (c) {
    case 0x3000:
    case 0x00A0:
      return U' ';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE63:
    case 0x2500:
    case 0x2501:
      return U'-';
    case 0x30FC:
    case 0xFF70:
      return is_katakana(before) || is_hiragana(before) || is_half_width_kana(before) ? c : U'-';
    case 0x301C:
      return U'~';
    case 0xFFE5:
      return 0xA5;
    case 0x2018:
    case 0x2019:
      return U'\'';
    default:
      return c;
  }
}

struct Variant {
  char32_t from;
  char32_t to;
};

// Sorted by `from` at first use; pairs that are written for one another in family names.
std::u32string_view variant_pairs() {
  return U"髙高\uFA11崎嵜崎濵浜濱浜邊辺邉辺齋斉齊斉斎斉德徳𠮷吉栁柳桺柳澤沢瀨瀬嶋島嶌島廣広冨富眞真"
         U"櫻桜國国惠恵藪薮籔薮曾曽龍竜槇槙舘館淵渕瀧滝檜桧榮栄與与壽寿彥彦靜静圓円條条"
         U"豐豊鄕郷黑黒萬万應応來来緖緒敎教郞郎淸清增増橫横兒児濟済實実礒磯籠篭濤涛亙亘賴頼"
         // Compatibility forms of CP932's IBM extensions, written by number because editors
         // normalise them away.
         U"\uFA10塚\uFA12晴\uFA16猪\uFA17益\uFA18礼\uFA19神\uFA1A祥\uFA1B福\uFA1C靖\uFA1D精"
         U"\uFA1E羽\uFA22諸\uFA25逸\uFA26都\uFA2A飯\uFA2B飼\uFA2C館\uFA2D鶴\uF929朗\uF9DC隆";
}

char32_t base_character(char32_t c) {
  static const auto sorted = [] {
    std::array<Variant, 96> pairs{};
    std::size_t n = 0;
    const auto text = variant_pairs();
    for (std::size_t i = 0; i + 1 < text.size() && n < pairs.size(); i += 2)
      pairs[n++] = {text[i], text[i + 1]};
    std::sort(pairs.begin(), pairs.end(),
              [](const Variant& a, const Variant& b) { return a.from < b.from; });
    return pairs;
  }();
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), c,
                                      [](const Variant& v, char32_t x) { return v.from < x; });
  return found != sorted.end() && found->from == c ? found->to : c;
}

char32_t large_kana(char32_t c) {
  constexpr std::u32string_view small = U"ァィゥェォッャュョヮヵヶ";
  constexpr std::u32string_view large = U"アイウエオツヤユヨワカケ";
  const std::size_t at = small.find(c);
  return at == std::u32string_view::npos ? c : large[at];
}

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

char32_t fold_one(char32_t c, char32_t before) {
  c = base_character(large_kana(narrow_one(c, before)));
  return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

}  // namespace

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FE);
}

std::string widen_kana(std::string_view text) {
  std::u32string out;
  bool last_was_narrow = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_half_width_kana(c)) {
      out += c;
      last_was_narrow = false;
      continue;
    }
    const bool mark = c == 0xFF9E || c == 0xFF9F;
    const char32_t joined = mark && last_was_narrow ? voiced(out.back(), c == 0xFF9F) : 0;
    if (joined != 0) {
      out.back() = joined;
    } else {
      out += half_width_from_ff61[c - 0xFF61];
    }
    last_was_narrow = true;
  }
  return to_utf8(out);
}

std::string to_katakana(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_code_points(widen_kana(text))) {
    const bool mark = c == 0x3099 || c == 0x309A || c == 0x309B || c == 0x309C;
    const char32_t joined =
        mark && !out.empty() ? voiced(out.back(), c == 0x309A || c == 0x309C) : 0;
    if (joined != 0) {
      out.back() = joined;
    } else {
      out += is_hiragana(c) ? c + 0x60 : c;
    }
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
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(out, narrow_one(c, before));
    before = c;
  }
  return out;
}

std::string narrow_numbers(std::string_view text) {
  std::u32string out = to_code_points(text);
  for (char32_t& c : out)
    if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFEE0;
  for (std::size_t i = 1; i + 1 < out.size(); ++i)
    if (is_digit(out[i - 1]) && is_digit(out[i + 1]) && narrow_one(out[i], out[i - 1]) == U'-')
      out[i] = U'-';
  return to_utf8(out);
}

std::string fold_for_search(std::string_view text) {
  std::string out;
  char32_t before = 0;
  for (const char32_t c : to_code_points(to_katakana(text))) {
    if (is_blank_character(c) || is_variation_selector(c) || c == U'・') continue;
    append_utf8(out, fold_one(c, before));
    before = c;
  }
  return out;
}

}  // namespace renkei
