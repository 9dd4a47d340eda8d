#include "core/crypto/password.hpp"

#include <doctest/doctest.h>

using namespace renkei;

TEST_CASE("a hash knows its PIN and no other, and does not show it") {
  const std::string hash = slow_hash_of("123456");
  REQUIRE_FALSE(hash.empty());
  CHECK(is_password("123456", hash));
  CHECK_FALSE(is_password("123457", hash));
  CHECK_FALSE(is_password("", hash));
  CHECK(hash.find("123456") == std::string::npos);
}

TEST_CASE("the same PIN has another hash each time") {
  CHECK(slow_hash_of("123456") != slow_hash_of("123456"));
}

TEST_CASE("what is no hash knows no PIN") {
  CHECK_FALSE(is_password("123456", ""));
  CHECK_FALSE(is_password("123456", "123456"));
  CHECK_FALSE(is_password("", std::string(500, 'x')));
}
