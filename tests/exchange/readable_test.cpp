// What is acknowledged can be read everywhere, whatever strangers have sent before.
#include <doctest/doctest.h>

#include <set>

#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"
#include "tests/exchange/victim.hpp"

using namespace renkei;
using namespace renkei::laws;

TEST_CASE("a record that strangers have flooded can still be made void, and travels") {
  Victim victim;
  const EntryId event =
      done(victim.session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  const std::string file = exported(victim.session, victim.folder / "plan.renkei");
  auto bundle = BundleFile::open(file);
  REQUIRE(bundle);
  SegmentName name;
  for (auto segment = bundle->next(); segment && *segment; segment = bundle->next())
    name = {(*segment)->header.log, (*segment)->hash()};
  ForgedBlock flood = naming(name, seq_of(event), seq_of(event));
  flood.shapes.clear();
  flood.columns.clear();
  flood.shape_indexes = flood.times = flood.record_tables = flood.record_seqs = "";
  flood.name_tables = flood.name_seqs = flood.name_counts = "";
  constexpr std::uint64_t entries = 6, each = 250;
  for (std::uint64_t i = 0; i < entries; ++i) {
    flood.shapes.push_back({2, event_kind, 1});
    for (std::uint64_t j = 0; j < each; ++j) {
      const int number = static_cast<int>(1'000 + i * each + j);
      flood.shapes.back().push_back(field(number));
      flood.columns.push_back({event_kind, static_cast<std::uint64_t>(number), 2, texts({"x"})});
    }
    put_varint(flood.shape_indexes, i);
    put_signed(flood.times, i == 0 ? 1'697'238'100 : 1);
    put_varint(flood.record_tables, 1);
    put_signed(flood.record_seqs, i == 0 ? seq_of(event) : 0);
    flood.name_counts.append(each, '\0');
  }
  flood.runs = {{entries, 540, ""}};
  CHECK(code_of(victim.take(flood, entries)) == "");

  done(victim.session, Void{event, "wrong"});
  done(victim.session, Create{"event", {{"name", "next"}, {"starts_on", "2023-10-15"}}});
  const std::string all = exported(victim.session, victim.folder / "all.renkei");
  Machine machine(5);
  Session other = made(victim.folder / "other.db", "other", machine);
  CHECK(code_of(merged(other, all)) == "");
  CHECK(other.list("event")->size() == 1);
  CHECK(victim.session.rebuild()->digest == digest(victim.session));
}

TEST_CASE("records that differ in nothing but who signed them when have different digests") {
  std::set<std::string> digests;
  for (const char salt : {'a', 'b'}) {
    Victim victim;
    Forger forger(7);
    SegmentHeader header;
    header.salt[0] = static_cast<std::uint8_t>(salt);
    const Bytes bundle =
        forger.bundle({forger.segment(2, header, framed(sound_block().raw()), {})});
    CHECK(code_of(victim.take(bundle)) == "");
    digests.insert(digest(victim.session));
    CHECK(victim.session.status()->digest == digest(victim.session));
  }
  CHECK(digests.size() == 2);
}

TEST_CASE("a tour whose event is a gate has no event") {
  Victim victim;
  ForgedBlock block = sound_block();
  constexpr std::uint64_t gate_kind = 8, tour_kind = 12, create = 1;
  block.shapes = {{create, gate_kind, 0, field(2)}, {create, tour_kind, 0, field(1), field(2)}};
  block.record_tables = block.record_seqs = block.name_counts = "";
  block.columns = {{gate_kind, 2, 2, texts({"G"})},
                   {tour_kind, 1, 4, references({{0, 1}})},
                   {tour_kind, 2, 2, texts({"T"})}};
  REQUIRE(code_of(victim.take(block)) == "");
  const EntryId tour = victim.session.list("tour")->at(0).id();
  put_bytes(victim.folder / "roster.csv", "番号,氏名\n1,山田 花子\n");
  CHECK(code_of(victim.session.import_register(*find_register("roster"),
                                               victim.folder / "roster.csv", {.tour = tour})) ==
        "missing_field");
  CHECK(!find_as<Event>(victim.session.records(), make_entry_id(log_of(tour), 1)));
  CHECK(find_as<Gate>(victim.session.records(), make_entry_id(log_of(tour), 1)));
}
