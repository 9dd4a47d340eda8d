#include "core/inspect/history.hpp"

#include <map>
#include <queue>
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
      if (change.field == life_field) item.reason = change.value.text;
      if (index < 0 || entry.op == Op::void_) continue;
      const std::string_view name = kind->fields[static_cast<std::size_t>(index)].name;
      if (change.withheld)
        item.withheld.push_back(name);
      else
        item.fields.push_back({std::string(name), OwnValue(change.value)});
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

// Birth first, then each after those that it replaced and those that its author wrote before; of
// what is left free the earlier by the clock.
class Sequence {
 public:
  Sequence(const Store& store, EntryId record, std::vector<HistoryItem> items)
      : store_(store), items_(std::move(items)) {
    for (std::size_t i = 0; i < items_.size(); ++i) at_[items_[i].entry] = i;
    waits_for_.resize(items_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) {
      for (EntryId name : items_[i].replaced) precede(name, i);
      if (items_[i].entry != record) precede(record, i);
    }
    std::map<LogNumber, EntryId> before;
    for (const auto& [entry, i] : at_) {
      if (const auto known = before.find(log_of(entry)); known != before.end())
        precede(known->second, i);
      before[log_of(entry)] = entry;
    }
  }

  std::vector<HistoryItem> in_order() {
    const auto later = [this](std::size_t a, std::size_t b) { return is_later(a, b); };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> free(later);
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (waits_for_[i] == 0) free.push(i);
    std::vector<HistoryItem> ordered;
    while (!free.empty()) {
      const std::size_t next = free.top();
      free.pop();
      const auto [first, last] = followers_.equal_range(next);
      for (auto at = first; at != last; ++at)
        if (--waits_for_[at->second] == 0) free.push(at->second);
      ordered.push_back(items_[next]);
    }
    // Writes that name each other in a circle, as only a forger can make them.
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (waits_for_[i] > 0) ordered.push_back(items_[i]);
    return ordered;
  }

 private:
  void precede(EntryId before, std::size_t after) {
    const auto at = at_.find(before);
    if (at == at_.end() || at->second == after) return;
    followers_.emplace(at->second, after);
    ++waits_for_[after];
  }
  bool is_later(std::size_t a, std::size_t b) const {
    const std::int64_t at_a = items_[a].at.unix_ms, at_b = items_[b].at.unix_ms;
    if (at_a != at_b) return at_a > at_b;
    return store_.comes_before(items_[b].entry, items_[a].entry);
  }

  const Store& store_;
  std::vector<HistoryItem> items_;
  std::map<EntryId, std::size_t> at_;
  std::multimap<std::size_t, std::size_t> followers_;
  std::vector<std::size_t> waits_for_;
};

}  // namespace

std::vector<HistoryItem> record_history(const Store& store, EntryId record) {
  return Sequence(store, record, Story(store, record).tell()).in_order();
}

}  // namespace renkei
