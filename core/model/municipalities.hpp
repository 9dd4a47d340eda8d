// The prefectures and municipalities of Japan by their codes: the list of assets/municipalities.tsv,
// or a newer one that was taken in. Several prefectures have a 池田町, so a name stands with its
// prefecture, always. A list never changes once it is made; any thread.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

struct Municipality {
  std::string_view code6, prefecture, name, kana;
  std::string_view type;    // prefecture, designated_city, city, special_ward, town, village
  std::string_view county;  // 郡; of a town or village that belongs to one

  // The first two digits are the prefecture's; the others of a prefecture itself are zeros.
  std::string_view prefecture_code() const { return code6.substr(0, 2); }
  bool is_prefecture() const { return code6.substr(2, 3) == "000"; }
};

class Municipalities {
 public:
  // `table`: code6 prefecture name kana type county, tab-separated under a heading row.
  explicit Municipalities(std::string table);
  Municipalities(const Municipalities&) = delete;
  Municipalities& operator=(const Municipalities&) = delete;

  // In the order of their codes: each prefecture before its municipalities.
  std::span<const Municipality> all() const { return all_; }
  // By six digits, or by five without the last one; null: no such code.
  const Municipality* of_code(std::string_view code) const;
  // 北海道 芽室町; of a prefecture its name alone. What is no code is said as it is.
  std::string words(std::string_view code) const;

 private:
  std::string table_;
  std::vector<Municipality> all_;  // views into the table
};

// The list that the program brings along.
const Municipalities& own_municipalities();
// The list in use: that one, or the newer one of the store that was opened last. A list once in use
// stays valid for ever, for others still look at it.
const Municipalities& municipalities_in_use();
void use_municipalities(std::string_view table);  // empty: the program's own

// Asked of the list in use.
std::span<const Municipality> all_municipalities();
const Municipality* municipality_of_code(std::string_view code);
std::string municipality_words(std::string_view code);

// JIS X 0402: the sixth digit follows from the first five, which must be digits.
char municipality_check_digit(std::string_view code5);
// Villages that have codes and that no count of municipalities includes.
bool is_uncounted_village(std::string_view code6);

}  // namespace renkei
