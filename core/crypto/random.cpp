#include "core/crypto/random.hpp"

#include <cstdlib>

#include "core/crypto/sodium.hpp"

namespace renkei {

void start_sodium() {
  static const int started = sodium_init();
  if (started < 0) std::abort();
}

void system_random(std::span<unsigned char> out) {
  start_sodium();
  randombytes_buf(out.data(), out.size());
}

}  // namespace renkei
