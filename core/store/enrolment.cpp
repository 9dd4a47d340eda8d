#include "core/store/enrolment.hpp"

namespace renkei {
namespace {

// Who enrolled others is trusted itself.
bool has_enrolled_others(const Store& store, LogNumber n) {
  auto query = store.database().query("SELECT 1 FROM enrolled WHERE by BETWEEN ? AND ?");
  query->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, max_seq));
  return query->step();
}

}  // namespace

void note_enrolment(Store& store, const LogId& log, EntryId by) {
  store.database()
      .use("INSERT OR IGNORE INTO enrolled VALUES(?,?)")
      ->bind_blob(1, view(log))
      .bind(2, by)
      .run();
}

void forget_enrolments(Store& store) { store.database().use("DELETE FROM enrolled")->run(); }

bool is_enrolled(const Store& store, const LogId& log) {
  auto query = store.database().query("SELECT 1 FROM enrolled WHERE log=?");
  query->bind_blob(1, view(log));
  return query->step();
}

std::optional<LogId> first_not_enrolled(const Store& store, std::span<const PublicKey> keys) {
  if (store.database().integer("SELECT count(*) FROM enrolled") == 0) return std::nullopt;
  for (const PublicKey& key : keys) {
    const LogId id = log_id_of(key);
    const LogRow* log = store.find_log(id);
    if (is_enrolled(store, id)) continue;
    if (log != nullptr && (store.is_own(log->n) || has_enrolled_others(store, log->n))) continue;
    return id;
  }
  return std::nullopt;
}

}  // namespace renkei
