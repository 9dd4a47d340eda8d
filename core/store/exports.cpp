#include "core/store/exports.hpp"

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

OwedEntries owed_entries(const Store& store) {
  OwedEntries entries;
  entries.not_exported = store.tail_count();
  for (LogNumber n : store.own_logs())
    for (const SegmentRow& row : store.segments_of(n)) {
      const std::int64_t count = row.last - seq_of(row.id) + 1;
      const Parts carried = carried_parts(store, row.hash);
      if (carried.empty())
        entries.not_exported += count;
      else if (carried.size() <= store.personal_blocks_here(row.id))
        entries.held_back += count;
    }
  return entries;
}

}  // namespace renkei
