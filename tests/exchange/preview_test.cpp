// What a merge would come to: looked at by merging and taking all of it back.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "core/base/file.hpp"
#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

// Headquarters with a plan, and two buses that know it.
struct Outing {
  Scratch folder;
  Machine machine{1};
  Session hq = made(folder / "hq.db", "本部", machine);
  EntryId event = done(hq, Create{"event", {{"name", "魅力発信"}, {"starts_on", "2023-10-14"}}});
  EntryId tour = done(hq, Create{"tour", {{"event_id", event}, {"name", "里山"}}});
  Machine machines[2] = {Machine(2), Machine(3)};
  std::vector<Session> buses;

  Outing() {
    const std::string plan = out(hq, "plan");
    for (int i : {0, 1}) {
      const std::string name = std::to_string(i + 1) + "号車";
      buses.push_back(made(folder / (name + ".db"), name, machines[i]));
      merged(buses.back(), plan);
      const EntryId here = buses.back().list("tour")->at(0).id();
      done(buses.back(), Set{here, {{"name", name + "の旅"}}});
      done(buses.back(), Create{"participant", {{"tour_id", here}, {"name", "佐藤"}}});
    }
  }
  std::string out(Session& session, const std::string& name) {
    REQUIRE(make_folder(folder / name));
    return exported(session, folder / name);
  }
  std::vector<std::string> files() { return {out(buses[0], "one"), out(buses[1], "two")}; }
};

std::int64_t conflicts(const Session& session) { return session.status()->conflicts; }

const DeviceStatus& device_of(const StoreStatus& status, const std::string& id) {
  const auto at = std::ranges::find(status.devices, id, &DeviceStatus::id);
  REQUIRE(at != status.devices.end());
  return *at;
}

}  // namespace

TEST_CASE("a preview changes nothing: not the digest, not what is held, not a count") {
  Outing field;
  const auto files = field.files();
  const std::string before = digest(field.hq);
  const std::int64_t recorded = *field.hq.recorded(), unsent = *field.hq.not_exported();
  REQUIRE(field.hq.preview(files));
  CHECK(digest(field.hq) == before);
  CHECK(field.hq.list("participant")->empty());
  CHECK(field.hq.status()->devices.size() == 1);
  CHECK(*field.hq.recorded() == recorded);
  CHECK(*field.hq.not_exported() == unsent);
  CHECK(field.hq.rebuild()->digest == before);
  // The store goes on as if nobody had looked.
  done(field.hq, Create{"gate", {{"event_id", field.event}, {"name", "正面入口"}}});
  CHECK(field.hq.verify()->problems.empty());
  const Session again = opened(field.folder / "hq.db", field.machine);
  CHECK(again.list("participant")->empty());
}

TEST_CASE("a preview of several files foretells their merge: digest, conflicts, reports, devices") {
  Outing field;
  const auto files = field.files();
  const auto preview = field.hq.preview(files);
  REQUIRE(preview);
  CHECK(preview->before.digest == digest(field.hq));
  const auto reports = field.hq.merge(files);
  REQUIRE(reports);
  CHECK(preview->after.digest == digest(field.hq));
  CHECK(preview->after.conflicts == conflicts(field.hq));
  CHECK(preview->after.conflicts > preview->before.conflicts);  // two names of one tour
  REQUIRE(preview->files.size() == reports->size());
  for (std::size_t i = 0; i < reports->size(); ++i) {
    CHECK(preview->files[i].status == reports->at(i).status);
    CHECK(preview->files[i].new_entries == reports->at(i).new_entries);
  }
  const StoreStatus now = *field.hq.status();
  REQUIRE(preview->after.devices.size() == now.devices.size());
  for (std::size_t i = 0; i < now.devices.size(); ++i)
    CHECK(preview->after.devices[i].held == now.devices[i].held);
}

TEST_CASE("one file twice brings its records once, and a damaged one leaves the others alone") {
  Outing field;
  const std::string file = field.files()[0], copy = field.folder / "copy.renkei",
                    damaged = field.folder / "damaged.renkei";
  copy_file(file, copy);
  std::string bytes = bytes_of(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  put_bytes(damaged, bytes);
  const auto preview = field.hq.preview(std::vector{damaged, file, copy});
  REQUIRE(preview);
  CHECK(code_of(preview->files[0]) == "bundle_damaged");
  CHECK(preview->files[0].parts.empty());
  CHECK(preview->files[1].status == MergeReport::Status::merged);
  CHECK(preview->files[1].new_entries > 0);
  CHECK(preview->files[2].status == MergeReport::Status::known);
  CHECK(preview->files[2].new_entries == 0);
}

TEST_CASE("a report says whose file it is, when it was written, and what it has of each device") {
  Outing field;
  const std::string file = field.files()[0], sender = field.buses[0].device_id();
  const MergeReport report = merged(field.hq, file);
  CHECK(report.sender == sender);
  REQUIRE(report.exported_at);
  CHECK(report.exported_at->unix_ms == field.machines[0].now_ms);
  REQUIRE(report.parts.size() == 1);
  CHECK(report.parts[0].device == sender);
  CHECK(report.parts[0].new_entries == report.parts[0].entries);
  CHECK(report.parts[0].entries == *field.buses[0].recorded());
  const MergeReport twice = merged(field.hq, file);
  CHECK(twice.parts[0].new_entries == 0);
  CHECK(twice.parts[0].entries == report.parts[0].entries);
}

TEST_CASE("a gap that a file leaves is foretold, and so is a device that is not enrolled") {
  Outing field;
  const std::string first = field.files()[0];
  done(field.buses[0], Create{"event", {{"name", "つぎ"}, {"starts_on", "2023-10-15"}}});
  const std::string second = field.folder / "second";
  REQUIRE(make_folder(second));
  const std::string later = exported(field.buses[0], second, ExportOptions::Mode::plain,
                                     ExportOptions::Range::since_export);
  const std::string bus = field.buses[0].device_id();
  auto preview = field.hq.preview(std::vector{later});
  REQUIRE(preview);
  CHECK_FALSE(device_of(preview->after, bus).missing.empty());
  CHECK(field.hq.status()->devices.size() == 1);
  done(field.hq, Enrol{field.buses[1].device_id()});
  preview = field.hq.preview(std::vector{first});
  REQUIRE(preview);
  CHECK(preview->files[0].status == MergeReport::Status::quarantined);
  CHECK(device_of(preview->after, bus).left_out > 0);
}

TEST_CASE("a copied device is foretold as a fork, and the store has none") {
  Outing field;
  const std::string twin_path = field.folder / "twin.db";
  REQUIRE(field.buses[0].backup(twin_path));
  Machine machine(9);
  {
    Session twin = opened(twin_path, machine);
    done(twin, Create{"event", {{"name", "写し"}, {"starts_on", "2023-10-15"}}});
    merged(field.hq, field.out(twin, "twin-out"));
  }
  done(field.buses[0], Create{"event", {{"name", "もと"}, {"starts_on", "2023-10-16"}}});
  const std::string file = field.out(field.buses[0], "more");
  const std::string bus = field.buses[0].device_id(), before = digest(field.hq);
  const auto preview = field.hq.preview(std::vector{file});
  REQUIRE(preview);
  CHECK(device_of(preview->after, bus).forked);
  CHECK_FALSE(device_of(*field.hq.status(), bus).forked);
  CHECK(digest(field.hq) == before);
  merged(field.hq, file);
  CHECK(preview->after.digest == digest(field.hq));
}

TEST_CASE("a preview that is stopped says so, and nothing stays of it") {
  Outing field;
  const auto files = field.files();
  const std::string before = digest(field.hq);
  for (int most = 0; most < 2; ++most) {
    int calls = 0;
    const auto preview = field.hq.preview(files, [&](const MergeProgress& progress) {
      CHECK_FALSE(progress.at_rest);
      return calls++ < most;
    });
    CHECK(code_of(preview) == "stopped");
  }
  CHECK(digest(field.hq) == before);
}

TEST_CASE("an export that is stopped leaves no file and is no export") {
  Outing field;
  const std::string place = field.folder / "stopped";
  REQUIRE(make_folder(place));
  done(field.hq, Create{"gate", {{"event_id", field.event}, {"name", "正面入口"}}});
  const std::int64_t unsent = *field.hq.not_exported();
  CHECK(unsent > 0);
  const auto report = field.hq.export_bundle(place, {}, [](const MergeProgress&) { return false; });
  CHECK(code_of(report) == "stopped");
  CHECK(std::filesystem::is_empty(place));
  CHECK(*field.hq.not_exported() == unsent);
}

TEST_CASE("a copy that stays on the machine is a whole file, and nothing counts as handed over") {
  Outing field;
  done(field.hq, Create{"gate", {{"event_id", field.event}, {"name", "正面入口"}}});
  const std::int64_t unsent = *field.hq.not_exported();
  const std::string place = field.folder / "here";
  REQUIRE(make_folder(place));
  const auto report = field.hq.export_bundle(place, {.stays_here = true});
  REQUIRE(report);
  CHECK(*field.hq.not_exported() == unsent);
  CHECK(merged(field.buses[0], report->file).new_entries > 0);
  REQUIRE(field.hq.export_bundle(place));
  CHECK(*field.hq.not_exported() == 0);
}
