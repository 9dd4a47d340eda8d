// zstd frames with a declared size, over the dictionary of format 1 (assets/segment-1.dict): a
// segment of a few dozen entries need not spell out what all segments have in common. The frames do
// not name it. Both classes keep a working context; each belongs to one thread.
#pragma once
#include <memory>
#include <span>

#include "core/base/bytes.hpp"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace renkei {

class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  // One frame holding `parts` in a row. The larger parts get blocks of their own, so that each
  // column is coded with its own statistics.
  Bytes frame(std::span<const ByteView> parts);

 private:
  ZSTD_CCtx_s* context_;
};

class Decompressor {
 public:
  Decompressor() = default;
  ~Decompressor();
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;

  // Exactly one frame with a declared size of at most `most` bytes, naming no dictionary, nothing
  // behind it; otherwise throws Malformed.
  Bytes unframe(ByteView frame, std::size_t most);

 private:
  ZSTD_DCtx_s* context_ = nullptr;  // made for the first frame: many files bring nothing new
};

}  // namespace renkei
