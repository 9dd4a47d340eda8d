// A hostile device: it has a good key and signs whatever it likes. Blocks are put together stream
// by stream, so that each can be wrong by itself; what is not touched is sound.
#pragma once
#include <string>
#include <vector>

#include "core/exchange/bundle.hpp"
#include "core/log/archive.hpp"
#include "core/log/blocks.hpp"

namespace renkei::laws {

struct ForgedColumn {
  std::uint64_t kind = 0, field = 0, coding = 0;
  Bytes body;
};

// The streams of an open block, in the order in which they are written.
struct ForgedBlock {
  std::vector<SegmentName> names;
  std::vector<std::vector<std::uint64_t>> shapes;
  struct Run {
    std::uint64_t length;
    std::int64_t offset_min;
    Bytes staff;
  };
  std::vector<Run> runs;
  Bytes shape_indexes, times, record_tables, record_seqs, name_counts, name_tables, name_seqs;
  Bytes payload_lengths, payloads;
  std::vector<ForgedColumn> columns;
  Bytes after;  // behind everything

  Bytes raw() const;
};

Bytes varints(std::initializer_list<std::uint64_t> values);
Bytes zigzags(std::initializer_list<std::int64_t> values);
// Column bodies.
Bytes texts(const std::vector<Bytes>& values);
Bytes references(std::initializer_list<WireRef> refs);
// A field in a shape.
constexpr std::uint64_t field(int number, bool personal = false, bool null = false) {
  return static_cast<std::uint64_t>(number) << 2 | (personal ? 2u : 0u) | (null ? 1u : 0u);
}

// Two entries: an event is born, and then gets another name.
ForgedBlock sound_block();

Bytes framed(ByteView raw_block);  // as the writer does it

class Forger {
 public:
  explicit Forger(std::uint64_t seed);

  const LogId& log() const { return log_; }
  const PublicKey& key() const { return keys_.open; }
  // The next segment of this device's log.
  Segment segment(std::uint32_t count, Bytes open_frame, Bytes personal = {});
  Segment segment(std::uint32_t count, SegmentHeader header, Bytes open_frame, Bytes personal = {});
  Bytes bundle(const std::vector<Segment>& segments, std::vector<PublicKey> more_keys = {}) const;

 private:
  KeyPair keys_;
  LogId log_;
  Seq next_ = 1;
  Hash previous_{};
};

}  // namespace renkei::laws
