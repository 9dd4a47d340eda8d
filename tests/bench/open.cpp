// A large store: from opening it to the first answer, and what `renkei status` waits for.
#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {

int run_open(const Words& words) {
  const Options options(words, {"devices", "entries", "rounds", "json", "folder"});
  const Scratch scratch(options.text("folder"));
  Workload workload;
  workload.devices = static_cast<int>(options.number("devices", 30));
  workload.entries = static_cast<int>(options.number("entries", 50'000));
  const std::string path = scratch.path("large.store");
  EntryId some = 0;
  {
    Session session = new_headquarters(path);
    for (int device = 0; device < workload.devices; ++device) {
      const Recorded recorded =
          record_device(workload, device, scratch, "large" + std::to_string(device));
      merge_files(session, {recorded.bundle}, "merged");
      remove_store(recorded.store);
      std::filesystem::remove(recorded.bundle);
    }
    some = must(session.list("tour"), "list").back().id() + 1;
  }
  Board board;
  const auto rounds = options.number("rounds", 9);
  for (std::int64_t round = 0; round < rounds; ++round) {
    board.time("open to the first record", spent_on([&] {
                 const Session session = must(Session::open(path), "open");
                 must(session.find(some), "find");
               }),
               1);
    board.time("open to the status", spent_on([&] {
                 const Session session = must(Session::open(path), "open");
                 must(session.status(), "status");
               }),
               1);
  }
  board.fact("open to the first answer", board.median_seconds("open to the first record") * 1e3,
             "ms", 50);
  board.fact("open to the status", board.median_seconds("open to the status") * 1e3, "ms", 100);
  board.print();
  const std::string json = options.text("json");
  if (!json.empty() && !board.write_json(json)) throw std::runtime_error("cannot write " + json);
  return 0;
}

}  // namespace renkei::bench
