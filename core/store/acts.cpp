#include "core/store/acts.hpp"

#include <algorithm>

namespace renkei {

void note_act(Store& store, LogNumber root, const Act& act) {
  store.database()
      .use("INSERT OR IGNORE INTO act VALUES(?,?,?,?,?)")
      ->bind(1, root)
      .bind(2, act.seq)
      .bind(3, static_cast<std::int64_t>(act.op))
      .bind_blob(4, view(act.target))
      .bind(5, act.from)
      .run();
}

void forget_acts(Store& store) { store.database().use("DELETE FROM act")->run(); }

bool asks_for_more(const Store& store, const Admission& admission, LogNumber root) {
  auto query = store.database().query("SELECT op, target FROM act WHERE root=?");
  query->bind(1, root);
  while (query->step())
    if (static_cast<Op>(query->integer(0)) == Op::revoke ||
        !admission.is_authority(to_array<16>(query->blob(1))))
      return true;
  return false;
}

Admission admission_of(const Store& store) {
  std::vector<LogId> own;
  for (LogNumber n : store.own_logs())
    if (store.log(n).root == n) own.push_back(store.log(n).id);
  return Admission(own, [&](const LogId& author) {
    std::vector<Act> acts;
    const LogRow* log = store.find_log(author);
    if (log == nullptr) return acts;
    auto query = store.database().query("SELECT seq, op, target, from_seq FROM act WHERE root=?");
    query->bind(1, log->n);
    while (query->step())
      acts.push_back({query->integer(0), static_cast<Op>(query->integer(1)),
                      to_array<16>(query->blob(2)), query->integer(3)});
    return acts;
  });
}

bool counts(const Store& store, const Admission& admission, EntryId entry) {
  const LogRow& log = store.log(log_of(entry));
  return seq_of(entry) < admission.end_of(store.log(log.root).id);
}

bool derives_differently(const Store& store, const Admission& before, const Admission& after) {
  if (before == after) return false;
  for (const LogRow* log : store.logs()) {
    const Seq last = store.last_held(log->n);
    const LogId& id = store.log(log->root).id;
    const auto folded = [&](const Admission& how) { return std::min(how.end_of(id), last + 1); };
    if (last > 0 &&
        (folded(before) != folded(after) || before.is_authority(id) != after.is_authority(id)))
      return true;
  }
  return false;
}

}  // namespace renkei
