// What a newer program wrote is verified, kept byte for byte and passed on, even when it is not
// understood (docs/rules.md, law 11).
#include <doctest/doctest.h>

#include "tests/exchange/victim.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

SegmentHeader newer() {
  SegmentHeader header;
  header.format = header.min_reader = 2;
  return header;
}

void must_be_passed_on(Victim& victim, const Segment& segment) {
  const std::string all = exported(victim.session, victim.folder.path(), ExportOptions::Mode::plain,
                                   ExportOptions::Range::all);
  const Bytes bytes = bytes_of(all);
  CHECK(bytes.find(segment.header_bytes.substr(sizeof(LogId))) != Bytes::npos);
  CHECK(bytes.find(segment.open) != Bytes::npos);
  for (const Bytes& block : segment.personal) CHECK(bytes.find(block) != Bytes::npos);
  Machine machine(5);
  Session next = made(victim.folder / "next.db", "next", machine);
  CHECK(code_of(merged(next, all)) == "");
  CHECK(next.status()->not_understood == victim.session.status()->not_understood);
}

}  // namespace

TEST_CASE("a segment that needs a newer program is kept unread, counted and passed on") {
  Victim victim;
  Forger forger(7);
  const Segment segment = forger.segment(5, newer(), "the future's block", "the future's secrets");
  CHECK(code_of(victim.take(forger.bundle({segment}))) == "");
  CHECK(victim.session.status()->not_understood == 5);
  CHECK(victim.session.verify()->problems.empty());
  const std::string before = digest(victim.session);
  CHECK(victim.session.rebuild()->digest == before);
  CHECK(victim.session.status()->not_understood == 5);
  must_be_passed_on(victim, segment);
}

TEST_CASE("what a newer program's header has appended is kept with it") {
  Victim victim;
  Forger forger(7);
  SegmentHeader header = newer();
  header.log = forger.log();
  header.count = 1;
  Segment segment = forger.segment(1, header, "block");
  // Only the device itself can append to its header; the hash and the signature cover it.
  CHECK(segment.header_bytes == to_wire(segment.header));
  CHECK(read_segment_header(segment.header_bytes + "more").count == 1);
  segment.header.format = segment.header.min_reader = 1;
  CHECK_THROWS_AS(read_segment_header(to_wire(segment.header) + "more"), Malformed);
}

TEST_CASE("a person can be erased although a newer program's segment cannot be read") {
  Victim victim;
  Forger forger(7);
  CHECK(code_of(victim.take(forger.bundle({forger.segment(1, newer(), "block", "secrets")}))) ==
        "");
  const EntryId event =
      done(victim.session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  const EntryId tour = done(victim.session, Create{"tour", {{"event_id", event}}});
  const EntryId person =
      done(victim.session, Create{"participant", {{"tour_id", tour}, {"name", "山田"}}});
  done(victim.session, Erase{person});
  CHECK(victim.session.find(person)->value("name").is_null());
}

TEST_CASE("a name of an entry that only a newer program can read means the same in every order") {
  Forger future(7), author(8);
  const Segment unread = future.segment(3, newer(), "block");
  const Segment base = author.segment(2, framed(sound_block().raw()));
  ForgedBlock block = naming({future.log(), unread.hash()}, 1, 3);
  block.record_tables = varints({0});
  must_converge({future.bundle({unread}), author.bundle({base}),
                 author.bundle({author.segment(1, framed(block.raw()))})});
}

TEST_CASE("a personal value of a newer program that stayed behind has its place in a history") {
  Victim victim;
  Forger forger(7);
  ForgedBlock block = sound_block();
  block.shapes[1] = {2, event_kind, 1, field(900, true)};
  block.columns[0].body = texts({"event"});
  Segment segment = forger.segment(2, framed(block.raw()), "the future's secrets");
  segment.personal[0].clear();
  CHECK(code_of(victim.take(forger.bundle({segment}))) == "");
  const auto events = victim.session.list("event");
  REQUIRE(events->size() == 1);
  const auto history = victim.session.history(events->at(0).id());
  REQUIRE(history->size() == 2);
  CHECK(history->at(1).operation == Op::set);
  CHECK(history->at(1).fields.empty());
}

TEST_CASE("unknown kinds, fields and operations of this format are kept, counted and passed on") {
  Victim victim;
  ForgedBlock block = sound_block();
  block.shapes[0][1] = 500;                          // a kind
  block.shapes[1] = {2, event_kind, 1, field(900)};  // a field
  block.shapes.push_back({77, event_kind, 2});       // an operation
  block.shape_indexes = varints({0, 1, 2});
  block.runs[0].length = 3;
  block.times += zigzags({1});
  block.columns = {
      {event_kind, 900, 2, texts({"later"})}, {500, 1, 2, texts({"x"})}, {500, 2, 0, zigzags({5})}};
  block.payload_lengths = varints({4});
  block.payloads = "data";
  Forger forger(7);
  const Segment segment = forger.segment(3, framed(block.raw()));
  CHECK(code_of(victim.take(forger.bundle({segment}))) == "");
  CHECK(victim.session.status()->not_understood == 3);
  CHECK(victim.session.rebuild()->digest == digest(victim.session));
  CHECK(victim.session.status()->not_understood == 3);
  must_be_passed_on(victim, segment);
}

TEST_CASE(
    "a receipt and a corrected clock are counted as not understood while nothing reads them") {
  Victim victim;
  const std::int64_t before = victim.session.status()->not_understood;
  ForgedBlock block = sound_block();
  constexpr std::uint64_t no_kind = 0, payload = 2;
  block.shapes = {{static_cast<std::uint64_t>(Op::receipt), no_kind, payload},
                  {static_cast<std::uint64_t>(Op::clock), no_kind, payload}};
  block.record_tables = block.record_seqs = block.name_counts = "";
  block.columns.clear();
  block.payload_lengths = varints({1, 1});
  block.payloads = "rc";
  Forger forger(7);
  CHECK(code_of(victim.take(forger.bundle({forger.segment(2, framed(block.raw()))}))) == "");
  CHECK(victim.session.status()->not_understood == before + 2);
  CHECK(victim.session.rebuild()->digest == digest(victim.session));
  CHECK(victim.session.status()->not_understood == before + 2);
}
