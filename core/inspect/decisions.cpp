#include "core/inspect/decisions.hpp"

#include <algorithm>
#include <map>

#include "core/inspect/device_introduction.hpp"
#include "core/inspect/entry_reader.hpp"
#include "core/model/deciding.hpp"
#include "core/store/acts.hpp"

namespace renkei {
namespace {

const Field* field_of(const Kind& kind, int number) {
  const int index = kind.find_number(number);
  return index < 0 ? nullptr : &kind.fields[static_cast<std::size_t>(index)];
}

class Search {
 public:
  Search(const Store& store, std::size_t most)
      : store_(store), admission_(admission_of(store)), reader_(store), most_(most) {}

  std::vector<PastDecision> find() {
    for (const LogRow* log : store_.logs())
      if (admission_.is_authority(log->id)) look_through(log->n);
    std::ranges::stable_sort(found_, std::greater(),
                             [](const PastDecision& one) { return one.at.unix_ms; });
    if (found_.size() > most_) found_.resize(most_);
    read_what_was_replaced();
    return std::move(found_);
  }

 private:
  // From its end, part by part.
  void look_through(LogNumber log) {
    std::size_t count = 0;
    const auto take_part = [&](const auto& each) {
      std::vector<PastDecision> part;
      each([&](const Entry& entry, EntryId id) {
        if (counts(store_, admission_, id)) note(entry, id, part);
      });
      drop_single_writes(part);
      count += part.size();
      found_.insert(found_.end(), std::make_move_iterator(part.begin()),
                    std::make_move_iterator(part.end()));
    };
    if (log == store_.own_log())
      take_part([&](const EntryReader::Visit& visit) { reader_.each_in_tail(visit); });
    std::vector<SegmentRow> segments = store_.segments_of(log);
    std::ranges::reverse(segments);
    for (const SegmentRow& row : segments) {
      if (count >= most_) return;
      take_part([&](const EntryReader::Visit& visit) { reader_.each_in_segment(row, visit); });
    }
  }

  void note(const Entry& entry, EntryId id, std::vector<PastDecision>& part) {
    const Kind* kind = find_kind(entry.kind);
    if (kind == nullptr || (entry.op != Op::set && entry.op != Op::void_)) return;
    for (const Change& change : entry.changes) {
      const auto names = entry.names_of(change);
      const Field* field = entry.op == Op::set ? field_of(*kind, change.field) : nullptr;
      const bool strikes_out_again =
          entry.op == Op::void_ && change.field == life_field && !names.empty();
      const bool may_be_of_many = field != nullptr && field->name == kind->agree;
      if (!strikes_out_again && !may_be_of_many && (field == nullptr || names.size() < 2)) continue;
      const std::string name(field == nullptr ? life_name : field->name);
      if (may_be_of_many && goes_with_last(entry, id, *kind, change, part)) {
        part.back().together.push_back(entry.record);
        last_ = id;
        add_replaced(part.back(), entry.record, names);
        continue;
      }
      PastDecision& made = part.emplace_back();
      made.entry = last_ = id;
      made.record = entry.record;
      made.kind = kind;
      made.field = name;
      made.value = OwnValue(change.value);
      made.withheld = change.withheld;
      made.at = entry.at;
      made.device = introduction(store_, log_of(id)).name;
      made.staff = entry.staff;
      add_replaced(made, entry.record, names);
    }
  }

  // Whether it says the same at once in a further record of one thing.
  bool goes_with_last(const Entry& entry, EntryId id, const Kind& kind, const Change& change,
                      const std::vector<PastDecision>& part) const {
    if (part.empty()) return false;
    const PastDecision& last = part.back();
    return id == last_ + 1 && last.kind == &kind && last.field == kind.agree &&
           last.at == entry.at && last.record != entry.record && !change.withheld &&
           last.value.view() == change.value;
  }

  // What replaces one write in one record only is no decision, though it could have been one of several.
  static void drop_single_writes(std::vector<PastDecision>& part) {
    std::erase_if(part, [](const PastDecision& one) {
      return one.field == one.kind->agree && one.together.empty() && one.among.size() < 2;
    });
  }

  // A first value is replaced without being named.
  static void add_replaced(PastDecision& made, EntryId record, std::span<const EntryId> names) {
    for (const EntryId name : names) made.among.push_back({name, record, {}, false, {}, {}, {}});
    if (names.empty()) made.among.push_back({record, record, {}, false, {}, {}, {}});
  }

  void read_what_was_replaced() {
    std::multimap<EntryId, std::pair<const PastDecision*, Claim*>> claims;
    std::vector<EntryId> writes;
    for (PastDecision& made : found_)
      for (Claim& claim : made.among) {
        claims.emplace(claim.by, std::pair(&made, &claim));
        writes.push_back(claim.by);
        claim.device = introduction(store_, log_of(claim.by)).name;
      }
    reader_.some(writes, [&](const Entry& entry, EntryId by) {
      const auto [first, last] = claims.equal_range(by);
      for (auto at = first; at != last; ++at)
        read_claim(entry, *at->second.first, *at->second.second);
    });
  }

  static void read_claim(const Entry& entry, const PastDecision& made, Claim& claim) {
    claim.at = entry.at;
    claim.staff = entry.staff;
    const int index = made.kind->find(made.field);
    const int field =
        index < 0 ? life_field : made.kind->fields[static_cast<std::size_t>(index)].number;
    claim.withheld = entry.op == Op::create && entry.withheld;
    for (const Change& change : entry.changes) {
      if (change.field != field) continue;
      claim.value = OwnValue(change.value);
      claim.withheld = change.withheld;
    }
  }

  const Store& store_;
  const Admission admission_;
  EntryReader reader_;
  const std::size_t most_;
  EntryId last_ = 0;  // that was noted
  std::vector<PastDecision> found_;
};

}  // namespace

std::vector<PastDecision> past_decisions(const Store& store, std::size_t most) {
  return Search(store, most).find();
}

}  // namespace renkei
