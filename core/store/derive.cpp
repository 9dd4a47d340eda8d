#include "core/store/derive.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/log/archive.hpp"
#include "core/store/branches.hpp"
#include "core/store/erasure.hpp"
#include "core/store/mentions.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

// In memory: tallies are many, participants are wide.
constexpr std::size_t most_waiting = 2 * limits::segment_entries;
constexpr std::size_t most_waiting_values = 16 * limits::segment_entries;

}  // namespace

// A segment that is here tells the branch. One that is not belongs to the log itself as long as
// that is not forked and nothing else lies there; else it waits under a name of its own.
LogNumber Deriver::resolve(const SegmentName& name) {
  const LogNumber root = store_.number_of(name.log);
  if (const auto segment = store_.segment_by_hash(name.hash);
      segment && store_.log(log_of(segment->id)).root == root)
    return log_of(segment->id);
  if (store_.log(root).forked) return number_apart(store_, root, name.hash);
  const LogRow* apart = set_apart(store_, root, name.hash);
  return apart == nullptr ? root : apart->n;
}

Deriver::Found Deriver::derive(const Segment& segment, EntryId id, const LogLine& line) {
  Found found;
  const LogNumber root = store_.log(log_of(id)).root;
  const Seq end = projection_.end_of(root);
  if (seq_of(id) >= end) {
    note_left_out(store_, decompressor_, segment);
    return found;
  }
  if (segment.header.min_reader > segment_format) {
    found.unknown_entries = segment.header.count;
    projection_.note_held(log_of(id), seq_of(id), std::min(segment.header.last(), end - 1));
    return found;
  }
  if (id != next_ || projection_.waiting() + segment.header.count > most_waiting ||
      projection_.waiting_values() > most_waiting_values)
    flush();
  next_ = id + segment.header.count;
  const RawBlocks& blocks = raw_.emplace_back(unpack(decompressor_, segment));
  BlockReader reader(seq_of(id), segment.header.count, line, blocks, made_,
                     [this](const SegmentName& name) { return resolve(name); });
  Entry entry;
  while (reader.next(entry)) {
    const EntryId own = make_entry_id(log_of(id), entry.seq);
    if (entry.op >= Op::erase) note_said(store_, root, entry);
    if (entry.seq >= end) continue;
    if (!projection_.apply(entry, own)) ++found.unknown_entries;
    if (entry.op >= Op::erase) note_erasure(store_, entry, own);
  }
  found.twins = note_mentions(reader);
  return found;
}

void Deriver::flush() {
  projection_.flush();
  raw_.clear();
  made_.clear();
}

void Deriver::finish() {
  flush();
  if (has_erasures(store_))
    for (EntryId record : erasures_of(store_, projection_.admission()).erased)
      projection_.erase(record);
  projection_.flush();
}

bool Deriver::note_mentions(const BlockReader& reader) {
  bool twins = false;
  for (std::size_t i = 0; i < reader.mentioned().size(); ++i) {
    const SegmentName& name = reader.mentioned()[i];
    const auto [least, most] = reader.mentioned_range(i);
    if (least > most) continue;
    const LogNumber root = store_.number_of(name.log);
    const auto known = store_.segment_by_hash(name.hash);
    if (!known || store_.log(log_of(known->id)).root != root)
      twins |= note_mention(store_, name.hash, root, least, most);
  }
  return twins;
}

void note_said(Store& store, LogNumber root, const Entry& entry) {
  if (const auto act = act_of(entry)) note_act(store, root, *act);
  note_rewritten(store, root, entry);
}

void note_left_out(Store& store, Decompressor& decompressor, const Segment& segment) {
  const LogNumber root = store.number_of(segment.header.log);
  read_through(decompressor, segment, [&](const Entry& entry) {
    if (entry.op >= Op::erase) note_said(store, root, entry);
  });
}

namespace {

void derive_segments(Store& store, Deriver& deriver, bool& twins) {
  std::vector<LogNumber> numbers;  // deriving may add logs that others mention
  for (const LogRow* log : store.logs()) numbers.push_back(log->n);
  for (LogNumber n : numbers) {
    const LogLine line = store.line_of(n);
    for (const SegmentRow& row : store.segments_of(n)) {
      const Deriver::Found found = deriver.derive(store.read_segment(row.id), row.id, line);
      store.set_unknown_entries(row.id, found.unknown_entries);
      twins |= found.twins;
    }
  }
}

// False when what was found on the way gives other entries another meaning.
bool derive_all(Store& store) {
  Rows(store).drop_and_create();
  Projection projection(store, Projection::Start::nothing);
  Deriver deriver(store, projection);
  drop_blocks_not_accepted(store, projection.admission());
  forget_mentions(store);
  forget_acts(store);
  bool twins = false;
  derive_segments(store, deriver, twins);
  deriver.flush();
  const LogNumber own = store.own_log();
  each_tail_entry(store, [&](const Entry& entry) {
    const EntryId id = make_entry_id(own, entry.seq);
    projection.apply(entry, id);
    projection.flush();
    note_said(store, store.log(own).root, entry);
    note_erasure(store, entry, id);
  });
  deriver.finish();
  return !twins && admission_of(store) == projection.admission();
}

}  // namespace

void Deriver::rebuild(Store& store) {
  std::vector<LogNumber> forked;
  for (const LogRow* log : store.logs())
    if (log->forked && log->root == log->n) forked.push_back(log->n);
  for (LogNumber root : forked) branch_log(store, root);
  store.drop_empty_branches();
  while (!derive_all(store)) {
  }
  store.set_setting(owed_setting, 0);
}

bool derivation_is_owed(const Store& store) { return store.setting_number(owed_setting) != 0; }

}  // namespace renkei
