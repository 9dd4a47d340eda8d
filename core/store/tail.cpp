#include "core/store/tail.hpp"

#include <algorithm>
#include <cassert>
#include <deque>

#include "core/base/limits.hpp"
#include "core/log/archive.hpp"

namespace renkei {
namespace {

struct WireChange {
  std::uint32_t field = 0;
  std::uint8_t form = 0;
  std::int64_t integer = 0;
  std::uint64_t real_bits = 0;
  std::string text;
  std::vector<std::int64_t> names;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field, form);
    switch (static_cast<Value::Form>(form)) {
      case Value::Form::null:
        break;
      case Value::Form::integer:
        archive(integer);
        break;
      case Value::Form::real:
        archive(real_bits);
        break;
      case Value::Form::text:
        archive(text);
        break;
      default:
        throw Malformed("a value has no form");
    }
    archive(names);
  }
};

struct WireEntry {
  std::uint32_t nonce = 0;
  std::uint8_t op = 0;
  std::uint32_t kind = 0;
  std::int64_t record = 0;
  std::int64_t at_ms = 0;
  std::int16_t offset_min = 0;
  std::string staff;
  std::vector<WireChange> changes;
  Blob payload;
  std::int64_t compartment = 0;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(nonce, op, kind, record, at_ms, offset_min, staff, changes, payload, compartment);
  }
};

// An entry of the tail together with the texts that it looks at.
struct KeptEntry {
  WireEntry wire;
  Entry entry;
};

Value value_of(const WireChange& change) {
  switch (static_cast<Value::Form>(change.form)) {
    case Value::Form::null:
      return {};
    case Value::Form::integer:
      return Value::of(change.integer);
    case Value::Form::real:
      return Value::of_real(std::bit_cast<double>(change.real_bits));
    case Value::Form::text:
      return Value::of(std::string_view(change.text));
  }
  return {};
}

void put_value(WireChange& change, const Value& value) {
  switch (value.form) {
    case Value::Form::null:
      break;
    case Value::Form::integer:
      change.integer = value.integer;
      break;
    case Value::Form::real:
      change.real_bits = std::bit_cast<std::uint64_t>(value.real);
      break;
    case Value::Form::text:
      change.text = value.text;
      break;
  }
}

void read_entry(const WireEntry& wire, Entry& entry) {
  entry.clear();
  entry.op = static_cast<Op>(wire.op);
  entry.kind = static_cast<int>(wire.kind);
  entry.record = wire.record;
  entry.at = {wire.at_ms, wire.offset_min};
  entry.staff = wire.staff;
  entry.payload = wire.payload.bytes;
  entry.compartment = wire.compartment;
  for (const WireChange& change : wire.changes) {
    entry.add(static_cast<int>(change.field), value_of(change), change.names);
  }
}

// Where an entry of another log was read; nothing for the own one.
std::optional<SegmentName> origin(const Store& store, const LogLine& own, EntryId id) {
  for (const LogLine::Step& step : own.steps)
    if (step.n == log_of(id)) return std::nullopt;
  const LogRow& log = store.log(log_of(id));
  SegmentName name{store.log(log.root).id, {}};
  if (const auto segment = store.segment_of(id)) name.hash = segment->hash;
  return name;
}

class Sealer {
 public:
  Sealer(const Store& store, Compressor& compressor)
      : store_(store),
        compressor_(compressor),
        n_(store.own_log()),
        line_(store.line_of(n_)),
        key_(store.secret_key(n_)) {
    const std::vector<SegmentRow> sealed = store.segments_of(n_);
    if (!sealed.empty()) previous_ = sealed.back().hash;
  }

  void add(Seq seq, ByteView body) {
    auto& kept = entries_.emplace_back();
    kept.wire = from_wire<WireEntry>(body);
    read_entry(kept.wire, kept.entry);
    kept.entry.seq = seq;
    bytes_ += body.size();
    if (static_cast<std::int64_t>(entries_.size()) == limits::segment_entries ||
        bytes_ >= limits::segment_seal_bytes)
      finish();
  }

  std::vector<Segment> done() {
    if (!entries_.empty()) finish();
    return std::move(made_);
  }

 private:
  void finish() {
    seal_part(0, entries_.size());
    entries_.clear();
    bytes_ = 0;
  }

  // Sound entries make a sound segment, unless they are too much for one.
  void seal_part(std::size_t from, std::size_t count) {
    Segment segment = segment_of(from, count);
    try {
      read_segment_header(segment.header_bytes);
      read_through(decompressor_, segment);
    } catch (const Malformed&) {
      if (count == 1) throw;
      seal_part(from, count / 2);
      seal_part(from + count / 2, count - count / 2);
      return;
    }
    previous_ = segment.hash();
    made_.push_back(std::move(segment));
  }

  Segment segment_of(std::size_t from, std::size_t count) {
    BlockWriter writer([this](EntryId id) { return origin(store_, line_, id); });
    Bytes nonces;
    for (std::size_t i = from; i < from + count; ++i) {
      writer.add(entries_[i].entry);
      put_varint(nonces, entries_[i].wire.nonce);
    }
    Blocks blocks = writer.finish(compressor_, secret_bytes(nonces));
    SegmentHeader header;
    header.log = store_.log(store_.log(n_).root).id;
    header.first = static_cast<std::uint64_t>(entries_[from].entry.seq);
    header.count = static_cast<std::uint32_t>(count);
    header.previous = previous_;
    header.salt = to_array<8>(view(hash_of(nonces)));
    return seal(header, std::move(blocks.open), std::move(blocks.personal), key_);
  }

  // What makes the hash of a personal block tell nothing to who guesses names: the same each time,
  // and known to nobody without this device's key. The nonces alone would not do; the salt tells of
  // them.
  Random secret_bytes(const Bytes& nonces) const {
    Hasher hasher;
    hasher.add("renkei: nonce of a personal block");
    hasher.add(key_.view());
    hasher.add(view(previous_));
    hasher.add(nonces);
    return
        [secret = hasher.done(), block = std::uint64_t{0}](std::span<unsigned char> out) mutable {
          Bytes seed(view(secret));
          put_varint(seed, block++);
          const Hash bytes = hash_of(seed);
          assert(out.size() == bytes.size());
          std::copy(bytes.begin(), bytes.end(), out.begin());
        };
  }

  const Store& store_;
  Compressor& compressor_;
  Decompressor decompressor_;
  LogNumber n_;
  LogLine line_;
  SecretKey key_;
  Hash previous_{};
  std::deque<KeptEntry> entries_;
  std::size_t bytes_ = 0;
  std::vector<Segment> made_;
};

}  // namespace

Bytes encode_tail_entry(const Entry& entry, std::uint32_t nonce) {
  WireEntry wire;
  wire.nonce = nonce;
  wire.op = static_cast<std::uint8_t>(entry.op);
  wire.kind = static_cast<std::uint32_t>(entry.kind);
  wire.record = entry.record;
  wire.at_ms = entry.at.unix_ms;
  wire.offset_min = entry.at.offset_min;
  wire.staff = entry.staff;
  wire.payload.bytes = entry.payload;
  wire.compartment = entry.compartment;
  wire.changes.reserve(entry.changes.size());
  for (const Change& change : entry.changes) {
    WireChange& out = wire.changes.emplace_back();
    out.field = static_cast<std::uint32_t>(change.field);
    out.form = static_cast<std::uint8_t>(change.value.form);
    put_value(out, change.value);
    const auto names = entry.names_of(change);
    out.names.assign(names.begin(), names.end());
  }
  return to_wire(wire);
}

void each_tail_entry(const Store& store, const std::function<void(const Entry&)>& visit) {
  Entry entry;
  store.each_tail([&](Seq seq, ByteView body) {
    const auto wire = from_wire<WireEntry>(body);
    read_entry(wire, entry);
    entry.seq = seq;
    visit(entry);
  });
}

std::vector<Segment> sealed_tail(const Store& store, Compressor& compressor) {
  Sealer sealer(store, compressor);
  store.each_tail([&](Seq seq, ByteView body) { sealer.add(seq, body); });
  return sealer.done();
}

int seal_tail(Store& store, Compressor& compressor, std::int64_t now_ms) {
  const std::vector<Segment> made = sealed_tail(store, compressor);
  for (const Segment& segment : made)
    store.put_segment(make_entry_id(store.own_log(), static_cast<Seq>(segment.header.first)),
                      segment, segment.hash(), now_ms);
  if (!made.empty()) store.clear_tail();
  return static_cast<int>(made.size());
}

bool seal_tail_if_possible(Store& store, Compressor& compressor, std::int64_t now_ms) {
  try {
    Transaction transaction(store.database());
    store.refresh();
    seal_tail(store, compressor, now_ms);
    transaction.commit();
    return true;
  } catch (const StoreFailure& failure) {
    if (!is_of_the_disk(failure.error.code)) throw;
    store.forget_logs();
    return false;
  }
}

bool tail_is_full(const Store& store, Seq last) {
  return store.in_tail(last + 1 - limits::segment_entries);
}

}  // namespace renkei
