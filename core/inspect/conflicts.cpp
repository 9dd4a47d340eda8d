#include "core/inspect/conflicts.hpp"

#include <map>

#include "core/inspect/device_introduction.hpp"
#include "core/inspect/entry_reader.hpp"
#include "core/store/conflicts.hpp"
#include "core/store/states.hpp"

namespace renkei {
namespace {

std::vector<Conflict> with_authors(const Store& store, const std::vector<StoredConflict>& open) {
  std::vector<Conflict> conflicts;
  std::vector<EntryId> writes;
  std::multimap<EntryId, std::pair<std::size_t, std::size_t>> claims;  // write -> conflict, claim
  for (const StoredConflict& stored : open) {
    Conflict& conflict = conflicts.emplace_back();
    conflict.id = stored.id;
    conflict.kind = stored.kind;
    const int index = stored.kind->find_number(stored.field);
    conflict.field =
        index < 0 ? "_void" : stored.kind->fields[static_cast<std::size_t>(index)].name;
    for (const StoredClaim& claim : stored.claims) {
      claims.insert({claim.by, {conflicts.size() - 1, conflict.claims.size()}});
      writes.push_back(claim.by);
      conflict.claims.push_back({claim.by, claim.record, claim.value, claim.withheld, {}, {}, {}});
      conflict.claims.back().device = introduction(store, log_of(claim.by)).name;
    }
  }
  EntryReader(store).some(writes, [&](const Entry& entry, EntryId by) {
    const auto [first, last] = claims.equal_range(by);
    for (auto at = first; at != last; ++at) {
      Claim& claim = conflicts[at->second.first].claims[at->second.second];
      claim.at = entry.at;
      claim.staff = entry.staff;
    }
  });
  return conflicts;
}

}  // namespace

std::vector<Conflict> conflict_list(const Store& store) {
  return with_authors(store, open_conflicts(store));
}

std::vector<Conflict> conflicts_of_record(const Store& store, EntryId record) {
  const Kind* kind = States(store).kind_of(record);
  if (kind == nullptr) return {};
  return with_authors(store, open_conflicts(store, record, *kind));
}

}  // namespace renkei
