#include "core/record/erase.hpp"

#include <algorithm>

#include "core/record/own_log.hpp"
#include "core/store/acts.hpp"
#include "core/store/erasure.hpp"
#include "core/store/states.hpp"

namespace renkei {
namespace {

// What has to be declared, as much as an entry may declare in each.
std::vector<Bytes> rewrite_blocks(Workshop& workshop, const std::vector<SegmentRow>* only) {
  Eraser eraser(workshop.store(), workshop.compressor(), workshop.random());
  if (only == nullptr)
    eraser.rewrite_all();
  else
    for (const SegmentRow& row : *only) eraser.rewrite(row);
  return eraser.payloads();
}

// `said` has what else is to be said; what it has no room for is declared by entries of their own.
void write_declarations(Workshop& workshop, const std::vector<Entry>& said,
                        const std::vector<Bytes>& payloads) {
  std::vector<Entry> entries(std::max(payloads.size(), said.size()));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].op = Op::erase;
    entries[i].at = workshop.now();
    if (i < said.size()) entries[i] = said[i];
    entries[i].seq = workshop.store().last_own_seq() + 1 + static_cast<Seq>(i);
    if (i < payloads.size()) entries[i].payload = payloads[i];
  }
  if (const Status written = append_entries(workshop, std::move(entries)); !written)
    throw StoreFailure(written.error());
}

// What others asked for and took effect here: from now on this device says so itself.
std::vector<Entry> take_up(Workshop& workshop) {
  const Store& store = workshop.store();
  States states(workshop.store());
  std::vector<Entry> entries;
  for (EntryId record : erasures_of(store, admission_of(store)).not_taken_up) {
    const Kind* kind = states.kind_of(record);
    if (kind == nullptr) continue;
    Entry& entry = entries.emplace_back();
    entry.op = Op::erase;
    entry.kind = kind->number;
    entry.record = record;
    entry.at = workshop.now();
  }
  return entries;
}

}  // namespace

void write_erasure(Workshop& workshop, std::span<const Entry> decided) {
  workshop.settle();
  workshop.seal();
  Store& store = workshop.store();
  Seq seq = store.last_own_seq();
  for (const Entry& each : decided)
    note_erasure(store, each, make_entry_id(store.own_log(), ++seq));
  write_declarations(workshop, {decided.begin(), decided.end()}, rewrite_blocks(workshop, nullptr));
  for (const Entry& each : decided) workshop.projection().erase(each.record);
  workshop.projection().flush();
}

void settle_erasures(Workshop& workshop, const std::vector<SegmentRow>* only) {
  workshop.seal();
  const std::vector<Bytes> payloads = rewrite_blocks(workshop, only);
  const std::vector<Entry> taken_up = take_up(workshop);
  if (!payloads.empty() || !taken_up.empty()) write_declarations(workshop, taken_up, payloads);
}

}  // namespace renkei
