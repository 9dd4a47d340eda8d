#include "core/store/erasure.hpp"

#include "core/log/archive.hpp"

namespace renkei {
namespace {

// As the payload has it.
struct Declared {
  Hash segment{}, block{};
  template <class Archive>
  void serialize(Archive& archive) {
    archive(segment, block);
  }
};

}  // namespace

Eraser::Eraser(Store& store, Compressor& compressor, const Random& random)
    : store_(store), compressor_(compressor), random_(random) {
  auto query = store.database().query("SELECT e FROM erased");
  while (query->step()) erased_.insert(query->integer(0));
}

std::set<std::uint64_t> Eraser::entries_about_erased(const SegmentRow& row,
                                                     const Segment& segment) {
  std::set<std::uint64_t> found;
  const Bytes open = unpack_open(decompressor_, segment.open);
  Arena made;
  BlockReader reader(seq_of(row.id), segment.header.count, store_.line_of(log_of(row.id)), open,
                     std::nullopt, true, made, [&](const SegmentName& name) {
                       const auto known = store_.segment_by_hash(name.hash);
                       return known ? log_of(known->id) : store_.number_of(name.log);
                     });
  Entry entry;
  while (reader.next(entry))
    if (erased_.contains(entry.record))
      found.insert(static_cast<std::uint64_t>(entry.seq - seq_of(row.id)));
  return found;
}

void Eraser::rewrite(const SegmentRow& row) {
  if (erased_.empty()) return;
  const Segment segment = store_.read_segment(row.id);
  if (segment.personal.empty() || segment.header.min_reader > segment_format) return;
  const auto about = entries_about_erased(row, segment);
  if (about.empty()) return;
  const Bytes block =
      repack_personal(compressor_, random_, unpack_personal(decompressor_, segment.personal),
                      [&](std::uint64_t index) { return about.contains(index); });
  if (block.empty()) return;  // somebody else has done it
  store_.set_personal(row.id, block);
  rewritten_.emplace_back(row.hash, hash_of(block));
}

void Eraser::rewrite_all() {
  if (erased_.empty()) return;
  for (const LogRow* log : store_.logs())
    for (const SegmentRow& row : store_.segments_of(log->n)) rewrite(row);
}

Bytes Eraser::payload() const {
  if (rewritten_.empty()) return {};
  std::vector<Declared> list;
  for (const auto& [segment, block] : rewritten_) list.push_back({segment, block});
  return to_wire(list);
}

void note_erased(Store& store, EntryId record, EntryId by) {
  store.database()
      .use("INSERT OR IGNORE INTO erased VALUES(?,?)")
      ->bind(1, record)
      .bind(2, by)
      .run();
}

std::int64_t erased_records(const Store& store) {
  return store.database().integer("SELECT count(DISTINCT e) FROM erased");
}

std::vector<EntryId> erasures_of(const Store& store, EntryId record) {
  std::vector<EntryId> entries;
  auto query = store.database().query("SELECT by FROM erased WHERE e=?");
  query->bind(1, record);
  while (query->step()) entries.push_back(query->integer(0));
  return entries;
}

void note_rewritten(Store& store, ByteView payload) {
  std::vector<Declared> list;
  try {
    if (!payload.empty()) list = from_wire<std::vector<Declared>>(payload);
  } catch (const Malformed&) {
    return;
  }
  for (const Declared& each : list)
    store.database()
        .use("INSERT OR IGNORE INTO rewritten VALUES(?,?)")
        ->bind_blob(1, view(each.segment))
        .bind_blob(2, view(each.block))
        .run();
}

std::vector<Hash> declared_blocks(const Store& store, const Hash& segment) {
  std::vector<Hash> hashes;
  auto query = store.database().query("SELECT block FROM rewritten WHERE segment=?");
  query->bind_blob(1, view(segment));
  while (query->step()) hashes.push_back(to_array<32>(query->blob(0)));
  return hashes;
}

}  // namespace renkei
