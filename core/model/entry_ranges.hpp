// Entries that follow each other in their logs, as what one import wrote does. Plain values.
#pragma once
#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"

namespace renkei {

struct EntryRanges {
  std::vector<std::pair<EntryId, EntryId>> ranges;  // first and last, inclusive; each in one log

  bool contains(EntryId entry) const {
    return std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
      return range.first <= entry && entry <= range.second;
    });
  }
};

// The last of so many entries that follow one in its log; a foreign file may say any number.
constexpr EntryId last_of(EntryId before, std::int64_t entries_n) {
  return before + std::clamp<std::int64_t>(entries_n, 0, max_seq - seq_of(before));
}

}  // namespace renkei
