// One local entry, acknowledged, against one bare durable commit of SQLite, in turn.
#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/plain_sqlite.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

// The bare commit: one small row, one transaction.
class BareCommit {
 public:
  explicit BareCommit(const std::string& path) : database_(path) {
    database_.execute("CREATE TABLE row(e INTEGER PRIMARY KEY, body BLOB)");
    insert_ = database_.prepare("INSERT INTO row VALUES(?, zeroblob(100))");
    begin_ = database_.prepare("BEGIN IMMEDIATE");
    commit_ = database_.prepare("COMMIT");
  }
  void run() {
    database_.run(begin_);
    sqlite3_bind_int64(insert_, 1, ++key_);
    database_.run(insert_);
    database_.run(commit_);
  }

 private:
  PlainSqlite database_;
  sqlite3_stmt *insert_, *begin_, *commit_;
  std::int64_t key_ = 0;
};

}  // namespace

int run_local(const Words& words) {
  const Options options(words, {"entries", "rounds", "json", "folder"});
  const Scratch scratch(options.text("folder"));
  Session session = new_headquarters(scratch.path("local.store"));
  BareCommit bare(scratch.path("bare.db"));
  const EntryId event =
      must(session.execute(Create{"event", {{"name", "物産展"}, {"starts_on", "2023-10-14"}}}),
           "event")
          .id;
  const EntryId gate =
      must(session.execute(Create{"gate", {{"event_id", event}, {"name", "正面入口"}}}), "gate").id;
  const Command tally =
      Create{"tally", {{"gate_id", gate}, {"category", "一般"}, {"delta", std::int64_t{1}}}};

  Board board;
  const auto rounds = options.number("rounds", 40), entries = options.number("entries", 50);
  for (std::int64_t round = 0; round < rounds; ++round) {
    board.time("bare durable commit", spent_on([&] {
                 for (std::int64_t i = 0; i < entries; ++i) bare.run();
               }),
               entries);
    board.time("renkei: one tally", spent_on([&] {
                 for (std::int64_t i = 0; i < entries; ++i) must(session.execute(tally), "tally");
               }),
               entries);
  }
  board.ratio("one local entry / one bare commit", "renkei: one tally", "bare durable commit", 1.3);
  board.print();
  const std::string json = options.text("json");
  if (!json.empty() && !board.write_json(json)) throw std::runtime_error("cannot write " + json);
  return 0;
}

}  // namespace renkei::bench
