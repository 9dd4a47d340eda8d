// Ed25519 signatures (RFC 8032) over hashes, from libsodium. Any thread.
#pragma once
#include "core/base/ids.hpp"
#include "core/crypto/random.hpp"
#include "core/crypto/secret.hpp"

namespace renkei {

using PublicKey = std::array<std::uint8_t, 32>;
using SecretKey = Secret<64>;
using Signature = std::array<std::uint8_t, 64>;

struct KeyPair {
  PublicKey open;
  SecretKey secret;
};

KeyPair make_key_pair(const Random& random);
Signature sign(const Hash& hash, const SecretKey& key);
bool verify(const Signature& signature, const Hash& hash, const PublicKey& key);

}  // namespace renkei
