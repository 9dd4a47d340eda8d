// The table `segment`: the part of Store that keeps what was sealed, here and elsewhere.
#include <algorithm>

#include "core/store/store.hpp"

namespace renkei {
namespace {

SegmentRow segment_row(const Statement& row) {
  return {row.integer(0), row.integer(1), to_array<32>(row.blob(2))};
}

std::int64_t withheld_of(std::span<const Bytes> personal) {
  return std::count(personal.begin(), personal.end(), Bytes());
}

// Behind a signature lies what tells that its bytes are those of this segment.
constexpr std::size_t signature_bytes = std::tuple_size_v<Signature>, check_bytes = 8;

Bytes with_check(const Bytes& signature, const Hash& of) {
  Hasher hasher;
  hasher.add(signature);
  hasher.add(view(of));
  return signature + Bytes(view(hasher.done()).substr(0, check_bytes));
}

}  // namespace

std::optional<SegmentRow> Store::segment_by_hash(const Hash& wanted) const {
  auto query = database_.query("SELECT id, last, hash FROM segment WHERE hash=?");
  query->bind_blob(1, view(wanted));
  if (!query->step()) return std::nullopt;
  return segment_row(*query.operator->());
}

std::optional<SegmentRow> Store::segment_of(EntryId entry) const {
  auto query =
      database_.query("SELECT id, last, hash FROM segment WHERE id<=? ORDER BY id DESC LIMIT 1");
  query->bind(1, entry);
  if (!query->step()) return std::nullopt;
  const SegmentRow row = segment_row(*query.operator->());
  if (log_of(row.id) != log_of(entry) || row.last < seq_of(entry)) return std::nullopt;
  return row;
}

std::vector<SegmentRow> Store::segments_of(LogNumber n) const {
  std::vector<SegmentRow> rows;
  auto query =
      database_.query("SELECT id, last, hash FROM segment WHERE id BETWEEN ? AND ? ORDER BY id");
  query->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, max_seq));
  while (query->step()) rows.push_back(segment_row(*query.operator->()));
  return rows;
}

bool Store::overlaps(LogNumber n, Seq first, Seq last) const {
  auto query =
      database_.query("SELECT last FROM segment WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1");
  query->bind(1, make_entry_id(n, 0)).bind(2, make_entry_id(n, last));
  return query->step() && query->integer(0) >= first;
}

Segment Store::read_segment(EntryId id) const {
  auto query = database_.query("SELECT header, signature, open, personal FROM segment WHERE id=?");
  query->bind(1, id);
  if (!query->step())
    throw StoreFailure(
        Error(Code::store_damaged, {{"file", database_.path()}, {"reason", "segment"}}));
  Segment segment;
  segment.header_bytes = query->blob(0);
  segment.header = read_segment_header(segment.header_bytes);
  segment.signature = to_array<signature_bytes>(query->blob(1).substr(0, signature_bytes));
  segment.open = query->blob(2);
  segment.personal = split_blocks(query->blob(3), segment.header.personal_hashes.size());
  return segment;
}

bool Store::signature_is_intact(EntryId id) const {
  auto query = database_.query("SELECT signature, hash FROM segment WHERE id=?");
  query->bind(1, id);
  if (!query->step()) return false;
  const Bytes kept(query->blob(0));
  return kept == with_check(kept.substr(0, signature_bytes), to_array<32>(query->blob(1)));
}

Store::SegmentSizes Store::sizes_of(EntryId id) const {
  auto query = database_.query(
      "SELECT header, length(open), here + withheld, personal FROM segment WHERE id=?");
  query->bind(1, id);
  if (!query->step()) return {};
  SegmentSizes sizes{query->blob(0).size(), static_cast<std::size_t>(query->integer(1)), {}};
  for (const Bytes& block :
       split_blocks(query->blob(3), static_cast<std::size_t>(query->integer(2))))
    sizes.personal.push_back(block.size());
  return sizes;
}

std::size_t Store::personal_blocks_here(EntryId id) const {
  auto query = database_.query("SELECT here FROM segment WHERE id=?");
  query->bind(1, id);
  return query->step() ? static_cast<std::size_t>(query->integer(0)) : 0;
}

void Store::put_segment(EntryId id, const Segment& segment, const Hash& of,
                        std::int64_t merged_at) {
  const Bytes personal = joined_blocks(segment.personal);
  const Bytes signature = with_check(Bytes(view(segment.signature)), of);
  const auto withheld = withheld_of(segment.personal);
  database_.use("INSERT INTO segment VALUES(?,?,?,?,0,?,?,?,?,?,?)")
      ->bind(1, id)
      .bind(2, segment.header.last())
      .bind_blob(3, view(of))
      .bind(4, merged_at)
      .bind(5, static_cast<std::int64_t>(segment.personal.size()) - withheld)
      .bind(6, withheld)
      .bind_blob(7, segment.header_bytes)
      .bind_blob(8, signature)
      .bind_blob(9, segment.open)
      .bind_blob(10, personal)
      .run();
}

void Store::set_unknown_entries(EntryId id, std::int64_t count) {
  database_.use("UPDATE segment SET unknown=? WHERE id=?")->bind(1, count).bind(2, id).run();
}

void Store::move_segment(EntryId from, EntryId to) {
  database_.use("UPDATE segment SET id=? WHERE id=?")->bind(1, to).bind(2, from).run();
}

void Store::set_personal(EntryId id, std::span<const Bytes> personal) {
  const Bytes joined = joined_blocks(personal);
  const auto withheld = withheld_of(personal);
  database_.use("UPDATE segment SET here=?, withheld=?, personal=? WHERE id=?")
      ->bind(1, static_cast<std::int64_t>(personal.size()) - withheld)
      .bind(2, withheld)
      .bind_blob(3, joined)
      .bind(4, id)
      .run();
}

std::int64_t Store::unknown_entries() const {
  return database_.integer("SELECT coalesce(sum(unknown),0) FROM segment");
}

std::int64_t Store::withheld_segments() const {
  return database_.integer("SELECT count(*) FROM segment WHERE withheld>0");
}

}  // namespace renkei
