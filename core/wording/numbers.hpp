// Figures as people read them, the same in every language. Pure.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "core/base/ids.hpp"

namespace renkei {

std::string count_words(std::int64_t number);  // 57,000 and -1,234
// A figure in tenths, or other parts of ten: 425 with two digits is 4.25.
std::string decimal_words(std::int64_t scaled, int digits);
// The numbers of a device's records, as people compare them by telephone: 640–701, 812.
std::string range_words(const SeqRange& range);
std::string ranges_words(std::span<const SeqRange> ranges);

}  // namespace renkei
