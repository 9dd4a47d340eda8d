// How numbers and texts become bytes: varints, zigzag, runs with their length in front. The writer
// appends to a string. The reader takes bytes that nobody vouches for: it never reads past its end
// and throws Malformed, which every entry point of core/log and core/exchange catches.
#pragma once
#include <array>
#include <bit>
#include <stdexcept>

#include "core/base/bytes.hpp"

namespace renkei {

struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

constexpr std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

void put_long_varint(Bytes& out, std::uint64_t value);
inline void put_varint(Bytes& out, std::uint64_t value) {
  if (value < 0x80)
    out += static_cast<char>(value);
  else
    put_long_varint(out, value);
}
inline void put_signed(Bytes& out, std::int64_t value) { put_varint(out, zigzag(value)); }
inline void put_run(Bytes& out, ByteView bytes) {
  put_varint(out, bytes.size());
  out += bytes;
}
inline std::array<std::uint8_t, 8> bytes_of(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  std::array<std::uint8_t, 8> bytes;
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(bits >> (8 * i));
  return bytes;
}
inline void put_real(Bytes& out, double value) { out += view(bytes_of(value)); }

// The same into memory that it keeps: for many small texts, each cleared before the next.
class ByteWriter {
 public:
  void clear() { size_ = 0; }
  bool empty() const { return size_ == 0; }
  ByteView written() const { return ByteView(bytes_).substr(0, size_); }

  void varint(std::uint64_t value) {
    char* at = room(10);
    for (; value >= 0x80; value >>= 7, ++size_) *at++ = static_cast<char>(value | 0x80);
    *at = static_cast<char>(value);
    ++size_;
  }
  void signed_varint(std::int64_t value) { varint(zigzag(value)); }
  void real(double value) { bytes(view(bytes_of(value))); }
  void bytes(ByteView bytes) { size_ += bytes.copy(room(bytes.size()), bytes.size()); }
  void run(ByteView text) {
    varint(text.size());
    bytes(text);
  }

 private:
  char* room(std::size_t count) {
    if (bytes_.size() - size_ < count) bytes_.resize(2 * (size_ + count));
    return bytes_.data() + size_;
  }

  Bytes bytes_;
  std::size_t size_ = 0;
};

class ByteReader {
 public:
  ByteReader() = default;
  explicit ByteReader(ByteView bytes) : at_(raw(bytes)), end_(raw(bytes) + bytes.size()) {}

  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  bool done() const { return at_ == end_; }

  std::uint64_t varint() {
    if (at_ != end_ && *at_ < 0x80) return *at_++;
    return long_varint();
  }
  std::int64_t signed_varint() { return unzigzag(varint()); }
  // A varint that is used as a count or an index and must not exceed `most`.
  std::uint64_t bounded(std::uint64_t most) {
    const std::uint64_t value = varint();
    if (value > most) throw Malformed("a number is larger than its limit");
    return value;
  }
  ByteView bytes(std::size_t count) {
    if (count > left()) throw Malformed("bytes are missing");
    const ByteView out(reinterpret_cast<const char*>(at_), count);
    at_ += count;
    return out;
  }
  ByteView run() { return bytes(static_cast<std::size_t>(bounded(left()))); }
  double real() {
    const ByteView eight = bytes(8);
    std::uint64_t bits = 0;
    for (int i = 7; i >= 0; --i) bits = (bits << 8) | raw(eight)[i];
    const auto value = std::bit_cast<double>(bits);
    if (!(value - value == 0)) throw Malformed("a number is not finite");
    return value;
  }
  void must_be_done() const {
    if (!done()) throw Malformed("bytes are left over");
  }

 private:
  std::uint64_t long_varint();

  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
};

}  // namespace renkei
