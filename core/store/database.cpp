#include "core/store/database.hpp"

#include <sqlite3.h>

#include <cassert>

namespace renkei {
namespace {

int size_of(std::string_view bytes) { return static_cast<int>(bytes.size()); }

// A null pointer would bind NULL where an empty text is meant.
const char* data_of(std::string_view bytes) { return bytes.data() == nullptr ? "" : bytes.data(); }

Code code_of(int sqlite_code) {
  switch (sqlite_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Code::store_busy;
    case SQLITE_FULL:
      return Code::disk_full;
    case SQLITE_NOTADB:
      return Code::not_a_store;
    case SQLITE_CORRUPT:
      return Code::store_damaged;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return Code::store_unwritable;
    default:
      return Code::io_error;
  }
}

}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  const int code = sqlite3_prepare_v3(database.handle_, sql.data(), size_of(sql),
                                      SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  if (code != SQLITE_OK) database.fail(code);
}

Statement::Statement(const Database& database, std::string_view sql) : database_(database) {
  const int code = sqlite3_prepare_v3(database.handle_, sql.data(), size_of(sql),
                                      SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  if (code != SQLITE_OK) database.fail(code);
  assert(sqlite3_stmt_readonly(handle_) != 0);
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement& Statement::bind(int at, std::int64_t value) {
  sqlite3_bind_int64(handle_, at, value);
  return *this;
}

Statement& Statement::bind_text(int at, std::string_view text) {
  sqlite3_bind_text(handle_, at, data_of(text), size_of(text), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind_blob(int at, std::string_view bytes) {
  sqlite3_bind_blob(handle_, at, data_of(bytes), size_of(bytes), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind_null(int at) {
  sqlite3_bind_null(handle_, at);
  return *this;
}

Statement& Statement::bind(int at, const Value& value) {
  switch (value.form) {
    case Value::Form::null:
      return bind_null(at);
    case Value::Form::integer:
      return bind(at, value.integer);
    case Value::Form::real:
      sqlite3_bind_double(handle_, at, value.real);
      return *this;
    case Value::Form::text:
      return bind_text(at, value.text);
  }
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3_reset(handle_);
  database_.fail(code);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() { sqlite3_reset(handle_); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Statement::text(int column) const { return blob(column); }

std::string_view Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(handle_, column);
  if (bytes == nullptr) return "";
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

Value Statement::value(int column) const {
  switch (sqlite3_column_type(handle_, column)) {
    case SQLITE_INTEGER:
      return Value::of(integer(column));
    case SQLITE_FLOAT:
      return Value::of_real(sqlite3_column_double(handle_, column));
    case SQLITE_NULL:
      return {};
    default:
      return Value::of(text(column));
  }
}

Database::Database(const std::string& path, Open how, int busy_ms) : path_(path) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (how == Open::create) flags |= SQLITE_OPEN_CREATE;
  if (how == Open::memory) flags |= SQLITE_OPEN_MEMORY | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    const Error error(code_of(code), {{"file", path}});
    sqlite3_close_v2(handle_);
    throw StoreFailure(error);
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, busy_ms);
  // A store from elsewhere must not run anything of its own.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  register_feed();
}

Database::~Database() {
  kept_.clear();
  sqlite3_close_v2(handle_);
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Using Database::use(std::string_view sql) {
  auto& kept = kept_[std::string(sql)];
  if (!kept) kept = std::make_unique<Statement>(*this, sql);
  return Using(*kept);
}

Using Database::query(std::string_view sql) const {
  auto& kept = kept_[std::string(sql)];
  if (!kept) kept = std::make_unique<Statement>(*this, sql);
  return Using(*kept);
}

std::int64_t Database::integer(std::string_view sql) const {
  auto found = query(sql);
  return found->step() ? found->integer(0) : 0;
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Database::copy_to(const std::string& path) {
  Database target(path, Open::create);
  sqlite3_backup* backup = sqlite3_backup_init(target.handle_, "main", handle_, "main");
  if (backup == nullptr) target.fail(sqlite3_errcode(target.handle_));
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) target.fail(code);
}

void Database::fail(int code) const {
  throw StoreFailure(Error(
      code_of(code),
      {{"file", path_}, {"reason", sqlite3_errmsg(handle_)}, {"number", std::to_string(code)}}));
}

Snapshot::Snapshot(const Database& database)
    : database_(database), own_(!database.in_transaction()) {
  if (own_) database_.query("BEGIN")->run();
}

Snapshot::~Snapshot() {
  if (!own_) return;
  try {
    database_.query("ROLLBACK")->run();
  } catch (const StoreFailure&) {
    // There was nothing to lose.
  }
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.use("BEGIN IMMEDIATE")->run();
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.use("ROLLBACK")->run();
  } catch (const StoreFailure&) {
    // SQLite has rolled back by itself.
  }
}

void Transaction::commit() {
  database_.use("COMMIT")->run();
  open_ = false;
}

}  // namespace renkei
