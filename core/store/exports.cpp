#include "core/store/exports.hpp"

namespace renkei {

Owed owed_of(const Store& store, const SegmentRow& segment) {
  auto query = store.database().query("SELECT personal FROM exported WHERE hash=?");
  query->bind_blob(1, view(segment.hash));
  if (!query->step()) return Owed::all;
  const bool whole = query->integer(0) != 0 || store.sizes_of(segment.id).personal == 0;
  return whole ? Owed::nothing : Owed::personal_block;
}

void note_exported(Store& store, const Hash& segment, bool with_personal) {
  store.database()
      .use(
          "INSERT INTO exported VALUES(?1,?2) ON CONFLICT(hash) DO UPDATE SET "
          "personal=max(personal,?2)")
      ->bind_blob(1, view(segment))
      .bind(2, std::int64_t{with_personal})
      .run();
}

OwedEntries owed_entries(const Store& store) {
  OwedEntries entries;
  entries.not_exported = store.tail_count();
  for (LogNumber n : store.own_logs())
    for (const SegmentRow& row : store.segments_of(n)) {
      const std::int64_t count = row.last - seq_of(row.id) + 1;
      const Owed owed = owed_of(store, row);
      if (owed == Owed::all) entries.not_exported += count;
      if (owed == Owed::personal_block) entries.held_back += count;
    }
  return entries;
}

}  // namespace renkei
