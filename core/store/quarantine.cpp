#include "core/store/quarantine.hpp"

namespace renkei {

void keep_in_quarantine(Store& store, const Hash& hash, std::string_view file_name,
                        std::string_view reason, std::int64_t now_ms, ByteView bundle) {
  store.database()
      .use("INSERT OR IGNORE INTO quarantine VALUES(?,?,?,?,?)")
      ->bind_blob(1, view(hash))
      .bind_text(2, file_name)
      .bind_text(3, reason)
      .bind(4, now_ms)
      .bind_blob(5, bundle)
      .run();
}

void release_from_quarantine(Store& store, const Hash& hash) {
  store.database().use("DELETE FROM quarantine WHERE hash=?")->bind_blob(1, view(hash)).run();
}

std::int64_t files_in_quarantine(const Store& store) {
  return store.database().integer("SELECT count(*) FROM quarantine");
}

std::vector<Hash> quarantined(const Store& store) {
  std::vector<Hash> hashes;
  auto query = store.database().query("SELECT hash FROM quarantine");
  while (query->step()) hashes.push_back(to_array<32>(query->blob(0)));
  return hashes;
}

Bytes quarantined_bundle(const Store& store, const Hash& hash) {
  auto query = store.database().query("SELECT bundle FROM quarantine WHERE hash=?");
  query->bind_blob(1, view(hash));
  return query->step() ? Bytes(query->blob(0)) : Bytes();
}

}  // namespace renkei
