#include "core/figures/achievement.hpp"

#include <array>
#include <cmath>

#include "core/base/share.hpp"

namespace renkei {
namespace {

// What people typed has a few decimals: in whole parts of the last of them a share is exact.
struct InParts {
  std::int64_t baseline, target, actual;
};

std::optional<InParts> in_parts(double baseline, double target, double actual) {
  constexpr double largest = 1e15;
  for (const double parts : {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6}) {
    const std::array all = {baseline * parts, target * parts, actual * parts};
    bool is_whole = true;
    for (const double n : all) {
      if (std::fabs(n) > largest) return std::nullopt;
      is_whole = is_whole && std::fabs(n - std::round(n)) <= 5e-16 * std::fabs(n);
    }
    if (is_whole) return InParts{std::llround(all[0]), std::llround(all[1]), std::llround(all[2])};
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> achieved_per_mille(const Kpi& kpi) {
  if (!kpi.baseline || !kpi.target || !kpi.actual || *kpi.target == *kpi.baseline)
    return std::nullopt;
  if (const auto n = in_parts(*kpi.baseline, *kpi.target, *kpi.actual))
    return per_mille(n->actual - n->baseline, n->target - n->baseline);
  const double share = (*kpi.actual - *kpi.baseline) / (*kpi.target - *kpi.baseline);
  constexpr double largest = 1e15;
  if (!(std::fabs(share) < largest)) return std::nullopt;
  return std::llround(share * 1000);
}

Verdict verdict_of(const Kpi& kpi) {
  if (!kpi.actual) return Verdict::no_actual;
  if (!kpi.baseline || !kpi.target || *kpi.baseline == *kpi.target) return Verdict::cannot_tell;
  const bool less_is_better = *kpi.target < *kpi.baseline;
  const bool reached = less_is_better ? *kpi.actual <= *kpi.target : *kpi.actual >= *kpi.target;
  return reached ? Verdict::reached : Verdict::not_reached;
}

}  // namespace renkei
