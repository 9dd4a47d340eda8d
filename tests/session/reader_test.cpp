// The const door: a connection of its own, good on another thread, that can write nothing.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "core/store/schema.hpp"
#include "core/store/store.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

const Create an_event{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};

Reader reading(const std::string& path) {
  auto reader = Reader::open(path);
  REQUIRE_MESSAGE(reader, told(reader));
  return std::move(*reader);
}

}  // namespace

TEST_CASE("a reader sees what was committed, and hears that something was") {
  const Scratch folder;
  Machine machine(1);
  Session session = made(folder / "s.db", "s", machine);
  const Reader reader = reading(folder / "s.db");
  CHECK(!reader.changed_elsewhere());
  const EntryId event = done(session, an_event);
  CHECK(reader.changed_elsewhere());
  CHECK(!reader.changed_elsewhere());
  CHECK(reader.find(event)->value("name").text == "e");
  CHECK(reader.id_text(event) == session.id_text(event));
  CHECK(digest(reader) == digest(session));
  CHECK(!session.changed_elsewhere());  // its own writes are no news to it
}

TEST_CASE("a reader's connection cannot write") {
  const Scratch folder;
  Machine machine(1);
  const Session session = made(folder / "s.db", "s", machine);
  const auto store = Store::open_to_read(folder / "s.db");
  // Around the const: the connection itself refuses.
  auto& database = const_cast<Database&>(store->database());
  CHECK_THROWS_AS(database.execute("DELETE FROM tail"), StoreFailure);
  CHECK(store->tail_count() == 1);
}

TEST_CASE("a reader on another thread always sees a whole batch or nothing of it") {
  const Scratch folder;
  Machine machine(1);
  Session session = made(folder / "s.db", "s", machine);
  std::atomic<bool> over = false;
  std::atomic<int> torn = 0, looks = 0;
  std::thread looking([&] {
    const auto reader = Reader::open(folder / "s.db");
    do {
      const auto events =
          reader ? reader->list("event") : Result<std::vector<Record>>(reader.error());
      torn += !events || events->size() % 3 != 0;
      ++looks;
    } while (!over);
  });
  for (int i = 0; i < 50; ++i) {
    auto batch = session.begin();
    REQUIRE(batch);
    for (int j = 0; j < 3; ++j) REQUIRE(batch->execute(an_event));
    REQUIRE(batch->commit());
  }
  over = true;
  looking.join();
  CHECK(torn == 0);
  CHECK(looks > 0);
  CHECK(reading(folder / "s.db").list("event")->size() == 150);
}

TEST_CASE("a store whose tables are of another version is brought up to date for a reader") {
  const Scratch folder;
  Machine machine(1);
  std::string before;
  {
    Session session = made(folder / "s.db", "s", machine);
    done(session, an_event);
    before = digest(session);
  }
  {
    const auto store = Store::open(folder / "s.db");
    store->set_setting("derived_version", "of another day");
    store->database().execute("DELETE FROM event");
  }
  CHECK(digest(reading(folder / "s.db")) == before);
}

TEST_CASE("what goes wrong while presenters read is kept and told once") {
  const Scratch folder;
  Machine machine(1);
  Session session = made(folder / "s.db", "s", machine);
  const EntryId event = done(session, an_event);
  Database breaking(folder / "s.db", Database::Open::existing);
  breaking.execute("ALTER TABLE event RENAME TO elsewhere");
  int seen = 0;
  session.records().each(*find_kind("event"), {}, false, [&](const Record&) { ++seen; });
  CHECK(seen == 0);
  CHECK(session.take_failure());
  CHECK(!session.take_failure());
  breaking.execute("ALTER TABLE elsewhere RENAME TO event");
  CHECK(session.records().find(event));
  CHECK(!session.take_failure());
}

TEST_CASE("there is nothing to read where there is no store") {
  const Scratch folder;
  CHECK(code_of(Reader::open(folder / "none.db")) == "store_missing");
  put_bytes(folder / "text.db", "this is a letter, and a long one at that");
  CHECK(code_of(Reader::open(folder / "text.db")) == "not_a_store");
}
