#include "core/store/erasure.hpp"

#include <set>

#include "core/log/archive.hpp"

namespace renkei {
namespace {

struct Rewritten {
  Hash segment{}, block{};
  template <class Archive>
  void serialize(Archive& archive) {
    archive(segment, block);
  }
};

// Which entries of the segment are about the record.
std::set<std::uint64_t> entries_about(Store& store, const SegmentRow& row, const Segment& segment,
                                      EntryId record, Decompressor& decompressor) {
  std::set<std::uint64_t> found;
  const Bytes open = unpack_open(decompressor, segment.open);
  BlockReader reader(seq_of(row.id), segment.header.count, store.line_of(log_of(row.id)), open,
                     std::nullopt, true, [&](const SegmentName& name) {
                       const auto known = store.segment_by_hash(name.hash);
                       return known ? log_of(known->id) : store.number_of(name.log);
                     });
  Entry entry;
  while (reader.next(entry))
    if (entry.record == record)
      found.insert(static_cast<std::uint64_t>(entry.seq - seq_of(row.id)));
  return found;
}

}  // namespace

Bytes rewrite_blocks(Store& store, EntryId record, Compressor& compressor, const Random& random) {
  Decompressor decompressor;
  std::vector<Rewritten> rewritten;
  for (const LogRow* log : store.logs())
    for (const SegmentRow& row : store.segments_of(log->n)) {
      const Segment segment = store.read_segment(row.id);
      if (segment.personal.empty()) continue;
      const auto about = entries_about(store, row, segment, record, decompressor);
      if (about.empty()) continue;
      const Bytes raw_block = unpack_personal(decompressor, segment.personal);
      const Bytes block = repack_personal(compressor, random, raw_block, [&](std::uint64_t index) {
        return about.contains(index);
      });
      store.set_personal(row.id, block);
      rewritten.push_back({row.hash, hash_of(block)});
    }
  return rewritten.empty() ? Bytes() : to_wire(rewritten);
}

void note_rewritten(Store& store, ByteView payload) {
  std::vector<Rewritten> list;
  try {
    list = from_wire<std::vector<Rewritten>>(payload);
  } catch (const Malformed&) {
    return;
  }
  for (const Rewritten& each : list)
    store.database()
        .use("INSERT OR IGNORE INTO rewritten VALUES(?,?)")
        ->bind_blob(1, view(each.segment))
        .bind_blob(2, view(each.block))
        .run();
}

std::vector<Hash> declared_blocks(Store& store, const Hash& segment) {
  std::vector<Hash> hashes;
  auto query = store.database().use("SELECT block FROM rewritten WHERE segment=?");
  query->bind_blob(1, view(segment));
  while (query->step()) hashes.push_back(to_array<32>(query->blob(0)));
  return hashes;
}

}  // namespace renkei
