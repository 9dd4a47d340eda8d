// One store: what it opens and refuses, what a failed command leaves, what two programs do to each
// other, and that everything derived can be derived again.
#include "core/store/store.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "core/base/limits.hpp"
#include "core/store/schema.hpp"
#include "core/store/tail.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

const Command an_event = Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};

std::string code_of_opening(const std::string& path) { return code_of(Session::open(path)); }

std::string code_of_failure(const std::function<void()>& call) {
  try {
    call();
  } catch (const StoreFailure& failure) {
    return std::string(code_name(failure.error.code));
  }
  return "";
}

struct OneStore {
  Scratch folder;
  Machine machine{1};
  std::string path = folder / "store.db";
  Session session = made(path, "device", machine);

  // As a stranger with an SQLite shell would.
  void tamper(const std::string& sql) {
    Database database(path, Database::Open::existing);
    database.execute(sql);
  }
};

}  // namespace

// -- opening

TEST_CASE("what is not a store is not opened") {
  const Scratch folder;
  CHECK(code_of_opening(folder / "none.db") == "store_missing");
  put_bytes(folder / "empty.db", "");
  CHECK(code_of_opening(folder / "empty.db") == "not_a_store");
  put_bytes(folder / "text.db", std::string(5'000, 'x'));
  CHECK(code_of_opening(folder / "text.db") == "not_a_store");
  {
    Database other(folder / "other.db", Database::Open::create);
    other.execute("CREATE TABLE setting(name, value)");
  }
  CHECK(code_of_opening(folder / "other.db") == "not_a_store");
}

TEST_CASE("a store is not made where there is something already") {
  OneStore store;
  CHECK(code_of(Session::create(store.path, {"d", "", ""})) == "store_exists");
  CHECK(store.session.digest());
  CHECK(code_of(Session::create(store.folder / "x.db", {"", "", ""})) == "missing_field");
  CHECK(!std::filesystem::exists(store.folder / "x.db"));
  CHECK(code_of(Session::create(store.folder / "y.db", {"\xff", "", ""})) == "bad_text");
  CHECK(!std::filesystem::exists(store.folder / "y.db"));
}

TEST_CASE("a store of a newer program is refused as such") {
  OneStore store;
  store.tamper("PRAGMA user_version=2");
  CHECK(code_of_opening(store.path) == "store_newer");
}

TEST_CASE("a store with a trigger, a view or without a table of the log is refused") {
  for (const char* sql : {"CREATE TRIGGER t AFTER INSERT ON tail BEGIN DELETE FROM segment; END",
                          "CREATE VIEW v AS SELECT * FROM segment", "DROP TABLE segment",
                          "ALTER TABLE tail ADD COLUMN more"}) {
    CAPTURE(sql);
    OneStore store;
    store.tamper(sql);
    CHECK(code_of_opening(store.path) == "store_damaged");
  }
}

// -- derived tables

TEST_CASE("a store that an older program derived is derived anew on opening") {
  OneStore store;
  const EntryId event = done(store.session, an_event);
  exported(store.session, store.folder.path());
  const EntryId in_tail = done(store.session, an_event);
  const std::string before = digest(store.session);
  store.tamper(
      "DELETE FROM event; DROP TABLE gate; UPDATE setting SET value=x'00' "
      "WHERE name='derived_version'");
  Session again = opened(store.path, store.machine);
  CHECK(again.find(event));
  CHECK(again.find(in_tail));
  CHECK(again.list("gate")->empty());
  CHECK(digest(again) == before);
}

TEST_CASE("whatever was done to derived rows, a rebuild brings back what the log says") {
  OneStore store;
  const EntryId event = done(store.session, an_event);
  done(store.session, Set{event, {{"venue", "広場"}}});
  const std::string before = digest(store.session);
  store.tamper("UPDATE event SET venue='elsewhere', _void='gone'; INSERT INTO event(e) VALUES(77)");
  CHECK(digest(store.session) != before);
  CHECK(store.session.verify()->problems.size() == 1);
  CHECK(store.session.rebuild()->digest == before);
  CHECK(store.session.verify()->problems.empty());
  store.tamper("DROP TABLE gate");
  CHECK(store.session.verify()->problems.size() == 1);
  CHECK(store.session.rebuild()->digest == before);
  CHECK(store.session.verify()->problems.empty());
  CHECK(store.session.find(event)->value("venue").text == "広場");
}

TEST_CASE("an enrolment that is still in the tail outlives a rebuild") {
  OneStore store;
  Machine stranger_machine(2);
  Session stranger = made(store.folder / "s.db", "stranger", stranger_machine);
  const std::string bundle = exported(stranger, store.folder.path());
  done(store.session, Enrol{store.session.device_id()});
  REQUIRE(store.session.rebuild());
  CHECK(code_of(merged(store.session, bundle)) == "unknown_device");
  CHECK(store.session.status()->quarantine == 1);
  CHECK(store.session.list("device")->size() == 1);
  done(store.session, Enrol{stranger.device_id()});
  CHECK(store.session.status()->quarantine == 0);
  CHECK(store.session.list("device")->size() == 2);
}

TEST_CASE("a session notices what another one writes into its store, and only that") {
  OneStore store;
  store.session.changed_elsewhere();
  done(store.session, an_event);
  CHECK(!store.session.changed_elsewhere());
  Machine machine(2);
  {
    Session other = opened(store.path, machine);
    done(other, an_event);
  }
  CHECK(store.session.changed_elsewhere());
  CHECK(!store.session.changed_elsewhere());
  const EntryId next = done(store.session, an_event);  // after the other's, not in its place
  CHECK(store.session.find(next));
  CHECK(store.session.list("event")->size() == 3);
  CHECK(store.session.verify()->problems.empty());
}

// -- commands

TEST_CASE("a refused command leaves nothing behind") {
  OneStore store;
  const EntryId event = done(store.session, an_event);
  const std::string before = digest(store.session);
  const std::vector<Command> refused = {
      Create{"event", {{"name", "x"}}}, Create{"nothing", {}}, Set{event, {{"capacity", "x"}}},
      Set{make_entry_id(1, 999), {{"name", "x"}}}, Restore{event},
      // The roll call itself is good; the second mark is not.
      RollCall{{{"tour_id", event}, {"phase", "boarding"}}, {{event, "present"}}}};
  for (const Command& command : refused) {
    CAPTURE(command.index());
    CHECK(!store.session.execute(command));
  }
  CHECK(digest(store.session) == before);
  CHECK(store.session.list("rollcall")->empty());
  const auto next = store.session.execute(an_event);
  REQUIRE(next);
  CHECK(next->seq == 3);
}

TEST_CASE("a batch is committed together, without the commands that were refused in it") {
  OneStore store;
  auto batch = store.session.begin();
  REQUIRE(batch);
  const EntryId event = done(*batch, an_event);
  CHECK(!batch->execute(Create{"event", {}}));
  done(*batch, Set{event, {{"name", "renamed"}}});
  {
    Machine machine(2);
    Session other = opened(store.path, machine);
    CHECK(other.list("event")->empty());
  }
  REQUIRE(batch->commit());
  Machine machine(2);
  Session other = opened(store.path, machine);
  REQUIRE(other.list("event")->size() == 1);
  CHECK(other.list("event")->at(0).value("name").text == "renamed");
}

TEST_CASE("a batch that is rolled back has never been") {
  OneStore store;
  const std::string before = digest(store.session);
  {
    auto batch = store.session.begin();
    REQUIRE(batch);
    const EntryId event = done(*batch, an_event);
    done(*batch, Set{event, {{"name", "renamed"}}});
  }
  CHECK(digest(store.session) == before);
  const auto next = store.session.execute(an_event);
  REQUIRE(next);
  CHECK(next->seq == 2);
  CHECK(store.session.find(next->id)->value("name").text == "e");
  CHECK(store.session.rebuild()->digest == digest(store.session));
}

TEST_CASE("4,096 entries are sealed by themselves, one fewer is not") {
  OneStore store;
  auto batch = store.session.begin();
  REQUIRE(batch);
  const auto fill_to = [&](std::int64_t entries) {
    for (std::int64_t last = 0; last < entries;) {
      const auto outcome = batch->execute(an_event);
      REQUIRE(outcome);
      last = outcome->seq;
    }
  };
  const auto sealed = [&] { return store.session.verify()->segments; };
  fill_to(limits::segment_entries - 1);
  CHECK(sealed() == 0);
  fill_to(limits::segment_entries);
  CHECK(sealed() == 1);
  const EntryId next = done(*batch, an_event);
  CHECK(sealed() == 1);
  REQUIRE(batch->commit());
  CHECK(store.session.verify()->problems.empty());
  CHECK(store.session.verify()->entries == limits::segment_entries + 1);
  CHECK(store.session.find(next));
  CHECK(store.session.rebuild()->digest == digest(store.session));
}

// -- two programs

TEST_CASE("who wants to write while another writes is told that the store is busy") {
  OneStore store;
  Database first(store.path, Database::Open::existing, 0),
      second(store.path, Database::Open::existing, 0);
  {
    Transaction writing(first);
    CHECK(code_of_failure([&] { Transaction waiting(second); }) == "store_busy");
    CHECK(second.integer("SELECT count(*) FROM tail") == 1);  // reading goes on
    writing.commit();
  }
  CHECK(code_of_failure([&] { Transaction free(second); }) == "");
}

TEST_CASE(
    "two programs on one store see each other's records and go on from each other's numbers") {
  OneStore store;
  Machine machine(2);
  Session other = opened(store.path, machine);
  const EntryId event = done(store.session, an_event);
  done(other, Set{event, {{"name", "the other's"}}});
  const auto third = store.session.execute(Set{event, {{"name", "mine again"}}});
  REQUIRE(third);
  CHECK(third->seq == 4);
  CHECK(other.find(event)->value("name").text == "mine again");
  CHECK(store.session.conflicts()->empty());
  CHECK(store.session.rebuild()->digest == digest(other));
}

TEST_CASE("what one program merges the other can change at once") {
  OneStore store;
  Machine machine(2), third(3);
  Session other = opened(store.path, machine);
  Session elsewhere = made(store.folder / "e.db", "elsewhere", third);
  const std::string event = elsewhere.id_text(done(elsewhere, an_event));
  done(other, an_event);
  merged(other, exported(elsewhere, store.folder.path()));
  const auto id = store.session.parse_id(event);
  REQUIRE(id);
  CHECK(store.session.status()->devices.size() == 2);
  done(store.session, Set{*id, {{"name", "changed here"}}});
  CHECK(other.find(*id)->value("name").text == "changed here");
  CHECK(store.session.rebuild()->digest == digest(other));
}

// -- copies and checks

TEST_CASE("a backup opens, says the same, and replaces nothing") {
  OneStore store;
  done(store.session, an_event);
  REQUIRE(store.session.backup(store.folder / "copy.db"));
  CHECK(code_of(store.session.backup(store.folder / "copy.db")) == "file_exists");
  Machine machine(2);
  Session copy = opened(store.folder / "copy.db", machine);
  CHECK(digest(copy) == digest(store.session));
  CHECK(copy.verify()->problems.empty());
}

TEST_CASE("a changed byte anywhere in a segment or in the tail is found by verify") {
  OneStore store;
  done(store.session, an_event);
  exported(store.session, store.folder.path());
  done(store.session, an_event);
  CHECK(store.session.verify()->problems.empty());
  const std::string whole = store.folder / "whole.db";
  store.tamper("PRAGMA wal_checkpoint(TRUNCATE)");
  copy_file(store.path, whole);
  for (const std::string sql :
       {"UPDATE segment SET header=header||x'00'",
        "UPDATE segment SET signature=x'00'||substr(signature,2)",
        "UPDATE segment SET open=substr(open,1,length(open)-1)||x'77'",
        "UPDATE segment SET hash=x'00'||substr(hash,2)", "UPDATE segment SET personal=x'1234'",
        "UPDATE tail SET body=body||x'00'"}) {
    CAPTURE(sql);
    const std::string path = store.folder / "changed.db";
    copy_file(whole, path);
    {
      Database database(path, Database::Open::existing);
      database.execute(sql);
    }
    Machine machine(2);
    Session changed = opened(path, machine);
    const auto report = changed.verify();
    CHECK((!report || !report->problems.empty()));
    std::filesystem::remove(path + "-wal");
    std::filesystem::remove(path + "-shm");
  }
}

TEST_CASE("a tail that is too much for one segment becomes several, each of which can be read") {
  OneStore store;
  REQUIRE(store.session.close());
  const auto opened_store = Store::open(store.path);
  const std::string small(3 << 20, 'x'), large(6 << 20, 'y');
  Seq seq = opened_store->last_own_seq();
  for (const std::string& payload : {small, large}) {
    Entry entry;
    entry.op = Op::receipt;
    entry.at = {some_morning_ms, 540};
    entry.seq = ++seq;
    entry.payload = payload;
    must_be_readable({&entry, 1}, opened_store->own_log());
    opened_store->append_tail(entry.seq, encode_tail_entry(entry, 1));
  }
  Compressor compressor;
  Decompressor decompressor;
  const std::vector<Segment> made = sealed_tail(*opened_store, compressor);
  REQUIRE(made.size() == 2);
  for (const Segment& segment : made) read_through(decompressor, segment);
  CHECK(made[1].header.previous == made[0].hash());
  CHECK(made[1].header.first == made[0].header.first + 1);
}
