// An erased person is gone: from what is shown, from the bytes, and whatever old file comes
// (docs/rules.md, law 8).
#include <doctest/doctest.h>

#include "core/log/blocks.hpp"
#include "core/store/store.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

const std::string name = "カナリア花子", phone = "0901357924680";

struct Person {
  EntryId tour, id, companion;
};

Person record_person(Session& session) {
  const EntryId event =
      done(session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  const EntryId tour = done(session, Create{"tour", {{"event_id", event}}});
  const EntryId id = done(session, Create{"participant", {{"tour_id", tour}, {"name", name}}});
  done(session, Set{id, {{"phone", phone}, {"bus", "2"}}});
  return {tour, id, done(session, Create{"participant", {{"tour_id", tour}, {"name", "同行者"}}})};
}

// Whether the value is in the file or in a personal block inside it.
bool is_anywhere(const std::string& path, const std::string& value) {
  const auto store = Store::open(path);
  store->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  if (bytes_of(path).find(value) != std::string::npos) return true;
  if (bytes_of(path + "-wal").find(value) != std::string::npos) return true;
  Decompressor decompressor;
  for (const LogRow* log : store->logs())
    for (const SegmentRow& row : store->segments_of(log->n)) {
      const Segment segment = store->read_segment(row.id);
      for (const Bytes& block : segment.personal)
        if (!block.empty() && unpack_personal(decompressor, block).find(value) != Bytes::npos)
          return true;
    }
  return false;
}

}  // namespace

TEST_CASE(
    "no byte of an erased person's values is left in the store, and the chain still verifies") {
  const Scratch folder;
  Machine machine(1);
  const std::string path = folder / "s.db";
  Session session = made(path, "s", machine);
  const Person person = record_person(session);
  exported(session, folder / "before.renkei");
  done(session, Set{person.id, {{"phone", phone + "1"}}});  // one more in the tail
  REQUIRE(is_anywhere(path, name));
  REQUIRE(is_anywhere(path, phone));

  done(session, Erase{person.id});
  CHECK(!is_anywhere(path, name));
  CHECK(!is_anywhere(path, phone));
  CHECK(is_anywhere(path, "同行者"));
  const auto record = session.find(person.id);
  REQUIRE(record);
  CHECK(record->value("name").is_null());
  CHECK(record->value("bus").text == "2");
  CHECK(session.verify()->problems.empty());
  CHECK(session.rebuild()->digest == digest(session));
  CHECK(session.find(person.id)->value("name").is_null());
  CHECK(session.find(person.companion)->value("name").text == "同行者");
}

TEST_CASE("an old file does not bring an erased person back") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session device = made(folder / "d.db", "d", m1), office = made(folder / "o.db", "o", m2);
  const Person person = record_person(device);
  const std::string id = device.id_text(person.id);
  const std::string old_file = exported(device, folder / "old.renkei");
  const std::string open_file = exported(device, folder / "open.renkei", ExportOptions::Mode::open);
  done(device, Erase{person.id});
  const std::string new_file = exported(device, folder / "new.renkei");

  SUBCASE("to the device itself") {
    merged(device, old_file);
    CHECK(device.find(person.id)->value("name").is_null());
    CHECK(!is_anywhere(folder / "d.db", name));
  }
  SUBCASE("to headquarters, which had the person before") {
    merged(office, old_file);
    REQUIRE(is_anywhere(folder / "o.db", name));
    merged(office, new_file);
    CHECK(!is_anywhere(folder / "o.db", name));
    merged(office, old_file);
    CHECK(!is_anywhere(folder / "o.db", name));
  }
  SUBCASE("to headquarters, which hears of the erasure first") {
    merged(office, new_file);
    merged(office, old_file);
    CHECK(!is_anywhere(folder / "o.db", name));
  }
  SUBCASE("to headquarters, which had nothing personal of the person") {
    merged(office, open_file);
    merged(office, exported(device, folder / "erased.renkei", ExportOptions::Mode::open));
    merged(office, old_file);
    CHECK(!is_anywhere(folder / "o.db", name));
  }
  merged(office, new_file);
  const auto there = office.parse_id(id);
  REQUIRE(there);
  CHECK(office.find(*there)->value("name").is_null());
  CHECK(office.find(*there)->value("bus").text == "2");
  CHECK(office.verify()->problems.empty());
  CHECK(office.rebuild()->digest == digest(office));
  // Whoever gets headquarters' own copy does not get the person either.
  Machine m3(3);
  Session next = made(folder / "n.db", "n", m3);
  merged(next, exported(office, folder / "all.renkei", ExportOptions::Mode::plain,
                        ExportOptions::Range::all));
  CHECK(!is_anywhere(folder / "n.db", name));
  CHECK(next.verify()->problems.empty());
}

TEST_CASE("the companion's values come with the rewritten block") {
  const Scratch folder;
  Machine m1(1), m2(2);
  Session device = made(folder / "d.db", "d", m1), office = made(folder / "o.db", "o", m2);
  const Person person = record_person(device);
  done(device, Erase{person.id});
  merged(office, exported(device, folder.path()));
  const auto companion = office.parse_id(device.id_text(person.companion));
  REQUIRE(companion);
  CHECK(office.find(*companion)->value("name").text == "同行者");
}
