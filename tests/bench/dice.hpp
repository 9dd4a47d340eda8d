// Random numbers that come out the same on every machine and with every library.
#pragma once
#include <cstdint>
#include <span>

namespace renkei::bench {

// SplitMix64.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // 0 to below `count`; the bias of the remainder does not matter here.
  std::int64_t below(std::int64_t count) {
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count));
  }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + below(most - least + 1);
  }
  bool chance(int percent) { return below(100) < percent; }
  void fill(std::span<unsigned char> out) {
    for (unsigned char& byte : out) byte = static_cast<unsigned char>(next() & 0xff);
  }

 private:
  std::uint64_t state_;
};

}  // namespace renkei::bench
