// The connection: what it notices, what it forgets, and what can be read when nothing can be written.
#include "core/store/database.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>

#include <filesystem>

#include "core/store/store.hpp"
#include "tests/support/fake_disk.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace fs = std::filesystem;

namespace {

std::string code_of_failure(const std::function<void()>& call) {
  try {
    call();
  } catch (const StoreFailure& failure) {
    return std::string(code_name(failure.error.code));
  }
  return "";
}

const Command an_event = Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}};

unsigned mode_of(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 0777 : 0;
}

// A store as a power cut leaves it: the file and its -wal, no index of it.
void copy_as_it_lies(const std::string& from, const std::string& to) {
  copy_file(from, to);
  if (fs::exists(from + "-wal")) copy_file(from + "-wal", to + "-wal");
}

}  // namespace

TEST_CASE("a value that finds no place in a statement is refused and not dropped") {
  Database database("m", Database::Open::memory);
  database.execute("CREATE TABLE t(a)");
  CHECK(code_of_failure([&] { database.use("INSERT INTO t VALUES(?)")->bind(2, 1).run(); }) ==
        "io_error");
  CHECK(database.integer("SELECT count(*) FROM t") == 0);
}

TEST_CASE("what was bound to a kept statement is forgotten with its use") {
  Database database("m", Database::Open::memory);
  {
    const std::string shortlived(100, 'x');
    auto query = database.use("SELECT ?1, ?2");
    query->bind_text(1, shortlived).bind(2, 7);
    REQUIRE(query->step());
  }
  auto query = database.use("SELECT ?1, ?2");
  REQUIRE(query->step());
  CHECK(query->is_null(0));
  CHECK(query->is_null(1));
}

TEST_CASE("the same statement can be asked for while it runs") {
  Database database("m", Database::Open::memory);
  database.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1),(2),(3)");
  int pairs = 0;
  auto outer = database.use("SELECT a FROM t");
  while (outer->step()) {
    auto inner = database.use("SELECT a FROM t");
    while (inner->step()) ++pairs;
  }
  CHECK(pairs == 9);
}

TEST_CASE("a transaction that is left rolls back, also while a statement runs") {
  Database database("m", Database::Open::memory);
  database.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1),(2)");
  auto query = database.use("SELECT a FROM t");
  {
    const Transaction transaction(database);
    database.use("INSERT INTO t VALUES(3)")->run();
    REQUIRE(query->step());
  }
  CHECK(!database.in_transaction());
  query->reset();
  CHECK(database.integer("SELECT count(*) FROM t") == 2);
}

TEST_CASE("a connection for reading sees what others commit and writes nothing") {
  const Scratch folder;
  Machine machine(1);
  Session session = made(folder / "s.db", "a", machine);
  Database reader(folder / "s.db", Database::Open::read_only);
  const auto events = [&] { return reader.integer("SELECT count(*) FROM event"); };
  CHECK(events() == 0);
  done(session, an_event);
  CHECK(events() == 1);
  CHECK(code_of_failure([&] { reader.execute("DELETE FROM event"); }) == "store_unwritable");
  CHECK(events() == 1);
}

TEST_CASE("a full disk is called full although SQLite says that it cannot write or open") {
  for (const int code : {SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMOPEN, SQLITE_CANTOPEN}) {
    CAPTURE(code);
    CHECK(code_name(code_of_sqlite(code, ENOSPC)) == "disk_full");
    CHECK(code_name(code_of_sqlite(code, EROFS)) == "store_unwritable");
    CHECK(code_name(code_of_sqlite(code, EACCES)) == "store_unwritable");
  }
  CHECK(code_name(code_of_sqlite(SQLITE_IOERR_WRITE, EIO)) == "io_error");
  // What SQLite is sure of is not explained away by an errno that is left from before.
  CHECK(code_name(code_of_sqlite(SQLITE_CORRUPT, ENOSPC)) == "store_damaged");
  CHECK(code_name(code_of_sqlite(SQLITE_BUSY, ENOSPC)) == "store_busy");
}

TEST_CASE("a store that can only be looked at shows all that was committed and stays as it is") {
  const Scratch folder;
  Machine machine(1);
  Session session = made(folder / "s.db", "a", machine);
  done(session, an_event);
  REQUIRE(fs::file_size(folder / "s.db-wal") > 0);
  for (const bool with_wal : {true, false}) {
    CAPTURE(with_wal);
    const std::string path = folder / "100% #1?.db";
    copy_as_it_lies(folder / "s.db", path);
    if (!with_wal) {  // everything is in the file
      Database(path, Database::Open::existing).execute("PRAGMA wal_checkpoint(TRUNCATE)");
      fs::remove(path + "-wal");
      fs::remove(path + "-shm");
    }
    const std::string file = bytes_of(path), wal = bytes_of(path + "-wal");
    {
      Database rescued(path, Database::Open::rescue), another(path, Database::Open::rescue);
      CHECK(rescued.integer("SELECT count(*) FROM event") == 1);
      CHECK(another.integer("SELECT count(*) FROM tail") == 2);
      rescued.set_unwritable(Code::disk_full);
      CHECK(code_of_failure([&] { rescued.execute("DELETE FROM tail"); }) == "disk_full");
    }
    CHECK(bytes_of(path) == file);
    CHECK(bytes_of(path + "-wal") == wal);
    CHECK(!fs::exists(path + "-shm"));
    fs::remove(path);
    fs::remove(path + "-wal");
  }
}

TEST_CASE("nobody else may read a store, what SQLite keeps beside it, or a backup") {
  const Scratch folder;
  const mode_t before = ::umask(0);
  Machine machine(1);
  Session session = made(folder / "s.db", "a", machine);
  done(session, an_event);
  const auto copied = session.backup(folder / "copy.db");
  ::umask(before);
  CHECK(told(copied) == "done");
  for (const char* name : {"s.db", "s.db-wal", "s.db-shm", "copy.db"}) {
    CAPTURE(name);
    CHECK(mode_of(folder / name) == 0600);
  }
}

TEST_CASE("a store is made whole or not at all, wherever the disk is pulled out") {
  for (std::size_t at = 0;; ++at) {
    CAPTURE(at);
    const Scratch folder;
    Machine machine(1);
    FakeDisk disk;
    disk.pulled_at = at;
    auto surroundings = machine.surroundings();
    surroundings.disk = &disk;
    const bool made = bool(Session::create(folder / "s.db", {"a", "", ""}, surroundings));
    if (fs::exists(folder / "s.db")) CHECK(told(Session::open(folder / "s.db")) == "done");
    CHECK(made == fs::exists(folder / "s.db"));
    if (disk.steps.size() <= at) break;
  }
}

TEST_CASE("a store or a backup that finds no room says so and leaves nothing") {
  const Scratch folder;
  Machine machine(1);
  FakeDisk disk;
  auto surroundings = machine.surroundings();
  surroundings.disk = &disk;
  disk.room = 1'000;
  CHECK(code_of(Session::create(folder / "s.db", {"a", "", ""}, surroundings)) == "target_full");
  CHECK(fs::is_empty(folder.path()));
  disk.room = UINT64_MAX;
  auto session = Session::create(folder / "s.db", {"a", "", ""}, surroundings);
  REQUIRE(session);
  CHECK(code_of(session->backup(folder / "gone/copy.db")) == "folder_missing");
  fs::create_symlink("nowhere", folder / "link.db");
  CHECK(code_of(session->backup(folder / "link.db")) == "file_exists");
  CHECK(!fs::exists(folder / "nowhere"));
  disk.read_only = true;
  CHECK(code_of(session->backup(folder / "copy.db")) == "target_unwritable");
  CHECK(!fs::exists(folder / "copy.db"));
}
