#include "core/inspect/purges.hpp"

#include <map>

#include "core/inspect/device_introduction.hpp"
#include "core/store/acts.hpp"
#include "core/store/erasure.hpp"

namespace renkei {

std::vector<Purge> purges_of_others(const Store& store) {
  if (!has_erasures(store)) return {};
  const Erasures erasures = erasures_of(store, admission_of(store));
  std::set<EntryId> waiting;  // the entries that ask
  for (const Asked& asked : erasures.waiting) waiting.insert(asked.by);
  std::map<LogNumber, Purge> by_log;
  for (const Asked& asked : asked_by_others(store)) {
    Purge& purge = by_log[log_of(asked.by)];
    if (erasures.erased.contains(asked.record))
      ++purge.done;
    else
      ++(waiting.contains(asked.by) ? purge.waiting : purge.kept);
  }
  std::vector<Purge> purges;
  purges.reserve(by_log.size());
  for (auto& [log, purge] : by_log) {
    purge.id = to_text(store.log(log).id);
    purge.name = introduction(store, log).name;
    purges.push_back(std::move(purge));
  }
  return purges;
}

}  // namespace renkei
