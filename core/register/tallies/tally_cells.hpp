// What one cell of a tally sheet means, however it was counted and typed. Pure; internal to the reader.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renkei {

// empty: nothing stands there; whether that is a zero says the rest of its row.
enum class Quality { count, estimate, missing, unreadable, empty };
std::string_view name_of(Quality quality);

struct CountCell {
  Quality quality = Quality::empty;
  std::int64_t n = 0;  // of count and estimate
};

inline constexpr std::int64_t most_counted = 1'000'000;
inline constexpr std::int64_t most_shown = 1'000'000'000;

// １５, 7人, 1,200, 正正下, 約3, 8人くらい, －, なし, 休.
CountCell read_count(std::string_view cell, std::int64_t most = most_counted);
// What a counter shows. A dash is no zero there: nobody looked.
CountCell read_shown(std::string_view cell);

// Minutes of a day, the end beyond 24:00 for a place that is open longer.
struct HourBand {
  int from = 0, to = 0;
  int hour() const { return from / 60; }
};
// 9時台, 9時, 10:00～11:00, 20:00～20:30, 午後1時台.
std::optional<HourBand> read_hour_band(std::string_view cell);

struct MinuteReading {
  int minute = 0;
  bool assumed_afternoon = false;  // 3時: nobody counts visitors at night
};
// 10:15, 9時半, 午後1時, 正午, 0.4375.
std::optional<MinuteReading> read_minute(std::string_view cell);
// Who was counted at 11:00 came in the hour that began at ten.
int hour_of_count(int minute);
// A look up to a quarter of an hour late closes the hour before.
int hour_of_look(int minute);

// The text before a bracket, narrow; Ａ口 is A.
std::string gate_name(std::string_view text);
bool is_counter_word(std::string_view heading);  // 累計, 表示値（累計）, メーター
bool says_reset(std::string_view remark);        // リセット, 0に戻した
bool says_start(std::string_view remark);        // 開始

// Staff, exhibitors and the press are counted and are no visitors.
bool is_staff_word(std::string_view category);
// 大人, 成人 and 一般 are one category in the records; a word that is not known stays.
std::string canonical_category(std::string_view category);
bool is_category_word(std::string_view heading);

}  // namespace renkei
