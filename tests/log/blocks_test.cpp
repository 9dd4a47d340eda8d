// Entries into blocks and back, and what may not be read from the open one.
#include "core/log/blocks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <map>

#include "core/exchange/bundle.hpp"
#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

const std::vector<std::string> texts = {"",
                                        "a",
                                        "𠮷野家",
                                        "🍎👨‍👩‍👧",
                                        "line\nline\ttab",
                                        "ｶﾞ",
                                        "e\u0301",
                                        std::string(65'536, 'x'),
                                        "'; DROP TABLE event; --"};

Seq earlier(Dice& dice, Seq seq) {
  return 1 + static_cast<Seq>(dice.below(static_cast<std::uint64_t>(seq) - 1));
}

Value some_value(const Field& field, Dice& dice, Seq seq) {
  switch (field.type) {
    case Type::integer: {
      const std::int64_t numbers[] = {0, 1, -1, INT64_MIN, INT64_MAX, 12};
      return Value::of(numbers[dice.below(6)]);
    }
    case Type::boolean:
      return Value::of(static_cast<std::int64_t>(dice.below(2)));
    case Type::real: {
      const double numbers[] = {0, -0.0, 35.6895, 5e-324, 1.7976931348623157e308};
      return Value::of_real(numbers[dice.below(5)]);
    }
    case Type::moment: {
      const std::int64_t unit = dice.one_in(2) ? 1'000 : 1;
      const auto ms = static_cast<std::int64_t>(dice.below(200'000'000'000)) * unit;
      const auto offset = static_cast<std::int16_t>(static_cast<int>(dice.below(2'041)) - 1'020);
      return Value::of(pack({ms - 2'000'000'000'000, offset}));
    }
    case Type::record:
      if (seq == 1 || dice.one_in(2))
        return Value::of(make_entry_id(3, 1 + static_cast<Seq>(dice.below(1'000'000))));
      return Value::of(make_entry_id(1, earlier(dice, seq)));
    default:
      return Value::of(dice.one_in(40) ? dice.pick(texts) : texts[dice.below(7)]);
  }
}

Entry some_entry(Dice& dice, Seq seq) {
  static const std::vector<std::string> staff = {"", "s1", "山田"};
  Entry entry;
  entry.seq = seq;
  entry.at = {static_cast<std::int64_t>(dice.below(4'000'000'000)) * 1'000 - 1'000'000'000'000,
              static_cast<std::int16_t>(dice.one_in(5) ? -345 : 540)};
  entry.staff = dice.pick(staff);
  if (seq > 1 && dice.one_in(12)) {
    entry.op = dice.one_in(2) ? Op::enrol : Op::receipt;
    entry.payload = texts[2];
    return entry;
  }
  const Kind& kind = all_kinds()[dice.below(all_kinds().size())];
  entry.kind = kind.number;
  const bool births = seq == 1 || dice.one_in(2);
  entry.op = births ? Op::create : dice.one_in(5) ? Op::void_ : Op::set;
  entry.record = make_entry_id(1, births ? seq : earlier(dice, seq));
  if (kind.holds_personal && dice.one_in(3))
    entry.compartment = dice.one_in(2) ? make_entry_id(3, 5) : make_entry_id(1, 1);
  if (entry.op == Op::void_) entry.add(life_field, Value::of("reason"));
  for (const Field& field : kind.fields) {
    if (!dice.one_in(3)) continue;
    Value value = dice.one_in(6) ? Value{} : some_value(field, dice, seq);
    if (entry.op == Op::void_) value = {};
    if (births && value.is_null()) continue;
    std::vector<EntryId> names;
    if (!births)
      for (std::uint64_t n = dice.below(3); n > 0; --n)
        names.push_back(make_entry_id(dice.one_in(2) ? 3 : 1, earlier(dice, seq)));
    entry.add(field.number, value, names);
  }
  return entry;
}

std::optional<SegmentName> origin(EntryId id) {
  if (log_of(id) == 1) return std::nullopt;
  SegmentName name;
  name.log.fill(3);
  name.hash.fill(4);
  return name;
}

// `withheld`: there is a personal block and it was not given to the reader.
void must_be_alike(const Entry& read, const Entry& written, bool withheld) {
  REQUIRE(read.seq == written.seq);
  REQUIRE(read.op == written.op);
  REQUIRE(read.kind == written.kind);
  REQUIRE(read.record == written.record);
  REQUIRE(read.at == written.at);
  REQUIRE(read.staff == written.staff);
  REQUIRE(read.payload == written.payload);
  const Kind* kind = find_kind(read.kind);
  for (const Change& change : written.changes) {
    const auto at = std::find_if(read.changes.begin(), read.changes.end(),
                                 [&](const Change& c) { return c.field == change.field; });
    const int index = kind->find_number(change.field);
    const bool personal =
        index >= 0 && is_personal(kind->fields[static_cast<std::size_t>(index)].privacy);
    if (personal && withheld) {
      REQUIRE((at == read.changes.end()) == (written.op == Op::create));
      if (at == read.changes.end()) continue;
      REQUIRE(at->value.is_null());
      REQUIRE(at->withheld);
    } else {
      REQUIRE(at != read.changes.end());
      REQUIRE(at->value == change.value);
    }
    const auto names = read.names_of(*at), expected = written.names_of(change);
    REQUIRE(std::vector(names.begin(), names.end()) ==
            std::vector(expected.begin(), expected.end()));
  }
  if (!withheld) REQUIRE(read.changes.size() == written.changes.size());
}

void round_trip(std::uint64_t seed, Seq count) {
  CAPTURE(seed);
  Dice dice(seed);
  std::deque<Entry> written;
  BlockWriter writer(origin);
  for (Seq seq = 1; seq <= count; ++seq) writer.add(written.emplace_back(some_entry(dice, seq)));
  Compressor compressor;
  Decompressor decompressor;
  const Blocks blocks =
      writer.finish(compressor, [&](std::span<unsigned char> out) { dice.fill(out); });
  // With all personal blocks, with any one of them, and with none.
  for (std::size_t only = 0; only <= blocks.personal.size() + 1; ++only) {
    RawBlocks raw{unpack_open(decompressor, blocks.open), {}};
    for (std::size_t i = 0; i < blocks.personal.size(); ++i)
      raw.personal.push_back(only == 0 || only == i + 1
                                 ? std::optional(unpack_personal(decompressor, blocks.personal[i]))
                                 : std::nullopt);
    Arena made;
    BlockReader reader(1, static_cast<std::uint32_t>(count), {{{1, 1}}}, raw, made,
                       [](const SegmentName&) { return LogNumber{3}; });
    Entry entry;
    for (const Entry& expected : written) {
      REQUIRE(reader.next(entry));
      const auto compartments = reader.compartments();
      const auto block = std::find(compartments.begin(), compartments.end(), expected.compartment);
      const bool has_block = block != compartments.end();
      must_be_alike(
          entry, expected,
          has_block && !raw.personal[static_cast<std::size_t>(block - compartments.begin())]);
      const Kind* kind = find_kind(expected.kind);
      if (kind != nullptr && kind->holds_personal)
        REQUIRE(entry.compartment == (has_block ? expected.compartment : 0));
    }
    REQUIRE(!reader.next(entry));
  }
}

}  // namespace

TEST_CASE("entries of every kind come out of a segment's blocks as they went in") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed)
    round_trip(seed, 1 + static_cast<Seq>(Dice(seed).below(40)));
}

TEST_CASE("a full segment of 4,096 entries comes out as it went in") { round_trip(1'000, 4'096); }

TEST_CASE("no cut or changed raw block makes the reader do worse than refuse") {
  constexpr Seq entries = 60;  // enough that some have personal values, whatever kinds there are
  Dice dice(5);
  std::deque<Entry> written;
  BlockWriter writer(origin);
  for (Seq seq = 1; seq <= entries; ++seq) writer.add(written.emplace_back(some_entry(dice, seq)));
  Compressor compressor;
  Decompressor decompressor;
  const Blocks blocks =
      writer.finish(compressor, [&](std::span<unsigned char> out) { dice.fill(out); });
  REQUIRE(!blocks.personal.empty());
  const Bytes open = unpack_open(decompressor, blocks.open);
  const Bytes personal = unpack_personal(decompressor, blocks.personal[0]);
  int refused = 0;
  constexpr int tries = 6'000;
  for (int i = 0; i < tries; ++i) {
    Bytes bad_open = open, bad_personal = personal;
    Bytes& bad = dice.one_in(3) ? bad_personal : bad_open;
    for (std::uint64_t n = 1 + dice.below(3); n > 0; --n)
      dice.pick(bad) = static_cast<char>(dice.next());
    if (dice.one_in(4)) bad.resize(static_cast<std::size_t>(dice.below(bad.size())));
    try {
      RawBlocks raw{bad_open, {bad_personal}};
      for (std::size_t block = 1; block < blocks.personal.size(); ++block)
        raw.personal.emplace_back(unpack_personal(decompressor, blocks.personal[block]));
      Arena made;
      BlockReader reader(1, entries, {{{1, 1}}}, raw, made,
                         [](const SegmentName&) { return LogNumber{3}; });
      Entry entry;
      while (reader.next(entry)) {
      }
    } catch (const Malformed&) {
      ++refused;
    }
  }
  // Some changes only make another sound value.
  CHECK(refused > tries / 4);
}

TEST_CASE("moments to the millisecond are kept from the year 1 to the year 9999") {
  BlockWriter writer(origin);
  std::deque<Entry> written;
  Seq seq = 0;
  for (const char* text : {"0001-01-01T00:00:00.001Z", "2023-10-14T08:12:05.123+09:00",
                           "2099-12-31T23:59:59.999-03:30", "9999-12-31T23:59:59.999Z"}) {
    Entry& entry = written.emplace_back();
    entry.seq = ++seq;
    entry.kind = Tally::number;
    entry.add(4, Value::of(pack(*parse_moment(text))));
    writer.add(entry);
  }
  Compressor compressor;
  Decompressor decompressor;
  const RawBlocks blocks{
      unpack_open(decompressor, writer.finish(compressor, [](std::span<unsigned char>) {}).open),
      {}};
  Arena made;
  BlockReader reader(1, 4, {{{1, 1}}}, blocks, made,
                     [](const SegmentName&) { return LogNumber{3}; });
  Entry entry;
  for (const Entry& expected : written) {
    REQUIRE(reader.next(entry));
    CHECK(entry.changes.at(0).value == expected.changes[0].value);
  }
}

// -- what may be seen

namespace {

struct Blockwise {
  Bytes open, personal;  // raw, of all segments
  std::size_t withheld = 0;
};

Blockwise blocks_of(const std::string& file) {
  Blockwise all;
  Decompressor decompressor;
  auto bundle = BundleFile::open(file);
  REQUIRE(bundle);
  for (;;) {
    auto segment = bundle->next();
    REQUIRE(segment);
    if (!*segment) return all;
    all.open += unpack_open(decompressor, (*segment)->open);
    for (const Bytes& block : (*segment)->personal)
      if (block.empty())
        ++all.withheld;
      else
        all.personal += unpack_personal(decompressor, block);
  }
}

const std::vector<std::string> canaries = {"カナリア太郎", "canary@example.jp",  "09012345678",
                                           "そばカナリア", "カナリアの自由記述", "1999-12-31"};

void record_canaries(Session& session) {
  const EntryId event =
      done(session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  const EntryId tour = done(session, Create{"tour", {{"event_id", event}}});
  const EntryId person = done(session, Create{"participant",
                                              {{"tour_id", tour},
                                               {"name", canaries[0]},
                                               {"email", canaries[1]},
                                               {"birth", canaries[5]},
                                               {"bus", "public bus"}}});
  done(session, Set{person, {{"phone", canaries[2]}, {"allergy", canaries[3]}}});
  const EntryId form = done(
      session,
      Create{"questionnaire", {{"title", "q"}, {"questions", R"([{"key":"q1","type":"text"}])"}}});
  done(session,
       Create{"response",
              {{"questionnaire_id", form}, {"answers", R"({"q1":")" + canaries[4] + "\"}"}}});
}

}  // namespace

TEST_CASE("a personal value is in no byte of an open bundle, and in a plain one") {
  const Scratch folder;
  Machine machine(1);
  Session session = made(folder / "s.db", "s", machine);
  record_canaries(session);
  const Blockwise open =
      blocks_of(exported(session, folder / "open.renkei", ExportOptions::Mode::open));
  const Blockwise plain = blocks_of(exported(session, folder / "plain.renkei"));
  CHECK(open.personal == "");
  CHECK(open.withheld == 2);  // of the tour, and of the answer that belongs to none
  CHECK(open.open.find("public bus") != Bytes::npos);
  CHECK(open.open == plain.open);
  for (const std::string& canary : canaries) {
    CAPTURE(canary);
    CHECK(open.open.find(canary) == Bytes::npos);
    CHECK(plain.personal.find(canary) != Bytes::npos);
    CHECK(bytes_of(folder / "open.renkei").find(canary) == Bytes::npos);
  }
}

TEST_CASE("the open block does not tell whether a participant was born with an allergy on record") {
  Bytes without;
  for (const bool allergic : {false, true}) {
    const Scratch folder;
    Machine machine(1);
    Session session = made(folder / "s.db", "s", machine);
    const EntryId event =
        done(session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
    const EntryId tour = done(session, Create{"tour", {{"event_id", event}}});
    Create person{"participant", {{"tour_id", tour}, {"name", "山田"}}};
    if (allergic) person.fields.push_back({"allergy", "そば"});
    done(session, person);
    const Blockwise open =
        blocks_of(exported(session, folder / "o.renkei", ExportOptions::Mode::open));
    REQUIRE(open.open != "");
    if (allergic)
      CHECK(open.open == without);
    else
      without = open.open;
  }
}

TEST_CASE("the name of a bundle is plain ASCII and names no person") {
  const Scratch folder;
  Machine machine(1);
  Session session = made(folder / "s.db", "山田の端末", machine);
  record_canaries(session);
  const std::string file = exported(session, folder.path());
  const std::string name = file.substr(file.rfind('/') + 1);
  CHECK(name.ends_with(".renkei"));
  CHECK(name.starts_with(session.device_id().substr(0, 8) + "-1-"));
  CHECK(std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; }));
}
