// Times of day in the many ways in which offices write them. Pure functions; nothing throws.
#pragma once

#include <string>
#include <string_view>

namespace renkei {

struct TimeReading {
  // impossible: 25:00; from_serial: 0.395833, a spreadsheet's part of a day, is 09:30.
  enum class Doubt { none, from_serial, impossible, unreadable };
  std::string hh_mm;  // 00:00 to 24:00; empty when there is none
  Doubt doubt = Doubt::none;
};

// 9:30, 9時, 9時半, 午後1時15分, PM3:30, 3:30pm, 正午 and their like, in any width.
TimeReading read_time(std::string_view text);

std::string hh_mm(int minutes);  // since midnight

}  // namespace renkei
