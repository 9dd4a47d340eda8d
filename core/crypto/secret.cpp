#include "core/crypto/secret.hpp"

#include "core/crypto/sodium.hpp"

namespace renkei {

void wipe(std::span<unsigned char> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

}  // namespace renkei
