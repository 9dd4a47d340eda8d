// What a person has chosen of how the program looks and speaks; kept beside the store, on this device
// only. Plain values.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/wording/messages.hpp"

namespace renkei::ui {

// 「屋外」 is black on white for the sun, 「黒地」 white on black.
enum class Look { light, dark, outdoor, black };
inline constexpr std::array<std::string_view, 4> look_names = {"light", "dark", "outdoor", "black"};

constexpr std::string_view look_name(Look look) {
  return look_names[static_cast<std::size_t>(look)];
}
constexpr std::optional<Look> parse_look(std::string_view name) {
  for (std::size_t i = 0; i < look_names.size(); ++i)
    if (name == look_names[i]) return static_cast<Look>(i);
  return std::nullopt;
}

// How long a scanner may take from one character to the next: the usual ones, and two for slow ones.
inline constexpr std::array<int, 3> scan_gaps_ms = {35, 60, 90};
constexpr bool is_scan_gap(int ms) {
  for (const int one : scan_gaps_ms)
    if (one == ms) return true;
  return false;
}

constexpr int least_size_permille = 600, most_size_permille = 1700;
constexpr bool is_size_permille(int size) {
  return size >= least_size_permille && size <= most_size_permille;
}

constexpr bool is_text_percent(int percent) {
  return percent >= 100 && percent <= 200 && percent % 25 == 0;
}

struct Wishes {
  Language language = Language::ja;
  Look look = Look::light;
  int text_percent = 100;
  bool big_buttons = false;
  bool left_handed = false;    // main and side change places
  bool buttons_below = false;  // the bar with the ways is at the lower edge
  int size_permille = 1000;    // of a millimetre as the monitor would have it
  int scan_gap_ms = scan_gaps_ms[0];
  std::string staff;                     // the code that signs; empty: none
  std::vector<std::string> staff_codes;  // of those who have signed here, by one tap

  friend bool operator==(const Wishes&, const Wishes&) = default;
};

// Where one was: the address, the day, and of each tour the stop, of each event the gate.
struct Whereabouts {
  std::string address, day;
  std::map<std::string, std::string> part_of;  // record names outside the store

  friend bool operator==(const Whereabouts&, const Whereabouts&) = default;
};

}  // namespace renkei::ui
