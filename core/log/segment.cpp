#include "core/log/segment.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/log/archive.hpp"

namespace renkei {

SegmentHeader read_segment_header(ByteView bytes) {
  if (bytes.size() > limits::segment_header_bytes) throw Malformed("a segment header is too long");
  // What a newer version appended to the header is kept with its bytes and not looked at.
  auto header = from_wire<SegmentHeader>(bytes, false);
  if (header.format <= segment_format) from_wire<SegmentHeader>(bytes);
  if (header.format == 0 || header.min_reader == 0 || header.min_reader > header.format)
    throw Malformed("a segment header has no sensible version");
  if (header.first < 1 || header.count < 1 || header.count > limits::segment_entries ||
      header.first > static_cast<std::uint64_t>(max_seq) - header.count)
    throw Malformed("a segment header has no sensible range");
  if (header.personal_hashes.size() > header.count)
    throw Malformed("a segment header has more personal blocks than entries");
  return header;
}

SegmentCheck check_segment(const Segment& segment, const Hash& hash, const PublicKey& key) {
  const SegmentHeader& header = segment.header;
  if (hash_of(segment.open) != header.open_hash) return SegmentCheck::damaged;
  if (log_id_of(key) != header.log || !verify(segment.signature, hash, key))
    return SegmentCheck::bad_signature;
  return SegmentCheck::sound;
}

bool personal_is_sound(const Segment& segment, std::size_t block, std::span<const Hash> declared) {
  const Hash hash = hash_of(segment.personal[block]);
  return hash == segment.header.personal_hashes[block] ||
         std::find(declared.begin(), declared.end(), hash) != declared.end();
}

Bytes joined_blocks(std::span<const Bytes> personal) {
  Bytes out;
  for (const Bytes& block : personal) put_run(out, block);
  return out;
}

std::vector<Bytes> split_blocks(ByteView bytes, std::size_t count) {
  std::vector<Bytes> personal;
  ByteReader in(bytes);
  for (std::size_t i = 0; i < count; ++i) personal.emplace_back(in.run());
  in.must_be_done();
  return personal;
}

Segment seal(SegmentHeader header, Bytes open, std::vector<Bytes> personal, const SecretKey& key) {
  header.open_hash = hash_of(open);
  header.personal_hashes.clear();
  for (const Bytes& block : personal) header.personal_hashes.push_back(hash_of(block));
  Segment segment{header, to_wire(header), {}, std::move(open), std::move(personal)};
  segment.signature = sign(segment.hash(), key);
  return segment;
}

}  // namespace renkei
