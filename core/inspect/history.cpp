#include "core/inspect/history.hpp"

#include <algorithm>
#include <set>

#include "core/inspect/device_introduction.hpp"
#include "core/inspect/entry_reader.hpp"
#include "core/store/erasure.hpp"
#include "core/store/states.hpp"

namespace renkei {
namespace {

// Follows the names from the writes that stand down to the birth.
class Story {
 public:
  Story(const Store& store, EntryId record)
      : store_(store), admission_(admission_of(store)), reader_(store), record_(record) {}

  std::vector<HistoryItem> tell() {
    look_for(record_);
    look_for_heads();
    for (EntryId erasure : asked_about(store_, record_)) look_for(erasure);
    while (!wanted_.empty()) {
      const EntryId next = *wanted_.begin();
      wanted_.erase(wanted_.begin());
      read_around(next);
    }
    return std::move(items_);
  }

 private:
  void look_for(EntryId entry) {
    if (entry != 0 && !seen_.contains(entry)) wanted_.insert(entry);
  }

  void look_for_heads() {
    States states(store_);
    std::vector<const Kind*> kinds = states.pending_kinds(record_);
    if (const Kind* kind = states.kind_of(record_)) kinds.push_back(kind);
    for (const Kind* kind : kinds) {
      RecordState state;
      Arena arena;
      state.reset(record_, *kind);
      states.load(state, arena);
      for (const FieldState& field : state.fields)
        for (const Head& head : field.heads) look_for(head.by);
    }
  }

  // Everything about the record in the segment, or the tail, that holds this entry.
  void read_around(EntryId entry) {
    const auto take = [&](const Entry& found, EntryId id) { note(found, id); };
    if (const auto row = store_.segment_of(entry)) {
      if (read_.insert(row->id).second) reader_.each_in_segment(*row, take);
    } else if (log_of(entry) == store_.own_log() && read_.insert(tail).second) {
      reader_.each_in_tail(take);
    }
  }

  void note(const Entry& entry, EntryId id) {
    if (entry.record != record_ || !counts(store_, admission_, id) || !seen_.insert(id).second)
      return;
    wanted_.erase(id);
    items_.push_back(item_of(entry, id));
    for (EntryId name : entry.names) look_for(name);
  }

  HistoryItem item_of(const Entry& entry, EntryId id) const {
    HistoryItem item;
    item.entry = id;
    item.operation = entry.op;
    item.at = entry.at;
    item.device = introduction(store_, log_of(id)).name;
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

  const Store& store_;
  const Admission admission_;
  EntryReader reader_;
  EntryId record_;
  static constexpr EntryId tail = 0;
  std::set<EntryId> wanted_, seen_;
  std::set<EntryId> read_;  // segments, by their first entry
  std::vector<HistoryItem> items_;
};

}  // namespace

std::vector<HistoryItem> record_history(const Store& store, EntryId record) {
  std::vector<HistoryItem> items = Story(store, record).tell();
  std::stable_sort(items.begin(), items.end(), [&](const HistoryItem& a, const HistoryItem& b) {
    if (a.at.unix_ms != b.at.unix_ms) return a.at.unix_ms < b.at.unix_ms;
    return store.comes_before(a.entry, b.entry);
  });
  return items;
}

}  // namespace renkei
