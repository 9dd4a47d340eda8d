// Hashes: BLAKE2b-256 for identity and proof, and a quick one for the digest of what is derived.
// From libsodium. Any thread.
#pragma once
#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"

namespace renkei {

Hash hash_of(ByteView bytes);
Hash sha256_of(ByteView bytes);  // as other programs name a file
// Of several runs of bytes, one after the other.
class Hasher {
 public:
  Hasher();
  void add(ByteView bytes);
  Hash done();

 private:
  alignas(64) std::array<unsigned char, 384> state_;
};

// 128 bits of SipHash-2-4 under a key that everybody knows: a third of the time of hash_of() for a
// record. Finds faults; resists nobody who looks for collisions.
using QuickHash = std::array<std::uint8_t, 16>;
QuickHash quick_hash_of(ByteView bytes);

}  // namespace renkei
