#include "ui/present/health.hpp"

#include "core/wording/numbers.hpp"

namespace renkei::ui {

ClockDoubt clock_doubt(const Moment& now, Zone zone, std::string_view last_day) {
  const std::string today = local_date(now, zone);
  if (today < "2022-01-01") return ClockDoubt::impossible;
  if (today < last_day) return ClockDoubt::set_back;
  return now.offset_min == zone.offset_min ? ClockDoubt::none : ClockDoubt::other_zone;
}

bool is_ahead(const Moment& written, const Moment& now) {
  constexpr std::int64_t clocks_differ_ms = 10 * 60'000;
  return written.unix_ms > now.unix_ms + clocks_differ_ms;
}

std::string size_words(std::uint64_t bytes) {
  constexpr std::uint64_t mega = 1'000'000, giga = 1'000'000'000;
  const bool large = bytes >= giga;
  return count_words(static_cast<std::int64_t>(bytes / (large ? giga : mega))) +
         (large ? " GB" : " MB");
}

}  // namespace renkei::ui
