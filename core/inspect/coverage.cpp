#include "core/inspect/coverage.hpp"

#include <algorithm>

#include "core/inspect/device_introduction.hpp"
#include "core/inspect/waiting_erasures.hpp"
#include "core/store/acts.hpp"
#include "core/store/claims.hpp"
#include "core/store/clocks.hpp"
#include "core/store/conflicts.hpp"
#include "core/store/digest.hpp"
#include "core/store/exports.hpp"
#include "core/store/states.hpp"

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

Role role_of(const Admission& admission, const LogId& log) {
  if (admission.is_own(log)) return Role::own;
  if (admission.is_authority(log)) return Role::headquarters;
  return admission.is_enrolled(log) ? Role::enrolled : Role::unknown;
}

std::int64_t entries_from(const std::vector<SeqRange>& held, Seq from) {
  std::int64_t entries = 0;
  for (const auto& [first, last] : held)
    if (last >= from) entries += last + 1 - std::max(first, from);
  return entries;
}

class Lookout {
 public:
  explicit Lookout(const Store& store)
      : store_(store), admission_(admission_of(store)), claims_(all_claims(store)) {}

  std::vector<DeviceStatus> devices() const {
    std::vector<const LogRow*> logs = store_.logs();
    std::sort(logs.begin(), logs.end(),
              [](const LogRow* a, const LogRow* b) { return a->id < b->id; });
    std::vector<DeviceStatus> devices;
    for (const LogRow* log : logs) {
      DeviceStatus device = look_at(*log);
      const bool begun = device.own && log->root == log->n;
      if (!device.held.empty() || !device.missing.empty() || begun)
        devices.push_back(std::move(device));
    }
    const auto held = static_cast<std::ptrdiff_t>(devices.size());
    add_only_claimed(devices);
    std::ranges::sort(devices.begin() + held, devices.end(), {}, &DeviceStatus::id);
    return devices;
  }

 private:
  DeviceStatus look_at(const LogRow& log) const {
    const LogId& root = store_.log(log.root).id;
    DeviceStatus device = known_of(root);
    device.id = to_text(log.id);
    device.held = store_.held(log.n);
    device.clocks = clocks_of(store_, log.n);
    const Introduced introduced = introduction(store_, log.n);
    device.name = introduced.name;
    device.parent = log.parent != 0 ? to_text(store_.log(log.parent).id) : introduced.parent;
    device.forked = log.forked;
    device.own = store_.is_own(log.n);
    device.left_out = entries_from(device.held, admission_.end_of(root));
    // What lies beyond a fork belongs to the branches; claims about the log as a whole say nothing.
    const bool whole = !(log.forked && log.root == log.n) && log.root == log.n;
    device.missing = missing_between(device.held, log.from_seq, whole ? own_claim(root) : 0);
    if (whole) add_claims(root, device);
    return device;
  }

  DeviceStatus known_of(const LogId& root) const {
    DeviceStatus device;
    device.id = to_text(root);
    device.role = role_of(admission_, root);
    device.enrolled = admission_.is_enrolled(root) && !admission_.is_own(root);
    device.revoked_from = admission_.revoked_from(root);
    return device;
  }

  Seq own_claim(const LogId& log) const {
    for (const Hearsay& claim : claims_)
      if (claim.of == log && claim.by == log && admission_.admits(log)) return claim.last;
    return 0;
  }

  void add_claims(const LogId& log, DeviceStatus& device) const {
    Seq known = device.held.empty() ? 0 : device.held.back().second;
    if (!device.missing.empty()) known = std::max(known, device.missing.back().second);
    for (const Hearsay& claim : claims_)
      if (claim.of == log && claim.by != log && claim.last > known && admission_.admits(claim.by))
        device.claimed.push_back({to_text(claim.by), {known + 1, claim.last}});
  }

  // Devices of which nothing is known but what others say.
  void add_only_claimed(std::vector<DeviceStatus>& devices) const {
    for (const Hearsay& claim : claims_) {
      const std::string id = to_text(claim.of);
      if (std::any_of(devices.begin(), devices.end(),
                      [&](const DeviceStatus& device) { return device.id == id; }))
        continue;
      const LogRow* log = store_.find_log(claim.of);
      if (log != nullptr && log->forked) continue;
      DeviceStatus device = known_of(claim.of);
      add_claims(claim.of, device);
      if (!device.claimed.empty()) devices.push_back(std::move(device));
    }
  }

  const Store& store_;
  const Admission admission_;
  const std::vector<Hearsay> claims_;
};

}  // namespace

StoreStatus store_status(const Store& store) {
  return store_status(store, static_cast<std::int64_t>(open_conflicts(store).size()));
}

StoreStatus store_status(const Store& store, std::int64_t conflicts) {
  StoreStatus status;
  status.conflicts = conflicts;
  status.digest = to_hex(view(kept_digest(store).open));
  status.devices = Lookout(store).devices();
  status.not_exported = entries_not_exported(store);
  status.held_back = entries_held_back(store);
  status.waiting = static_cast<std::int64_t>(States(store).pending_ids().size());
  for (const DeviceStatus& device : status.devices)
    if (device.left_out > 0) ++status.quarantine;
  status.erasures = records_waiting(store);
  status.not_understood = store.unknown_entries();
  status.withheld = store.withheld_segments();
  return status;
}

}  // namespace renkei
