#include "core/store/digest.hpp"

#include <algorithm>
#include <bit>

#include "core/log/wire.hpp"
#include "core/store/acts.hpp"
#include "core/store/states.hpp"
#include "core/store/tail.hpp"

namespace renkei {
namespace {

std::uint64_t half_of(const QuickHash& hash, std::size_t half) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i > 0; --i) value = value << 8 | hash[half * 8 + i - 1];
  return value;
}

// By their hashes, those whose entries count; the tail counts as what it will be sealed to.
void add_segments(const Store& store, Hasher& to) {
  std::vector<Hash> hashes;
  const Admission admission = admission_of(store);
  for (const LogRow* log : store.logs())
    for (const SegmentRow& row : store.segments_of(log->n))
      if (counts(store, admission, row.id)) hashes.push_back(row.hash);
  if (store.tail_count() > 0) {
    Compressor compressor;
    for (const Segment& segment : sealed_tail(store, compressor)) hashes.push_back(segment.hash());
  }
  std::sort(hashes.begin(), hashes.end());
  for (const Hash& hash : hashes) to.add(view(hash));
}

StateDigest combined(const Store& store, const LogDigests& digests) {
  std::map<LogNumber, LogId> ids;  // rows of no log, if somebody put them there, count under none
  for (const LogRow* log : store.logs()) ids[log->n] = log->id;
  std::vector<std::pair<LogId, const LogDigest*>> by_id;
  for (const auto& [n, digest] : digests)
    if (digest.records != 0) by_id.emplace_back(ids[n], &digest);
  std::sort(by_id.begin(), by_id.end());
  Hasher open, personal;
  add_segments(store, open);
  for (const auto& [id, digest] : by_id) {
    open.add(view(id));
    open.add(view(digest->open.bytes()));
    personal.add(view(id));
    personal.add(view(digest->personal.bytes()));
  }
  return {open.done(), personal.done()};
}

LogDigest read_kept(const Statement& row, int column) {
  LogDigest digest;
  digest.records = row.integer(column);
  digest.open.add(to_array<16>(row.blob(column + 1)));
  digest.personal.add(to_array<16>(row.blob(column + 2)));
  return digest;
}

}  // namespace

// -- sums

void HashSum::add(const QuickHash& hash) {
  for (std::size_t i = 0; i < halves_.size(); ++i) halves_[i] += half_of(hash, i);
}

void HashSum::take_out(const QuickHash& hash) {
  for (std::size_t i = 0; i < halves_.size(); ++i) halves_[i] -= half_of(hash, i);
}

void HashSum::add(const HashSum& other) {
  for (std::size_t i = 0; i < halves_.size(); ++i) halves_[i] += other.halves_[i];
}

QuickHash HashSum::bytes() const {
  QuickHash out;
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::uint8_t>(halves_[i / 8] >> (i % 8 * 8));
  return out;
}

void LogDigest::add(const LogDigest& other) {
  records += other.records;
  open.add(other.open);
  personal.add(other.personal);
}

// -- records

void RecordHasher::add(const RecordState& state, LogDigest& to) {
  write(state);
  ++to.records;
  to.open.add(quick_hash_of(open_.written()));
  if (!personal_.empty()) to.personal.add(quick_hash_of(personal_.written()));
}

void RecordHasher::take_out(const RecordState& state, LogDigest& from) {
  write(state);
  --from.records;
  from.open.take_out(quick_hash_of(open_.written()));
  if (!personal_.empty()) from.personal.take_out(quick_hash_of(personal_.written()));
}

void RecordHasher::write(const RecordState& state) {
  open_.clear();
  personal_.clear();
  open_.varint(static_cast<std::uint64_t>(state.kind->number));
  open_.varint(static_cast<std::uint64_t>(seq_of(state.id)));
  open_.varint((state.born ? 1u : 0u) | (state.born && state.is_void() ? 2u : 0u));
  if (state.born) write_values(state);
  write_fields(state);
}

// Which fields have a value, then the values: those that a class of privacy lets into this block.
void RecordHasher::write_values(const RecordState& state) {
  if (state.is_void()) open_.run(state.life.text);
  const std::vector<Field>& fields = state.kind->fields;
  std::uint64_t open = 0, personal = 0;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!state.values[i].is_null())
      (is_personal(fields[i].privacy) ? personal : open) |= std::uint64_t{1} << i;
  open_.varint(open);
  if (personal != 0) {
    personal_.varint(static_cast<std::uint64_t>(seq_of(state.id)));
    personal_.varint(personal);
  }
  for (std::uint64_t rest = open | personal; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(rest));
    put_value((personal >> i & 1) != 0 ? personal_ : open_, state, fields[i], state.values[i]);
  }
}

void RecordHasher::put_value(ByteWriter& out, const RecordState& state, const Field& field,
                             const Value& value) {
  if (field.type == Type::record) return put_id(out, state, value.integer);
  switch (value.form) {
    case Value::Form::real:
      out.real(value.real == 0 ? 0 : value.real);  // SQLite has no -0
      break;
    case Value::Form::text:
      out.run(value.text);
      break;
    default:
      out.signed_varint(value.integer);
  }
}

void RecordHasher::put_id(ByteWriter& out, const RecordState& state, EntryId id) {
  const bool own = log_of(id) == log_of(state.id);
  out.varint(static_cast<std::uint64_t>(seq_of(id)) << 1 | (own ? 0u : 1u));
  if (!own) out.bytes(view(store_.log(log_of(id)).id));
}

void RecordHasher::put_ids(const RecordState& state, std::vector<EntryId>& ids) {
  std::sort(ids.begin(), ids.end(),
            [&](EntryId a, EntryId b) { return store_.comes_before(a, b); });
  open_.varint(ids.size());
  for (EntryId id : ids) put_id(open_, state, id);
}

void RecordHasher::write_fields(const RecordState& state) {
  if (state.fields.empty()) return;
  open_.varint(0);  // which is no value's field
  for (const FieldState& field : state.fields) {
    if (field.heads.empty() || field.field >= not_followed) continue;
    open_.varint(static_cast<std::uint64_t>(field.field));
    ids_.clear();
    for (const Head& head : field.heads) ids_.push_back(head.by);
    put_ids(state, ids_);
  }
  write_judgements(state);
}

void RecordHasher::write_judgements(const RecordState& state) {
  std::vector<Judgement> judgements = state.judgements;
  std::sort(judgements.begin(), judgements.end(), [&](const Judgement& a, const Judgement& b) {
    return store_.comes_before(a.by, b.by);
  });
  open_.varint(judgements.size());
  for (Judgement& judgement : judgements) {
    put_id(open_, state, judgement.by);
    std::sort(judgement.seen.begin(), judgement.seen.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      return store_.comes_before(a.second, b.second);
    });
    open_.varint(judgement.seen.size());
    for (const auto& [field, head] : judgement.seen) {
      open_.varint(static_cast<std::uint64_t>(field));
      put_id(open_, state, head);
    }
  }
}

// -- stores

StateDigest kept_digest(const Store& store) {
  LogDigests digests;
  auto query = store.database().query("SELECT n, records, open, personal FROM digest");
  while (query->step()) digests[query->integer(0)] = read_kept(*query.operator->(), 1);
  return combined(store, digests);
}

StateDigest read_digest(const Store& store) {
  LogDigests digests;
  RecordHasher hasher(store);
  States(store).each(
      [&](const RecordState& state) { hasher.add(state, digests[log_of(state.id)]); });
  return combined(store, digests);
}

void add_to_kept(Store& store, const LogDigests& changes) {
  for (const auto& [n, change] : changes) {
    LogDigest digest;
    {
      auto query = store.database().query("SELECT records, open, personal FROM digest WHERE n=?");
      query->bind(1, n);
      if (query->step()) digest = read_kept(*query.operator->(), 0);
    }
    digest.add(change);
    const QuickHash open = digest.open.bytes(), personal = digest.personal.bytes();
    store.database()
        .use("INSERT OR REPLACE INTO digest VALUES(?,?,?,?)")
        ->bind(1, n)
        .bind(2, digest.records)
        .bind_blob(3, view(open))
        .bind_blob(4, view(personal))
        .run();
  }
}

}  // namespace renkei
