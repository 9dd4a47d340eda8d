// SQLite, with its errors turned into StoreFailure. The library's own header is included in
// database.cpp and row_feed.cpp alone.
//
// After any failure but "busy" the connection is not to be used again, for what it keeps in memory may
// not be what is on the disk: the session drops it and opens the store anew. One thread.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/disk.hpp"
#include "core/base/result.hpp"
#include "core/model/value.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace renkei {

// Thrown inside core/store and core/exchange; caught at the doors of the session.
struct StoreFailure : std::runtime_error {
  explicit StoreFailure(Error e)
      : std::runtime_error(std::string(code_name(e.code))), error(std::move(e)) {}
  Error error;
};

// Whether it is the disk that takes nothing (full, read-only, failing). What was committed can still
// be read then.
inline bool is_of_the_disk(Code code) {
  return code == Code::disk_full || code == Code::store_unwritable || code == Code::io_error;
}

// What a failure of SQLite is called here. `system_code`: the errno behind it, where SQLite's own words
// are wider; 0 for none.
Code code_of_sqlite(int sqlite_code, int system_code = 0);

class Database;

// A prepared statement. Texts and blobs that are bound must live until the statement was run or
// reset, which forgets them; what text() and blob() return lives until the next step.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  // Only for statements that write nothing.
  Statement(const Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Parameters are numbered from 1, columns from 0.
  Statement& bind(int at, std::int64_t value);
  Statement& bind_text(int at, std::string_view text);
  Statement& bind_blob(int at, std::string_view bytes);
  Statement& bind_null(int at);
  Statement& bind(int at, const Value& value);

  bool step();  // whether there is a row
  void run();   // to the end, then ready for the next use
  void reset() noexcept;

  std::int64_t integer(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool is_null(int column) const;
  Value value(int column) const;
  bool in_use() const { return in_use_; }

 private:
  friend class Using;
  Statement& checked(int code);

  const Database& database_;
  sqlite3_stmt* handle_ = nullptr;
  bool touched_ = false;  // bound or stepped since the last reset
  bool in_use_ = false;   // some Using holds it
};

// Holds a statement for a scope, and resets it at the end so that no read lock outlives it.
class Using {
 public:
  explicit Using(Statement& kept) : statement_(kept) { statement_.in_use_ = true; }
  explicit Using(std::unique_ptr<Statement> spare)
      : spare_(std::move(spare)), statement_(*spare_) {}
  ~Using() {
    statement_.reset();
    statement_.in_use_ = false;
  }
  Using(const Using&) = delete;
  Using& operator=(const Using&) = delete;
  Statement* operator->() { return &statement_; }

 private:
  std::unique_ptr<Statement> spare_;
  Statement& statement_;
};

// Rows handed to SQLite in bulk: within INSERT ... SELECT c0, c1, ... FROM feed, SQLite asks for
// the cells one by one. A bound statement a row costs almost twice as much.
class RowFeed {
 public:
  static constexpr int max_columns = 64;
  virtual ~RowFeed() = default;
  virtual std::size_t rows() const = 0;
  // Called for the cells of one row after the other. A cell lives until the next row.
  virtual const Value& cell(std::size_t row, int column) const = 0;
  // Which column, if any, is a blob and not a text.
  virtual int blob_column() const = 0;
};

class Database {
 public:
  enum class Open {
    existing,
    create,
    memory,     // `path` is only a name
    read_only,  // one more connection, for looking; it refuses to write
    // For looking when the disk takes nothing any more, not even what SQLite needs beside the file
    // to read it. Touches nothing and locks nothing, and sees all that was committed, also what is
    // in the -wal still.
    rescue
  };
  // Waits up to `busy_ms` for another program before it gives up with store_busy.
  Database(const std::string& path, Open how, int busy_ms = 5'000);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql);  // any number of statements, no parameters
  // A statement that is kept prepared under its text. While it is in use, a second one is made for
  // whoever asks for the same.
  Using use(std::string_view sql);
  // The same for one that writes nothing: all that can be done with a const Database.
  Using query(std::string_view sql) const;
  // Runs a statement that reads from `feed`.
  void run_with(std::string_view sql, const RowFeed& feed);
  std::int64_t integer(std::string_view sql) const;  // the one number that a query yields
  bool in_transaction() const;
  void roll_back() const noexcept;  // if there is anything to roll back
  // Why nothing can be written through this connection, if that is so. Refusals to write say it.
  void set_unwritable(Code why) { unwritable_ = why; }
  const std::optional<Code>& unwritable() const { return unwritable_; }

  // A whole, consistent copy while others read and write (SQLite's backup), as a new file that is
  // there when it is whole and durable. Codes as of OutputFile.
  Status copy_to(const Path& path, Disk& disk = system_disk());
  Bytes image();                     // the bytes of a file that would hold the same
  std::uint64_t most_bytes() const;  // that a text or blob may have
  const std::string& path() const { return path_; }

  [[noreturn]] void fail(int code) const;

 private:
  friend class Statement;
  sqlite3_stmt* prepare(std::string_view sql) const;
  void register_feed();
  int copy_pages(Database& target);

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::optional<Code> unwritable_;
  const RowFeed* feed_ = nullptr;  // while run_with() runs
  mutable std::unordered_map<std::string, std::unique_ptr<Statement>> kept_;
};

// What is read while this lives is the store at one moment. Ends without writing.
class Snapshot {
 public:
  explicit Snapshot(const Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  const Database& database_;
  bool own_;  // not when a transaction is open already
};

// BEGIN IMMEDIATE ... COMMIT; rolls back when it is left without commit().
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace renkei
