// The table: what merging costs against plain SQLite statements and SQLite's own changesets.
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "tests/bench/changesets.hpp"
#include "tests/bench/child.hpp"
#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

namespace fs = std::filesystem;

using Operations = std::vector<std::vector<Operation>>;

Operations all_operations(const Workload& workload) {
  Operations out(static_cast<std::size_t>(workload.devices));
  for (int device = 0; device < workload.devices; ++device) {
    Script script(workload, device);
    Operation operation;
    while (script.next(operation)) out[static_cast<std::size_t>(device)].push_back(operation);
  }
  return out;
}

void must_equal(const RowSum& rows, const RowSum& expected, const std::string& who) {
  if (rows == expected) return;
  throw std::runtime_error(fmt::format("{} ended with {} other rows than the {} expected", who,
                                       rows.rows(), expected.rows()));
}

// One workload, and every engine that is given it, in turn.
class Contest {
 public:
  Contest(Board& board, const Workload& workload, const Scratch& scratch, const std::string& name)
      : board_(board),
        workload_(workload),
        scratch_(scratch),
        name_(name),
        expected_(expected_rows(workload)),
        operations_(all_operations(workload)),
        devices_(record_all(workload, scratch, name, Parts::yes)),
        files_(bundles_of(devices_)) {
    deliveries();
  }

  void floor(bool one_transaction);
  void changesets();
  void merge();  // also: the same files again, export, rebuild
  void out_of_order();
  void facts();
  std::string title(const std::string& what) const { return name_ + ": " + what; }
  const std::vector<Recorded>& devices() const { return devices_; }

 private:
  void deliveries();
  void check_digest(const Session& session);
  std::int64_t total() const { return workload_.total(); }

  Board& board_;
  const Workload& workload_;
  const Scratch& scratch_;
  std::string name_;
  RowSum expected_;
  Operations operations_;
  std::vector<Recorded> devices_;
  std::vector<std::string> files_;
  std::vector<std::string> shuffled_twice_;
  std::vector<std::string> changesets_;
  std::string digest_;
  bool checked_ = false;
};

void Contest::deliveries() {
  for (const Recorded& device : devices_)
    for (int i = 0; i < 2; ++i)
      shuffled_twice_.insert(shuffled_twice_.end(), device.parts.begin(), device.parts.end());
  Dice dice(workload_.seed);
  for (std::size_t i = shuffled_twice_.size(); i > 1; --i)
    std::swap(shuffled_twice_[i - 1],
              shuffled_twice_[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
}

void Contest::floor(bool one_transaction) {
  const std::string path = scratch_.path("floor.db");
  remove_store(path);
  PlainSqlite database(path);
  PlainTable table(database, *workload_.shape, true);
  const Spent spent = spent_on([&] {
    if (one_transaction) database.execute("BEGIN IMMEDIATE");
    for (std::size_t device = 0; device < operations_.size(); ++device) {
      if (!one_transaction) database.execute("BEGIN IMMEDIATE");
      for (const Operation& operation : operations_[device])
        table.apply(static_cast<int>(device), operation);
      if (!one_transaction) database.execute("COMMIT");
    }
    if (one_transaction) database.execute("COMMIT");
  });
  board_.time(title(one_transaction ? "floor, one transaction" : "floor"), spent, total());
  must_equal(table.rows(), expected_, "the floor");
}

void Contest::changesets() {
  if (!has_session_extension()) return;
  if (changesets_.empty()) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < operations_.size(); ++i) {
      const std::string path = scratch_.path("device.db");
      remove_store(path);
      changesets_.push_back(
          make_changeset(*workload_.shape, static_cast<int>(i), operations_[i], path));
      bytes += changesets_.back().size();
    }
    board_.fact(title("SQLite changesets, zstd"),
                static_cast<double>(bytes) / static_cast<double>(total()), "bytes/entry", 0);
  }
  const std::string path = scratch_.path("changesets.db");
  remove_store(path);
  PlainSqlite database(path);
  PlainTable table(database, *workload_.shape, true);
  for (const char* what : {"SQLite changesets", "SQLite changesets again"})
    board_.time(title(what), spent_on([&] {
                  for (const std::string& each : changesets_) apply_changeset(database, each);
                }),
                total());
  must_equal(table.rows(), expected_, "SQLite's changesets");
}

void Contest::check_digest(const Session& session) {
  const std::string digest = must(session.digest(), "digest").digest;
  if (digest_.empty()) digest_ = digest;
  if (digest != digest_) throw std::runtime_error("two orders of merging ended differently");
}

void Contest::merge() {
  const std::string path = scratch_.path("merged.store"), file = scratch_.path("export.renkei");
  Session session = new_headquarters(path);
  board_.time(title("renkei merge"), merge_files(session, files_, "merged"), total());
  board_.time(title("renkei merge again"), merge_files(session, files_, "known"), total());
  fs::remove(file);
  const ExportOptions all{ExportOptions::Mode::open, ExportOptions::Range::all};
  board_.time(title("renkei export, all that is held"),
              spent_on([&] { must(session.export_bundle(file, all), "export"); }), total());
  board_.time(title("renkei rebuild"), spent_on([&] { must(session.rebuild(), "rebuild"); }),
              total());
  board_.time(title("renkei digest"), spent_on([&] { must(session.digest(), "digest"); }), total());
  check_digest(session);
  if (checked_) return;
  must_equal(rows_of(session, *workload_.shape, devices_), expected_, "renkei");
  checked_ = true;
}

void Contest::out_of_order() {
  const std::string path = scratch_.path("shuffled.store");
  Session session = new_headquarters(path);
  board_.time(title("renkei merge, shuffled, every segment twice"),
              merge_files(session, shuffled_twice_, ""), total());
  check_digest(session);
}

void Contest::facts() {
  const std::string path = scratch_.path("facts.store");
  new_headquarters(path);
  const double idle = peak_memory_of({"idle", path});
  std::vector<std::string> words = {"merge", path};
  words.insert(words.end(), files_.begin(), files_.end());
  const double merging = peak_memory_of(words);
  const auto entries = static_cast<double>(entries_of(devices_));
  std::uint64_t bytes = 0;
  for (const Recorded& device : devices_) bytes += device.bundle_bytes;
  board_.fact(title("bundle"), static_cast<double>(bytes) / entries, "bytes/entry", 13);
  board_.fact(title("store with the whole log"), static_cast<double>(fs::file_size(path)) / entries,
              "bytes/entry", 90);
  board_.fact(title("memory, idle process"), idle, "MiB", 0);
  board_.fact(title("memory while merging, above idle"), merging - idle, "MiB", 16);
  const double exporting = peak_memory_of({"export", path, scratch_.path("facts.renkei")});
  board_.fact(title("memory while exporting, above idle"), exporting - idle, "MiB", 16);
  board_.fact(title("memory while rebuilding, above idle"),
              peak_memory_of({"rebuild", path}) - idle, "MiB", 16);
}

// Devices that export what they recorded, for the first time: what lies in the tail is sealed, then
// all is written and read back. One device that recorded a hundred thousand, as most of them in
// sealed segments already; and as many in the tails of 25 devices, where it is the sealing and the
// syncing that count. The stores are used up, so every round records anew.
void first_exports(Board& board, const std::string& title, const Workload& workload,
                   const Scratch& scratch, int round) {
  Spent spent;
  std::int64_t entries = 0;
  for (const Recorded& device :
       record_all(workload, scratch, fmt::format("export{}of{}", round, workload.devices))) {
    spent += device.exporting;
    entries += device.entries;
    remove_store(device.store);
  }
  board.time(title, spent, entries);
}

void bundle_facts(Board& board, Workload workload, const Scratch& scratch) {
  workload.high_entropy = true;
  workload.devices = 2;
  workload.entries = 4'093;  // with the three of the frame: one full segment
  std::uint64_t bytes = 0;
  std::int64_t entries = 0;
  for (const Recorded& device : record_all(workload, scratch, "entropy")) {
    bytes += device.bundle_bytes;
    entries += device.entries;
  }
  board.fact("bundle, full segments, high-entropy text",
             static_cast<double>(bytes) / static_cast<double>(entries), "bytes/entry", 32);
  workload.high_entropy = false;
  const Recorded full = record_device(workload, 7, scratch, "full");
  board.fact("bundle, full segments",
             static_cast<double>(full.bundle_bytes) / static_cast<double>(full.entries),
             "bytes/entry", 13);
  workload.entries = 47;
  for (const Shape* shape : {&stops(), &responses(), &tallies()}) {
    workload.shape = shape;
    const Recorded small = record_device(workload, 8, scratch, "small-" + shape->kind);
    board.fact(fmt::format("bundle of {} entries ({}), all overhead", small.entries, shape->kind),
               static_cast<double>(small.bundle_bytes) / static_cast<double>(small.entries),
               "bytes/entry", 20);
  }
}

void add_ratios(Board& board, const std::string& name, double target) {
  const auto at = [&](const std::string& what) { return name + ": " + what; };
  const std::string floor = at("floor"), merge = at("renkei merge");
  board.ratio(at("merge / floor"), merge, floor, target);
  board.ratio(at("SQLite changesets / floor"), at("SQLite changesets"), floor, 0);
  board.ratio(at("floor in one transaction / floor"), at("floor, one transaction"), floor, 0);
  board.ratio(at("same files again / merge"), at("renkei merge again"), merge, 0.03);
  board.ratio(at("same changesets again / changesets"), at("SQLite changesets again"),
              at("SQLite changesets"), 0);
  board.ratio(at("shuffled, twice / merge"), at("renkei merge, shuffled, every segment twice"),
              merge, 2);
  board.ratio(at("export, all / merge"), at("renkei export, all that is held"), merge, 0.5);
  board.ratio(at("rebuild / merge"), at("renkei rebuild"), merge, 1);
}

}  // namespace

int run_merge(const Words& words) {
  const Options options(words, {"devices", "entries", "rounds", "json", "folder", "seed", "text",
                                "width", "exports"});
  Workload workload;
  workload.devices = static_cast<int>(options.number("devices", 20));
  workload.entries = static_cast<int>(options.number("entries", 5'000));
  workload.seed = static_cast<std::uint64_t>(options.number("seed", 1));
  if (const std::string text = options.text("text"); text == "high")
    workload.high_entropy = true;
  else if (!text.empty() && text != "low")
    throw std::runtime_error("--text wants low or high");
  workload.text_width = static_cast<int>(options.number("width", 24));
  Workload indexed = workload;
  indexed.shape = &responses();
  const auto rounds = static_cast<int>(options.number("rounds", 9));
  const Scratch scratch(options.text("folder"));

  Board board;
  Contest plain(board, workload, scratch, "plain"), with_index(board, indexed, scratch, "indexed");
  std::vector<std::function<void()>> turns = {
      [&] { plain.floor(false); },   [&] { plain.merge(); },     [&] { plain.changesets(); },
      [&] { plain.out_of_order(); }, [&] { plain.floor(true); }, [&] { with_index.floor(false); },
      [&] { with_index.merge(); }};
  for (int round = 0; round < rounds; ++round) {
    progress(fmt::format("round {} of {}", round + 1, rounds));
    for (const auto& turn : turns) turn();
    std::rotate(turns.begin(), turns.begin() + 1, turns.end());
  }
  const std::string one_device = "first export of one device", tails = "first export of 25 devices";
  Workload recorded = workload;
  const auto exports = static_cast<int>(options.number("exports", 3));
  for (int round = 0; round < exports; ++round) {
    recorded.devices = 1;
    recorded.entries = 100'000;
    first_exports(board, one_device, recorded, scratch, round);
    recorded.devices = 25;
    recorded.entries = 4'000;
    first_exports(board, tails, recorded, scratch, round);
  }

  add_ratios(board, "plain", 1.20);
  add_ratios(board, "indexed", 1.10);
  board.ratio(one_device + ", 100,000 entries / merge", one_device, "plain: renkei merge", 0.5);
  board.ratio(tails + ", 4,000 entries each / merge", tails, "plain: renkei merge", 0);
  plain.facts();
  bundle_facts(board, workload, scratch);
  if (!has_session_extension()) board.remark("This SQLite lacks its session extension.");
  board.print();
  const std::string json = options.text("json");
  if (!json.empty() && !board.write_json(json)) throw std::runtime_error("cannot write " + json);
  return 0;
}

}  // namespace renkei::bench
