#include "core/store/erasure.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
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
  Segment segment = store_.read_segment(row.id);
  if (segment.personal.empty() || segment.header.min_reader > segment_format) return;
  const auto about = entries_about_erased(row, segment);
  if (about.empty()) return;
  Bytes block =
      repack_personal(compressor_, random_, unpack_personal(decompressor_, segment.personal),
                      [&](std::uint64_t index) { return about.contains(index); });
  if (block.empty()) return;  // somebody else has done it
  segment.personal = std::move(block);
  read_through(decompressor_, segment);
  store_.set_personal(row.id, segment.personal);
  rewritten_.emplace_back(row.hash, hash_of(segment.personal));
}

void Eraser::rewrite_all() {
  if (erased_.empty()) return;
  for (const LogRow* log : store_.logs())
    for (const SegmentRow& row : store_.segments_of(log->n)) rewrite(row);
}

std::vector<Bytes> Eraser::payloads() const {
  std::vector<Bytes> payloads;
  for (std::size_t i = 0; i < rewritten_.size(); i += limits::declared_blocks) {
    std::vector<Declared> list;
    for (std::size_t j = i; j < std::min(i + limits::declared_blocks, rewritten_.size()); ++j)
      list.push_back({rewritten_[j].first, rewritten_[j].second});
    payloads.push_back(to_wire(list));
  }
  return payloads;
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
