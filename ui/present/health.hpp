// What is known of the machine that could spoil a day's records: its clock, and the room on its disk.
// Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/moment.hpp"

namespace renkei::ui {

enum class ClockDoubt {
  none,
  impossible,  // before this program was there: its battery is empty
  other_zone,  // it believes in another place
  set_back     // to before the day on which it was used last
};

// `last_day`: on which this store was used last, as its clock said; empty: never before.
ClockDoubt clock_doubt(const Moment& now, Zone zone, std::string_view last_day);

// Whether something was written later than now, by more than two clocks differ: its clock is wrong.
bool is_ahead(const Moment& written, const Moment& now);

struct Health {
  ClockDoubt clock = ClockDoubt::none;
  std::optional<std::uint64_t> free_bytes;  // where the store lies; nothing: not known

  // A day's records are some megabytes; exports and the database need room besides.
  static constexpr std::uint64_t little = 500'000'000;
  bool is_nearly_full() const { return free_bytes && *free_bytes < little; }
  bool is_doubtful() const { return clock != ClockDoubt::none || is_nearly_full(); }
  friend bool operator==(const Health&, const Health&) = default;
};

// "12 GB", "430 MB".
std::string size_words(std::uint64_t bytes);

}  // namespace renkei::ui
