// How far a KPI has come from where it began to where it was to go. Pure.
#pragma once
#include <cstdint>
#include <optional>

#include "core/model/kinds.hpp"

namespace renkei {

// (actual - baseline) / (target - baseline) in thousandths, rounded half up once: 50 to 80, now 68, are
// 600. Where less is better the formula is the same. Nothing where one of the three is not recorded, or
// nothing was to change.
std::optional<std::int64_t> achieved_per_mille(const Kpi& kpi);

enum class Verdict { reached, not_reached, no_actual, cannot_tell };
// Whether the target is reached, from the figures themselves: 99.96 % is not.
Verdict verdict_of(const Kpi& kpi);

}  // namespace renkei
