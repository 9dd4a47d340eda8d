#include "core/inspect/coverage.hpp"

#include <algorithm>

#include "core/inspect/device_introduction.hpp"
#include "core/store/clocks.hpp"
#include "core/store/conflicts.hpp"
#include "core/store/digest.hpp"
#include "core/store/enrolment.hpp"
#include "core/store/exports.hpp"
#include "core/store/quarantine.hpp"

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

DeviceStatus device_status(const Store& store, const LogRow& log) {
  DeviceStatus device;
  device.id = to_text(log.id);
  device.held = store.held(log.n);
  device.clocks = clocks_of(store, log.n);
  const Introduced introduced = introduction(store, log.n);
  device.name = introduced.name;
  device.parent = log.parent != 0 ? to_text(store.log(log.parent).id) : introduced.parent;
  device.forked = log.forked;
  device.own = store.is_own(log.n);
  // What lies beyond a fork belongs to the branches; claims about the log as a whole say nothing.
  const bool ends_in_branches = log.forked && log.root == log.n;
  device.missing = missing_between(device.held, log.from_seq, ends_in_branches ? 0 : log.claimed);
  device.enrolled = is_enrolled(store, store.log(log.root).id);
  return device;
}

}  // namespace

StoreStatus store_status(const Store& store) {
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
  status.quarantine = files_in_quarantine(store);
  status.not_understood = store.unknown_entries();
  status.withheld = store.withheld_segments();
  return status;
}

}  // namespace renkei
