// Why somebody who was seen is not simply expected there: one word for what a check-in is answered
// with, for a line of a report and for a person on a screen. Plain values.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/moment.hpp"

namespace renkei {

enum class Remark : std::uint8_t {
  none,
  unknown,      // the person's record is not here
  other_tour,   // the stop belongs to another tour than the person
  voided,       // the person was taken off the list
  cancelled,    // by status
  waiting,      // by status
  left,         // has agreed to leave, and is away there
  seen_before,  // at that stop
  elsewhere,    // is on the list, and was in another tour's roll call; never said of a scan
};
constexpr std::string_view remark_name(Remark remark) {
  constexpr std::string_view names[] = {"none",   "unknown",     "other_tour",
                                        "voided", "cancelled",   "waiting",
                                        "left",   "seen_before", "elsewhere"};
  return names[static_cast<std::size_t>(remark)];
}

// What a check-in is answered with: the gravest remark, and when and where the person had been seen
// at that stop before.
struct Scan {
  Remark remark = Remark::none;
  std::optional<Moment> seen_at;
  std::string seen_where;  // name of the stop; empty without one
};

}  // namespace renkei
