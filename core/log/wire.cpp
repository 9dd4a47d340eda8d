#include "core/log/wire.hpp"

namespace renkei {

void put_long_varint(Bytes& out, std::uint64_t value) {
  std::array<char, 10> digits;
  std::size_t count = 0;
  for (; value >= 0x80; value >>= 7) digits[count++] = static_cast<char>(value | 0x80);
  digits[count++] = static_cast<char>(value);
  out.append(digits.data(), count);
}

std::uint64_t ByteReader::long_varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (at_ == end_) throw Malformed("a number is cut off");
    const std::uint64_t byte = *at_++;
    if (shift == 63 && byte > 1) break;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      if (byte == 0 && shift > 0) throw Malformed("a number is padded");
      return value;
    }
  }
  throw Malformed("a number is too long");
}

}  // namespace renkei
