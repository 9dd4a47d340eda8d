#include "core/store/mentions.hpp"

namespace renkei {

void note_mention(Store& store, const Hash& segment, LogNumber root, Seq least, Seq most) {
  store.database()
      .use(
          "INSERT INTO mention VALUES(?1,?2,?3,?4) ON CONFLICT(hash) DO UPDATE SET "
          "least=min(least,?3), most=max(most,?4)")
      ->bind_blob(1, view(segment))
      .bind(2, root)
      .bind(3, least)
      .bind(4, most)
      .run();
}

void forget_mention(Store& store, const Hash& segment) {
  store.database().use("DELETE FROM mention WHERE hash=?")->bind_blob(1, view(segment)).run();
}

void forget_mentions(Store& store) { store.database().use("DELETE FROM mention")->run(); }

bool is_mentioned(const Store& store, const Hash& segment) {
  auto query = store.database().query("SELECT 1 FROM mention WHERE hash=?");
  query->bind_blob(1, view(segment));
  return query->step();
}

std::vector<SeqRange> mentioned_ranges(const Store& store, LogNumber root) {
  std::vector<SeqRange> ranges;
  auto query = store.database().query("SELECT least, most FROM mention WHERE root=?");
  query->bind(1, root);
  while (query->step()) ranges.push_back({query->integer(0), query->integer(1)});
  return ranges;
}

bool mentioned_differently(const Store& store, LogNumber root, Seq first, Seq last,
                           const Hash& hash) {
  auto query = store.database().query(
      "SELECT 1 FROM mention WHERE root=? AND least<=? AND most>=? AND hash<>?");
  query->bind(1, root).bind(2, last).bind(3, first).bind_blob(4, view(hash));
  return query->step();
}

}  // namespace renkei
