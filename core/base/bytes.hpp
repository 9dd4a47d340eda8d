// Bytes as they travel through files and the database. `Bytes` owns, `ByteView` looks at bytes that
// somebody else keeps alive. std::string is used for both text and bytes: it is what SQLite,
// cereal, zstd and libsodium are handed, and what tests can print.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace renkei {

using Bytes = std::string;
using ByteView = std::string_view;

inline const unsigned char* raw(ByteView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* raw(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

template <std::size_t N>
ByteView view(const std::array<std::uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

// Copies exactly N bytes; the caller has checked that `bytes` holds that many.
template <std::size_t N>
std::array<std::uint8_t, N> to_array(ByteView bytes) {
  std::array<std::uint8_t, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<std::uint8_t>(bytes[i]);
  return out;
}

std::string to_hex(ByteView bytes);

}  // namespace renkei
