// Shares of a whole, rounded as people round: one rule for tables and screens. Pure.
#pragma once
#include <cstdint>

namespace renkei {

// So many parts of `scale` parts: half up, away from zero as 四捨五入 is; `whole` is not 0.
constexpr std::int64_t rounded_share(std::int64_t part, std::int64_t whole, std::int64_t scale) {
  const bool negative = (part < 0) != (whole < 0);
  const std::int64_t n = (part < 0 ? -part : part) * scale, d = whole < 0 ? -whole : whole;
  const std::int64_t rounded = n / d + (n % d >= d - n % d ? 1 : 0);
  return negative ? -rounded : rounded;
}

// 5 of 8 are 625.
constexpr std::int64_t per_mille(std::int64_t part, std::int64_t whole) {
  return rounded_share(part, whole, 1000);
}

}  // namespace renkei
