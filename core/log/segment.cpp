#include "core/log/segment.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/log/archive.hpp"

namespace renkei {

SegmentHeader read_segment_header(ByteView bytes) {
  if (bytes.size() > limits::segment_header_bytes) throw Malformed("a segment header is too long");
  // What a newer version appended to the header is kept with its bytes and not looked at.
  const auto header = from_wire<SegmentHeader>(bytes, false);
  if (header.format <= segment_format) from_wire<SegmentHeader>(bytes);
  if (header.format == 0 || header.min_reader == 0 || header.min_reader > header.format)
    throw Malformed("a segment header has no sensible version");
  if (header.first < 1 || header.count < 1 || header.count > limits::segment_entries ||
      header.first > static_cast<std::uint64_t>(max_seq) - header.count)
    throw Malformed("a segment header has no sensible range");
  return header;
}

SegmentCheck check_segment(const Segment& segment, const Hash& hash, const PublicKey& key) {
  const SegmentHeader& header = segment.header;
  if (hash_of(segment.open) != header.open_hash) return SegmentCheck::damaged;
  if (log_id_of(key) != header.log || !verify(segment.signature, hash, key))
    return SegmentCheck::bad_signature;
  return SegmentCheck::sound;
}

bool personal_is_sound(const Segment& segment, std::span<const Hash> declared) {
  if (!segment.header.has_personal) return segment.personal.empty();
  const Hash hash = hash_of(segment.personal);
  return hash == segment.header.personal_hash ||
         std::find(declared.begin(), declared.end(), hash) != declared.end();
}

Segment seal(SegmentHeader header, Bytes open, Bytes personal, const SecretKey& key) {
  header.open_hash = hash_of(open);
  header.has_personal = !personal.empty();
  header.personal_hash = personal.empty() ? Hash{} : hash_of(personal);
  Segment segment{header, to_wire(header), {}, std::move(open), std::move(personal)};
  segment.signature = sign(segment.hash(), key);
  return segment;
}

}  // namespace renkei
