// How merging grows: ten times the devices, ten times the history, a hundred times the entries.
#include <fmt/format.h>

#include "tests/bench/child.hpp"
#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

struct Size {
  std::string name;
  int times_devices, times_entries;
  double target;  // ratio to the base
};

// One size of the workload, recorded once and merged in every round.
class Growing {
 public:
  Growing(const Workload& workload, const Size& size, const Scratch& scratch)
      : name_(size.name),
        scratch_(scratch),
        devices_(record_all(workload, scratch, size.name)),
        files_(bundles_of(devices_)) {
    for (const Recorded& device : devices_) remove_store(device.store);
  }
  void merge(Board& board) {
    const std::string path = scratch_.path("growth.store");
    Session session = new_headquarters(path);
    board.time(name_, merge_files(session, files_, "merged"), entries_of(devices_));
  }
  double memory() {
    const std::string path = scratch_.path("growth.store");
    new_headquarters(path);
    const double idle = peak_memory_of({"idle", path});
    std::vector<std::string> words = {"merge", path};
    words.insert(words.end(), files_.begin(), files_.end());
    return peak_memory_of(words) - idle;
  }

 private:
  std::string name_;
  const Scratch& scratch_;
  std::vector<Recorded> devices_;
  std::vector<std::string> files_;
};

}  // namespace

int run_growth(const Words& words) {
  const Options options(words, {"devices", "entries", "rounds", "json", "folder"});
  const Scratch scratch(options.text("folder"));
  Workload base;
  base.devices = static_cast<int>(options.number("devices", 20));
  base.entries = static_cast<int>(options.number("entries", 500));
  const std::vector<Size> sizes = {{"base", 1, 1, 0},
                                   {"10 x devices", 10, 1, 10.5},
                                   {"10 x history", 1, 10, 13},
                                   {"100 x entries", 10, 10, 200}};
  Board board;
  std::vector<std::unique_ptr<Growing>> all;
  for (const Size& size : sizes) {
    Workload workload = base;
    workload.devices *= size.times_devices;
    workload.entries *= size.times_entries;
    all.push_back(std::make_unique<Growing>(workload, size, scratch));
    if (size.target > 0) board.ratio(size.name + " / base", size.name, "base", size.target);
  }
  const auto rounds = options.number("rounds", 5);
  for (std::int64_t round = 0; round < rounds; ++round)
    for (auto& each : all) each->merge(board);
  for (std::size_t i = 0; i < all.size(); ++i)
    board.fact("memory while merging, above idle: " + sizes[i].name, all[i]->memory(), "MiB", 16);
  board.print();
  const std::string json = options.text("json");
  if (!json.empty() && !board.write_json(json)) throw std::runtime_error("cannot write " + json);
  return 0;
}

}  // namespace renkei::bench
