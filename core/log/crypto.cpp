#include "core/log/crypto.hpp"

#include <sodium.h>

#include <cassert>
#include <cstdlib>
#include <new>

namespace renkei {
namespace {

void start_sodium() {
  static const int started = sodium_init();
  if (started < 0) std::abort();
}

crypto_generichash_state* state_of(std::array<unsigned char, 384>& bytes) {
  static_assert(sizeof(crypto_generichash_state) <= 384);
  return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

LogId short_hash(std::string_view label, ByteView a, ByteView b = {}) {
  Hasher hasher;
  hasher.add(label);
  hasher.add(a);
  hasher.add(b);
  return to_array<16>(view(hasher.done()));
}

}  // namespace

void system_random(std::span<unsigned char> out) {
  start_sodium();
  randombytes_buf(out.data(), out.size());
}

Hasher::Hasher() {
  start_sodium();
  crypto_generichash_init(state_of(state_), nullptr, 0, std::tuple_size_v<Hash>);
}

void Hasher::add(ByteView bytes) {
  crypto_generichash_update(state_of(state_), raw(bytes), bytes.size());
}

Hash Hasher::done() {
  Hash out;
  crypto_generichash_final(state_of(state_), out.data(), out.size());
  return out;
}

Hash hash_of(ByteView bytes) {
  start_sodium();
  Hash out;
  crypto_generichash(out.data(), out.size(), raw(bytes), bytes.size(), nullptr, 0);
  return out;
}

QuickHash quick_hash_of(ByteView bytes) {
  static_assert(crypto_shorthash_siphashx24_BYTES == std::tuple_size_v<QuickHash>);
  static_assert(crypto_shorthash_siphashx24_KEYBYTES == 16);
  constexpr unsigned char key[] = "renkei digest 1.";
  QuickHash out;
  crypto_shorthash_siphashx24(out.data(), raw(bytes), bytes.size(), key);
  return out;
}

KeyPair make_key_pair(const Random& random) {
  start_sodium();
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed;
  random(seed);
  KeyPair pair;
  crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed.data());
  sodium_memzero(seed.data(), seed.size());
  return pair;
}

LogId log_id_of(const PublicKey& key) { return short_hash("renkei log 1", view(key)); }

LogId branch_id_of(const LogId& forked, const Hash& first_segment) {
  return short_hash("renkei branch 1", view(forked), view(first_segment));
}

Signature sign(const Hash& hash, const SecretKey& key) {
  start_sodium();
  Signature out;
  crypto_sign_detached(out.data(), nullptr, hash.data(), hash.size(), key.data());
  return out;
}

bool verify(const Signature& signature, const Hash& hash, const PublicKey& key) {
  start_sodium();
  return crypto_sign_verify_detached(signature.data(), hash.data(), hash.size(), key.data()) == 0;
}

}  // namespace renkei
