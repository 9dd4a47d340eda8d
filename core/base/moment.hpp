// A point in time as a wall clock showed it: the instant, and the offset from UTC that the clock
// believed in. Data only: it is shown and reported, and never decides which of two writes stands,
// because no clock in the field can be trusted.
// Outside it is written as ISO 8601 with its offset, 2023-10-14T08:12:05+09:00.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace renkei {

struct Moment {
  std::int64_t unix_ms = 0;
  std::int16_t offset_min = 540;  // Japan, +09:00
  friend bool operator==(const Moment&, const Moment&) = default;
};

// Years 1 to 9999; the offset is between -17:00 and +17:00.
bool is_valid(const Moment& moment);

// One integer that orders like the instant: unix_ms * 2048 + offset + 1024. Used in the database.
std::int64_t pack(const Moment& moment);
Moment unpack_moment(std::int64_t packed);

// Milliseconds are written only when there are some.
std::string to_text(const Moment& moment);
// The place whose days and hours are meant, by its offset from UTC: Japan, unless a store says
// another one. Devices whose clocks believe in another offset still mean one instant, so no day and
// no hour is made of a moment without the place.
struct Zone {
  std::int16_t offset_min = 540;
  friend bool operator==(const Zone&, const Zone&) = default;
};
std::string to_text(const Zone& zone);                  // +09:00
std::optional<Zone> parse_zone(std::string_view text);  // +09:00, -0330, Z

// YYYY-MM-DDTHH:MM:SS+09:00 and shorter: seconds or not, a space for the T, Z, and without an offset,
// when that place is meant.
std::optional<Moment> parse_moment(std::string_view text, Zone otherwise = {});

// The same instant as a clock of that place shows it.
Moment in_zone(const Moment& moment, Zone zone);

// In that place: the date YYYY-MM-DD, the same day counted from 1970-01-01, and the minute 0..1439.
std::string local_date(const Moment& moment, Zone zone);
std::int64_t local_day(const Moment& moment, Zone zone);
int minute_of_day(const Moment& moment, Zone zone);

// Where the present time comes from: the machine's clock in the programs, a fake one in tests.
using Clock = std::function<Moment()>;
Moment system_now();

}  // namespace renkei
