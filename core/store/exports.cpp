#include "core/store/exports.hpp"

namespace renkei {

Carried carried(const Store& store, const Hash& segment) {
  auto query = store.database().query("SELECT personal FROM exported WHERE hash=?");
  query->bind_blob(1, view(segment));
  if (!query->step()) return Carried::nothing;
  return query->integer(0) != 0 ? Carried::all : Carried::open_part;
}

void note_exported(Store& store, const Hash& segment, Carried what) {
  store.database()
      .use(
          "INSERT INTO exported VALUES(?1,?2) ON CONFLICT(hash) DO UPDATE SET "
          "personal=max(personal,?2)")
      ->bind_blob(1, view(segment))
      .bind(2, std::int64_t{what == Carried::all})
      .run();
}

std::int64_t not_exported(const Store& store) {
  std::int64_t entries = store.tail_count();
  for (LogNumber n : store.own_logs())
    for (const SegmentRow& row : store.segments_of(n))
      if (carried(store, row.hash) == Carried::nothing) entries += row.last - seq_of(row.id) + 1;
  return entries;
}

std::int64_t held_back(const Store& store) {
  std::int64_t entries = 0;
  for (LogNumber n : store.own_logs())
    for (const SegmentRow& row : store.segments_of(n))
      if (carried(store, row.hash) == Carried::open_part && store.sizes_of(row.id).personal > 0)
        entries += row.last - seq_of(row.id) + 1;
  return entries;
}

}  // namespace renkei
