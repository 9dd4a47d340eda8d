// Adding up figures that somebody else may have made as large as he likes. A sum is exact inside,
// whatever order it is made in; one that no figure can hold reads as the largest there is, or the
// least, and never wraps around to a small one.
#pragma once
#include <algorithm>
#include <cstdint>

namespace renkei {

class Sum {
 public:
  constexpr Sum(std::int64_t n = 0) : n_(n) {}
  constexpr Sum& operator+=(const Sum& other) { return n_ += other.n_, *this; }
  constexpr Sum& operator-=(const Sum& other) { return n_ -= other.n_, *this; }
  constexpr operator std::int64_t() const {
    return static_cast<std::int64_t>(std::clamp<Wide>(n_, INT64_MIN, INT64_MAX));
  }

 private:
  __extension__ using Wide = __int128;
  Wide n_;
};

// a - b.
constexpr std::int64_t difference(const Sum& a, const Sum& b) { return Sum(a) -= b; }

}  // namespace renkei
