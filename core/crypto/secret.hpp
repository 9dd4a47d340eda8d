// Bytes that nobody else may learn: they move and are never copied, and are overwritten where they
// lay as soon as they are not needed there any more. One owner; any thread.
#pragma once
#include <array>
#include <span>

#include "core/base/bytes.hpp"

namespace renkei {

// Overwrites in a way that no compiler leaves out.
void wipe(std::span<unsigned char> bytes);

template <std::size_t N>
class Secret {
 public:
  Secret() = default;
  // Copies from a place that the caller has to wipe himself.
  explicit Secret(ByteView bytes) : bytes_(to_array<N>(bytes)) {}
  Secret(Secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }
  Secret& operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    wipe(other.bytes_);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { wipe(bytes_); }

  std::span<unsigned char, N> bytes() { return bytes_; }
  ByteView view() const { return renkei::view(bytes_); }

 private:
  std::array<std::uint8_t, N> bytes_{};
};

}  // namespace renkei
