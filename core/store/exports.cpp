#include "core/store/exports.hpp"

namespace renkei {

bool was_exported(const Store& store, const Hash& segment) {
  auto query = store.database().query("SELECT 1 FROM exported WHERE hash=?");
  query->bind_blob(1, view(segment));
  return query->step();
}

void note_exported(Store& store, const Hash& segment) {
  store.database()
      .use("INSERT OR IGNORE INTO exported VALUES(?)")
      ->bind_blob(1, view(segment))
      .run();
}

std::int64_t not_exported(const Store& store) {
  std::int64_t entries = store.tail_count();
  for (LogNumber n : store.own_logs())
    for (const SegmentRow& row : store.segments_of(n))
      if (!was_exported(store, row.hash)) entries += row.last - seq_of(row.id) + 1;
  return entries;
}

}  // namespace renkei
