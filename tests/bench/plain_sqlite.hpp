// SQLite with nothing in between, for the engines that renkei is compared with. The connection is
// set up as the product's own, so that durability and caches are the same.
#pragma once
#include <sqlite3.h>

#include <string>
#include <vector>

#include "tests/bench/workload.hpp"

namespace renkei::bench {

class PlainSqlite {
 public:
  explicit PlainSqlite(const std::string& path);
  ~PlainSqlite();
  PlainSqlite(const PlainSqlite&) = delete;
  PlainSqlite& operator=(const PlainSqlite&) = delete;

  void execute(const std::string& sql);
  sqlite3_stmt* prepare(const std::string& sql);  // finalized with the connection
  void run(sqlite3_stmt* statement);
  void check(int code, const char* what) const;
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
};

// A table `row` with the columns of a shape, and the statements that write to it.
class PlainTable {
 public:
  PlainTable(PlainSqlite& database, const Shape& shape, bool indexed);
  void apply(int device, const Operation& operation);
  RowSum rows();

 private:
  void bind(sqlite3_stmt* statement, int at, const OwnValue& value) const;

  PlainSqlite& database_;
  const Shape& shape_;
  sqlite3_stmt *insert_ = nullptr, *remove_ = nullptr;
  std::vector<sqlite3_stmt*> updates_;
};

// The key of a device's row, made like the product's.
constexpr std::int64_t plain_key(int device, std::int64_t row) {
  return (std::int64_t{device} + 1) << 40 | (row + 1);
}

}  // namespace renkei::bench
