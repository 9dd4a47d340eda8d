// Hashes and signatures of the log: BLAKE2b-256 and Ed25519 (RFC 8032), from libsodium; and a quick
// hash for the digest of what is derived from it.
#pragma once
#include <functional>
#include <span>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"

namespace renkei {

using PublicKey = std::array<std::uint8_t, 32>;
using SecretKey = std::array<std::uint8_t, 64>;
using Signature = std::array<std::uint8_t, 64>;

struct KeyPair {
  PublicKey open;
  SecretKey secret;
};

using Random = std::function<void(std::span<unsigned char>)>;
void system_random(std::span<unsigned char> out);

Hash hash_of(ByteView bytes);
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

KeyPair make_key_pair(const Random& random);
// The id of the log that this key signs: 128 bits of BLAKE2b over a label and the key.
LogId log_id_of(const PublicKey& key);
// The id of a branch of a forked log: over the forked log's id and the branch's first segment.
LogId branch_id_of(const LogId& forked, const Hash& first_segment);

Signature sign(const Hash& hash, const SecretKey& key);
bool verify(const Signature& signature, const Hash& hash, const PublicKey& key);

}  // namespace renkei
