#include "core/exchange/coverage.hpp"

#include <algorithm>

#include "core/exchange/entry_reader.hpp"
#include "core/exchange/export.hpp"
#include "core/store/digest.hpp"
#include "core/store/query.hpp"

namespace renkei {
namespace {

std::vector<SeqRange> missing_between(const std::vector<SeqRange>& held, Seq from, Seq claimed) {
  std::vector<SeqRange> missing;
  Seq next = from;
  for (const auto& [first, last] : held) {
    if (first > next) missing.push_back({next, first - 1});
    next = std::max(next, last + 1);
  }
  if (claimed >= next) missing.push_back({next, claimed});
  return missing;
}

std::int64_t withheld_segments(Store& store) {
  std::int64_t withheld = 0;
  auto query = store.database().use("SELECT header FROM segment WHERE length(personal)=0");
  while (query->step())
    if (read_segment_header(query->blob(0)).has_personal) ++withheld;
  return withheld;
}

DeviceStatus device_status(Store& store, const LogRow& log) {
  DeviceStatus device;
  device.id = to_text(log.id);
  device.held = store.held(log.n);
  const Introduced introduced = introduction(store, log.n);
  device.name = introduced.name;
  device.parent = log.parent != 0 ? to_text(store.log(log.parent).id) : introduced.parent;
  device.forked = log.forked;
  device.own = store.is_own(log.n);
  // What lies beyond a fork belongs to the branches; claims about the log as a whole say nothing.
  const bool ends_in_branches = log.forked && log.root == log.n;
  device.missing = missing_between(device.held, log.from_seq, ends_in_branches ? 0 : log.claimed);
  auto enrolled = store.database().use("SELECT 1 FROM enrolled WHERE log=?");
  enrolled->bind_blob(1, view(store.log(log.root).id));
  device.enrolled = enrolled->step();
  return device;
}

}  // namespace

StoreStatus store_status(Store& store) {
  Database& database = store.database();
  StoreStatus status;
  status.conflicts = static_cast<std::int64_t>(open_conflicts(store).size());
  status.digest = to_hex(view(kept_digest(store).open));
  std::vector<const LogRow*> logs = store.logs();
  std::sort(logs.begin(), logs.end(),
            [](const LogRow* a, const LogRow* b) { return a->id < b->id; });
  for (const LogRow* log : logs) {
    DeviceStatus device = device_status(store, *log);
    if (!device.held.empty() || !device.missing.empty() || device.own)
      status.devices.push_back(std::move(device));
  }
  status.not_exported = not_exported(store);
  status.quarantine = database.integer("SELECT count(*) FROM quarantine");
  status.not_understood = database.integer("SELECT coalesce(sum(unknown),0) FROM segment");
  status.withheld = withheld_segments(store);
  return status;
}

}  // namespace renkei
