#include "core/store/database.hpp"

#include <sqlite3.h>

#include <cassert>
#include <cerrno>

#include "core/base/file.hpp"

namespace renkei {
namespace {

// A null pointer would bind NULL where an empty text is meant.
const char* data_of(std::string_view bytes) { return bytes.data() == nullptr ? "" : bytes.data(); }

Code by_sqlite_alone(int sqlite_code) {
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
    case SQLITE_IOERR:  // the index of the -wal, beside the store, could not grow
      return sqlite_code == SQLITE_IOERR_SHMSIZE ? Code::disk_full : Code::io_error;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return Code::store_unwritable;
    default:
      return Code::io_error;
  }
}

// A file's name as SQLite's URIs want it.
std::string uri_of(const std::string& path, std::string_view parameters) {
  static constexpr char digits[] = "0123456789ABCDEF";
  const bool drive = path.size() > 1 && path[1] == ':';
  std::string uri = drive ? "file:///" : path.starts_with('/') ? "file://" : "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#')
      uri.append({'%', digits[byte >> 4], digits[byte & 15]});
    else
      uri += c;
  }
  return uri.append(parameters);
}

// How a store is opened of which nothing can be written. Its -wal, if there is one with something
// in it, is read into memory, which SQLite does on a connection that is alone; on one whose locks do
// nothing, because a lock needs a file that can be written. Else the file alone is the store.
std::string rescue_uri(const std::string& path) {
  if (system_disk().size(path + "-wal").value_or(0) == 0) return uri_of(path, "?immutable=1");
#ifdef _WIN32
  return uri_of(path, "?vfs=win32-none");
#else
  return uri_of(path, "?vfs=unix-none");
#endif
}

int open_file(const std::string& path, Database::Open how, sqlite3** handle) {
  using Open = Database::Open;
  if (how == Open::rescue)
    return sqlite3_open_v2(rescue_uri(path).c_str(), handle,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (how == Open::create) flags |= SQLITE_OPEN_CREATE;
  if (how == Open::memory) flags |= SQLITE_OPEN_MEMORY | SQLITE_OPEN_CREATE;
  return sqlite3_open_v2(path.c_str(), handle, flags, nullptr);
}

}  // namespace

Code code_of_sqlite(int sqlite_code, int system_code) {
  const int kind = sqlite_code & 0xff;
  if (kind != SQLITE_IOERR && kind != SQLITE_CANTOPEN) return by_sqlite_alone(sqlite_code);
  if (system_code == ENOSPC) return Code::disk_full;
  if (system_code == EROFS || system_code == EACCES) return Code::store_unwritable;
  return by_sqlite_alone(sqlite_code);
}

Statement::Statement(Database& database, std::string_view sql)
    : database_(database), handle_(database.prepare(sql)) {}

Statement::Statement(const Database& database, std::string_view sql)
    : database_(database), handle_(database.prepare(sql)) {
  assert(sqlite3_stmt_readonly(handle_) != 0);
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement& Statement::checked(int code) {
  touched_ = true;
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

Statement& Statement::bind(int at, std::int64_t value) {
  return checked(sqlite3_bind_int64(handle_, at, value));
}

Statement& Statement::bind_text(int at, std::string_view text) {
  return checked(
      sqlite3_bind_text64(handle_, at, data_of(text), text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

Statement& Statement::bind_blob(int at, std::string_view bytes) {
  return checked(sqlite3_bind_blob64(handle_, at, data_of(bytes), bytes.size(), SQLITE_STATIC));
}

Statement& Statement::bind_null(int at) { return checked(sqlite3_bind_null(handle_, at)); }

Statement& Statement::bind(int at, const Value& value) {
  switch (value.form) {
    case Value::Form::null:
      return bind_null(at);
    case Value::Form::integer:
      return bind(at, value.integer);
    case Value::Form::real:
      return checked(sqlite3_bind_double(handle_, at, value.real));
    case Value::Form::text:
      return bind_text(at, value.text);
  }
  return *this;
}

bool Statement::step() {
  touched_ = true;
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

// What was bound may be gone by the next use.
void Statement::reset() noexcept {
  if (!touched_) return;
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  touched_ = false;
}

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
  const int code = open_file(path, how, &handle_);
  if (code != SQLITE_OK) {
    const Error error(code_of_sqlite(code, sqlite3_system_errno(handle_)), {{"file", path}});
    sqlite3_close_v2(handle_);
    throw StoreFailure(error);
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, busy_ms);
  // A store from elsewhere must not run anything of its own.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  const char* more = how == Open::read_only ? "PRAGMA query_only=ON"
                     : how == Open::rescue  ? "PRAGMA query_only=ON; PRAGMA locking_mode=EXCLUSIVE"
                                            : "";
  if (how == Open::rescue) sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_exec(handle_, more, nullptr, nullptr, nullptr);
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

sqlite3_stmt* Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return statement;
}

Using Database::use(std::string_view sql) {
  auto& kept = kept_[std::string(sql)];
  if (!kept) kept = std::make_unique<Statement>(*this, sql);
  if (kept->in_use()) return Using(std::make_unique<Statement>(*this, sql));
  return Using(*kept);
}

Using Database::query(std::string_view sql) const {
  auto& kept = kept_[std::string(sql)];
  if (!kept) kept = std::make_unique<Statement>(*this, sql);
  if (kept->in_use()) return Using(std::make_unique<Statement>(*this, sql));
  return Using(*kept);
}

std::int64_t Database::integer(std::string_view sql) const {
  auto found = query(sql);
  return found->step() ? found->integer(0) : 0;
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Database::roll_back() const noexcept {
  if (in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

int Database::copy_pages(Database& target) {
  sqlite3_backup* backup = sqlite3_backup_init(target.handle_, "main", handle_, "main");
  if (backup == nullptr) return sqlite3_errcode(target.handle_);
  const int code = sqlite3_backup_step(backup, -1);
  const int end = sqlite3_backup_finish(backup);
  return code == SQLITE_DONE ? end : code;
}

Status Database::copy_to(const Path& path, Disk& disk) {
  auto output = OutputFile::create(path, disk);
  if (!output) return output.error();
  {
    Database target(output->part_path().text(), Open::existing);
    // Whether it is whole is decided by the name that it gets, so it needs no journal beside it.
    target.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
    switch (const int code = copy_pages(target); code_of_sqlite(code)) {
      case Code::disk_full:
        return error_of({Trouble::Kind::full, sqlite3_errstr(code)}, path);
      case Code::store_damaged:
      case Code::store_busy:
        fail(code);
      default:
        if (code != SQLITE_OK) return error_of({Trouble::Kind::failed, sqlite3_errstr(code)}, path);
    }
  }
  return output->finish();
}

Bytes Database::image() {
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
      sqlite3_serialize(handle_, "main", &size, 0), sqlite3_free);
  if (bytes == nullptr) fail(SQLITE_NOMEM);
  return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

std::uint64_t Database::most_bytes() const {
  return static_cast<std::uint64_t>(sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, -1));
}

void Database::fail(int code) const {
  Code what = code_of_sqlite(code, sqlite3_system_errno(handle_));
  if (what == Code::store_unwritable && unwritable_) what = *unwritable_;
  throw StoreFailure(Error(
      what,
      {{"file", path_}, {"reason", sqlite3_errmsg(handle_)}, {"number", std::to_string(code)}}));
}

Snapshot::Snapshot(const Database& database)
    : database_(database), own_(!database.in_transaction()) {
  if (own_) database_.query("BEGIN")->run();
}

Snapshot::~Snapshot() {
  if (own_) database_.roll_back();
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.use("BEGIN IMMEDIATE")->run();
}

Transaction::~Transaction() {
  if (open_) database_.roll_back();
}

void Transaction::commit() {
  database_.use("COMMIT")->run();
  open_ = false;
}

}  // namespace renkei
