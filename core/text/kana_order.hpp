// The order of the fifty sounds, as every Japanese list of names is kept. Pure functions on UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

// Words in the order of their readings compare as these do: voiced marks and small letters count only
// between words that are the same without them.
std::string kana_sort_key(std::string_view kana);

// あ か さ た な は ま や ら わ are 0 to 9, by the first letter; -1: it is no kana.
inline constexpr std::string_view kana_rows[] = {"あ", "か", "さ", "た", "な",
                                                 "は", "ま", "や", "ら", "わ"};
int kana_row_of(std::string_view kana);

}  // namespace renkei
