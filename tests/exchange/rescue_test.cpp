// Exports that meet trouble: a store that takes nothing, bit rot, sticks that lie or are pulled out.
#include <doctest/doctest.h>

#include <sys/stat.h>
#include <algorithm>

#include <filesystem>

#include "core/exchange/export.hpp"
#include "tests/support/fake_disk.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace fs = std::filesystem;

namespace {

constexpr auto plain = ExportOptions::Mode::plain;
constexpr auto since_export = ExportOptions::Range::since_export;

// A device in the middle of its work: a person in its tail.
struct Bus {
  Scratch folder;
  Machine machine{1};
  std::string path = folder / "bus.db";
  Session session = made(path, "bus", machine);
  EntryId event = done(session, Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  EntryId tour = done(session, Create{"tour", {{"event", event}, {"name", "t"}}});
  EntryId person = done(session, Create{"participant", {{"tour", tour}, {"name", "見本 花子"}}});

  Bus() { fs::create_directory(folder / "stick"); }
  std::string stick() const { return folder / "stick"; }
  bool nothing_on_stick() const { return fs::is_empty(folder / "stick"); }
  // The store as it lies on the disk now, its tail not sealed.
  std::string copied(const std::string& name) const {
    copy_file(path, folder / name);
    copy_file(path + "-wal", folder / (name + "-wal"));
    return folder / name;
  }
};

struct Headquarters {
  Scratch folder;
  Machine machine{9};
  Session session = made(folder / "hq.db", "hq", machine);

  DeviceStatus bus() const {
    const auto status = session.status();
    REQUIRE(status);
    for (const DeviceStatus& device : status->devices)
      if (device.name == "bus") return device;
    return {};
  }
  std::size_t people() const { return session.list("participant")->size(); }
};

// As from a disk that takes nothing.
std::string rescued(const std::string& path, const std::string& stick) {
  const Surroundings surroundings;
  Workshop workshop(Store::open(path), surroundings);
  workshop.database().execute("PRAGMA query_only=ON");
  const auto report = export_bundle(workshop, stick, {plain});
  REQUIRE_MESSAGE(report, told(report));
  CHECK(workshop.store().tail_count() > 0);
  return report->file;
}

void change(const std::string& path, const std::string& sql) {
  Database(path, Database::Open::existing).execute(sql);
}

}  // namespace

TEST_CASE("a store that takes nothing is exported with its tail, and that counts once") {
  const Bus bus;
  const std::string path = bus.copied("full.db"), first = rescued(path, bus.stick());
  Headquarters hq;
  CHECK(merged(hq.session, first).new_entries == 4);
  CHECK(hq.people() == 1);
  // There is room again; the device goes on.
  Machine machine(2);
  Session later = opened(path, machine);
  done(later, Set{bus.event, {{"name", "later"}}});
  merged(hq.session, exported(later, bus.stick(), plain));
  CHECK(hq.bus().held == std::vector<SeqRange>{{1, 5}});
  CHECK(!hq.bus().forked);
  CHECK(hq.people() == 1);
  CHECK(digest(hq.session) == [&] {
    merged(later, exported(hq.session, bus.stick(), plain, ExportOptions::Range::all));
    return digest(later);
  }());
}

TEST_CASE("a copied store seals what it found in its tail as its double does") {
  const Bus bus;
  const std::string one = bus.copied("one.db"), two = bus.copied("two.db");
  Headquarters hq;
  for (const std::string& path : {one, two}) {
    Machine machine(path == one ? 2 : 3);
    Session session = opened(path, machine);
    done(session, Set{bus.event, {{"name", path}}});
    merged(hq.session, exported(session, bus.stick(), plain));
  }
  CHECK(hq.people() == 1);  // what they share is there once, what they did since is a fork
}

TEST_CASE("an export within a session that goes on is not sealed again in other bounds") {
  Bus bus;
  Headquarters hq;
  merged(hq.session, exported(bus.session, bus.stick(), plain));
  done(bus.session, Set{bus.event, {{"name", "later"}}});
  merged(hq.session, exported(bus.session, bus.stick(), plain));
  CHECK(hq.bus().held == std::vector<SeqRange>{{1, 5}});
  CHECK(!hq.bus().forked);
}

TEST_CASE("what has rotted in the store is named and not passed on") {
  const std::vector<std::string> changes = {
      "UPDATE segment SET open=substr(open,1,length(open)-1)||x'77'",
      "UPDATE segment SET signature=x'00'||substr(signature,2)",
      "UPDATE segment SET hash=x'00'||substr(hash,2)",
      "UPDATE segment SET personal=substr(personal,1,length(personal)-1)||x'77'"};
  for (const std::string& sql : changes) {
    CAPTURE(sql);
    Bus bus;
    exported(bus.session, bus.folder.path());  // everything is sealed
    done(bus.session, Set{bus.event, {{"name", "later"}}});
    const std::string id = bus.session.device_id();
    change(bus.path, sql);
    const auto report = bus.session.export_bundle(bus.stick(), {plain});
    CHECK(code_of(report) == "store_damaged");
    CHECK(report.error().detail("reason").find(id + "-1") != std::string::npos);
    CHECK(bus.nothing_on_stick());
  }
}

TEST_CASE("a personal block that has rotted does not keep the rest from being exported") {
  Bus bus;
  exported(bus.session, bus.folder.path());
  change(bus.path, "UPDATE segment SET personal=substr(personal,1,length(personal)-1)||x'77'");
  Headquarters hq;
  CHECK(merged(hq.session, exported(bus.session, bus.stick(), ExportOptions::Mode::open))
            .new_entries == 4);
}

TEST_CASE("the folder of a stick that was pulled does not become a file") {
  Bus bus;
  const auto refusal = [&](const std::string& to) {
    return code_of(bus.session.export_bundle(to, {plain, since_export}));
  };
  CHECK(refusal(bus.folder / "gone") == "export_place_missing");
  CHECK(refusal(bus.folder / "gone/") == "export_place_missing");
  CHECK(refusal(bus.folder / "gone.renkei/") == "export_place_missing");
  CHECK(refusal(bus.folder / "gone/x.renkei") == "folder_missing");
  put_bytes(bus.folder / "notes.txt", "mine");
  REQUIRE(::mkfifo((bus.folder / "fifo").c_str(), 0600) == 0);
  REQUIRE(::mkfifo((bus.folder / "fifo.renkei").c_str(), 0600) == 0);
  fs::create_symlink("victim", bus.folder / "link.renkei");
  for (const char* name : {"notes.txt", "fifo", "fifo.renkei", "link.renkei"}) {
    CAPTURE(name);
    CHECK(refusal(bus.folder / name) == "file_exists");
  }
  CHECK(!fs::exists(bus.folder / "gone"));
  CHECK(!fs::exists(bus.folder / "victim"));
  CHECK(bytes_of(bus.folder / "notes.txt") == "mine");
  CHECK(bus.session.status()->not_exported == 4);
  fs::create_directory(bus.folder / "folder.renkei");
  CHECK(Path(exported(bus.session, bus.folder / "folder.renkei")).parent().name() ==
        "folder.renkei");
}

TEST_CASE("wherever the stick is pulled out, an export is whole or did not happen") {
  for (std::size_t at = 0;; ++at) {
    CAPTURE(at);
    Bus bus;
    FakeDisk disk;
    auto surroundings = bus.machine.surroundings();
    surroundings.disk = &disk;
    const std::string path = bus.copied("other.db");
    auto session = Session::open(path, surroundings);
    REQUIRE(session);
    disk.pulled_at = at;
    const auto report = session->export_bundle(bus.stick(), {plain});
    CHECK(session->status()->not_exported == (report ? 0 : 4));
    Headquarters hq;
    if (report) CHECK(merged(hq.session, report->file).new_entries == 4);
    for (const auto& entry : fs::directory_iterator(bus.stick()))
      if (entry.path().extension() == ".renkei")
        CHECK(told(Session::verify_file(entry.path().string())) == "done");
    if (disk.steps.size() <= at) break;
    CHECK(!report);
  }
}

TEST_CASE("the very file of an earlier export is made durable before it counts as exported") {
  Bus bus;
  FakeDisk disk;
  auto surroundings = bus.machine.surroundings();
  surroundings.disk = &disk;
  auto session = Session::open(bus.copied("other.db"), surroundings);
  REQUIRE(session);
  const auto first = session->export_bundle(bus.stick(), {plain});
  REQUIRE(first);
  disk.steps.clear();
  const auto again = session->export_bundle(bus.stick(), {plain});
  REQUIRE(again);
  CHECK(again->file == first->file);
  const auto at = std::find(disk.steps.begin(), disk.steps.end(), "sync_file");
  REQUIRE(at != disk.steps.end());
  CHECK(std::find(at, disk.steps.end(), "sync_folder") != disk.steps.end());
  disk.before = [&](std::string_view step, const Path&) { disk.read_only = step == "sync_file"; };
  CHECK(code_of(session->export_bundle(bus.stick(), {plain})) == "target_unwritable");
}

TEST_CASE("a full, a read-only and a lying stick are told apart, and leave the records alone") {
  Bus bus;
  FakeDisk disk;
  auto surroundings = bus.machine.surroundings();
  surroundings.disk = &disk;
  auto session = Session::open(bus.copied("other.db"), surroundings);
  REQUIRE(session);
  const auto refusal = [&] { return code_of(session->export_bundle(bus.stick(), {plain})); };
  disk.room = 100;
  CHECK(refusal() == "target_full");
  disk.room = UINT64_MAX;
  disk.read_only = true;
  CHECK(refusal() == "target_unwritable");
  disk.read_only = false;
  disk.lies = true;
  CHECK(refusal() == "export_failed");
  CHECK(session->status()->not_exported == 4);
  CHECK(session->list("participant")->size() == 1);
  // The part of a read-only stick cannot be removed by us; there is none.
  CHECK(bus.nothing_on_stick());
}
