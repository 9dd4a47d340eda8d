#include "core/exchange/history.hpp"

#include <algorithm>

#include "core/exchange/entry_reader.hpp"
#include "core/store/query.hpp"

namespace renkei {
namespace {

Claim public_claim(Store& store, EntryReader& reader, const StoredClaim& stored) {
  Claim claim;
  claim.by = stored.by;
  claim.record = stored.record;
  claim.value = stored.value;
  claim.device = introduction(store, log_of(stored.by)).name;
  reader.one(stored.by, [&](const Entry& entry, EntryId) {
    claim.at = entry.at;
    claim.staff = entry.staff;
  });
  return claim;
}

std::string_view operation_name(Op op) {
  switch (op) {
    case Op::create:
      return "create";
    case Op::set:
      return "set";
    case Op::void_:
      return "void";
    case Op::restore:
      return "restore";
    case Op::erase:
      return "erase";
    default:
      return "other";
  }
}

HistoryItem history_item(Store& store, const Entry& entry, EntryId id) {
  HistoryItem item;
  item.entry = id;
  item.operation = operation_name(entry.op);
  item.at = entry.at;
  item.device = introduction(store, log_of(id)).name;
  item.staff = entry.staff;
  const Kind* kind = find_kind(entry.kind);
  for (const Change& change : entry.changes) {
    const int index = kind == nullptr ? -1 : kind->find_number(change.field);
    if (change.field == life_field)
      item.reason = change.value.text;
    else if (index >= 0 && entry.op != Op::void_)
      item.fields.push_back({std::string(kind->fields[static_cast<std::size_t>(index)].name),
                             OwnValue(change.value)});
  }
  item.replaced = entry.names;
  return item;
}

}  // namespace

std::vector<Conflict> conflict_list(Store& store) {
  EntryReader reader(store);
  std::vector<Conflict> conflicts;
  for (const StoredConflict& stored : open_conflicts(store)) {
    Conflict& conflict = conflicts.emplace_back();
    conflict.id = stored.id;
    conflict.kind = stored.kind;
    const int index = stored.kind->find_number(stored.field);
    conflict.field =
        index < 0 ? "_void" : stored.kind->fields[static_cast<std::size_t>(index)].name;
    for (const StoredClaim& claim : stored.claims)
      conflict.claims.push_back(public_claim(store, reader, claim));
  }
  return conflicts;
}

std::vector<HistoryItem> record_history(Store& store, EntryId record) {
  EntryReader reader(store);
  std::vector<HistoryItem> items;
  reader.each([&](const Entry& entry, EntryId id) {
    if (entry.record == record) items.push_back(history_item(store, entry, id));
  });
  std::stable_sort(items.begin(), items.end(), [&](const HistoryItem& a, const HistoryItem& b) {
    if (a.at.unix_ms != b.at.unix_ms) return a.at.unix_ms < b.at.unix_ms;
    return store.comes_before(a.entry, b.entry);
  });
  return items;
}

}  // namespace renkei
