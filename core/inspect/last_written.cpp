#include "core/inspect/last_written.hpp"

#include "core/inspect/entry_reader.hpp"

namespace renkei {

// One segment of each log is read: the last one.
std::map<std::string, Moment> last_written(const Store& store) {
  std::vector<EntryId> last;
  for (const LogRow* log : store.logs())
    if (const Seq seq = store.last_held(log->n); seq > 0)
      last.push_back(make_entry_id(log->n, seq));
  std::map<std::string, Moment> written;
  EntryReader(store).some(last, [&](const Entry& entry, EntryId id) {
    const LogRow& log = store.log(log_of(id));
    const auto [known, is_first] = written.emplace(to_text(store.log(log.root).id), entry.at);
    if (!is_first && known->second.unix_ms < entry.at.unix_ms) known->second = entry.at;
  });
  return written;
}

}  // namespace renkei
