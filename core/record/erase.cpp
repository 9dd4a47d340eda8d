#include "core/record/erase.hpp"

#include <algorithm>

#include "core/record/own_log.hpp"
#include "core/store/erasure.hpp"

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

// `first` has what else is to be said; what it has no room for is declared by entries of their own.
void write_declarations(Workshop& workshop, const Entry& first,
                        const std::vector<Bytes>& payloads) {
  std::vector<Entry> entries(std::max<std::size_t>(payloads.size(), 1));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].op = Op::erase;
    entries[i].at = first.at;
    entries[i].staff = first.staff;
    if (i == 0) entries[i] = first;
    entries[i].seq = workshop.store().last_own_seq() + 1 + static_cast<Seq>(i);
    if (i < payloads.size()) entries[i].payload = payloads[i];
  }
  if (const Status written = write_entries(workshop, entries); !written)
    throw StoreFailure(written.error());
}

}  // namespace

void write_erasure(Workshop& workshop, const Entry& decided) {
  workshop.seal();
  Store& store = workshop.store();
  note_erasure(store, decided, make_entry_id(store.own_log(), store.last_own_seq() + 1));
  write_declarations(workshop, decided, rewrite_blocks(workshop, nullptr));
  workshop.projection().erase(decided.record);
  workshop.projection().flush();
}

void settle_erasures(Workshop& workshop, const std::vector<SegmentRow>* only) {
  workshop.seal();
  const std::vector<Bytes> payloads = rewrite_blocks(workshop, only);
  if (payloads.empty()) return;
  Entry entry;
  entry.op = Op::erase;
  entry.at = workshop.now();
  write_declarations(workshop, entry, payloads);
}

}  // namespace renkei
