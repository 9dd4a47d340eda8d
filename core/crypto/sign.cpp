#include "core/crypto/sign.hpp"

#include "core/crypto/sodium.hpp"

namespace renkei {

KeyPair make_key_pair(const Random& random) {
  start_sodium();
  Secret<crypto_sign_SEEDBYTES> seed;
  random(seed.bytes());
  KeyPair pair;
  crypto_sign_seed_keypair(pair.open.data(), pair.secret.bytes().data(), raw(seed.view()));
  return pair;
}

Signature sign(const Hash& hash, const SecretKey& key) {
  start_sodium();
  Signature out;
  crypto_sign_detached(out.data(), nullptr, hash.data(), hash.size(), raw(key.view()));
  return out;
}

bool verify(const Signature& signature, const Hash& hash, const PublicKey& key) {
  start_sodium();
  return crypto_sign_verify_detached(signature.data(), hash.data(), hash.size(), key.data()) == 0;
}

}  // namespace renkei
