#include "core/exchange/own_log.hpp"

#include "core/store/derive.hpp"
#include "core/store/erasure.hpp"
#include "core/store/query.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

std::uint32_t fresh_nonce(const Random& random) {
  std::array<unsigned char, 4> bytes;
  random(bytes);
  return static_cast<std::uint32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16) |
         static_cast<std::uint32_t>(bytes[3]) << 24;
}

}  // namespace

void write_entries(Store& store, Projection& projection, std::span<const Entry> entries, Pen& pen) {
  const LogNumber own = store.own_log();
  for (const Entry& entry : entries) {
    projection.apply(entry, make_entry_id(own, entry.seq));
    store.append_tail(entry.seq, encode_tail_entry(entry, fresh_nonce(pen.random)));
    note_special(store, entry, make_entry_id(own, entry.seq));
  }
  projection.flush();
  if (tail_is_full(store)) seal_tail(store, pen.compressor, pen.now.unix_ms);
}

void erase_here(Store& store, Projection& projection, std::optional<Entry> entry, Pen& pen,
                const std::vector<SegmentRow>* only) {
  seal_tail(store, pen.compressor, pen.now.unix_ms);
  if (entry) note_erased(store, entry->record);
  Eraser eraser(store, pen.compressor, pen.random);
  if (only == nullptr)
    eraser.rewrite_all();
  else
    for (const SegmentRow& row : *only) eraser.rewrite(row);
  const Bytes payload = eraser.payload();
  if (!entry && payload.empty()) return;
  if (!entry) {
    entry.emplace();
    entry->op = Op::erase;
    entry->at = pen.now;
  }
  entry->seq = store.last_own_seq() + 1;
  entry->payload = payload;
  write_entries(store, projection, std::span(&*entry, 1), pen);
}

Status begin_log(Store& store, const DeviceProfile& profile, const std::string& parent, Pen& pen) {
  const KeyPair keys = make_key_pair(pen.random);
  LogRow row;
  row.id = log_id_of(keys.open);
  row.key = keys.open;
  const LogNumber own = store.add_log(row);
  store.set_own_log(own, keys.secret);

  Assigns fields = {{"name", profile.name}};
  if (!profile.ward_code6.empty()) fields.push_back({"ward_code6", profile.ward_code6});
  if (!profile.staff.empty()) fields.push_back({"staff", profile.staff});
  if (!parent.empty()) fields.push_back({"parent", parent});
  const StoreRecords records(store);
  const DecideContext context{pen.now, profile.staff, make_entry_id(own, 1), records,
                              [](EntryId) -> const RecordState* { return nullptr; }};
  const auto decision = introduce(fields, context);
  if (!decision) return decision.error();
  Projection projection(store, Projection::Start::held_so_far);
  write_entries(store, projection, decision->entries, pen);
  return Done{};
}

}  // namespace renkei
