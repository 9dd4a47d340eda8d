#include "core/crypto/random.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/crypto/sodium.hpp"

namespace renkei {

void start_sodium() {
  static const int started = sodium_init();
  if (started < 0) std::abort();
}

namespace {

// Asking the system costs more than recording an entry may: it is asked for many small wishes at once.
// Keys are never served from here. What was handed out is forgotten.
class Drawn {
 public:
  static constexpr std::size_t most = 16;  // in one wish
  ~Drawn() { sodium_memzero(bytes_.data(), bytes_.size()); }
  void hand_out(std::span<unsigned char> out) {
    if (out.size() > bytes_.size() - used_) {
      randombytes_buf(bytes_.data(), bytes_.size());
      used_ = 0;
    }
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(used_), out.size(), out.begin());
    sodium_memzero(bytes_.data() + used_, out.size());
    used_ += out.size();
  }

 private:
  std::array<unsigned char, 1024> bytes_{};
  std::size_t used_ = bytes_.size();
};

}  // namespace

void system_random(std::span<unsigned char> out) {
  start_sodium();
  static thread_local Drawn drawn;
  if (out.size() <= Drawn::most)
    drawn.hand_out(out);
  else
    randombytes_buf(out.data(), out.size());
}

}  // namespace renkei
