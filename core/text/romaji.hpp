// Names in Latin letters, as staff without a Japanese keyboard type them: Hepburn (shi, tsu, ji), the
// official Kunrei (si, tu, zi), long vowels written or not (satou, satoo, sato, satō), n before a lip
// or not (shimbashi). All of them become one spelling, for searching only. Pure functions on UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

// Kana (of either kind, as fold_for_search leaves them or not) in that spelling; whatever is no kana
// stays, but for blanks and long marks, which go.
std::string romaji_of_kana(std::string_view kana);

// The same of typed letters, also of a beginning: "sh" finds しまだ. Empty when there is no letter
// from a to z in it.
std::string fold_romaji(std::string_view typed);

}  // namespace renkei
