#include "core/log/columns.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/base/limits.hpp"
#include "core/base/moment.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

std::string_view checked_text(ByteView bytes) {
  if (bytes.size() > limits::text_bytes) throw Malformed("a text is too long");
  if (!is_utf8(bytes, Nul::refused)) throw Malformed("a text is not UTF-8");
  return bytes;
}

std::int64_t sum(std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  if (__builtin_add_overflow(a, b, &out)) throw Malformed("a difference overflows");
  return out;
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
    case Value::Form::real: reals_.push_back(value.real); break;
    case Value::Form::text: texts_.push_back(value.text); break;
    default: integers_.push_back(value.integer);
  }
}

void ColumnWriter::finish(Bytes& block) const {
  Bytes body;
  Coding coding = Coding::integers;
  switch (type_) {
    case Type::record:
      coding = Coding::references;
      refs_.finish(body);
      break;
    case Type::moment:
      coding = Coding::moments;
      finish_moments(body);
      break;
    case Type::real:
      coding = Coding::reals;
      for (double value : reals_) put_real(body, value);
      break;
    case Type::integer:
    case Type::boolean:
      for (std::int64_t value : integers_) put_signed(body, value);
      break;
    default: finish_texts(body, coding);
  }
  put_varint(block, static_cast<std::uint64_t>(coding));
  put_run(block, body);
}

void ColumnWriter::finish_texts(Bytes& body, Coding& coding) const {
  std::unordered_map<std::string_view, std::uint64_t> index;
  std::vector<std::string_view> different;
  const std::size_t worth = texts_.size() / 2;  // a dictionary pays while most texts repeat
  for (std::string_view text : texts_) {
    if (different.size() > worth) break;
    if (index.emplace(text, different.size()).second) different.push_back(text);
  }
  const bool repeats = different.size() <= worth;
  coding = repeats ? Coding::dictionary : Coding::texts;
  Bytes lengths, bytes;
  for (std::string_view text : repeats ? different : texts_) {
    put_varint(lengths, text.size());
    bytes += text;
  }
  if (repeats) put_varint(body, different.size());
  put_run(body, lengths);
  put_run(body, bytes);
  if (repeats)
    for (std::string_view text : texts_) put_varint(body, index[text]);
}

void ColumnWriter::finish_moments(Bytes& body) const {
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
  put_varint(body, static_cast<std::uint64_t>(unit));
  put_run(body, instants);
  put_run(body, offsets);
}

ColumnReader::ColumnReader(Coding coding, ByteView body) : coding_(coding) {
  ByteReader in(body);
  switch (coding) {
    case Coding::integers:
    case Coding::reals: first_ = in; return;
    case Coding::references: refs_ = RefReader(in); break;
    case Coding::texts:
      first_ = ByteReader(in.run());
      second_ = ByteReader(in.run());
      break;
    case Coding::moments:
      unit_ = static_cast<std::int64_t>(in.bounded(1000));
      first_ = ByteReader(in.run());
      second_ = ByteReader(in.run());
      break;
    case Coding::dictionary: {
      const std::uint64_t count = in.bounded(limits::segment_entries);
      ByteReader lengths(in.run()), bytes(in.run());
      for (std::uint64_t i = 0; i < count; ++i)
        dictionary_.push_back(
            checked_text(bytes.bytes(static_cast<std::size_t>(lengths.bounded(bytes.left())))));
      lengths.must_be_done();
      bytes.must_be_done();
      first_ = in;
      return;
    }
  }
  in.must_be_done();
}

std::string_view ColumnReader::next_text() {
  if (coding_ == Coding::dictionary) {
    const std::uint64_t index = first_.varint();
    if (index >= dictionary_.size()) throw Malformed("a text is not in its dictionary");
    return dictionary_[static_cast<std::size_t>(index)];
  }
  return checked_text(second_.bytes(static_cast<std::size_t>(first_.bounded(second_.left()))));
}

Value ColumnReader::next(const std::function<EntryId(const WireRef&)>& resolve) {
  switch (coding_) {
    case Coding::integers: return Value::of(first_.signed_varint());
    case Coding::reals: return Value::of_real(first_.real());
    case Coding::references: return Value::of(resolve(refs_.next()));
    case Coding::moments: {
      before_ = sum(before_, first_.signed_varint());
      offset_before_ = sum(offset_before_, second_.signed_varint());
      constexpr std::int64_t far = INT64_MAX / 1000;  // the largest unit
      if (before_ > far || before_ < -far || offset_before_ != std::int16_t(offset_before_))
        throw Malformed("a time is out of range");
      const Moment moment{before_ * unit_, static_cast<std::int16_t>(offset_before_)};
      if (!is_valid(moment)) throw Malformed("a time is out of range");
      return Value::of(pack(moment));
    }
    case Coding::texts:
    case Coding::dictionary: return Value::of(next_text());
  }
  throw Malformed("a column has an unknown coding");
}

void ColumnReader::must_be_done() const {
  first_.must_be_done();
  second_.must_be_done();
  refs_.must_be_done();
}

}  // namespace renkei
