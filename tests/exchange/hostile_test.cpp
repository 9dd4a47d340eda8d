// Bundles that are whole and well signed and whose contents are not to be believed.
#include <doctest/doctest.h>
#include <zstd.h>

#include "tests/exchange/victim.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

constexpr std::uint64_t tally_kind = 9, participant_kind = 15;

void must_be_refused(Victim& victim, const std::function<MergeReport()>& take,
                     const std::string& what) {
  CAPTURE(what);
  const std::string before = digest(victim.session);
  const MergeReport report = take();
  CHECK(status_name(report.status) == "refused");
  CHECK(code_of(report) == "bad_segment");
  CHECK(report.new_entries == 0);
  CHECK(digest(victim.session) == before);
}

Bytes zstd_frame(ByteView raw_bytes, bool with_size) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, with_size ? 1 : 0);
  Bytes out(ZSTD_compressBound(raw_bytes.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), raw_bytes.data(), raw_bytes.size()));
  ZSTD_freeCCtx(context);
  return out;
}

}  // namespace

TEST_CASE("what the forger makes is good as long as nothing in it is wrong") {
  Victim victim;
  const MergeReport report = victim.take(sound_block());
  CHECK(code_of(report) == "");
  CHECK(report.new_entries == 2);
  const auto events = victim.session.list("event");
  REQUIRE(events);
  REQUIRE(events->size() == 1);
  CHECK(events->at(0).value("name").text == "renamed");
}

TEST_CASE("a well signed block whose compressed frame is odd is refused") {
  Victim victim;
  const Bytes raw_block = sound_block().raw();
  const Bytes good = framed(raw_block);
  Bytes dictionary = good;
  // The frame's descriptor claims a dictionary with an id of one byte, which follows it.
  dictionary[4] = static_cast<char>(dictionary[4] | 1);
  dictionary.insert((dictionary[4] & 0x20) != 0 ? 5 : 6, 1, '\x07');
  Bytes huge = zstd_frame(Bytes(9 << 20, 'a'), true);
  Bytes lying = good;
  lying[5] = static_cast<char>(lying[5] + 1);
  const Bytes skippable = Bytes("\x50\x2a\x4d\x18\x04\x00\x00\x00skip", 12);
  const std::vector<std::pair<std::string, Bytes>> frames = {
      {"no declared size", zstd_frame(raw_block, false)},
      {"a dictionary", dictionary},
      {"two frames", good + good},
      {"bytes behind the frame", good + "x"},
      {"a skippable frame before it", skippable + good},
      {"a skippable frame behind it", good + skippable},
      {"nothing", ""},
      {"a cut frame", good.substr(0, good.size() - 3)},
      {"no frame at all", "this is not zstd"},
      {"nine mebibytes", huge},
      {"another size than declared", lying},
      {"an empty frame", framed("")}};
  for (const auto& [what, frame] : frames) {
    Forger forger(7);
    const Bytes bundle = forger.bundle({forger.segment(2, frame)});
    must_be_refused(
        victim, [&] { return victim.take(bundle); }, what);
  }
}

TEST_CASE("a bomb of a thousand to one costs no more than its declared size allows") {
  // 8 MiB of zeros are a frame of a few hundred bytes: within the limit, and still no sound block.
  Victim victim;
  Forger forger(7);
  const Bytes bundle = forger.bundle({forger.segment(1, framed(Bytes(8 << 20, '\0')))});
  CHECK(bundle.size() < 4'096);
  must_be_refused(
      victim, [&] { return victim.take(bundle); }, "8 MiB of zeros");
}

namespace {

using Spoil = std::function<void(ForgedBlock&)>;

// The names as numbered texts: `count` times `literal` and a number (width, least, step, range).
Spoil numbered(const Bytes& literal, std::uint64_t count,
               const std::array<std::uint64_t, 4>& number, const Bytes& values) {
  Bytes body = varints({count});
  for (std::uint64_t i = 0; i < count; ++i) put_run(body, literal);
  put_run(body, "");
  for (std::uint64_t i = 0; i < count; ++i)
    for (std::uint64_t part : number) put_varint(body, part);
  body += varints({0}) + values;
  return [body](ForgedBlock& block) {
    block.columns[0].coding = 7;
    block.columns[0].body = body;
  };
}

}  // namespace

TEST_CASE("numbered texts of a forger are good as long as nothing in them is wrong") {
  Victim victim;
  ForgedBlock block = sound_block();
  numbered("a", 1, {2, 0, 5, 10}, zigzags({3, 4}))(block);
  CHECK(code_of(victim.take(block)) == "");
  CHECK(victim.session.list("event")->at(0).value("name").text == "a20");
}

TEST_CASE("a few bytes do not make more text than a block may hold") {
  Victim victim;
  ForgedBlock block;
  constexpr std::uint32_t count = 200;
  block.shapes = {{1, event_kind, 0, field(1)}};
  block.runs = {{count, 540, ""}};
  Bytes values;
  for (std::uint32_t i = 0; i < count; ++i) {
    block.shape_indexes += varints({0});
    block.times += zigzags({1});
    values += zigzags({3});
  }
  block.columns = {{event_kind, 1, 7, {}}};
  numbered(Bytes(60'000, 'a'), 1, {1, 0, 1, 10}, values)(block);
  must_be_refused(
      victim, [&] { return victim.take(block, count); }, "12 MB of text");
}

namespace {

// Each of these makes a block of which nothing is taken.
void must_all_be_refused(const std::vector<std::pair<std::string, Spoil>>& spoilt) {
  Victim victim;
  for (const auto& [what, spoil] : spoilt) {
    ForgedBlock block = sound_block();
    spoil(block);
    must_be_refused(
        victim, [&] { return victim.take(block); }, what);
  }
}

}  // namespace

TEST_CASE("a block whose entries are described wrongly is refused") {
  must_all_be_refused({
      {"bytes behind the block", [](ForgedBlock& b) { b.after = "x"; }},
      {"a shape index out of range",
       [](ForgedBlock& b) {
         b.shape_indexes = varints({0, 2});
       }},
      {"a shape index too few", [](ForgedBlock& b) { b.shape_indexes = varints({0}); }},
      {"a shape index too many",
       [](ForgedBlock& b) {
         b.shape_indexes = varints({0, 1, 1});
       }},
      {"a shape without a kind", [](ForgedBlock& b) { b.shapes[1] = {2}; }},
      {"a field twice in a shape",
       [](ForgedBlock& b) {
         b.shapes[0].push_back(field(1));
         b.columns[0].body = texts({"forged", "forged", "renamed"});
       }},
      {"flags that are not defined", [](ForgedBlock& b) { b.shapes[0][2] = 4; }},
      {"a kind beyond the limit", [](ForgedBlock& b) { b.shapes[0][1] = 1'000'001; }},
      {"a payload that nobody has", [](ForgedBlock& b) { b.payloads = "x"; }},
      {"a padded number", [](ForgedBlock& b) { b.shape_indexes = Bytes("\x80\x00\x01", 3); }},
  });
}

TEST_CASE("a block whose columns do not fit its entries is refused") {
  must_all_be_refused({
      {"a column missing", [](ForgedBlock& b) { b.columns.pop_back(); }},
      {"a column twice", [](ForgedBlock& b) { b.columns.insert(b.columns.begin(), b.columns[0]); }},
      {"a value too few", [](ForgedBlock& b) { b.columns[0].body = texts({"forged"}); }},
      {"a value too many",
       [](ForgedBlock& b) {
         b.columns[0].body = texts({"forged", "renamed", "x"});
       }},
      {"an unknown coding", [](ForgedBlock& b) { b.columns[0].coding = 8; }},
      {"differences in a column of texts",
       [](ForgedBlock& b) {
         b.columns[0].coding = 6;
         b.columns[0].body = zigzags({1, 2});
       }},
      {"a dictionary index out of range",
       [](ForgedBlock& b) {
         b.columns[0].coding = 3;
         b.columns[0].body = varints({1}) + texts({"forged"}) + varints({0, 1});
       }},
      {"a text in a column of dates and numbers of another form",
       [](ForgedBlock& b) {
         b.columns[1].coding = 0;
         b.columns[1].body = zigzags({20231014});
       }},
      {"an integer for a name",
       [](ForgedBlock& b) {
         b.columns[0].coding = 0;
         b.columns[0].body = zigzags({1, 2});
       }},
      {"a reference for a name",
       [](ForgedBlock& b) {
         b.columns[0].coding = 4;
         b.columns[0].body = references({{0, 1}, {0, 1}});
       }},
      {"a void whose reason is a number",
       [](ForgedBlock& b) {
         b.shapes[1] = {3, event_kind, 1, field(0)};
         b.columns[0].body = texts({"forged"});
         b.columns.insert(b.columns.begin(), {event_kind, 0, 0, zigzags({1})});
       }},
  });
}

TEST_CASE("numbered texts that break their own pattern are refused") {
  must_all_be_refused({
      {"a number beyond its pattern", numbered("a", 1, {2, 0, 1, 10}, zigzags({3, 10}))},
      {"a number below its pattern", numbered("a", 1, {2, 0, 1, 10}, zigzags({3, -1}))},
      {"a pattern without a text", numbered("a", 1, {2, 0, 1, 0}, zigzags({0, 0}))},
      {"a pattern without a step", numbered("a", 1, {2, 0, 0, 10}, zigzags({0, 0}))},
      {"a number with too many digits",
       numbered("a", 1, {1, 999'999'999'999'999'999, 1, 2}, zigzags({0, 1}))},
      {"a range that overflows",
       numbered("a", 1, {1, 0, 1'000'000'000'000'000'000, 1'000'000'000'000'000'000},
                zigzags({0, 0}))},
      {"more texts than a number can name",
       numbered("a", 4, {1, 0, 1, 1'000'000}, zigzags({0, 0}))},
      {"more digits than a number has", numbered("a", 1, {19, 0, 1, 10}, zigzags({3, 4}))},
      {"more numbers than a text may have", numbered("a", 65, {1, 0, 1, 1}, zigzags({0, 0}))},
      {"a text made that is not UTF-8", numbered("\xe3\x81", 1, {1, 0, 1, 10}, zigzags({3, 4}))},
      {"a text made that is beyond the limit",
       numbered(Bytes(65'536, 'a'), 1, {1, 0, 1, 10}, zigzags({3, 4}))},
      {"a numbered text too few", numbered("a", 1, {1, 0, 1, 10}, zigzags({3}))},
      {"a numbered text too many", numbered("a", 1, {1, 0, 1, 10}, zigzags({3, 4, 5}))},
  });
}

TEST_CASE("a block with a text that is none, or that is too long, is refused") {
  must_all_be_refused({
      {"a text that is not UTF-8",
       [](ForgedBlock& b) {
         b.columns[0].body = texts({"forged", "\xff\xfe"});
       }},
      {"an overlong form",
       [](ForgedBlock& b) {
         b.columns[0].body = texts({"\xc0\xaf", "r"});
       }},
      {"a lone surrogate",
       [](ForgedBlock& b) {
         b.columns[0].body = texts({"\xed\xa0\x80", "r"});
       }},
      {"a NUL in a text",
       [](ForgedBlock& b) {
         b.columns[0].body = texts({Bytes("a\0b", 3), "r"});
       }},
      {"a text beyond the limit",
       [](ForgedBlock& b) {
         b.columns[0].body = texts({Bytes(65'537, 'a'), "r"});
       }},
      {"a staff code that is not UTF-8", [](ForgedBlock& b) { b.runs[0].staff = "\xff"; }},
  });
}

TEST_CASE("a block with times that no clock shows is refused") {
  must_all_be_refused({
      {"no time", [](ForgedBlock& b) { b.runs.clear(); }},
      {"a time too few", [](ForgedBlock& b) { b.times = zigzags({1'697'238'000}); }},
      {"a time in the year 40000",
       [](ForgedBlock& b) {
         b.times = zigzags({1'200'000'000'000, 0});
       }},
      {"a time that overflows",
       [](ForgedBlock& b) {
         b.times = zigzags({INT64_MAX, INT64_MAX});
       }},
      {"a number of eleven bytes", [](ForgedBlock& b) { b.times = Bytes(10, '\xff') + '\x01'; }},
      {"an offset of 18 hours", [](ForgedBlock& b) { b.runs[0].offset_min = 18 * 60; }},
      {"an offset that wraps around", [](ForgedBlock& b) { b.runs[0].offset_min = 65'536 + 540; }},
  });
}

TEST_CASE("a block that refers to what cannot be, or names too much, is refused") {
  must_all_be_refused({
      {"a reference into the future", [](ForgedBlock& b) { b.record_seqs = zigzags({3}); }},
      {"a reference to itself", [](ForgedBlock& b) { b.record_seqs = zigzags({2}); }},
      {"a reference to seq 0", [](ForgedBlock& b) { b.record_seqs = zigzags({0}); }},
      {"a reference beyond the last seq",
       [](ForgedBlock& b) { b.record_seqs = zigzags({std::int64_t{1} << 40}); }},
      {"a reference to a log that is not in the table",
       [](ForgedBlock& b) { b.record_tables = varints({1}); }},
      {"a reference too few", [](ForgedBlock& b) { b.record_tables = b.record_seqs = ""; }},
      {"a reference too many",
       [](ForgedBlock& b) {
         b.record_tables += varints({0});
         b.record_seqs += zigzags({0});
       }},
      {"a name count without its names", [](ForgedBlock& b) { b.name_counts = varints({1}); }},
      {"more names than a change may have",
       [](ForgedBlock& b) {
         b.name_counts = varints({1'001});
         b.name_tables = Bytes(1'001, '\0');
         b.name_seqs = zigzags({1}) + Bytes(1'000, '\0');
       }},
      {"a write that names itself",
       [](ForgedBlock& b) {
         b.name_counts = varints({1});
         b.name_tables = varints({0});
         b.name_seqs = zigzags({2});
       }},
  });
}

TEST_CASE("a block whose entries disagree with the header's count is refused") {
  Victim victim;
  must_be_refused(
      victim, [&] { return victim.take(sound_block(), 1); }, "one too many");
  must_be_refused(
      victim, [&] { return victim.take(sound_block(), 3); }, "one too few");
}

namespace {

// One entry that creates a record of `kind` with one column.
ForgedBlock one_create(std::uint64_t kind, int number, std::uint64_t coding, Bytes body) {
  ForgedBlock block;
  block.shapes = {{1, kind, 0, field(number)}};
  block.runs = {{1, 540, ""}};
  block.shape_indexes = varints({0});
  block.times = zigzags({1'697'238'000});
  block.columns = {{kind, static_cast<std::uint64_t>(number), coding, std::move(body)}};
  return block;
}

Bytes real_bytes(double value) {
  Bytes out;
  put_real(out, value);
  return out;
}

}  // namespace

TEST_CASE("a value of another form than its field's is refused") {
  Victim victim;
  struct Wrong {
    std::string what;
    std::uint64_t kind;
    int field;
    std::uint64_t coding;
    Bytes body;
  };
  const std::vector<Wrong> all = {
      {"a text in an integer field", tally_kind, 3, 2, texts({"12"})},
      {"a real in an integer field", tally_kind, 3, 1, real_bytes(1)},
      {"a moment in an integer field", tally_kind, 3, 5,
       varints({1}) + Bytes("\x01\x02\x01\x02", 4)},
      {"an integer in a reference field", tally_kind, 1, 0, zigzags({INT64_MAX})},
      {"an integer in a moment field", tally_kind, 4, 0, zigzags({-1})},
      {"an integer in a real field", event_kind, 13, 0, zigzags({1})},
      {"NaN", event_kind, 13, 1, Bytes("\0\0\0\0\0\0\xf8\x7f", 8)},
      {"infinity", event_kind, 13, 1, Bytes("\0\0\0\0\0\0\xf0\x7f", 8)},
      {"a boolean that is 2", participant_kind, 33, 0, zigzags({2})},
      {"a personal value in the open block", participant_kind, 5, 2, texts({"山田"})},
  };
  for (const Wrong& wrong : all)
    must_be_refused(
        victim,
        [&] {
          return victim.take(one_create(wrong.kind, wrong.field, wrong.coding, wrong.body), 1);
        },
        wrong.what);
}

TEST_CASE("an open field in the personal block is refused, for it would come and go with it") {
  Victim victim;
  ForgedBlock block = one_create(event_kind, 1, 2, texts({"forged"}));
  Bytes personal = varints({1, 2, event_kind, field(2, true)});
  put_run(personal, varints({0}));
  put_run(personal, varints({0}));
  personal += varints({1, event_kind, 2, 2});
  put_run(personal, texts({"2023-10-14"}));
  Forger forger(7);
  const Bytes bundle =
      forger.bundle({forger.segment(1, framed(block.raw()), Bytes(32, 'n') + framed(personal))});
  must_be_refused(
      victim, [&] { return victim.take(bundle); }, "event.starts_on");
}

TEST_CASE("a bundle that claims a segment of somebody whose key it does not have is refused") {
  Victim victim;
  Forger forger(7), other(8);
  Segment theirs = other.segment(2, framed(sound_block().raw()));
  CHECK(code_of(victim.take(forger.bundle({theirs}))) == "bundle_damaged");
  Segment renamed = theirs;  // as the forger's own
  renamed.header.log = forger.log();
  CHECK(code_of(victim.take(forger.bundle({renamed}))) == "bad_signature");
  CHECK(code_of(victim.take(forger.bundle({theirs}, {other.key()}))) == "");
  Segment forged = other.segment(2, framed(sound_block().raw()));
  forged.signature[0] ^= 1;
  CHECK(code_of(victim.take(forger.bundle({forged}, {other.key()}))) == "bad_signature");
}

// -- what a liar can say without being refused must still mean the same everywhere

namespace {

struct TwoDevices {
  Forger honest{7}, liar{8};
  Segment base = honest.segment(2, framed(sound_block().raw()));
  SegmentName base_name{honest.log(), base.hash()};
  Bytes base_bundle = honest.bundle({base});
  Bytes lie(const ForgedBlock& block) {
    return liar.bundle({liar.segment(1, framed(block.raw()))});
  }
};

}  // namespace

TEST_CASE("a write that names an entry which is no write of the field changes nothing but itself") {
  TwoDevices two;
  must_converge({two.base_bundle, two.lie(naming(two.base_name, 1, 1))});
}

TEST_CASE("names of entries that never existed wait for ever and do no harm") {
  TwoDevices two;
  SegmentName nowhere{two.honest.log(), {}};
  nowhere.hash.fill(9);
  must_converge({two.base_bundle, two.lie(naming(nowhere, 1, 999))});
}

TEST_CASE("a change that says another kind than its record's birth stays apart") {
  TwoDevices two;
  must_converge({two.base_bundle, two.lie(naming(two.base_name, 1, 2, 6))});
}

TEST_CASE("a log that only a liar has ever mentioned is no obstacle") {
  TwoDevices two;
  SegmentName nowhere;
  nowhere.log.fill(5);
  nowhere.hash.fill(6);
  must_converge({two.base_bundle, two.lie(naming(nowhere, 1, 2))});
}

TEST_CASE("two writes that name each other leave no head, in every order") {
  TwoDevices two;
  Forger third(9);
  const SegmentName unknown{third.log(), {}};
  // The liar names the third's write before that exists, and the third names the liar's.
  ForgedBlock first = naming(two.base_name, 1, 2);
  first.names.push_back(unknown);
  first.name_counts = varints({2});
  first.name_tables = varints({1, 2});
  first.name_seqs = zigzags({2, -1});
  const Segment by_liar = two.liar.segment(1, framed(first.raw()));
  ForgedBlock second = naming(two.base_name, 1, 2);
  second.names.push_back({two.liar.log(), by_liar.hash()});
  second.name_tables = varints({2});
  second.name_seqs = zigzags({1});
  must_converge({two.base_bundle, two.liar.bundle({by_liar}),
                 third.bundle({third.segment(1, framed(second.raw()))})});
}

TEST_CASE("two values of a field that this program does not know are no conflict it could show") {
  TwoDevices two;
  Forger third(9);
  const auto unknown_field = [&](const Bytes& value) {
    ForgedBlock block = naming(two.base_name, 1, 1);
    block.shapes = {{2, event_kind, 1, field(900)}};
    block.name_counts = varints({0});
    block.name_tables = block.name_seqs = "";
    block.columns = {{event_kind, 900, 2, texts({value})}};
    return block;
  };
  const std::vector<Bytes> bundles = {
      two.base_bundle, two.lie(unknown_field("a")),
      third.bundle({third.segment(1, framed(unknown_field("b").raw()))})};
  must_converge(bundles);
  Victim victim;
  for (const Bytes& bundle : bundles) victim.take(bundle);
  CHECK(victim.session.conflicts()->empty());
  CHECK(victim.session.status()->not_understood == 2);
}
