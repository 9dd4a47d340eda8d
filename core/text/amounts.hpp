// Amounts of yen as people write them: 「1,200円」「１２００」「千五百円」「1万2千円」「約3000円」「なし」.
// Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace renkei {

// A whole number in digits, in kanji or in both: 1,200 and 千五百 and 1万2千. Commas stand where
// thousands end or the number is none. `text` is narrow and without blanks.
std::optional<std::int64_t> read_whole_number(std::string_view text);

struct AmountReading {
  std::optional<std::int64_t> yen;
  std::string_view doubt;  // amount_range, amount_unreadable; empty: read, or nothing stood there
};

AmountReading read_amount(std::string_view text);

}  // namespace renkei
