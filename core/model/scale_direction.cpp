#include "core/model/scale_direction.hpp"

#include <algorithm>
#include <array>

#include "core/text/spaces.hpp"

namespace renkei {
namespace {

bool reads_negative(std::string_view label) {
  constexpr std::array<std::string_view, 4> words = {"不満", "悪い", "思わない", "ない"};
  return std::ranges::any_of(words, [&](std::string_view word) { return contains(label, word); });
}

bool reads_positive(std::string_view label) {
  constexpr std::array<std::string_view, 6> words = {"大変", "とても", "ぜひ",
                                                     "満足", "良い",   "よい"};
  return !reads_negative(label) &&
         std::ranges::any_of(words, [&](std::string_view word) { return contains(label, word); });
}

}  // namespace

std::optional<bool> is_first_best(std::string_view first, std::string_view last) {
  if (reads_positive(first) && reads_negative(last)) return true;
  if (reads_negative(first) && reads_positive(last)) return false;
  return std::nullopt;
}

}  // namespace renkei
