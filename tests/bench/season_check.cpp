// renkei-bench season-check: merges a season's files, in an order of no meaning, and compares what
// is there with the truth; also how long it took against the first 100,000 entries, and the memory.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "tests/bench/child.hpp"
#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/season.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> shuffled_files(const std::string& folder, std::uint64_t seed) {
  std::vector<std::string> files;
  for (const auto& each : fs::directory_iterator(folder)) files.push_back(each.path().string());
  std::sort(files.begin(), files.end());
  Dice dice(seed);
  for (std::size_t i = files.size(); i > 1; --i)
    std::swap(files[i - 1],
              files[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
  return files;
}

class Check {
 public:
  Check(const Session& session, const Truth& truth) : session_(session), truth_(truth) {}

  // The number of things that are not as they should be; says which.
  int run() {
    const StoreStatus status = must(session_.status(), "status");
    equal("conflicts", status.conflicts, truth_.conflicts);
    check_devices(status);
    equal("events", count("event", {}), truth_.events);
    equal("projects", count("project", {}), truth_.projects);
    equal("check-ins", count("check_in", {}), truth_.check_ins);
    equal("marks", count("rollcall_mark", {}), truth_.marks);
    for (const auto& [gate, visitors] : truth_.visitors)
      equal("visitors of " + gate, sum(gate), visitors);
    for (const auto& [tour, people] : truth_.participants)
      equal("participants of " + tour, count("participant", {{"tour_id", id(tour)}}), people);
    for (const auto& [questionnaire, answers] : truth_.answers)
      equal("answers to " + questionnaire,
            count("response", {{"questionnaire_id", id(questionnaire)}}), answers);
    return wrong_;
  }

 private:
  void complain(const std::string& text) {
    ++wrong_;
    fmt::print("WRONG {}\n", text);
  }
  void equal(const std::string& what, std::int64_t is, std::int64_t should) {
    if (is != should) complain(fmt::format("{}: {} instead of {}", what, is, should));
  }
  EntryId id(const std::string& text) { return must(session_.parse_id(text), "id " + text); }
  std::int64_t count(std::string_view kind, const std::vector<Where>& where) {
    return static_cast<std::int64_t>(must(session_.list(kind, where), "list").size());
  }
  std::int64_t sum(const std::string& gate) {
    std::int64_t visitors = 0;
    const std::vector<Where> where = {{"gate_id", id(gate)}};
    for (const Record& tally : must(session_.list("tally", where), "list"))
      visitors += tally.value("delta").integer;
    return visitors;
  }

  // What is missing must be what was lost; what was lost at the end of a log nobody can know of.
  void check_devices(const StoreStatus& status) {
    std::set<std::string> forked;
    std::int64_t held = 0;
    for (const DeviceStatus& device : status.devices) {
      if (device.forked) forked.insert(device.parent.empty() ? device.id : device.parent);
      for (const auto& [first, last] : device.held) held += device.own ? 0 : last - first + 1;
      if (device.held.empty() || truth_.cloned.contains(device.id)) continue;
      check_missing(device);
    }
    equal("entries held", held, truth_.entries);
    for (const std::string& cloned : truth_.cloned)
      if (!forked.contains(cloned)) complain("the clone of " + cloned + " went unnoticed");
    for (const std::string& each : forked)
      if (!truth_.cloned.contains(each)) complain(each + " is called forked");
  }

  void check_missing(const DeviceStatus& device) {
    std::vector<SeqRange> expected;
    if (const auto lost = truth_.lost.find(device.id); lost != truth_.lost.end())
      for (const auto& [first, last] : lost->second) {
        if (first > device.held.back().second) continue;
        if (!expected.empty() && expected.back().second + 1 == first)
          expected.back().second = last;
        else
          expected.push_back({first, last});
      }
    if (device.missing != expected)
      complain(fmt::format("{} misses {} ranges instead of {}", device.id, device.missing.size(),
                           expected.size()));
  }

  const Session& session_;
  const Truth& truth_;
  int wrong_ = 0;
};

// Files until so many entries are merged into a store of its own; microseconds for each of them.
double pace_of_a_part(const std::string& path, const std::vector<std::string>& files,
                      std::int64_t entries) {
  Session session = new_headquarters(path);
  Spent spent;
  std::int64_t merged = 0;
  for (const std::string& file : files) {
    if (merged >= entries) break;
    std::vector<MergeReport> reports;
    spent += spent_on([&] { reports = must(session.merge(std::vector{file}), "merge"); });
    merged += reports[0].new_entries;
  }
  remove_store(path);
  return spent.wall_s / static_cast<double>(std::max<std::int64_t>(merged, 1)) * 1e6;
}

}  // namespace

int run_season_check(const Words& words) {
  const Options options(words, {"store", "part", "seed", "json"});
  if (options.words().size() != 1) throw std::runtime_error("season-check FOLDER [--store FILE]");
  const std::string folder = options.words()[0];
  const Truth truth = Truth::read(folder + "/truth.json");
  const Scratch scratch(folder);
  const auto seed = static_cast<std::uint64_t>(options.number("seed", 1));
  const auto files = shuffled_files(folder + "/bundles", seed);
  if (static_cast<std::int64_t>(files.size()) != truth.files)
    throw std::runtime_error("there are other files than the truth tells of");

  Board board;
  std::vector<double> paces;
  for (int round = 0; round < 5; ++round)
    paces.push_back(
        pace_of_a_part(scratch.path("part.store"), files, options.number("part", 100'000)));
  std::sort(paces.begin(), paces.end());
  const double part = paces[2];
  const std::string kept = options.text("store");
  if (!kept.empty() && std::filesystem::exists(kept))
    throw std::runtime_error(kept + " is there already");
  const std::string path = kept.empty() ? scratch.path("season.store") : kept;
  Session session = new_headquarters(path);
  const Spent whole = merge_files(session, files, "");
  board.time("merge of the season", whole, truth.entries);
  board.fact("merge of the season / its first 100,000 entries, each entry",
             whole.wall_s / static_cast<double>(truth.entries) * 1e6 / part, "x", 1.3);
  board.time("first status after the merge", spent_on([&] { must(session.status(), "status"); }),
             1);
  for (int round = 0; round < 5; ++round)
    board.time("open and status", spent_on([&] {
                 const Session other = must(Session::open(path), "open");
                 must(other.status(), "status");
               }),
               1);
  board.fact("open and status", board.median_seconds("open and status") * 1e3, "ms", 100);
  const std::string digest = must(session.digest(), "digest").digest;
  const int wrong = Check(session, truth).run();

  const std::string other_path = scratch.path("other.store");
  new_headquarters(other_path);
  const double idle = peak_memory_of({"idle", other_path});
  std::vector<std::string> merge = {"merge-any", other_path};
  const auto other_order = shuffled_files(folder + "/bundles", seed + 1);
  merge.insert(merge.end(), other_order.begin(), other_order.end());
  board.fact("memory while merging, above idle", peak_memory_of(merge) - idle, "MiB", 16);
  const bool same =
      must(must(Session::open(other_path), "open").digest(), "digest").digest == digest;
  board.print();
  fmt::print("{}\n", same ? "Another order ended with the same digest."
                          : "WRONG another order ended with another digest.");
  if (wrong == 0) fmt::print("All is as the truth says.\n");
  const std::string json = options.text("json");
  if (!json.empty() && !board.write_json(json)) throw std::runtime_error("cannot write " + json);
  return wrong == 0 && same ? 0 : 1;
}

}  // namespace renkei::bench
