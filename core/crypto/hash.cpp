#include "core/crypto/hash.hpp"

#include "core/crypto/sodium.hpp"

namespace renkei {
namespace {

crypto_generichash_state* state_of(std::array<unsigned char, 384>& bytes) {
  static_assert(sizeof(crypto_generichash_state) <= 384);
  return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

}  // namespace

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

Hash sha256_of(ByteView bytes) {
  static_assert(crypto_hash_sha256_BYTES == std::tuple_size_v<Hash>);
  start_sodium();
  Hash out;
  crypto_hash_sha256(out.data(), raw(bytes), bytes.size());
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

}  // namespace renkei
