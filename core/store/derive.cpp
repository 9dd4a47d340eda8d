#include "core/store/derive.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/log/archive.hpp"
#include "core/store/branches.hpp"
#include "core/store/enrolment.hpp"
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
// that is not forked; then it could be any branch's, and waits under a name of its own.
LogNumber Deriver::resolve(const SegmentName& name) {
  if (const auto segment = store_.segment_by_hash(name.hash)) return log_of(segment->id);
  const LogNumber root = store_.number_of(name.log);
  if (!store_.log(root).forked) return root;
  const LogId id = branch_id_of(name.log, name.hash);
  if (const LogRow* known = store_.find_log(id)) return known->n;
  LogRow row;
  row.id = id;
  row.root = root;
  row.forked = true;
  return store_.add_log(row);
}

Deriver::Found Deriver::derive(const Segment& segment, EntryId id, const LogLine& line) {
  Found found;
  if (segment.header.min_reader > segment_format) {
    found.unknown_entries = segment.header.count;
    projection_.note_held(log_of(id), seq_of(id), segment.header.last());
    return found;
  }
  if (id != next_ || projection_.waiting() + segment.header.count > most_waiting ||
      projection_.waiting_values() > most_waiting_values)
    flush();
  next_ = id + segment.header.count;
  const Bytes& open = raw_.emplace_back(unpack_open(decompressor_, segment.open));
  const bool personal_here = !segment.personal.empty();
  const Bytes& personal =
      raw_.emplace_back(personal_here ? unpack_personal(decompressor_, segment.personal) : Bytes());
  BlockReader reader(seq_of(id), segment.header.count, line, open,
                     personal_here ? std::optional<ByteView>(personal) : std::nullopt,
                     segment.header.has_personal, made_,
                     [this](const SegmentName& name) { return resolve(name); });
  Entry entry;
  while (reader.next(entry)) {
    const EntryId own = make_entry_id(log_of(id), entry.seq);
    if (!projection_.apply(entry, own)) ++found.unknown_entries;
    if (entry.op >= Op::erase) note_special(store_, entry, own);
  }
  note_mentions(reader, found);
  return found;
}

void Deriver::flush() {
  projection_.flush();
  raw_.clear();
  made_.clear();
}

void Deriver::note_mentions(const BlockReader& reader, Found& found) {
  for (std::size_t i = 0; i < reader.mentioned().size(); ++i) {
    const SegmentName& name = reader.mentioned()[i];
    const auto [least, most] = reader.mentioned_range(i);
    if (least > most || store_.segment_by_hash(name.hash)) continue;
    const LogNumber root = store_.number_of(name.log);
    const LogNumber n = resolve(name);
    store_.claim(n, most);
    note_mention(store_, name.hash, root, least, most);
    if (n == root && store_.overlaps(root, least, most)) found.forked.insert(root);
  }
}

void note_special(Store& store, const Entry& entry, EntryId id) {
  if (entry.op == Op::enrol) {
    if (const auto log = parse_log_id(entry.payload)) note_enrolment(store, *log, id);
  }
  if (entry.op == Op::erase) {
    if (entry.record != 0) note_erased(store, entry.record, id);
    note_rewritten(store, entry.payload);
  }
}

void Deriver::rebuild(Store& store) {
  Database& database = store.database();
  std::vector<LogNumber> forked;
  for (const LogRow* log : store.logs())
    if (log->forked && log->root == log->n) forked.push_back(log->n);
  for (LogNumber root : forked) branch_log(store, root);
  forget_mentions(store);
  forget_enrolments(store);
  // Names of branches that turned out to be others.
  database.execute(
      "DELETE FROM log WHERE root<>n AND NOT EXISTS (SELECT 1 FROM segment WHERE "
      "id BETWEEN log.n<<40 AND (log.n<<40)+1099511627775)");
  store.forget_logs();

  std::set<LogNumber> found_forked;
  Rows(store).drop_and_create();
  Projection projection(store, Projection::Start::nothing);
  Deriver deriver(store, projection);
  std::vector<LogNumber> numbers;  // deriving may add logs that others mention
  for (const LogRow* log : store.logs()) numbers.push_back(log->n);
  for (LogNumber n : numbers) {
    const LogLine line = store.line_of(n);
    for (const SegmentRow& row : store.segments_of(n)) {
      const Found found = deriver.derive(store.read_segment(row.id), row.id, line);
      store.set_unknown_entries(row.id, found.unknown_entries);
      found_forked.insert(found.forked.begin(), found.forked.end());
    }
  }
  deriver.flush();
  if (!found_forked.empty()) {
    for (LogNumber root : found_forked) {
      LogRow row = store.log(root);
      row.forked = true;
      store.update_log(row);
    }
    return rebuild(store);
  }
  const LogNumber own = store.own_log();
  each_tail_entry(store, [&](const Entry& entry) {
    projection.apply(entry, make_entry_id(own, entry.seq));
    projection.flush();
    note_special(store, entry, make_entry_id(own, entry.seq));
  });
  store.set_setting(owed_setting, 0);
}

bool derivation_is_owed(const Store& store) { return store.setting_number(owed_setting) != 0; }

}  // namespace renkei
