#include "core/crypto/password.hpp"

#include <array>

#include "core/crypto/sodium.hpp"

namespace renkei {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = std::size_t{32} << 20;

}  // namespace

std::string slow_hash_of(std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed =
      crypto_pwhash_str(hash.data(), password.data(), password.size(), passes, memory);
  return failed != 0 ? std::string() : std::string(hash.data());
}

bool is_password(std::string_view password, const std::string& hash) {
  start_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace renkei
