#include "core/store/exports.hpp"

#include <algorithm>
#include <functional>

#include "core/base/arena.hpp"
#include "core/log/blocks.hpp"
#include "core/store/held_segment.hpp"

namespace renkei {

Parts carried_parts(const Store& store, const Hash& segment) {
  Parts parts;
  auto query = store.database().query("SELECT part FROM exported WHERE hash=?");
  query->bind_blob(1, view(segment));
  while (query->step()) parts.insert(static_cast<std::size_t>(query->integer(0)));
  return parts;
}

void note_carried(Store& store, const Hash& segment, const Parts& parts) {
  auto insert = store.database().use("INSERT OR IGNORE INTO exported VALUES(?,?)");
  for (std::size_t part : parts)
    insert->bind_blob(1, view(segment)).bind(2, static_cast<std::int64_t>(part)).run();
}

namespace {

bool has_personal_values(const Entry& entry, const Kind& kind) {
  return std::ranges::any_of(entry.changes, [&](const Change& change) {
    const int index = kind.find_number(change.field);
    return index >= 0 && !change.value.is_null() &&
           is_personal(kind.fields[static_cast<std::size_t>(index)].privacy);
  });
}

// Of one segment: the entries with values in the personal blocks that were not carried.
std::int64_t held_back_of(const Store& store, const SegmentRow& row, const Parts& carried) {
  const Segment segment = store.read_segment(row.id);
  Decompressor decompressor;
  RawBlocks blocks{unpack_open(decompressor, segment.open),
                   std::vector<std::optional<Bytes>>(segment.personal.size())};
  for (std::size_t i = 0; i < segment.personal.size(); ++i)
    if (!segment.personal[i].empty() && !carried.contains(i + 1))
      blocks.personal[i] = unpack_personal(decompressor, segment.personal[i]);
  Arena made;
  BlockReader reader = reader_of(store, row, blocks, made);
  std::int64_t count = 0;
  for (Entry entry; reader.next(entry);) {
    const Kind* kind = has_changes(entry.op) ? find_kind(entry.kind) : nullptr;
    count += kind != nullptr && has_personal_values(entry, *kind) ? 1 : 0;
  }
  return count;
}

void each_own_segment(const Store& store,
                      const std::function<void(const SegmentRow&, const Parts& carried)>& visit) {
  for (LogNumber n : store.own_logs())
    for (const SegmentRow& row : store.segments_of(n)) visit(row, carried_parts(store, row.hash));
}

}  // namespace

std::int64_t entries_not_exported(const Store& store) {
  std::int64_t count = store.tail_count();
  each_own_segment(store, [&](const SegmentRow& row, const Parts& carried) {
    if (carried.empty()) count += row.last - seq_of(row.id) + 1;
  });
  return count;
}

std::int64_t entries_held_back(const Store& store) {
  std::int64_t count = 0;
  each_own_segment(store, [&](const SegmentRow& row, const Parts& carried) {
    if (!carried.empty() && carried.size() <= store.personal_blocks_here(row.id))
      count += held_back_of(store, row, carried);
  });
  return count;
}

}  // namespace renkei
