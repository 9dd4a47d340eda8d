#include "core/base/moment.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace renkei {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int16_t max_offset_min = 17 * 60;
constexpr std::int16_t japan_min = 9 * 60;

struct LocalTime {
  std::int64_t day;  // since 1970-01-01
  std::int64_t ms_of_day;
};

LocalTime local_time(const Moment& moment) {
  const std::int64_t local = moment.unix_ms + std::int64_t{moment.offset_min} * 60'000;
  const std::int64_t rest = (local % day_ms + day_ms) % day_ms;
  return {(local - rest) / day_ms, rest};
}

struct Parts {
  int year;
  unsigned month, day;
  std::int64_t ms_of_day;
};

Parts local_parts(const Moment& moment) {
  const LocalTime local = local_time(moment);
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{local.day}}};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()), local.ms_of_day};
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

std::optional<int> take_offset_min(std::string_view& text) {
  if (text.empty()) return japan_min;
  if (take(text, 'Z')) return 0;
  const bool minus = text.front() == '-';
  if (!minus && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2);
  take(text, ':');
  const auto minutes = take_digits(text, 2);
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const int offset = *hours * 60 + *minutes;
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
  const Parts parts = local_parts(moment);
  const auto seconds = static_cast<int>(parts.ms_of_day / 1000);
  const auto ms = static_cast<int>(parts.ms_of_day % 1000);
  const int offset = moment.offset_min < 0 ? -moment.offset_min : moment.offset_min;
  char out[64];
  int length =
      std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d", parts.year, parts.month,
                    parts.day, seconds / 3600, seconds / 60 % 60, seconds % 60);
  std::string text(out, static_cast<std::size_t>(length));
  if (ms != 0) {
    length = std::snprintf(out, sizeof out, ".%03d", ms);
    text.append(out, static_cast<std::size_t>(length));
  }
  length = std::snprintf(out, sizeof out, "%c%02d:%02d", moment.offset_min < 0 ? '-' : '+',
                         offset / 60, offset % 60);
  return text.append(out, static_cast<std::size_t>(length));
}

std::optional<Moment> parse_moment(std::string_view text) {
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
  const auto offset = take_offset_min(text);
  if (!offset || !text.empty()) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t of_day = ((*hour * 60LL + *minute) * 60 + second) * 1000 + ms;
  const Moment moment{days * day_ms + of_day - *offset * 60'000LL,
                      static_cast<std::int16_t>(*offset)};
  return is_valid(moment) ? std::optional(moment) : std::nullopt;
}

std::string local_date(const Moment& moment) { return to_text(moment).substr(0, 10); }

int local_hour(const Moment& moment) { return minute_of_day(moment) / 60; }

std::int64_t local_day(const Moment& moment) { return local_time(moment).day; }

int minute_of_day(const Moment& moment) {
  return static_cast<int>(local_time(moment).ms_of_day / 60'000);
}

Moment system_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm utc{};
  std::tm local{};
#ifdef _WIN32
  gmtime_s(&utc, &seconds);
  localtime_s(&local, &seconds);
#else
  gmtime_r(&seconds, &utc);
  localtime_r(&seconds, &local);
#endif
  const int days = local.tm_yday == utc.tm_yday ? 0
                   : (local.tm_year > utc.tm_year ||
                      (local.tm_year == utc.tm_year && local.tm_yday > utc.tm_yday))
                       ? 1
                       : -1;
  const int offset = days * 1440 + (local.tm_hour - utc.tm_hour) * 60 + (local.tm_min - utc.tm_min);
  return {ms, static_cast<std::int16_t>(offset)};
}

}  // namespace renkei
