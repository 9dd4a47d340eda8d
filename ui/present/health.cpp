#include "ui/present/health.hpp"

#include "core/wording/numbers.hpp"

namespace renkei::ui {

ClockDoubt clock_doubt(const Moment& now, Zone zone, std::string_view last_day) {
  const std::string today = local_date(now, zone);
  if (today < "2022-01-01") return ClockDoubt::impossible;
  if (today < last_day) return ClockDoubt::set_back;
  return now.offset_min == zone.offset_min ? ClockDoubt::none : ClockDoubt::other_zone;
}

std::string size_words(std::uint64_t bytes) {
  constexpr std::uint64_t mega = 1'000'000, giga = 1'000'000'000;
  const bool large = bytes >= giga;
  return count_words(static_cast<std::int64_t>(bytes / (large ? giga : mega))) +
         (large ? " GB" : " MB");
}

}  // namespace renkei::ui
