// What figures may come to, whatever will be decided where devices disagree: they are computed anew for
// every way in which the open conflicts can end. Same thread as the records.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"

namespace renkei {

struct Range {
  std::int64_t least = 0, most = 0;
};
using Figures = std::map<std::string, std::int64_t>;  // by name; without one: 0
using Ranges = std::map<std::string, Range>;

// Of the figures that can still change, the least and the most; of conflicts that have nothing to do with
// each other (ties.hpp) each is tried alone. `records`: those that the figures are of. Nothing when there
// are more ways than `most_ways`.
std::optional<Ranges> ranges_of(const Records& records, std::span<const Conflict> conflicts,
                                const std::function<Figures(const Records&)>& figures_of,
                                std::size_t most_ways);

}  // namespace renkei
