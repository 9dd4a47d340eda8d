#include "core/record/own_log.hpp"

#include <algorithm>

#include "core/logic/decide.hpp"
#include "core/store/derive.hpp"
#include "core/store/erasure.hpp"
#include "core/store/store_records.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

std::uint32_t fresh_nonce(const Random& random) {
  std::array<unsigned char, 4> bytes;
  random(bytes);
  return static_cast<std::uint32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16) |
         static_cast<std::uint32_t>(bytes[3]) << 24;
}

Status all_readable(std::span<const Entry> entries, LogNumber own) {
  try {
    must_be_readable(entries, own);
    return Done{};
  } catch (const Malformed& malformed) {
    return Error(Code::bad_value, {{"field", "*"}, {"value", malformed.what()}});
  }
}

bool is_birth(const Entry& entry) { return entry.op == Op::create; }

void append(Workshop& workshop, const Entry& entry) {
  Store& store = workshop.store();
  const EntryId id = make_entry_id(store.own_log(), entry.seq);
  workshop.projection().apply(entry, id);
  store.append_tail(entry.seq, encode_tail_entry(entry, fresh_nonce(workshop.random())));
  note_said(store, store.log(store.own_log()).root, entry);
  note_erasure(store, entry, id);
}

}  // namespace

Status append_entries(Workshop& workshop, std::vector<Entry> entries) {
  Store& store = workshop.store();
  const Seq last = entries.empty() ? 0 : entries.back().seq;
  // A birth is small and says nothing of what others wrote: it can wait to be read back with others.
  const bool can_wait = std::all_of(entries.begin(), entries.end(), is_birth);
  if (!can_wait) {
    workshop.settle();
    if (Status status = all_readable(entries, store.own_log()); !status) return status;
  }
  for (Entry& each : entries)
    append(workshop, can_wait ? workshop.keep_unsettled(std::move(each)) : each);
  if (!can_wait) workshop.projection().flush();
  const bool full = tail_is_full(store, last);
  if (full || workshop.has_much_unsettled()) workshop.settle();
  if (full) workshop.seal();
  return Done{};
}

Status begin_log(Workshop& workshop, const DeviceProfile& profile, const std::string& parent) {
  Store& store = workshop.store();
  const KeyPair keys = make_key_pair(workshop.random());
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
  const DecideContext context{workshop.now(),
                              profile.staff,
                              make_entry_id(own, 1),
                              records,
                              [](EntryId) -> const RecordState* { return nullptr; },
                              store};
  const auto decision = introduce(fields, context);
  if (!decision) return decision.error();
  workshop.drop_projection();
  Status written = append_entries(workshop, decision->entries);
  if (written) workshop.settle();
  return written;
}

}  // namespace renkei
