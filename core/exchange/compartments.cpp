#include "core/exchange/compartments.hpp"

#include <algorithm>
#include <map>

#include "core/logic/conflict_rules.hpp"
#include "core/model/compartment.hpp"
#include "core/model/kinds.hpp"
#include "core/record/execute.hpp"
#include "core/store/acts.hpp"
#include "core/store/held_segment.hpp"
#include "core/store/store_records.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

// Records of chosen compartments with the writes that stand in others, as far as these are here.
using Moved = std::map<EntryId, std::set<EntryId>>;

bool says_something_personal(const Entry& entry) {
  const Kind* kind = find_kind(entry.kind);
  if (kind == nullptr || !has_changes(entry.op)) return false;
  return std::any_of(entry.changes.begin(), entry.changes.end(), [&](const Change& change) {
    const int index = kind->find_number(change.field);
    return index >= 0 && !change.withheld && !change.value.is_null() &&
           is_personal(kind->fields[static_cast<std::size_t>(index)].privacy);
  });
}

Moved look_for_moved(const Store& store, const Compartments& only) {
  const StoreRecords records(store);
  const Admission admission = admission_of(store);
  Decompressor decompressor;
  Moved moved;
  const auto look = [&](const Entry& entry, LogNumber n) {
    if (only.contains(entry.compartment) || !says_something_personal(entry)) return;
    const auto record = records.find(entry.record);
    if (record && only.contains(compartment_of(*record, records)))
      moved[entry.record].insert(make_entry_id(n, entry.seq));
  };
  for (const LogRow* log : store.logs())
    for (const SegmentRow& row : store.segments_of(log->n)) {
      if (store.personal_blocks_here(row.id) == 0 || !counts(store, admission, row.id)) continue;
      const Segment segment = store.read_segment(row.id);
      if (segment.header.min_reader > segment_format) continue;
      const RawBlocks blocks = unpack(decompressor, segment);
      Arena made;
      BlockReader reader = reader_of(store, row, blocks, made);
      Entry entry;
      while (reader.next(entry)) look(entry, log->n);
    }
  // What the disk could not seal.
  each_tail_entry(store, [&](const Entry& entry) { look(entry, store.own_log()); });
  return moved;
}

struct Unsaid {
  Assigns assigns;        // the personal values whose last write is one of those
  bool disputed = false;  // there are others, about which devices disagree
};

Unsaid unsaid_of(const RecordState& state, const std::set<EntryId>& writes,
                 const EntryOrder& order) {
  Unsaid unsaid;
  const std::vector<int> disputed = conflicts_of(state, order);
  for (std::size_t i = 0; i < state.kind->fields.size(); ++i) {
    const Field& field = state.kind->fields[i];
    if (!is_personal(field.privacy) || state.values[i].is_null()) continue;
    const FieldState* changed = state.changed(field.number);
    const bool by_birth = changed == nullptr || changed->heads.empty();
    if (!(by_birth
              ? writes.contains(state.id)
              : std::any_of(changed->heads.begin(), changed->heads.end(), [&](const Head& head) {
                  return !head.withheld && writes.contains(head.by);
                })))
      continue;
    if (std::find(disputed.begin(), disputed.end(), field.number) != disputed.end())
      unsaid.disputed = true;
    else
      unsaid.assigns.push_back({std::string(field.name), OwnValue(state.values[i])});
  }
  return unsaid;
}

// Says it if that is wanted; gives the records of which something stays unsaid.
std::vector<EntryId> say_again(Workshop& workshop, const Moved& moved, bool may_write) {
  std::vector<EntryId> left;
  bool said = false;
  for (const auto& [record, writes] : moved) {
    const RecordState* state = workshop.projection().find(record);
    if (state == nullptr || state->is_void() || state->erased) continue;
    const Unsaid unsaid = unsaid_of(*state, writes, workshop.store());
    const bool done =
        unsaid.assigns.empty() ||
        (may_write && static_cast<bool>(execute(workshop, Set{record, unsaid.assigns}, "")));
    said |= done && !unsaid.assigns.empty();
    if (!done || unsaid.disputed) left.push_back(record);
  }
  if (!said) workshop.drop_projection();
  return left;
}

}  // namespace

Result<Compartments> compartments_of(const Store& store, std::span<const EntryId> only) {
  const StoreRecords records(store);
  Compartments compartments;
  for (EntryId id : only) {
    const auto record = records.find(id);
    if (!record) return Error(Code::not_found, {{"id", records.id_text(id)}});
    const int kind = record->kind().number;
    if (kind != Tour::number && kind != Event::number)
      return Error(
          Code::wrong_kind,
          {{"field", "only"}, {"kind", std::string(record->kind().name)}, {"wanted", "tour"}});
    compartments.insert(id);
    const Kind& tours = *find_kind(Tour::number);
    const Match of_it{static_cast<std::size_t>(tours.find("event_id")), Value::of(id)};
    if (kind == Event::number)
      records.each(tours, {&of_it, 1}, true,
                   [&](const Record& tour) { compartments.insert(tour.id()); });
  }
  return compartments;
}

std::vector<EntryId> say_again_what_moved(Workshop& workshop, const Compartments& only) {
  if (workshop.seal_if_possible()) {
    try {
      Transaction transaction(workshop.database());
      workshop.catch_up();
      std::vector<EntryId> left = say_again(workshop, look_for_moved(workshop.store(), only), true);
      transaction.commit();
      return left;
    } catch (const StoreFailure& failure) {
      if (!is_of_the_disk(failure.error.code)) throw;
      workshop.forget();
    }
  }
  return say_again(workshop, look_for_moved(workshop.store(), only), false);
}

}  // namespace renkei
