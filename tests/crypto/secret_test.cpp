#include <doctest/doctest.h>

#include <algorithm>
#include <new>
#include <type_traits>

#include "core/crypto/sign.hpp"

using namespace renkei;

TEST_CASE("a secret moves and is never copied") {
  static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);
  static_assert(!std::is_copy_constructible_v<KeyPair>);
  Secret<4> from(ByteView("abcd"));
  Secret<4> to(std::move(from));
  CHECK(to.view() == "abcd");
  CHECK(from.view() == ByteView("\0\0\0\0", 4));
  from = std::move(to);
  CHECK(from.view() == "abcd");
  CHECK(to.view() == ByteView("\0\0\0\0", 4));
}

TEST_CASE("nothing of a secret is left where it lay") {
  alignas(Secret<32>) std::array<unsigned char, sizeof(Secret<32>)> place;
  auto* secret = new (place.data()) Secret<32>(ByteView("0123456789abcdef0123456789ABCDEF"));
  CHECK(std::any_of(place.begin(), place.end(), [](unsigned char byte) { return byte != 0; }));
  secret->~Secret();
  CHECK(std::all_of(place.begin(), place.end(), [](unsigned char byte) { return byte == 0; }));
}
