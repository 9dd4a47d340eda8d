#include "core/log/columns.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/base/moment.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t worth_parting = 4;  // so many texts that what they share is worth saying once

std::string_view checked_text(ByteView bytes) {
  if (bytes.size() > limits::text_bytes) throw Malformed("a text is too long");
  if (!is_utf8(bytes, Nul::refused)) throw Malformed("a text is not UTF-8");
  return bytes;
}

// Modulo 2^64, so that any two numbers have a difference.
std::int64_t sum(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
std::int64_t difference(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

void put_integers(Bytes& out, std::span<const std::int64_t> values, bool differences) {
  std::int64_t before = 0;
  for (std::int64_t value : values) {
    put_signed(out, differences ? difference(value, before) : value);
    before = value;
  }
}

Bytes numbered_body(const NumberedTexts& texts) {
  Bytes body;
  texts.pattern.write(body);
  const bool differences = differences_pay(texts.numbers);
  put_varint(body, differences ? 1 : 0);
  put_integers(body, texts.numbers, differences);
  return body;
}

}  // namespace

void RefWriter::add(const WireRef& ref) {
  put_varint(tables_, ref.table);
  put_signed(seqs_, ref.seq - before_);
  before_ = ref.seq;
}

void RefWriter::finish(Bytes& block) const {
  put_run(block, tables_);
  put_run(block, seqs_);
}

RefReader::RefReader(ByteReader& block) {
  tables_ = ByteReader(block.run());
  seqs_ = ByteReader(block.run());
}

WireRef RefReader::next() {
  const auto table = static_cast<std::uint32_t>(tables_.bounded(limits::segment_raw_bytes));
  before_ = sum(before_, seqs_.signed_varint());
  if (before_ < 1 || before_ > max_seq) throw Malformed("a reference names no entry");
  return {table, before_};
}

void RefReader::must_be_done() const {
  tables_.must_be_done();
  seqs_.must_be_done();
}

void ColumnWriter::add(const Value& value) {
  switch (form_of(type_)) {
    case Value::Form::real:
      reals_.push_back(value.real);
      break;
    case Value::Form::text:
      texts_.push_back(value.text);
      break;
    default:
      integers_.push_back(value.integer);
  }
}

ColumnWriter::Column ColumnWriter::finish() const {
  Column column{Coding::integers, {}};
  switch (type_) {
    case Type::record:
      column.coding = Coding::references;
      refs_.finish(column.body);
      return column;
    case Type::moment:
      return {Coding::moments, finish_moments()};
    case Type::real:
      column.coding = Coding::reals;
      for (double value : reals_) put_real(column.body, value);
      return column;
    case Type::integer:
    case Type::boolean:
      if (differences_pay(integers_)) column.coding = Coding::differences;
      put_integers(column.body, integers_, column.coding == Coding::differences);
      return column;
    default:
      return finish_texts();
  }
}

ColumnWriter::Column ColumnWriter::finish_plainly() const {
  switch (type_) {
    case Type::integer:
    case Type::boolean: {
      Column plain{Coding::integers, {}}, differences{Coding::differences, {}};
      put_integers(plain.body, integers_, false);
      put_integers(differences.body, integers_, true);
      return differences.body.size() < plain.body.size() ? differences : plain;
    }
    case Type::text:
      return finish_plain_texts();
    default:
      return finish();
  }
}

ColumnWriter::Column ColumnWriter::finish_plain_texts() const {
  Column column{Coding::texts, {}};
  Bytes lengths, bytes;
  for (std::string_view text : texts_) {
    put_varint(lengths, text.size());
    bytes += text;
  }
  put_run(column.body, lengths);
  put_run(column.body, bytes);
  return column;
}

ColumnWriter::Column ColumnWriter::finish_texts() const {
  std::unordered_map<std::string_view, std::uint64_t> index;
  std::vector<std::string_view> different;
  const std::size_t worth = texts_.size() / 2;  // a dictionary pays while most texts repeat
  for (std::string_view text : texts_) {
    if (different.size() > worth) break;
    if (index.emplace(text, different.size()).second) different.push_back(text);
  }
  const bool repeats = different.size() <= worth;
  // In an order that other segments share, so that zstd's dictionary knows more than one text at
  // once.
  std::sort(different.begin(), different.end());
  if (!repeats && texts_.size() >= worth_parting)
    if (const auto numbered = as_numbered(texts_))
      return {Coding::numbered, numbered_body(*numbered)};
  if (!repeats) return finish_plain_texts();
  Column column{Coding::dictionary, {}};
  Bytes lengths, bytes;
  for (std::string_view text : different) {
    put_varint(lengths, text.size());
    bytes += text;
  }
  put_varint(column.body, different.size());
  put_run(column.body, lengths);
  put_run(column.body, bytes);
  for (std::size_t i = 0; i < different.size(); ++i) index[different[i]] = i;
  for (std::string_view text : texts_) put_varint(column.body, index[text]);
  return column;
}

Bytes ColumnWriter::finish_moments() const {
  const bool seconds = std::all_of(integers_.begin(), integers_.end(), [](std::int64_t packed) {
    return unpack_moment(packed).unix_ms % 1000 == 0;
  });
  const std::int64_t unit = seconds ? 1000 : 1;
  Bytes instants, offsets;
  std::int64_t before = 0, offset_before = 0;
  for (std::int64_t packed : integers_) {
    const Moment moment = unpack_moment(packed);
    put_signed(instants, moment.unix_ms / unit - before);
    put_signed(offsets, moment.offset_min - offset_before);
    before = moment.unix_ms / unit;
    offset_before = moment.offset_min;
  }
  Bytes body;
  put_varint(body, static_cast<std::uint64_t>(unit));
  put_run(body, instants);
  put_run(body, offsets);
  return body;
}

std::vector<Bytes> finish_columns(const ColumnWriters& columns, Codings codings) {
  std::vector<Bytes> parts(1);
  Bytes lengths;
  put_varint(parts[0], columns.size());
  std::uint64_t kind = 0, field = 0;
  for (const auto& [key, writer] : columns) {
    ColumnWriter::Column column =
        codings == Codings::best ? writer.finish() : writer.finish_plainly();
    put_varint(parts[0], key.first - kind);
    put_varint(parts[0], key.first == kind ? key.second - field : key.second);
    put_varint(parts[0], static_cast<std::uint64_t>(column.coding));
    std::tie(kind, field) = key;
    put_varint(lengths, column.body.size());
    parts.push_back(std::move(column.body));
  }
  parts[0] += lengths;
  return parts;
}

std::vector<ColumnInBlock> read_columns(ByteReader& block) {
  std::vector<ColumnInBlock> columns(
      static_cast<std::size_t>(block.bounded(limits::segment_columns)));
  ColumnKey before;
  for (ColumnInBlock& column : columns) {
    const std::uint64_t kind = block.bounded(max_number), field = block.bounded(max_number);
    column.key = {before.first + kind, kind == 0 ? before.second + field : field};
    column.coding = static_cast<Coding>(block.bounded(last_coding));
    before = column.key;
  }
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < columns.size(); ++i)
    lengths.push_back(static_cast<std::size_t>(block.bounded(block.left())));
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].body = block.bytes(lengths[i]);
  return columns;
}

MadeTexts::MadeTexts(Arena& arena, ByteView block)
    : arena_(arena),
      left_(limits::segment_raw_bytes - std::min(block.size(), limits::segment_raw_bytes)) {}

void MadeTexts::count(std::string_view text) {
  constexpr std::size_t length_bytes = 3;  // of a text that is written as it is
  if (text.size() + length_bytes > left_) throw Malformed("a block makes more text than fits");
  left_ -= text.size() + length_bytes;
}

std::string_view MadeTexts::keep(std::string_view text) {
  count(text);
  return arena_.keep(checked_text(text));
}

ColumnReader::ColumnReader(Coding coding, ByteView body, MadeTexts& made)
    : coding_(coding), made_(made) {
  ByteReader in(body);
  switch (coding) {
    case Coding::integers:
    case Coding::differences:
    case Coding::reals:
      first_ = in;
      return;
    case Coding::references:
      refs_ = RefReader(in);
      break;
    case Coding::texts:
      first_ = ByteReader(in.run());
      second_ = ByteReader(in.run());
      break;
    case Coding::moments:
      unit_ = static_cast<std::int64_t>(in.bounded(1000));
      if (unit_ != 1 && unit_ != 1000) throw Malformed("a time has no sensible unit");
      first_ = ByteReader(in.run());
      second_ = ByteReader(in.run());
      break;
    case Coding::dictionary:
      read_dictionary(in);
      return;
    case Coding::numbered:
      pattern_ = NumberPattern::read(in);
      differences_ = in.bounded(1) == 1;
      first_ = in;
      return;
  }
  in.must_be_done();
}

void ColumnReader::read_dictionary(ByteReader& in) {
  const std::uint64_t count = in.bounded(limits::segment_entries);
  ByteReader lengths(in.run()), bytes(in.run());
  for (std::uint64_t i = 0; i < count; ++i)
    dictionary_.push_back(
        checked_text(bytes.bytes(static_cast<std::size_t>(lengths.bounded(bytes.left())))));
  lengths.must_be_done();
  bytes.must_be_done();
  first_ = in;
}

std::int64_t ColumnReader::next_sum() { return before_ = sum(before_, first_.signed_varint()); }

std::string_view ColumnReader::next_text() {
  if (coding_ == Coding::numbered) {
    text_.clear();
    pattern_.append_text(text_, differences_ ? next_sum() : first_.signed_varint());
    return made_.keep(text_);
  }
  if (coding_ == Coding::dictionary) {
    const std::uint64_t index = first_.varint();
    if (index >= dictionary_.size()) throw Malformed("a text is not in its dictionary");
    const std::string_view text = dictionary_[static_cast<std::size_t>(index)];
    made_.count(text);
    return text;
  }
  return checked_text(second_.bytes(static_cast<std::size_t>(first_.bounded(second_.left()))));
}

Value ColumnReader::next(const std::function<EntryId(const WireRef&)>& resolve) {
  switch (coding_) {
    case Coding::integers:
      return Value::of(first_.signed_varint());
    case Coding::differences:
      return Value::of(next_sum());
    case Coding::reals:
      return Value::of_real(first_.real());
    case Coding::references:
      return Value::of(resolve(refs_.next()));
    case Coding::moments: {
      next_sum();
      offset_before_ = sum(offset_before_, second_.signed_varint());
      constexpr std::int64_t far = INT64_MAX / 1000;  // the largest unit
      if (before_ > far || before_ < -far || offset_before_ != std::int16_t(offset_before_))
        throw Malformed("a time is out of range");
      const Moment moment{before_ * unit_, static_cast<std::int16_t>(offset_before_)};
      if (!is_valid(moment)) throw Malformed("a time is out of range");
      return Value::of(pack(moment));
    }
    case Coding::texts:
    case Coding::dictionary:
    case Coding::numbered:
      return Value::of(next_text());
  }
  throw Malformed("a column has an unknown coding");
}

void ColumnReader::must_be_done() const {
  first_.must_be_done();
  second_.must_be_done();
  refs_.must_be_done();
}

}  // namespace renkei
