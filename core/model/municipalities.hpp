// The prefectures and municipalities of Japan by their codes, from assets/municipalities.tsv. Several
// prefectures have a 池田町, so a name stands with its prefecture, always. Read once, valid for ever;
// any thread.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace renkei {

struct Municipality {
  std::string_view code6, prefecture, name, kana;
  std::string_view type;    // prefecture, designated_city, city, special_ward, town, village
  std::string_view county;  // 郡; of a town or village that belongs to one

  // The first two digits are the prefecture's; the others of a prefecture itself are zeros.
  std::string_view prefecture_code() const { return code6.substr(0, 2); }
  bool is_prefecture() const { return code6.substr(2, 3) == "000"; }
};

// In the order of their codes: each prefecture before its municipalities.
std::span<const Municipality> all_municipalities();
// By six digits, or by five without the last one; null: no such code.
const Municipality* municipality_of_code(std::string_view code);

// 北海道 芽室町; of a prefecture its name alone. What is no code is said as it is.
std::string municipality_words(std::string_view code);

}  // namespace renkei
