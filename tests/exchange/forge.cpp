#include "tests/exchange/forge.hpp"

#include "tests/support/scratch.hpp"

namespace renkei::laws {

Bytes varints(std::initializer_list<std::uint64_t> values) {
  Bytes out;
  for (std::uint64_t value : values) put_varint(out, value);
  return out;
}

Bytes zigzags(std::initializer_list<std::int64_t> values) {
  Bytes out;
  for (std::int64_t value : values) put_signed(out, value);
  return out;
}

Bytes texts(const std::vector<Bytes>& values) {
  Bytes lengths, bytes, body;
  for (const Bytes& value : values) {
    put_varint(lengths, value.size());
    bytes += value;
  }
  put_run(body, lengths);
  put_run(body, bytes);
  return body;
}

Bytes references(std::initializer_list<WireRef> refs) {
  RefWriter writer;
  for (const WireRef& ref : refs) writer.add(ref);
  Bytes body;
  writer.finish(body);
  return body;
}

Bytes ForgedBlock::raw() const {
  Bytes out;
  put_varint(out, names.size());
  for (const SegmentName& name : names) out.append(view(name.log)).append(view(name.hash));
  put_varint(out, shapes.size());
  for (const auto& shape : shapes) {
    put_varint(out, shape.size());
    for (std::uint64_t part : shape) put_varint(out, part);
  }
  put_varint(out, runs.size());
  for (const Run& run : runs) {
    put_varint(out, run.length);
    put_signed(out, run.offset_min);
    put_run(out, run.staff);
  }
  for (const Bytes* stream : {&shape_indexes, &times, &record_tables, &record_seqs, &name_counts,
                              &name_tables, &name_seqs, &payload_lengths, &payloads})
    put_run(out, *stream);
  put_varint(out, columns.size());
  std::uint64_t kind = 0, field = 0;
  for (const ForgedColumn& column : columns) {
    put_varint(out, column.kind - kind);
    put_varint(out, column.kind == kind ? column.field - field : column.field);
    put_varint(out, column.coding);
    std::tie(kind, field) = std::pair(column.kind, column.field);
  }
  for (const ForgedColumn& column : columns) put_varint(out, column.body.size());
  for (const ForgedColumn& column : columns) out += column.body;
  return out + after;
}

ForgedBlock sound_block() {
  constexpr std::uint64_t create = 1, set = 2, event = 7;
  ForgedBlock block;
  block.shapes = {{create, event, 0, field(1), field(2)}, {set, event, 1, field(1)}};
  block.runs = {{2, 540, "s1"}};
  block.shape_indexes = varints({0, 1});
  block.times = zigzags({1'697'238'000, 5});
  block.record_tables = varints({0});
  block.record_seqs = zigzags({1});
  block.name_counts = varints({0});
  block.columns = {{event, 1, 2, texts({"forged", "renamed"})},
                   {event, 2, 2, texts({"2023-10-14"})}};
  return block;
}

Bytes framed(ByteView raw_block) {
  Compressor compressor;
  const std::vector<ByteView> parts = {raw_block};
  return compressor.frame(parts);
}

Forger::Forger(std::uint64_t seed) {
  Dice dice(seed);
  keys_ = make_key_pair([&](std::span<unsigned char> out) { dice.fill(out); });
  log_ = log_id_of(keys_.open);
}

Segment Forger::segment(std::uint32_t count, Bytes open_frame, Bytes personal) {
  return segment(count, SegmentHeader{}, std::move(open_frame), std::move(personal));
}

Segment Forger::segment(std::uint32_t count, SegmentHeader header, Bytes open_frame,
                        Bytes personal) {
  header.log = log_;
  header.first = static_cast<std::uint64_t>(next_);
  header.count = count;
  header.previous = previous_;
  std::vector<Bytes> blocks;
  if (!personal.empty()) blocks.push_back(std::move(personal));
  Segment made = seal(header, std::move(open_frame), std::move(blocks), keys_.secret);
  next_ += count;
  previous_ = made.hash();
  return made;
}

Bytes Forger::bundle(const std::vector<Segment>& segments, std::vector<PublicKey> more_keys) const {
  BundleHeader header;
  header.keys = {keys_.open};
  header.keys.insert(header.keys.end(), more_keys.begin(), more_keys.end());
  header.segments = static_cast<std::uint32_t>(segments.size());
  Bytes body;
  for (const Segment& segment : segments) {
    KeyIndex key = 1;
    while (key <= header.keys.size() && log_id_of(header.keys[key - 1]) != segment.header.log)
      ++key;
    put_segment_frame(body, key, segment);
  }
  const Bytes header_bytes = to_wire(header);
  const std::uint64_t length = bundle_frame_bytes(header_bytes.size()) + body.size() + 64;
  Bytes file = bundle_frame(length, header_bytes) + body;
  const Signature signature = sign(hash_of(file), keys_.secret);
  return file.append(view(signature));
}

}  // namespace renkei::laws
