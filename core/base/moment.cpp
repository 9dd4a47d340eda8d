#include "core/base/moment.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace renkei {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr std::int16_t max_offset_min = 17 * 60;

// What a clock of that offset showed, as if it had stood in Greenwich.
std::chrono::sys_time<milliseconds> local_time(const Moment& moment) {
  return std::chrono::sys_time<milliseconds>{milliseconds{moment.unix_ms} +
                                             minutes{moment.offset_min}};
}

milliseconds time_of_day(const Moment& moment) {
  const auto local = local_time(moment);
  return local - floor<days>(local);
}

// Reads exactly `count` digits from the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int> take_fraction_ms(std::string_view& text) {
  int ms = 0, digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    if (digits < 3) ms = ms * 10 + (text.front() - '0');
    ++digits;
    text.remove_prefix(1);
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 3; ++digits) ms *= 10;
  return ms;
}

std::optional<int> take_offset_min(std::string_view& text, Zone otherwise = {}) {
  if (text.empty()) return otherwise.offset_min;
  if (take(text, 'Z')) return 0;
  const bool minus = text.front() == '-';
  if (!minus && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hour = take_digits(text, 2);
  take(text, ':');
  const auto minute = take_digits(text, 2);
  if (!hour || !minute || *minute > 59) return std::nullopt;
  const int offset = *hour * 60 + *minute;
  return minus ? -offset : offset;
}

}  // namespace

bool is_valid(const Moment& moment) {
  constexpr std::int64_t first = -62'135'596'800'000, last = 253'402'300'799'999;
  return moment.unix_ms >= first && moment.unix_ms <= last &&
         moment.offset_min >= -max_offset_min && moment.offset_min <= max_offset_min;
}

std::int64_t pack(const Moment& moment) {
  return moment.unix_ms * 2048 + (moment.offset_min + 1024);
}

Moment unpack_moment(std::int64_t packed) {
  std::int64_t offset = packed % 2048;
  if (offset < 0) offset += 2048;
  return {(packed - offset) / 2048, static_cast<std::int16_t>(offset - 1024)};
}

std::string to_text(const Moment& moment) {
  const std::chrono::year_month_day date{floor<days>(local_time(moment))};
  const auto of_day = time_of_day(moment).count();
  const auto seconds = static_cast<int>(of_day / 1000);
  const auto ms = static_cast<int>(of_day % 1000);
  char out[64];
  int length =
      std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    seconds / 3600, seconds / 60 % 60, seconds % 60);
  std::string text(out, static_cast<std::size_t>(length));
  if (ms != 0) {
    length = std::snprintf(out, sizeof out, ".%03d", ms);
    text.append(out, static_cast<std::size_t>(length));
  }
  return text + to_text(Zone{moment.offset_min});
}

std::string to_text(const Zone& zone) {
  const int offset = zone.offset_min < 0 ? -zone.offset_min : zone.offset_min;
  char out[16];
  std::snprintf(out, sizeof out, "%c%02d:%02d", zone.offset_min < 0 ? '-' : '+', offset / 60,
                offset % 60);
  return out;
}

std::optional<Zone> parse_zone(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto offset = take_offset_min(text);
  if (!offset || !text.empty() || *offset < -max_offset_min || *offset > max_offset_min)
    return std::nullopt;
  return Zone{static_cast<std::int16_t>(*offset)};
}

Moment in_zone(const Moment& moment, Zone zone) { return {moment.unix_ms, zone.offset_min}; }

std::optional<Moment> parse_moment(std::string_view text, Zone otherwise) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day || !(take(text, 'T') || take(text, ' '))) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute) return std::nullopt;
  int second = 0, ms = 0;
  if (take(text, ':')) {
    const auto whole = take_digits(text, 2);
    if (!whole) return std::nullopt;
    second = *whole;
    if (take(text, '.')) {
      const auto fraction = take_fraction_ms(text);
      if (!fraction) return std::nullopt;
      ms = *fraction;
    }
  }
  const auto offset = take_offset_min(text, otherwise);
  if (!offset || !text.empty()) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  const milliseconds instant = sys_days{date}.time_since_epoch() + std::chrono::hours{*hour} +
                               minutes{*minute - *offset} + std::chrono::seconds{second} +
                               milliseconds{ms};
  const Moment moment{instant.count(), static_cast<std::int16_t>(*offset)};
  return is_valid(moment) ? std::optional(moment) : std::nullopt;
}

std::string local_date(const Moment& moment, Zone zone) {
  return to_text(in_zone(moment, zone)).substr(0, 10);
}

std::int64_t local_day(const Moment& moment, Zone zone) {
  return floor<days>(local_time(in_zone(moment, zone))).time_since_epoch().count();
}

int minute_of_day(const Moment& moment, Zone zone) {
  return static_cast<int>(floor<minutes>(time_of_day(in_zone(moment, zone))).count());
}

Moment system_now() {
  const auto now = floor<milliseconds>(std::chrono::system_clock::now());
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &seconds);
#else
  localtime_r(&seconds, &local);
#endif
  const sys_days day = std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday;
  const auto shown = day + std::chrono::hours{local.tm_hour} + minutes{local.tm_min};
  const auto offset = shown - floor<minutes>(now);
  return {now.time_since_epoch().count(), static_cast<std::int16_t>(offset.count())};
}

}  // namespace renkei
