#include "core/store/erasure.hpp"

#include <algorithm>
#include <map>

#include "core/base/limits.hpp"
#include "core/log/archive.hpp"
#include "core/store/held_segment.hpp"
#include "core/store/states.hpp"

namespace renkei {
namespace {

// As the payload has it.
struct Declared {
  Hash segment{}, block{};
  template <class Archive>
  void serialize(Archive& archive) {
    archive(segment, block);
  }
};

}  // namespace

Eraser::Eraser(Store& store, Compressor& compressor, const Random& random)
    : store_(store),
      compressor_(compressor),
      random_(random),
      admission_(admission_of(store)),
      erased_(erasures_of(store, admission_).erased) {}

std::set<std::uint64_t> Eraser::entries_about_erased(const SegmentRow& row,
                                                     const Segment& segment) {
  std::set<std::uint64_t> found;
  const RawBlocks blocks{unpack_open(decompressor_, segment.open),
                         std::vector<std::optional<Bytes>>(segment.personal.size())};
  Arena made;
  BlockReader reader = reader_of(store_, row, blocks, made);
  Entry entry;
  while (reader.next(entry))
    if (erased_.contains(entry.record))
      found.insert(static_cast<std::uint64_t>(entry.seq - seq_of(row.id)));
  return found;
}

void Eraser::rewrite(const SegmentRow& row) {
  if (erased_.empty()) return;
  if (store_.personal_blocks_here(row.id) == 0) return;
  Segment segment = store_.read_segment(row.id);
  if (segment.header.min_reader > segment_format) return;
  const auto about = entries_about_erased(row, segment);
  if (about.empty()) return;
  std::vector<Hash> made;
  for (Bytes& block : segment.personal) {
    if (block.empty()) continue;
    Bytes without = repack_personal(compressor_, random_, unpack_personal(decompressor_, block),
                                    [&](std::uint64_t index) { return about.contains(index); });
    if (without.empty()) continue;  // nobody's, or somebody else has done it
    block = std::move(without);
    made.push_back(hash_of(block));
  }
  if (made.empty()) return;
  read_through(decompressor_, segment);
  store_.set_personal(row.id, segment.personal);
  for (const Hash& block : made) rewritten_.emplace_back(row.hash, block);
}

void Eraser::rewrite_all() {
  if (erased_.empty()) return;
  for (const LogRow* log : store_.logs())
    for (const SegmentRow& row : store_.segments_of(log->n)) rewrite(row);
}

std::vector<Bytes> Eraser::payloads() const {
  std::vector<Bytes> payloads;
  for (std::size_t i = 0; i < rewritten_.size(); i += limits::declared_blocks) {
    std::vector<Declared> list;
    for (std::size_t j = i; j < std::min(i + limits::declared_blocks, rewritten_.size()); ++j)
      list.push_back({rewritten_[j].first, rewritten_[j].second});
    payloads.push_back(to_wire(list));
  }
  return payloads;
}

// -- who asks

namespace {

class Weighing {
 public:
  Weighing(const Store& store, const Admission& admission) : store_(store), admission_(admission) {}

  Erasures weigh() {
    read();
    result_.erased = own_;
    for (const auto& [author_and_day, records] : together_)
      if (records.size() <= mass_erasure) take_effect(records);
    for (const Asked& asked : others_)
      if (!result_.erased.contains(asked.record) && !refused_.contains(asked.record))
        result_.waiting.push_back(asked);
    return std::move(result_);
  }

 private:
  void read() {
    auto query = store_.database().query("SELECT e, by, refused, day FROM erasure ORDER BY e, by");
    while (query->step()) {
      const Asked asked{query->integer(0), query->integer(1)};
      const LogId& author = root_of(asked.by);
      if (admission_.is_own(author)) {
        (query->integer(2) != 0 ? refused_ : own_).insert(asked.record);
      } else if (query->integer(2) == 0) {
        others_.push_back(asked);
        if (admission_.is_authority(author) || author == root_of(asked.record))
          together_[{author, query->integer(3)}].insert(asked.record);
      }
    }
  }

  void take_effect(const std::set<EntryId>& records) {
    for (EntryId record : records)
      if (!own_.contains(record) && !refused_.contains(record)) {
        result_.erased.insert(record);
        result_.not_taken_up.insert(record);
      }
  }

  const LogId& root_of(EntryId entry) const {
    return store_.log(store_.log(log_of(entry)).root).id;
  }

  const Store& store_;
  const Admission& admission_;
  std::set<EntryId> own_, refused_;
  std::vector<Asked> others_;  // by record
  // What each author who may erase asks for on one day, decided on or not: a mass stays one however it
  // was cut up into files and segments.
  std::map<std::pair<LogId, std::int64_t>, std::set<EntryId>> together_;
  Erasures result_;
};

}  // namespace

Erasures erasures_of(const Store& store, const Admission& admission) {
  return Weighing(store, admission).weigh();
}

std::vector<Asked> asked_by_others(const Store& store) {
  std::vector<Asked> asked;
  auto query = store.database().query("SELECT e, by FROM erasure WHERE refused=0 ORDER BY e, by");
  while (query->step())
    if (!store.is_own(log_of(query->integer(1))))
      asked.push_back({query->integer(0), query->integer(1)});
  return asked;
}

Erasures erasures_here(const Store& store) {
  if (!has_erasures(store)) return {};
  Erasures here = erasures_of(store, admission_of(store));
  States states(store);
  const auto is_elsewhere = [&](EntryId record) { return states.kind_of(record) == nullptr; };
  std::erase_if(here.erased, is_elsewhere);
  std::erase_if(here.not_taken_up, is_elsewhere);
  std::erase_if(here.waiting, [&](const Asked& asked) { return is_elsewhere(asked.record); });
  return here;
}

void note_erasure(Store& store, const Entry& entry, EntryId id) {
  constexpr std::int64_t day_ms = 86'400'000;
  if (entry.record == 0 || (entry.op != Op::erase && entry.op != Op::keep)) return;
  store.database()
      .use("INSERT OR IGNORE INTO erasure VALUES(?,?,?,?)")
      ->bind(1, entry.record)
      .bind(2, id)
      .bind(3, std::int64_t{entry.op == Op::keep})
      .bind(4, (entry.at.unix_ms + entry.at.offset_min * std::int64_t{60'000}) / day_ms)
      .run();
}

bool has_erasures(const Store& store) {
  return store.database().integer("SELECT EXISTS(SELECT 1 FROM erasure)") != 0;
}

std::vector<EntryId> asked_about(const Store& store, EntryId record) {
  std::vector<EntryId> entries;
  auto query = store.database().query("SELECT by FROM erasure WHERE e=?");
  query->bind(1, record);
  while (query->step()) entries.push_back(query->integer(0));
  return entries;
}

// -- which blocks are accepted

void note_rewritten(Store& store, LogNumber root, const Entry& entry) {
  if (entry.op != Op::erase || entry.payload.empty()) return;
  std::vector<Declared> list;
  try {
    list = from_wire<std::vector<Declared>>(entry.payload);
  } catch (const Malformed&) {
    return;
  }
  for (const Declared& each : list)
    store.database()
        .use("INSERT OR IGNORE INTO rewritten VALUES(?,?,?,?)")
        ->bind_blob(1, view(each.segment))
        .bind_blob(2, view(each.block))
        .bind(3, root)
        .bind(4, entry.seq)
        .run();
}

// A segment that does not count itself is explained by its author alone, whose word about it counts
// then as little as the segment.
bool personal_is_accepted(const Store& store, const Admission& admission, const Segment& segment,
                          std::size_t block) {
  if (personal_is_sound(segment, block, {})) return true;
  std::vector<Hash> declared;
  const LogId& author = segment.header.log;
  const bool left_out = static_cast<Seq>(segment.header.first) >= admission.end_of(author);
  const Hash hash = segment.hash();
  auto query = store.database().query("SELECT block, root, seq FROM rewritten WHERE segment=?");
  query->bind_blob(1, view(hash));
  while (query->step()) {
    const LogId& by = store.log(query->integer(1)).id;
    const bool counts = query->integer(2) < admission.end_of(by);
    if (by == author ? counts || left_out : counts && admission.is_authority(by))
      declared.push_back(to_array<32>(query->blob(0)));
  }
  return personal_is_sound(segment, block, declared);
}

namespace {

bool drop_not_accepted(const Store& store, const Admission& admission, Segment& segment) {
  bool dropped = false;
  for (std::size_t i = 0; i < segment.personal.size(); ++i) {
    if (segment.personal[i].empty() || personal_is_accepted(store, admission, segment, i)) continue;
    segment.personal[i].clear();
    dropped = true;
  }
  return dropped;
}

}  // namespace

void drop_blocks_not_accepted(Store& store, const Admission& admission) {
  std::vector<Hash> segments;
  {
    auto query = store.database().query("SELECT DISTINCT segment FROM rewritten");
    while (query->step()) segments.push_back(to_array<32>(query->blob(0)));
  }
  for (const Hash& hash : segments) {
    const auto row = store.segment_by_hash(hash);
    if (!row) continue;
    Segment segment = store.read_segment(row->id);
    if (drop_not_accepted(store, admission, segment)) store.set_personal(row->id, segment.personal);
  }
}

}  // namespace renkei
