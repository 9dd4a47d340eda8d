#include "core/inspect/waiting_erasures.hpp"

#include <algorithm>
#include <map>

#include "core/inspect/device_introduction.hpp"
#include "core/inspect/entry_reader.hpp"
#include "core/store/erasure.hpp"

namespace renkei {
namespace {

std::vector<Asked> of_records_here(const Store& store) {
  std::vector<Asked> waiting = erasures_here(store).waiting;
  std::sort(waiting.begin(), waiting.end(), [&](const Asked& a, const Asked& b) {
    return a.by != b.by ? store.comes_before(a.by, b.by) : store.comes_before(a.record, b.record);
  });
  return waiting;
}

}  // namespace

std::vector<WaitingErasure> waiting_erasures(const Store& store) {
  const std::vector<Asked> waiting = of_records_here(store);
  std::map<LogNumber, std::int64_t> together;
  std::map<EntryId, Moment> times;
  std::vector<EntryId> entries;
  for (const Asked& asked : waiting) {
    ++together[log_of(asked.by)];
    entries.push_back(asked.by);
  }
  EntryReader(store).some(entries, [&](const Entry& entry, EntryId id) { times[id] = entry.at; });
  std::vector<WaitingErasure> list;
  for (const Asked& asked : waiting) {
    const LogNumber by = log_of(asked.by);
    list.push_back({asked.record, to_text(store.log(by).id), introduction(store, by).name,
                    times[asked.by], together[by]});
  }
  return list;
}

std::int64_t records_waiting(const Store& store) {
  std::set<EntryId> records;
  for (const Asked& asked : of_records_here(store)) records.insert(asked.record);
  return static_cast<std::int64_t>(records.size());
}

}  // namespace renkei
