// Answers at a kiosk that are too quick or too many to be visitors': a child that plays, a bench
// that leans on the screen. They are kept and counted; the run says when there were some. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/moment.hpp"

namespace renkei {

struct KioskBurst {
  Moment from, to;
  std::int64_t n = 0;
  friend bool operator==(const KioskBurst&, const KioskBurst&) = default;
};

// One who answered, from the first question to the end.
struct KioskVisit {
  Moment from, to;
  bool told = false;  // it is part of a burst
};

// More than ten in a minute, or one in less than three seconds: begins a burst, or goes on with the
// last one. `recent`: those before, oldest first; of them only the last minute's are kept.
void note_visit(std::vector<KioskBurst>& bursts, std::vector<KioskVisit>& recent, KioskVisit visit);

// As kiosk_run.bursts has them; what cannot be read is none.
std::string bursts_json(const std::vector<KioskBurst>& bursts);
std::vector<KioskBurst> read_bursts(std::string_view json);

}  // namespace renkei
