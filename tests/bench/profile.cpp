// For profilers: prepares a workload in a folder, then does one thing of it again and again.
//   profile prepare FOLDER [--devices N --entries N]
//   profile floor|merge|local|record|again|export|rebuild|digest|status|open FOLDER [--times N]
// (merge first: the later ones use the store that it leaves).
#include <algorithm>

#include <fmt/format.h>

#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/plain_sqlite.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

namespace fs = std::filesystem;

Workload workload_of(const Options& options) {
  Workload workload;
  workload.devices = static_cast<int>(options.number("devices", 20));
  workload.entries = static_cast<int>(options.number("entries", 5'000));
  if (options.text("shape") == "indexed") workload.shape = &responses();
  return workload;
}

Spent floor(const std::string& path, const Workload& workload) {
  remove_store(path);
  PlainSqlite database(path);
  PlainTable table(database, *workload.shape, true);
  Spent spent;
  for (int device = 0; device < workload.devices; ++device) {
    std::vector<Operation> operations;
    Script script(workload, device);
    for (Operation each; script.next(each);) operations.push_back(each);
    spent += spent_on([&] {
      database.execute("BEGIN IMMEDIATE");
      for (const Operation& each : operations) table.apply(device, each);
      database.execute("COMMIT");
    });
  }
  return spent;
}

void prepare(const std::string& folder, const Workload& workload) {
  fs::create_directories(folder);
  const Scratch scratch(folder);
  for (const Recorded& device : record_all(workload, scratch, "device"))
    fs::copy_file(device.bundle, folder + '/' + device.device_id + ".renkei",
                  fs::copy_options::overwrite_existing);
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& each : fs::directory_iterator(folder))
    if (each.path().extension() == ".renkei") files.push_back(each.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

void local_entries(Session& session, std::int64_t count) {
  const EntryId event =
      must(session.execute(Create{"event", {{"name", "物産展"}, {"starts_on", "2023-10-14"}}}),
           "event")
          .id;
  const EntryId gate =
      must(session.execute(Create{"gate", {{"event_id", event}, {"name", "入口"}}}), "gate").id;
  const Command tally =
      Create{"tally", {{"gate_id", gate}, {"category", "一般"}, {"delta", std::int64_t{1}}}};
  for (std::int64_t i = 0; i < count; ++i) must(session.execute(tally), "tally");
}

void do_once(const std::string& what, const std::string& folder, Session& session) {
  const std::string file = folder + "/profile.out";
  if (what == "again") merge_files(session, files_in(folder), "known");
  if (what == "rebuild") must(session.rebuild(), "rebuild");
  if (what == "digest") must(session.digest(), "digest");
  if (what == "export") {
    fs::remove(file);
    must(session.export_bundle(file, {ExportOptions::Mode::open, ExportOptions::Range::all}),
         "export");
  }
  if (what == "open") {
    const Session other = must(Session::open(folder + "/profile.store"), "open");
    must(other.list("tour"), "list");
  }
  if (what == "status") must(session.status(), "status");
}

}  // namespace

int run_profile(const Words& words) {
  const Options options(words, {"devices", "entries", "times", "shape"});
  if (options.words().size() != 2) throw std::runtime_error("profile WHAT FOLDER");
  const std::string what = options.words()[0], folder = options.words()[1];
  if (what == "prepare") {
    prepare(folder, workload_of(options));
    return 0;
  }
  const std::string store = folder + "/profile.store";
  const auto times = options.number("times", 1);
  if (what == "merge" || what == "local" || what == "floor" || what == "record") {
    Spent spent;
    for (std::int64_t i = 0; i < times; ++i) {
      if (what == "floor") {
        spent += floor(folder + "/floor.db", workload_of(options));
        continue;
      }
      if (what == "record") {
        const Workload workload = workload_of(options);
        spent += record_device(workload, 0, Scratch(folder), "record").recording;
        continue;
      }
      Session session = new_headquarters(store);
      if (what == "merge") spent += merge_files(session, files_in(folder), "merged");
      if (what == "local") local_entries(session, 2'000);
    }
    fmt::print("{:.4f} s\n", spent.wall_s);
    return 0;
  }
  Session session = must(Session::open(store), "open");
  const Spent spent = spent_on([&] {
    for (std::int64_t i = 0; i < times; ++i) do_once(what, folder, session);
  });
  fmt::print("{:.4f} s, {:.4f} s of this process\n", spent.wall_s, spent.cpu_s);
  return 0;
}

}  // namespace renkei::bench
