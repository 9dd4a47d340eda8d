#include "core/figures/counter_falls.hpp"

#include <algorithm>

namespace renkei {

std::vector<Fall> judge_falls(std::span<const Shown> looks) {
  std::vector<Fall> falls(looks.size(), Fall::none);
  std::int64_t last_good = looks.empty() ? 0 : looks[0].reading;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const bool went_on =
        i + 1 < looks.size() && !looks[i + 1].reset && looks[i + 1].reading >= last_good;
    if (looks[i].reset)
      falls[i] = Fall::reset;
    else if (looks[i].reading < last_good)
      falls[i] = went_on ? Fall::slip : Fall::fell;
    if (falls[i] != Fall::slip) last_good = looks[i].reading;
  }
  return falls;
}

std::size_t unexplained(std::span<const Fall> falls) {
  return static_cast<std::size_t>(std::ranges::count_if(
      falls, [](Fall fall) { return fall == Fall::slip || fall == Fall::fell; }));
}

}  // namespace renkei
