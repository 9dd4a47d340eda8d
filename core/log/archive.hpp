// cereal archives for headers, envelopes and the tail's entries: integers as varints, byte arrays
// bare, texts and lists with their length. Reading is bounded: nothing is allocated before the
// bytes for it are known to be there, texts must be UTF-8, everything must be consumed. Only these
// wire types exist: unsigned and signed integers, bool, text, Blob, byte arrays, lists of wire
// structs.
#pragma once
#include <cereal/cereal.hpp>
#include <concepts>
#include <string>
#include <utility>
#include <vector>

#include "core/log/wire.hpp"
#include "core/text/utf8.hpp"

namespace renkei {

// Bytes that are not text.
struct Blob {
  Bytes bytes;
};

class WireWriter : public cereal::OutputArchive<WireWriter> {
 public:
  explicit WireWriter(Bytes& out) : cereal::OutputArchive<WireWriter>(this), bytes(out) {}
  Bytes& bytes;
};

class WireReader : public cereal::InputArchive<WireReader> {
 public:
  explicit WireReader(ByteReader& in) : cereal::InputArchive<WireReader>(this), bytes(in) {}
  ByteReader& bytes;
};

template <std::integral T>
void CEREAL_SAVE_FUNCTION_NAME(WireWriter& out, const T& value) {
  if constexpr (std::signed_integral<T>)
    put_signed(out.bytes, value);
  else
    put_varint(out.bytes, value);
}
template <std::integral T>
void CEREAL_LOAD_FUNCTION_NAME(WireReader& in, T& value) {
  if constexpr (std::same_as<T, bool>) {
    value = in.bytes.bounded(1) == 1;
  } else {
    const auto wide = [&] {
      if constexpr (std::signed_integral<T>)
        return in.bytes.signed_varint();
      else
        return in.bytes.varint();
    }();
    if (!std::in_range<T>(wide)) throw Malformed("a number does not fit");
    value = static_cast<T>(wide);
  }
}

inline void CEREAL_SAVE_FUNCTION_NAME(WireWriter& out, const std::string& text) {
  put_run(out.bytes, text);
}
inline void CEREAL_LOAD_FUNCTION_NAME(WireReader& in, std::string& text) {
  text = in.bytes.run();
  if (!is_utf8(text, Nul::refused)) throw Malformed("a text is not UTF-8");
}

inline void CEREAL_SAVE_FUNCTION_NAME(WireWriter& out, const Blob& blob) {
  put_run(out.bytes, blob.bytes);
}
inline void CEREAL_LOAD_FUNCTION_NAME(WireReader& in, Blob& blob) { blob.bytes = in.bytes.run(); }

template <std::size_t N>
void CEREAL_SAVE_FUNCTION_NAME(WireWriter& out, const std::array<std::uint8_t, N>& bytes) {
  out.bytes += view(bytes);
}
template <std::size_t N>
void CEREAL_LOAD_FUNCTION_NAME(WireReader& in, std::array<std::uint8_t, N>& bytes) {
  bytes = to_array<N>(in.bytes.bytes(N));
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(WireWriter& out, const std::vector<T>& list) {
  put_varint(out.bytes, list.size());
  for (const T& item : list) out(item);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(WireReader& in, std::vector<T>& list) {
  const std::uint64_t count = in.bytes.bounded(in.bytes.left());
  list.clear();
  for (std::uint64_t i = 0; i < count; ++i) in(list.emplace_back());
}

template <class Struct>
Bytes to_wire(const Struct& value) {
  Bytes out;
  WireWriter writer(out);
  writer(value);
  return out;
}

// Throws Malformed. `whole`: nothing may be left over (false for what a newer version extended).
template <class Struct>
Struct from_wire(ByteView bytes, bool whole = true) {
  ByteReader reader(bytes);
  WireReader archive(reader);
  Struct out;
  archive(out);
  if (whole) reader.must_be_done();
  return out;
}

}  // namespace renkei
