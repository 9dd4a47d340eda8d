#include "core/inspect/conflicts.hpp"

#include <map>
#include <set>
#include <utility>

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

// Reads what wrote the claims, and what those have replaced.
class Authors {
 public:
  Authors(const Store& store, std::vector<Conflict>& conflicts)
      : store_(store), reader_(store), conflicts_(conflicts) {}

  void name() {
    std::vector<EntryId> writes;
    for (Conflict& conflict : conflicts_)
      for (Claim& claim : conflict.claims) {
        claims_.emplace(claim.by, std::pair(&conflict, &claim));
        writes.push_back(claim.by);
        claim.device = introduction(store_, log_of(claim.by)).name;
      }
    reader_.some(writes, [&](const Entry& entry, EntryId by) {
      const auto [first, last] = claims_.equal_range(by);
      for (auto at = first; at != last; ++at) note(entry, *at->second.first, *at->second.second);
    });
    read_befores();
  }

 private:
  void note(const Entry& entry, const Conflict& conflict, Claim& claim) {
    claim.at = entry.at;
    claim.staff = entry.staff;
    std::set<EntryId>& replaced = replaced_[&conflict];
    const int index = conflict.kind->find(conflict.field);
    // A field that nobody had changed had its first value, which is replaced without being named.
    if (index < 0 || claim.record != conflict.id || entry.op != Op::set) {
      replaced.insert(nothing);
      return;
    }
    const int field = conflict.kind->fields[static_cast<std::size_t>(index)].number;
    for (const Change& change : entry.changes) {
      if (change.field != field) continue;
      const auto names = entry.names_of(change);
      replaced.insert(names.begin(), names.end());
      if (names.empty()) replaced.insert(conflict.id);
    }
  }

  void read_befores() {
    std::multimap<EntryId, Conflict*> wanted;
    std::vector<EntryId> writes;
    for (Conflict& conflict : conflicts_) {
      const std::set<EntryId>& replaced = replaced_[&conflict];
      if (replaced.size() != 1 || replaced.contains(nothing)) continue;
      wanted.emplace(*replaced.begin(), &conflict);
      writes.push_back(*replaced.begin());
    }
    reader_.some(writes, [&](const Entry& entry, EntryId by) {
      const auto [first, last] = wanted.equal_range(by);
      for (auto at = first; at != last; ++at) take_before(entry, *at->second);
    });
  }

  // A birth says nothing of what had no value; of a withheld one nobody knows what that was.
  static void take_before(const Entry& entry, Conflict& conflict) {
    const Field& field =
        conflict.kind->fields[static_cast<std::size_t>(conflict.kind->find(conflict.field))];
    if (entry.op != Op::create && entry.op != Op::set) return;
    for (const Change& change : entry.changes)
      if (change.field == field.number) {
        if (!change.withheld) conflict.before = OwnValue(change.value);
        return;
      }
    const bool is_unknown = entry.withheld && is_personal(field.privacy);
    if (entry.op == Op::create && !is_unknown) conflict.before = OwnValue();
  }

  static constexpr EntryId nothing = 0;
  const Store& store_;
  EntryReader reader_;
  std::vector<Conflict>& conflicts_;
  std::multimap<EntryId, std::pair<const Conflict*, Claim*>> claims_;  // by write
  std::map<const Conflict*, std::set<EntryId>> replaced_;
};

std::vector<Conflict> with_authors(const Store& store, const std::vector<StoredConflict>& open) {
  std::vector<Conflict> conflicts = without_authors(open);
  Authors(store, conflicts).name();
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
