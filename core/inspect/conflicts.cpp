#include "core/inspect/conflicts.hpp"

#include <map>

#include "core/inspect/device_introduction.hpp"
#include "core/inspect/entry_reader.hpp"
#include "core/store/conflicts.hpp"
#include "core/store/states.hpp"

namespace renkei {
namespace {

std::vector<Conflict> without_authors(const std::vector<StoredConflict>& open) {
  std::vector<Conflict> conflicts;
  conflicts.reserve(open.size());
  for (const StoredConflict& stored : open) {
    const int index = stored.kind->find_number(stored.field);
    Conflict& conflict = conflicts.emplace_back();
    conflict.id = stored.id;
    conflict.kind = stored.kind;
    conflict.field =
        index < 0 ? "_void" : stored.kind->fields[static_cast<std::size_t>(index)].name;
    for (const StoredClaim& claim : stored.claims)
      conflict.claims.push_back({claim.by, claim.record, claim.value, claim.withheld, {}, {}, {}});
  }
  return conflicts;
}

std::vector<Conflict> with_authors(const Store& store, const std::vector<StoredConflict>& open) {
  std::vector<Conflict> conflicts = without_authors(open);
  std::vector<EntryId> writes;
  std::multimap<EntryId, Claim*> claims;  // by write
  for (Conflict& conflict : conflicts)
    for (Claim& claim : conflict.claims) {
      claims.emplace(claim.by, &claim);
      writes.push_back(claim.by);
      claim.device = introduction(store, log_of(claim.by)).name;
    }
  EntryReader(store).some(writes, [&](const Entry& entry, EntryId by) {
    const auto [first, last] = claims.equal_range(by);
    for (auto at = first; at != last; ++at) {
      at->second->at = entry.at;
      at->second->staff = entry.staff;
    }
  });
  return conflicts;
}

}  // namespace

std::vector<Conflict> conflict_list(const Store& store) {
  return with_authors(store, open_conflicts(store));
}

std::vector<Conflict> undecided(const Store& store) {
  return without_authors(open_conflicts(store));
}

std::vector<Conflict> conflicts_of_record(const Store& store, EntryId record) {
  const Kind* kind = States(store).kind_of(record);
  if (kind == nullptr) return {};
  return with_authors(store, open_conflicts(store, record, *kind));
}

}  // namespace renkei
