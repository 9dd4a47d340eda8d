#include "core/log/compress.hpp"

#include <zstd.h>

#include <cstdlib>

#include "core/base/assets.hpp"
#include "core/log/wire.hpp"

namespace renkei {
namespace {

constexpr int level = 3;
constexpr int small_level = 19;  // for what is worth the time, and takes little of it
constexpr std::size_t small_bytes = 16'384;
constexpr std::size_t own_block_bytes = 512;  // a part this large is worth its own entropy tables

// Digested once, for the life of the program; any thread may use them.
template <int for_level>
const ZSTD_CDict* dictionary_to_write() {
  static const ByteView bytes = asset("segment-1.dict");
  static const auto made = std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)>(
      ZSTD_createCDict(bytes.data(), bytes.size(), for_level), &ZSTD_freeCDict);
  if (made == nullptr) throw std::bad_alloc();
  return made.get();
}

const ZSTD_DDict* dictionary_to_read() {
  static const ByteView bytes = asset("segment-1.dict");
  static const auto made = std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)>(
      ZSTD_createDDict(bytes.data(), bytes.size()), &ZSTD_freeDDict);
  if (made == nullptr) throw std::bad_alloc();
  return made.get();
}

void feed(ZSTD_CCtx* context, Bytes& out, std::size_t& filled, ByteView part,
          ZSTD_EndDirective directive) {
  ZSTD_inBuffer in{part.data(), part.size(), 0};
  ZSTD_outBuffer target{out.data(), out.size(), filled};
  const std::size_t left = ZSTD_compressStream2(context, &target, &in, directive);
  // `out` was sized for the worst case, so one call always suffices.
  if (ZSTD_isError(left) || in.pos != in.size || (directive != ZSTD_e_continue && left != 0))
    std::abort();
  filled = target.pos;
}

}  // namespace

Compressor::Compressor() : context_(ZSTD_createCCtx()) {
  if (context_ == nullptr) throw std::bad_alloc();
}
Compressor::~Compressor() { ZSTD_freeCCtx(context_); }

Bytes Compressor::frame(std::span<const ByteView> parts) {
  std::size_t total = 0;
  for (ByteView part : parts) total += part.size();
  ZSTD_CCtx_reset(context_, ZSTD_reset_session_and_parameters);
  ZSTD_CCtx_refCDict(context_, total <= small_bytes ? dictionary_to_write<small_level>()
                                                    : dictionary_to_write<level>());
  ZSTD_CCtx_setParameter(context_, ZSTD_c_dictIDFlag, 0);
  ZSTD_CCtx_setPledgedSrcSize(context_, total);
  Bytes out(ZSTD_compressBound(total) + parts.size() * 8 + 64, '\0');
  std::size_t filled = 0;
  for (ByteView part : parts)
    feed(context_, out, filled, part,
         part.size() >= own_block_bytes ? ZSTD_e_flush : ZSTD_e_continue);
  feed(context_, out, filled, {}, ZSTD_e_end);
  out.resize(filled);
  return out;
}

Decompressor::~Decompressor() { ZSTD_freeDCtx(context_); }

Bytes Decompressor::unframe(ByteView frame, std::size_t most) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > most)
    throw Malformed("a compressed block does not declare a fitting size");
  if (ZSTD_getDictID_fromFrame(frame.data(), frame.size()) != 0)
    throw Malformed("a compressed block asks for another dictionary");
  if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
    throw Malformed("a compressed block is not exactly one frame");
  if (context_ == nullptr && (context_ = ZSTD_createDCtx()) == nullptr) throw std::bad_alloc();
  Bytes out(static_cast<std::size_t>(size), '\0');
  const std::size_t written = ZSTD_decompress_usingDDict(
      context_, out.data(), out.size(), frame.data(), frame.size(), dictionary_to_read());
  if (ZSTD_isError(written) || written != out.size())
    throw Malformed("a compressed block is damaged");
  return out;
}

}  // namespace renkei
