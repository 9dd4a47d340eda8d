#include <cstring>

#include "core/log/blocks.hpp"

namespace renkei {
namespace {

// A field in a shape: number, whether its value is in the personal block, whether it is null.
std::uint64_t field_code(int field, bool personal, bool null) {
  return static_cast<std::uint64_t>(field) << 2 | (personal ? 2u : 0u) | (null ? 1u : 0u);
}

Bytes run_of(ByteView bytes) {
  Bytes out;
  put_run(out, bytes);
  return out;
}

Bytes pack(Compressor& compressor, std::span<const Bytes> parts) {
  std::vector<ByteView> views(parts.begin(), parts.end());
  return compressor.frame(views);
}

}  // namespace

Bytes pack_personal(Compressor& compressor, const Random& random, std::span<const Bytes> parts) {
  Bytes out(nonce_bytes, '\0');
  random({raw(out), out.size()});
  return out.append(pack(compressor, parts));
}

void ShapeWriter::add(const Shape& shape) {
  of_entries_.push_back(seen_.emplace(shape, seen_.size()).first->second);
}

void ShapeWriter::put_table(Bytes& out) const {
  put_varint(out, seen_.size());
  for (const auto& [shape, first_seen] : seen_) {
    put_varint(out, shape.size());
    for (std::uint64_t part : shape) put_varint(out, part);
  }
}

Bytes ShapeWriter::indexes() const {
  std::vector<std::uint64_t> in_table(seen_.size());
  std::uint64_t at = 0;
  for (const auto& [shape, first_seen] : seen_) in_table[first_seen] = at++;
  Bytes out;
  for (std::uint64_t shape : of_entries_) put_varint(out, in_table[shape]);
  return out;
}

BlockWriter::BlockWriter(Origin origin) : origin_(std::move(origin)) {}

WireRef BlockWriter::wire_ref(EntryId id) {
  const auto origin = origin_(id);
  if (!origin) return {0, seq_of(id)};
  const auto [at, is_new] = table_.emplace(*origin, static_cast<std::uint32_t>(names_.size()) + 1);
  if (is_new) names_.push_back(*origin);
  return {at->second, seq_of(id)};
}

void BlockWriter::add(const Entry& entry) {
  add_time(entry);
  const bool has_record = entry.op != Op::create && entry.record != 0;
  const bool has_payload = !has_changes(entry.op);
  ShapeWriter::Shape shape = {static_cast<std::uint64_t>(entry.op),
                              static_cast<std::uint64_t>(entry.kind),
                              (has_record ? 1u : 0u) | (has_payload ? 2u : 0u)};
  ShapeWriter::Shape personal_shape = {static_cast<std::uint64_t>(entry.kind)};
  note_compartment(entry);
  if (has_record) records_.add(wire_ref(entry.record));
  if (has_payload) {
    put_varint(payload_lengths_, entry.payload.size());
    payloads_ += entry.payload;
  }
  add_changes(entry, shape, personal_shape);
  shapes_.add(shape);
  if (personal_shape.size() > 1) {
    Personal& personal = personal_of(entry.compartment);
    put_varint(personal.entries, count_ - personal.before);
    personal.shapes.add(personal_shape);
    personal.before = count_;
  }
  ++count_;
}

void BlockWriter::add_changes(const Entry& entry, ShapeWriter::Shape& shape,
                              ShapeWriter::Shape& personal_shape) {
  const Kind* kind = find_kind(entry.kind);
  for (const Change& change : entry.changes) {
    const int index = kind == nullptr ? -1 : kind->find_number(change.field);
    const Field* field = index < 0 ? nullptr : &kind->fields[static_cast<std::size_t>(index)];
    const bool personal = field != nullptr && is_personal(field->privacy);
    const Type type = field == nullptr ? Type::text : field->type;
    const bool null = change.value.is_null();
    // That a person has an allergy on record must not be read from the open block.
    if (!(personal && entry.op == Op::create))
      shape.push_back(field_code(change.field, personal, null && !personal));
    if (!null) {
      if (personal) personal_shape.push_back(field_code(change.field, true, false));
      add_value(personal ? personal_of(entry.compartment).columns : columns_, entry.kind,
                change.field, type, change.value);
    }
    if (entry.op == Op::create) continue;
    put_varint(name_counts_, change.name_count);
    for (EntryId name : entry.names_of(change)) replaced_.add(wire_ref(name));
  }
}

BlockWriter::Personal& BlockWriter::personal_of(EntryId compartment) {
  for (Personal& known : personal_)
    if (known.compartment == compartment) return known;
  Personal& fresh = personal_.emplace_back();
  fresh.compartment = compartment;
  if (compartment != 0) fresh.ref = wire_ref(compartment);
  return fresh;
}

// Whether a record has personal values at all is nobody's business: its kind decides.
void BlockWriter::note_compartment(const Entry& entry) {
  const Kind* kind = find_kind(entry.kind);
  const bool matters = kind != nullptr && kind->holds_personal;
  if (stays_.empty()) stays_.push_back({0, 0});
  if (matters && settled_ && stays_.back().compartment != entry.compartment)
    stays_.push_back({0, 0});
  if (matters) stays_.back().compartment = entry.compartment;
  settled_ |= matters;
  ++stays_.back().length;
}

// Nothing as long as there is one block, for what belongs to neither tour nor event.
Bytes BlockWriter::compartments() const {
  const auto block_of = [&](EntryId compartment) {
    std::uint64_t block = 0;
    for (const Personal& personal : personal_) {
      ++block;
      if (personal.compartment == compartment) return block;
    }
    return std::uint64_t{0};
  };
  std::vector<std::pair<std::uint64_t, std::uint64_t>> runs;
  for (const Stay& stay : stays_) {
    const std::uint64_t block = block_of(stay.compartment);
    if (runs.empty() || runs.back().second != block) runs.emplace_back(0, block);
    runs.back().first += stay.length;
  }
  if (personal_.empty() ||
      (personal_.size() == 1 && personal_[0].compartment == 0 && runs.size() == 1))
    return {};
  Bytes out;
  for (const Personal& personal : personal_) {
    put_varint(out, personal.ref.table);
    put_varint(out, static_cast<std::uint64_t>(personal.ref.seq));
  }
  put_varint(out, runs.size());
  for (const auto& [length, block] : runs) {
    put_varint(out, length);
    put_varint(out, block);
  }
  return out;
}

void BlockWriter::add_value(ColumnWriters& columns, int kind, int field, Type type,
                            const Value& value) {
  const ColumnKey key(static_cast<std::uint64_t>(kind), static_cast<std::uint64_t>(field));
  ColumnWriter& column = columns.try_emplace(key, type).first->second;
  if (type == Type::record)
    column.add(wire_ref(value.integer));
  else
    column.add(value);
}

void BlockWriter::add_time(const Entry& entry) {
  const std::int64_t seconds = entry.at.unix_ms / 1000;
  put_signed(times_, seconds - time_before_);
  time_before_ = seconds;
  if (runs_.empty() || runs_.back().offset_min != entry.at.offset_min ||
      runs_.back().staff != entry.staff)
    runs_.push_back({0, entry.at.offset_min, entry.staff});
  ++runs_.back().length;
}

Bytes BlockWriter::head() const {
  Bytes out;
  put_varint(out, names_.size());
  for (const SegmentName& name : names_) out.append(view(name.log)).append(view(name.hash));
  shapes_.put_table(out);
  put_varint(out, runs_.size());
  for (const Run& run : runs_) {
    put_varint(out, run.length);
    put_signed(out, run.offset_min);
    put_run(out, run.staff);
  }
  return out;
}

std::vector<Bytes> BlockWriter::open_parts() const {
  std::vector<Bytes> parts = {head(), run_of(shapes_.indexes()), run_of(times_),   {},
                              {},     run_of(payload_lengths_),  run_of(payloads_)};
  records_.finish(parts[3]);
  put_run(parts[4], name_counts_);
  replaced_.finish(parts[4]);
  for (Bytes& part : finish_columns(columns_)) parts.push_back(std::move(part));
  parts.push_back(compartments());
  return parts;
}

std::vector<std::vector<Bytes>> BlockWriter::personal_parts() const {
  std::vector<std::vector<Bytes>> blocks;
  for (const Personal& personal : personal_) {
    std::vector<Bytes>& parts = blocks.emplace_back(1);
    personal.shapes.put_table(parts[0]);
    put_run(parts[0], personal.entries);
    put_run(parts[0], personal.shapes.indexes());
    for (Bytes& part : finish_columns(personal.columns)) parts.push_back(std::move(part));
  }
  return blocks;
}

Blocks BlockWriter::finish(Compressor& compressor, const Random& random) const {
  Blocks blocks{pack(compressor, open_parts()), {}};
  for (const auto& parts : personal_parts())
    blocks.personal.push_back(pack_personal(compressor, random, parts));
  return blocks;
}

namespace {

Bytes joined(const std::vector<Bytes>& parts) {
  Bytes out;
  for (const Bytes& part : parts) out += part;
  if (out.size() > limits::segment_raw_bytes) throw Malformed("an entry is too large");
  return out;
}

void read_back(std::span<const Entry> entries, LogNumber own) {
  // At worst each entry of another log was read in a segment of its own.
  BlockWriter writer([own](EntryId id) -> std::optional<SegmentName> {
    if (log_of(id) == own) return std::nullopt;
    SegmentName name;
    std::memcpy(name.hash.data(), &id, sizeof id);
    return name;
  });
  for (const Entry& entry : entries) writer.add(entry);
  RawBlocks blocks{joined(writer.open_parts()), {}};
  for (const auto& parts : writer.personal_parts()) blocks.personal.emplace_back(joined(parts));
  Arena made;
  BlockReader reader(entries.front().seq, static_cast<std::uint32_t>(entries.size()), {{{1, own}}},
                     blocks, made, [](const SegmentName&) { return LogNumber{}; });
  Entry read;
  while (reader.next(read)) {
  }
}

}  // namespace

// Sound entries can be read together, unless they are too much for one block.
void must_be_readable(std::span<const Entry> entries, LogNumber own) {
  if (entries.empty()) return;
  try {
    read_back(entries, own);
  } catch (const Malformed&) {
    const std::size_t half = entries.size() / 2;
    if (half == 0) throw;
    must_be_readable(entries.first(half), own);
    must_be_readable(entries.subspan(half), own);
  }
}

}  // namespace renkei
