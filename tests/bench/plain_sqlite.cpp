#include "tests/bench/plain_sqlite.hpp"

#include <stdexcept>

namespace renkei::bench {

PlainSqlite::PlainSqlite(const std::string& path) {
  check(sqlite3_open_v2(path.c_str(), &handle_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr),
        "open");
  execute(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
      "PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=1000; PRAGMA cache_size=-5120");
}

PlainSqlite::~PlainSqlite() {
  for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close_v2(handle_);
}

void PlainSqlite::check(int code, const char* what) const {
  if (code == SQLITE_OK || code == SQLITE_DONE) return;
  throw std::runtime_error(std::string(what) + ": " + sqlite3_errmsg(handle_));
}

void PlainSqlite::execute(const std::string& sql) {
  check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr), sql.c_str());
}

sqlite3_stmt* PlainSqlite::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  check(
      sqlite3_prepare_v3(handle_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
      sql.c_str());
  statements_.push_back(statement);
  return statement;
}

void PlainSqlite::run(sqlite3_stmt* statement) {
  check(sqlite3_step(statement), "step");
  sqlite3_reset(statement);
}

PlainTable::PlainTable(PlainSqlite& database, const Shape& shape, bool indexed)
    : database_(database), shape_(shape) {
  std::string create = "CREATE TABLE row(e INTEGER PRIMARY KEY";
  std::string insert = "INSERT INTO row VALUES(?";
  for (const Column& column : shape.columns) {
    create += ", " + column.name + (column.type == ColumnType::text ? " TEXT" : " INTEGER");
    insert += ",?";
  }
  database.execute(create + ')');
  if (indexed && !shape.indexed.empty())
    database.execute("CREATE INDEX row_by ON row(" + shape.indexed + ')');
  insert_ = database.prepare(insert + ')');
  remove_ = database.prepare("DELETE FROM row WHERE e=?");
  for (const Column& column : shape.columns)
    updates_.push_back(database.prepare("UPDATE row SET " + column.name + "=? WHERE e=?"));
}

void PlainTable::bind(sqlite3_stmt* statement, int at, const OwnValue& value) const {
  const Value view = value.view();
  if (view.form == Value::Form::integer)
    sqlite3_bind_int64(statement, at, view.integer);
  else if (view.form == Value::Form::text)
    sqlite3_bind_text(statement, at, view.text.data(), static_cast<int>(view.text.size()),
                      SQLITE_STATIC);
  else
    sqlite3_bind_null(statement, at);
}

void PlainTable::apply(int device, const Operation& operation) {
  const std::int64_t key = plain_key(device, operation.row);
  switch (operation.kind) {
    case Operation::Kind::create:
      sqlite3_bind_int64(insert_, 1, key);
      for (std::size_t i = 0; i < operation.values.size(); ++i)
        if (shape_.columns[i].type == ColumnType::reference)
          sqlite3_bind_int64(insert_, static_cast<int>(i) + 2, plain_key(device, 2));
        else
          bind(insert_, static_cast<int>(i) + 2, operation.values[i]);
      return database_.run(insert_);
    case Operation::Kind::set: {
      sqlite3_stmt* update = updates_[operation.column];
      bind(update, 1, operation.values[0]);
      sqlite3_bind_int64(update, 2, key);
      return database_.run(update);
    }
    case Operation::Kind::remove:
      sqlite3_bind_int64(remove_, 1, key);
      return database_.run(remove_);
  }
}

RowSum PlainTable::rows() {
  RowSum sum;
  sqlite3_stmt* query = database_.prepare("SELECT * FROM row");
  std::vector<OwnValue> values(shape_.columns.size());
  while (sqlite3_step(query) == SQLITE_ROW) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int column = static_cast<int>(i) + 1;
      values[i] = {};
      if (shape_.columns[i].type == ColumnType::reference) continue;
      if (sqlite3_column_type(query, column) == SQLITE_INTEGER)
        values[i] = OwnValue(std::int64_t{sqlite3_column_int64(query, column)});
      else if (const auto* text = sqlite3_column_text(query, column))
        values[i] = OwnValue(std::string(reinterpret_cast<const char*>(text)));
    }
    const std::int64_t key = sqlite3_column_int64(query, 0);
    sum.add(static_cast<int>(key >> 40) - 1, (key & ((std::int64_t{1} << 40) - 1)) - 1, values);
  }
  sqlite3_reset(query);
  return sum;
}

}  // namespace renkei::bench
