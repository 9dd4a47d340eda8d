// What it means that a counter shows less than before. A register's columns and a gate's looks are judged
// by this one rule. Pure.
//
// - It was reset where somebody says so.
// - Without a word it is a slip when the next look shows at least as much as the last good one: the
//   counter went on, and only the figure was written down wrong, or at another time.
// - Otherwise it is taken as a reset that nobody noted, and said.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace renkei {

struct Shown {
  std::int64_t reading = 0;
  bool reset = false;  // somebody says that it was set back since the last look
};

enum class Fall { none, reset, slip, fell };

// One for each, in the order of time.
std::vector<Fall> judge_falls(std::span<const Shown> looks);

// Falls that nobody announced, slips and unnoted resets.
std::size_t unexplained(std::span<const Fall> falls);

}  // namespace renkei
