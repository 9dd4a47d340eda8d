// The PIN with which staff leave a kiosk: what may be one, and how long one waits after wrong ones.
// Pure.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string_view>

namespace renkei::ui {

constexpr std::size_t least_pin_digits = 6, most_pin_digits = 32;

constexpr bool is_pin(std::string_view text) {
  return text.size() >= least_pin_digits && text.size() <= most_pin_digits &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// By the number of wrong ones in a row, whatever any clock says: 1, 2, 4 .. 300 seconds from the third
// on.
constexpr std::int64_t pin_wait_ms(int failures) {
  if (failures < 3) return 0;
  constexpr std::int64_t most_s = 300;
  const std::int64_t seconds = failures - 3 > 8 ? most_s : std::int64_t{1} << (failures - 3);
  return std::min(most_s, seconds) * 1000;
}

}  // namespace renkei::ui
