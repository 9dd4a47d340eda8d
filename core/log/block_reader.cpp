#include <map>
#include <set>

#include "core/base/limits.hpp"
#include "core/log/blocks.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

int small_number(std::uint64_t value) {
  if (value > max_number) throw Malformed("a number is larger than its limit");
  return static_cast<int>(value);
}

// What this program knows of a field; the pseudo-field of void and restore is a text.
std::optional<Field> known_field(int kind_number, int number) {
  const Kind* kind = find_kind(kind_number);
  if (kind == nullptr) return std::nullopt;
  if (number == life_field) return Field{};
  const int index = kind->find_number(number);
  return index < 0 ? std::nullopt : std::optional(kind->fields[static_cast<std::size_t>(index)]);
}

bool fits(Coding coding, Type type) {
  switch (type) {
    case Type::integer:
    case Type::boolean:
      return coding == Coding::integers || coding == Coding::differences;
    case Type::real:
      return coding == Coding::reals;
    case Type::moment:
      return coding == Coding::moments;
    case Type::record:
      return coding == Coding::references;
    default:
      return coding == Coding::texts || coding == Coding::dictionary || coding == Coding::numbered;
  }
}

template <std::size_t N>
std::array<std::uint8_t, N> take(ByteReader& in) {
  return to_array<N>(in.bytes(N));
}

}  // namespace

BlockReader::BlockReader(Seq first, std::uint32_t count, LogLine line, const RawBlocks& blocks,
                         Arena& made, const Number& number)
    : first_(first), count_(count), line_(std::move(line)), made_(made, blocks.open) {
  resolver_ = [this](const WireRef& ref) { return resolve(ref); };
  ByteReader in(blocks.open);
  read_table(in, number);
  shapes_ = read_shapes(in, false);
  read_runs(in);
  shape_indexes_ = ByteReader(in.run());
  times_ = ByteReader(in.run());
  records_ = RefReader(in);
  name_counts_ = ByteReader(in.run());
  replaced_ = RefReader(in);
  payload_lengths_ = ByteReader(in.run());
  payloads_ = ByteReader(in.run());
  read_columns(in, shapes_, false, made_);
  for (const auto& block : blocks.personal) {
    Personal& personal = personal_.emplace_back(made, block ? ByteView(*block) : ByteView());
    if (block) read_personal(*block, personal);
  }
  read_compartments(in);
  in.must_be_done();
}

void BlockReader::read_table(ByteReader& in, const Number& number) {
  const std::uint64_t count = in.bounded(in.left());
  for (std::uint64_t i = 0; i < count; ++i) {
    SegmentName name;
    name.log = take<16>(in);
    name.hash = take<32>(in);
    names_.push_back(name);
    numbers_.push_back(number(name));
    ranges_.push_back({max_seq, 0});
  }
}

std::vector<BlockReader::Shape> BlockReader::read_shapes(ByteReader& in, bool personal) const {
  std::vector<Shape> shapes;
  const std::uint64_t count = in.bounded(count_);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t parts = in.bounded(limits::shape_parts);
    const std::uint64_t fixed = personal ? 1 : 3;
    if (parts < fixed) throw Malformed("a shape is too short");
    Shape shape{};
    if (!personal) shape.op = static_cast<Op>(in.bounded(255));
    shape.kind = small_number(in.varint());
    if (!personal) {
      const std::uint64_t flags = in.bounded(3);
      shape.has_record = (flags & 1) != 0;
      shape.has_payload = (flags & 2) != 0;
    }
    for (std::uint64_t part = fixed; part < parts; ++part) {
      const std::uint64_t code = in.varint();
      shape.slots.push_back(
          {small_number(code >> 2), (code & 2) != 0 && !personal, (code & 1) != 0, false, nullptr});
    }
    check_slots(shape, personal);
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

// A field comes once, and what is personal is so everywhere: a class is as fixed as a number.
void BlockReader::check_slots(Shape& shape, bool personal) {
  std::set<int> fields;
  for (Slot& slot : shape.slots) {
    if (!fields.insert(slot.field).second) throw Malformed("a field comes twice");
    const auto known = known_field(shape.kind, slot.field);
    if (!known) continue;
    slot.boolean = known->type == Type::boolean;
    if (is_personal(known->privacy) != (personal || slot.personal))
      throw Malformed("a value is in the wrong block");
  }
}

void BlockReader::read_runs(ByteReader& in) {
  const std::uint64_t count = in.bounded(count_);
  for (std::uint64_t i = 0; i < count; ++i) {
    Run run{};
    run.length = in.bounded(count_);
    const std::int64_t offset = in.signed_varint();
    if (!is_valid({0, static_cast<std::int16_t>(offset)}) || offset != std::int16_t(offset))
      throw Malformed("an offset is out of range");
    run.offset_min = static_cast<std::int16_t>(offset);
    run.staff = in.run();
    if (run.staff.size() > limits::text_bytes || !is_utf8(run.staff, Nul::refused))
      throw Malformed("a staff code is not a text");
    runs_.push_back(run);
  }
}

void BlockReader::read_columns(ByteReader& in, std::vector<Shape>& shapes, bool personal,
                               MadeTexts& made) {
  std::map<std::pair<int, int>, ColumnReader*> by_field;
  for (const ColumnInBlock& each : renkei::read_columns(in)) {
    const int kind = small_number(each.key.first), field = small_number(each.key.second);
    if (const auto known = known_field(kind, field); known && !fits(each.coding, known->type))
      throw Malformed("a column does not fit its field");
    ColumnReader& column = columns_.emplace_back(each.coding, each.body, made);
    if (!by_field.emplace(std::pair(kind, field), &column).second)
      throw Malformed("a column comes twice");
  }
  for (Shape& shape : shapes) {
    for (Slot& slot : shape.slots) {
      if (slot.null || (!personal && slot.personal)) continue;
      const auto column = by_field.find({shape.kind, slot.field});
      if (column == by_field.end()) throw Malformed("a column is missing");
      slot.column = column->second;
    }
  }
}

void BlockReader::read_personal(ByteView block, Personal& personal) {
  ByteReader in(block);
  personal.here = true;
  personal.shapes = read_shapes(in, true);
  personal.entries = ByteReader(in.run());
  personal.shape_indexes = ByteReader(in.run());
  read_columns(in, personal.shapes, true, personal.made);
  in.must_be_done();
  if (!personal.entries.done())
    personal.next = static_cast<std::int64_t>(personal.entries.bounded(count_));
}

// Left out when there is one block at most, for what belongs to neither tour nor event.
void BlockReader::read_compartments(ByteReader& in) {
  compartments_.assign(personal_.size(), 0);
  if (in.done()) {
    if (personal_.size() > 1) throw Malformed("personal blocks are of no compartment");
    stays_.push_back({count_, personal_.size()});
    return;
  }
  for (EntryId& compartment : compartments_) {
    WireRef ref;
    ref.table = static_cast<std::uint32_t>(in.bounded(numbers_.size()));
    ref.seq = static_cast<Seq>(in.bounded(static_cast<std::uint64_t>(max_seq)));
    if (ref.table == 0 && ref.seq >= first_ + count_)
      throw Malformed("a compartment looks into the future");
    if (ref.table != 0)
      compartment = resolve(ref);
    else if (ref.seq != 0)
      compartment = line_.entry(ref.seq);
  }
  const std::uint64_t count = in.bounded(count_);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t length = in.bounded(count_);
    stays_.push_back({length, in.bounded(personal_.size())});
  }
}

// The personal block of the entry that comes now; null when it has none.
BlockReader::Personal* BlockReader::next_stay() {
  while (stay_ < stays_.size() && stayed_ == stays_[stay_].length) {
    ++stay_;
    stayed_ = 0;
  }
  if (stay_ == stays_.size()) throw Malformed("an entry is in no compartment");
  ++stayed_;
  const std::uint64_t block = stays_[stay_].block;
  return block == 0 ? nullptr : &personal_[static_cast<std::size_t>(block - 1)];
}

EntryId BlockReader::resolve(const WireRef& ref) {
  if (ref.table == 0) {
    if (ref.seq >= first_ + index_) throw Malformed("a reference looks into the future");
    return line_.entry(ref.seq);
  }
  if (ref.table > numbers_.size()) throw Malformed("a reference names no log");
  auto& [least, most] = ranges_[ref.table - 1];
  least = std::min(least, ref.seq);
  most = std::max(most, ref.seq);
  return make_entry_id(numbers_[ref.table - 1], ref.seq);
}

void BlockReader::read_names(Entry& entry, Change& change) {
  const std::uint64_t count = name_counts_.bounded(limits::names_per_change);
  change.first_name = static_cast<std::uint32_t>(entry.names.size());
  change.name_count = static_cast<std::uint32_t>(count);
  for (std::uint64_t i = 0; i < count; ++i) entry.names.push_back(resolve(replaced_.next()));
}

bool BlockReader::next(Entry& entry) {
  if (index_ == count_) {
    must_be_done();
    return false;
  }
  const std::uint64_t shape_index = shape_indexes_.varint();
  if (shape_index >= shapes_.size()) throw Malformed("an entry has no shape");
  const Shape& shape = shapes_[static_cast<std::size_t>(shape_index)];
  entry.clear();
  entry.seq = first_ + index_;
  entry.op = shape.op;
  entry.kind = shape.kind;
  if (shape.has_record) entry.record = resolve(records_.next());
  if (shape.op == Op::create) entry.record = line_.entry(entry.seq);

  while (run_ < runs_.size() && run_used_ == runs_[run_].length) {
    ++run_;
    run_used_ = 0;
  }
  if (run_ == runs_.size()) throw Malformed("an entry has no time");
  ++run_used_;
  constexpr std::int64_t far = std::int64_t{1} << 40;
  const std::int64_t step = times_.signed_varint();
  if (step > far || step < -far) throw Malformed("a time is out of range");
  time_before_ += step;
  entry.at = {time_before_ * 1000, runs_[run_].offset_min};
  if (!is_valid(entry.at)) throw Malformed("a time is out of range");
  entry.staff = runs_[run_].staff;

  Personal* personal = next_stay();
  if (personal != nullptr)
    entry.compartment = compartments_[static_cast<std::size_t>(stays_[stay_].block - 1)];
  entry.withheld = personal != nullptr && !personal->here;
  for (const Slot& slot : shape.slots) {
    Change& change = entry.changes.emplace_back();
    change.field = slot.field;
    if (slot.column != nullptr) change.value = next_value(slot);
    change.withheld = slot.personal && entry.withheld;
    if (shape.op != Op::create) read_names(entry, change);
  }
  if (shape.has_payload)
    entry.payload =
        payloads_.bytes(static_cast<std::size_t>(payload_lengths_.bounded(payloads_.left())));
  if (personal != nullptr && personal->next == index_) add_personal(entry, *personal);
  ++index_;
  return true;
}

Value BlockReader::next_value(const Slot& slot) {
  const Value value = slot.column->next(resolver_);
  if (slot.boolean && value.integer != 0 && value.integer != 1)
    throw Malformed("a truth is neither true nor false");
  return value;
}

void BlockReader::add_personal(Entry& entry, Personal& personal) {
  const std::uint64_t shape_index = personal.shape_indexes.varint();
  if (shape_index >= personal.shapes.size()) throw Malformed("a personal entry has no shape");
  const Shape& shape = personal.shapes[static_cast<std::size_t>(shape_index)];
  if (shape.kind != entry.kind) throw Malformed("a personal entry is of another kind");
  for (const Slot& slot : shape.slots) {
    if (slot.column == nullptr) throw Malformed("a personal value is missing");
    const Value value = next_value(slot);
    if (entry.op == Op::create) {
      entry.changes.push_back({slot.field, value, false, 0, 0});
      continue;
    }
    for (Change& change : entry.changes)
      if (change.field == slot.field) change.value = value;
  }
  const std::uint64_t step = personal.entries.done() ? 0 : personal.entries.bounded(count_);
  personal.next = step == 0 ? -1 : personal.next + static_cast<std::int64_t>(step);
}

void BlockReader::must_be_done() const {
  for (const Personal& personal : personal_) {
    if (personal.next >= 0) throw Malformed("a personal value is of no entry");
    personal.entries.must_be_done();
    personal.shape_indexes.must_be_done();
  }
  if (stay_ + 1 != stays_.size() || stayed_ != stays_[stay_].length)
    throw Malformed("compartments go on after the entries");
  shape_indexes_.must_be_done();
  times_.must_be_done();
  records_.must_be_done();
  name_counts_.must_be_done();
  replaced_.must_be_done();
  payload_lengths_.must_be_done();
  payloads_.must_be_done();
  for (const ColumnReader& column : columns_) column.must_be_done();
}

Bytes unpack_open(Decompressor& decompressor, ByteView open) {
  return decompressor.unframe(open, limits::segment_raw_bytes);
}

Bytes unpack_personal(Decompressor& decompressor, ByteView personal) {
  if (personal.size() < nonce_bytes) throw Malformed("a personal block has no nonce");
  return decompressor.unframe(personal.substr(nonce_bytes), limits::segment_raw_bytes);
}

RawBlocks unpack(Decompressor& decompressor, const Segment& segment) {
  RawBlocks raw{unpack_open(decompressor, segment.open), {}};
  for (const Bytes& block : segment.personal)
    raw.personal.push_back(block.empty() ? std::nullopt
                                         : std::optional(unpack_personal(decompressor, block)));
  return raw;
}

void read_through(Decompressor& decompressor, const Segment& segment,
                  const std::function<void(const Entry&)>& visit) {
  if (segment.header.min_reader > segment_format) return;
  const RawBlocks blocks = unpack(decompressor, segment);
  Arena made;
  // References need no store for this.
  BlockReader reader(static_cast<Seq>(segment.header.first), segment.header.count, {{{1, 1}}},
                     blocks, made, [](const SegmentName&) { return LogNumber{2}; });
  Entry entry;
  while (reader.next(entry)) visit(entry);
}

}  // namespace renkei
