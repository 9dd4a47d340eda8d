// What is kept of a PIN instead of it: a hash that is slow to make, with a salt of its own, so that
// whoever finds it has to try every PIN for as long. Argon2id, from libsodium. Any thread; takes some
// 50 ms and 32 MB.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

// Empty when there was no memory for it.
std::string slow_hash_of(std::string_view password);
// False for what is no such hash, too.
bool is_password(std::string_view password, const std::string& hash);

}  // namespace renkei
