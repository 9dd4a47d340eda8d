// What a writer makes, every reader takes; what a block makes of few bytes is bounded.
#include <doctest/doctest.h>

#include "core/base/limits.hpp"
#include "core/log/blocks.hpp"
#include "core/model/kinds.hpp"

using namespace renkei;

namespace {

Entry a_birth(Seq seq, int kind, int field, std::string_view text) {
  Entry entry;
  entry.seq = seq;
  entry.kind = kind;
  entry.record = make_entry_id(1, seq);
  entry.at = {1'697'238'000'000, 540};
  entry.add(field, Value::of(text));
  return entry;
}

constexpr int note = 23;  // of a participant: personal

std::string reading(const Entry& entry) {
  try {
    must_be_readable({&entry, 1}, 1);
    return "";
  } catch (const Malformed& malformed) {
    return malformed.what();
  }
}

// Of one personal column in the given coding.
Bytes personal_block(std::uint64_t entries, Coding coding, ByteView body) {
  Bytes out;
  for (std::uint64_t part : {1, 2, int{Participant::number}, note << 2})
    put_varint(out, static_cast<std::uint64_t>(part));
  Bytes indexes, shapes;
  for (std::uint64_t i = 0; i < entries; ++i) {
    put_varint(indexes, i == 0 ? 0 : 1);
    put_varint(shapes, 0);
  }
  put_run(out, indexes);
  put_run(out, shapes);
  for (std::uint64_t part :
       {std::uint64_t{1}, std::uint64_t{Participant::number}, std::uint64_t{note},
        static_cast<std::uint64_t>(coding), std::uint64_t{body.size()}})
    put_varint(out, part);
  return out.append(body);
}

Bytes open_block_of_people(Seq count) {
  BlockWriter writer([](EntryId) { return std::nullopt; });
  for (Seq seq = 1; seq <= count; ++seq) {
    Entry entry = a_birth(seq, Participant::number, 3, "2");
    writer.add(entry);
  }
  Bytes out;
  for (const Bytes& part : writer.open_parts()) out += part;
  return out;
}

std::string reading(Seq count, const Bytes& personal) {
  const RawBlocks blocks{open_block_of_people(count), {personal}};
  try {
    Arena made;
    BlockReader reader(1, static_cast<std::uint32_t>(count), {{{1, 1}}}, blocks, made,
                       [](const SegmentName&) { return LogNumber{3}; });
    Entry entry;
    while (reader.next(entry)) {
    }
    return "";
  } catch (const Malformed& malformed) {
    return malformed.what();
  }
}

Bytes dictionary(std::uint64_t values, ByteView text) {
  Bytes body, length;
  put_varint(body, 1);
  put_varint(length, text.size());
  put_run(body, length);
  put_run(body, text);
  return body.append(values, '\0');
}

}  // namespace

TEST_CASE("an entry is only written when every reader takes it") {
  const std::string longest(65'536, 'x'), longer = longest + 'x';
  Entry entry = a_birth(7, Event::number, 1, "e");
  CHECK(reading(entry) == "");
  for (const std::string_view staff :
       {std::string_view("\xff"), std::string_view("a\0b", 3), std::string_view(longer)}) {
    entry.staff = staff;
    CHECK(reading(entry) != "");
  }
  entry.staff = longest;
  CHECK(reading(entry) == "");
  CHECK(reading(a_birth(7, Event::number, 1, longer)) != "");
  CHECK(reading(a_birth(7, Participant::number, note, "\xff")) != "");
  entry.staff = "";
  entry.at = {INT64_MAX / 2, 540};
  CHECK(reading(entry) != "");

  Entry change = a_birth(7, Event::number, 1, "e");
  change.op = Op::set;
  change.record = make_entry_id(1, 2);
  const std::vector<EntryId> names(limits::names_per_change + 1, make_entry_id(3, 5));
  change.add(2, Value::of("2023-10-14"), std::span(names).first(limits::names_per_change));
  CHECK(reading(change) == "");
  change.add(3, Value::of("x"), names);
  CHECK(reading(change) != "");
}

TEST_CASE("entries that are too much for one block are read back in several") {
  const std::string large(5 << 20, 'y');
  std::vector<Entry> both(2);
  for (std::size_t i = 0; i < both.size(); ++i) {
    both[i].op = Op::receipt;
    both[i].seq = 7 + static_cast<Seq>(i);
    both[i].at = {1'697'238'000'000, 540};
    both[i].payload = large;
  }
  CHECK_NOTHROW(must_be_readable(both, 1));
  both[1].staff = "\xff";
  CHECK_THROWS_AS(must_be_readable(both, 1), Malformed);
}

TEST_CASE("an entry of more fields than a shape may have is not written") {
  Entry entry = a_birth(7, Event::number, 1, "e");
  entry.op = Op::void_;
  entry.record = make_entry_id(1, 2);
  for (int field = 2; field < 900; ++field) entry.add(field, {});
  CHECK(reading(entry) == "");
  for (int field = 900; field < 1'100; ++field) entry.add(field, {});
  CHECK(reading(entry) != "");
}

TEST_CASE("a personal value of an entry behind the segment's end is refused") {
  Bytes two;
  const Bytes body = [] {
    Bytes out;
    put_run(out, Bytes("\1\1", 2));
    put_run(out, "ab");
    return out;
  }();
  two = personal_block(2, Coding::texts, body);
  CHECK(reading(2, two) == "");
  CHECK(reading(1, two) != "");
}

TEST_CASE("texts that repeat may not make more than a block holds") {
  const std::string text(40'000, 'x');
  CHECK(reading(200, personal_block(200, Coding::dictionary, dictionary(200, text))) == "");
  CHECK(reading(300, personal_block(300, Coding::dictionary, dictionary(300, text))) != "");
}

TEST_CASE("a personal block still fits after a person was taken out of it") {
  const std::string text(40'000, 'x');
  const Bytes raw = personal_block(200, Coding::dictionary, dictionary(200, text));
  Compressor compressor;
  Decompressor decompressor;
  const Bytes repacked = repack_personal(
      compressor, [](std::span<unsigned char>) {}, raw,
      [](std::uint64_t index) { return index == 3; });
  const Bytes left = unpack_personal(decompressor, repacked);
  CHECK(left.size() > 199 * text.size());
  CHECK(reading(200, left) == "");
}

TEST_CASE("numbers at both ends of the range keep the shorter coding without the one between") {
  ColumnWriter column(Type::integer);
  std::vector<std::int64_t> values = {INT64_MIN + 1, INT64_MAX};
  for (std::int64_t i = 0; i < 100; ++i) values.push_back(INT64_MAX - i);
  for (std::int64_t value : values) column.add(Value::of(value));
  const ColumnWriter::Column written = column.finish_plainly();
  CHECK(written.coding == Coding::differences);
  CHECK(written.body.size() < 200);
  Arena arena;
  MadeTexts made(arena, "");
  ColumnReader reader(written.coding, written.body, made);
  for (std::int64_t value : values) CHECK(reader.next({}).integer == value);
}
