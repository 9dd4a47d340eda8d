#include "core/wording/numbers.hpp"

namespace renkei {

std::string count_words(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string decimal_words(std::int64_t scaled, int digits) {
  std::int64_t parts = 1;
  for (int i = 0; i < digits; ++i) parts *= 10;
  const std::int64_t size = scaled < 0 ? -scaled : scaled;
  std::string behind = std::to_string(size % parts + parts);
  behind[0] = '.';
  return (scaled < 0 ? "-" : "") + count_words(size / parts) + behind;
}

std::string range_words(const SeqRange& range) {
  const auto& [first, last] = range;
  return std::to_string(first) + (last == first ? "" : "–" + std::to_string(last));
}

std::string ranges_words(std::span<const SeqRange> ranges) {
  std::string words;
  for (const SeqRange& range : ranges) words += (words.empty() ? "" : ", ") + range_words(range);
  return words;
}

}  // namespace renkei
