#include "core/record/erase.hpp"

#include "core/record/own_log.hpp"
#include "core/store/erasure.hpp"

namespace renkei {
namespace {

// What an entry has to declare, or nothing.
Bytes rewrite_blocks(Workshop& workshop, const std::vector<SegmentRow>* only) {
  Eraser eraser(workshop.store(), workshop.compressor(), workshop.random());
  if (only == nullptr)
    eraser.rewrite_all();
  else
    for (const SegmentRow& row : *only) eraser.rewrite(row);
  return eraser.payload();
}

void write_declaration(Workshop& workshop, Entry entry, ByteView payload) {
  entry.seq = workshop.store().last_own_seq() + 1;
  entry.payload = payload;
  write_entries(workshop, std::span(&entry, 1));
}

}  // namespace

void write_erasure(Workshop& workshop, const Entry& decided) {
  workshop.seal();
  Store& store = workshop.store();
  note_erasure(store, decided, make_entry_id(store.own_log(), store.last_own_seq() + 1));
  write_declaration(workshop, decided, rewrite_blocks(workshop, nullptr));
  workshop.projection().erase(decided.record);
  workshop.projection().flush();
}

void settle_erasures(Workshop& workshop, const std::vector<SegmentRow>* only) {
  workshop.seal();
  const Bytes payload = rewrite_blocks(workshop, only);
  if (payload.empty()) return;
  Entry entry;
  entry.op = Op::erase;
  entry.at = workshop.now();
  write_declaration(workshop, entry, payload);
}

}  // namespace renkei
