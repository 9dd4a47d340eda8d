#include "core/store/mentions.hpp"

namespace renkei {
namespace {

bool put_apart(Store& store, LogNumber root, const Hash& segment) {
  if (set_apart(store, root, segment) != nullptr) return false;
  number_apart(store, root, segment);
  return true;
}

}  // namespace

const LogRow* set_apart(const Store& store, LogNumber root, const Hash& segment) {
  return store.find_log(branch_id_of(store.log(root).id, segment));
}

LogNumber number_apart(Store& store, LogNumber root, const Hash& segment) {
  if (const LogRow* known = set_apart(store, root, segment)) return known->n;
  LogRow row;
  row.id = branch_id_of(store.log(root).id, segment);
  row.root = root;
  row.forked = true;
  return store.add_log(row);
}

bool note_mention(Store& store, const Hash& segment, LogNumber root, Seq least, Seq most) {
  auto insert = store.database().use(
      "INSERT INTO mention VALUES(?1,?2,?3,?4) ON CONFLICT(root, hash) DO UPDATE SET "
      "least=min(least,?3), most=max(most,?4) RETURNING least, most");
  insert->bind(1, root).bind_blob(2, view(segment)).bind(3, least).bind(4, most);
  insert->step();
  const SeqRange range{insert->integer(0), insert->integer(1)};
  insert->run();
  // Of this device's own log all is here that it wrote itself.
  if (!store.is_own(root) && !store.overlaps(root, range.first, range.second)) return false;
  return put_apart(store, root, segment);
}

bool settle_mentions(Store& store, const Hash& segment, LogNumber root, Seq first, Seq last) {
  store.database()
      .use("DELETE FROM mention WHERE root=? AND hash=?")
      ->bind(1, root)
      .bind_blob(2, view(segment))
      .run();
  std::vector<Hash> twins;
  {
    auto query =
        store.database().query("SELECT hash FROM mention WHERE root=? AND least<=? AND most>=?");
    query->bind(1, root).bind(2, last).bind(3, first);
    while (query->step()) twins.push_back(to_array<32>(query->blob(0)));
  }
  bool changed = set_apart(store, root, segment) != nullptr;
  for (const Hash& twin : twins) changed |= put_apart(store, root, twin);
  return changed;
}

void forget_mentions(Store& store) { store.database().use("DELETE FROM mention")->run(); }

}  // namespace renkei
