// The virtual table `feed`. It exists without being created, holds whatever Database::run_with()
// was given, and nothing at other times.
#include <sqlite3.h>

#include "core/store/database.hpp"

namespace renkei {
namespace {

struct FeedTable : sqlite3_vtab {
  const RowFeed* const* source;
};

struct FeedCursor : sqlite3_vtab_cursor {
  const RowFeed* feed;
  int blob_column;
  std::size_t row;
};

FeedCursor& cursor_of(sqlite3_vtab_cursor* cursor) { return *static_cast<FeedCursor*>(cursor); }

// SQLite is written in C: nothing thrown may pass through it.
template <class Call>
int without_throwing(Call call) {
  try {
    return call();
  } catch (const std::exception&) {
    return SQLITE_NOMEM;
  }
}

int declare(sqlite3* database) {
  std::string sql = "CREATE TABLE feed(c0";
  for (int i = 1; i < RowFeed::max_columns; ++i) sql += ",c" + std::to_string(i);
  return sqlite3_declare_vtab(database, (sql + ')').c_str());
}

int connect(sqlite3* database, void* source, int, const char* const*, sqlite3_vtab** out, char**) {
  return without_throwing([&] {
    if (const int code = declare(database); code != SQLITE_OK) return code;
    auto* table = new FeedTable{};
    table->source = static_cast<const RowFeed* const*>(source);
    *out = table;
    return SQLITE_OK;
  });
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<FeedTable*>(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; }

int open(sqlite3_vtab* table, sqlite3_vtab_cursor** out) {
  return without_throwing([&] {
    auto* cursor = new FeedCursor{};
    cursor->feed = *static_cast<FeedTable*>(table)->source;
    cursor->blob_column = cursor->feed == nullptr ? -1 : cursor->feed->blob_column();
    *out = cursor;
    return SQLITE_OK;
  });
}

int close(sqlite3_vtab_cursor* cursor) {
  delete &cursor_of(cursor);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
  cursor_of(cursor).row = 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  ++cursor_of(cursor).row;
  return SQLITE_OK;
}

int eof(sqlite3_vtab_cursor* cursor) {
  const FeedCursor& at = cursor_of(cursor);
  return at.feed == nullptr || at.row >= at.feed->rows() ? 1 : 0;
}

void give(sqlite3_context* context, const Value& value, bool blob) {
  switch (value.form) {
    case Value::Form::null:
      break;
    case Value::Form::integer:
      sqlite3_result_int64(context, value.integer);
      break;
    case Value::Form::real:
      sqlite3_result_double(context, value.real);
      break;
    case Value::Form::text: {
      const char* bytes = value.text.data() == nullptr ? "" : value.text.data();
      const int size = static_cast<int>(value.text.size());
      if (blob)
        sqlite3_result_blob(context, bytes, size, SQLITE_STATIC);
      else
        sqlite3_result_text(context, bytes, size, SQLITE_STATIC);
    }
  }
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) {
  return without_throwing([&] {
    const FeedCursor& at = cursor_of(cursor);
    give(context, at.feed->cell(at.row, number), number == at.blob_column);
    return SQLITE_OK;
  });
}

int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
  *out = static_cast<sqlite3_int64>(cursor_of(cursor).row);
  return SQLITE_OK;
}

const sqlite3_module& feed_module() {
  static const sqlite3_module module = [] {
    sqlite3_module made{};  // without xCreate the table exists by itself
    made.xConnect = connect;
    made.xDisconnect = disconnect;
    made.xBestIndex = best_index;
    made.xOpen = open;
    made.xClose = close;
    made.xFilter = filter;
    made.xNext = next;
    made.xEof = eof;
    made.xColumn = column;
    made.xRowid = rowid;
    return made;
  }();
  return module;
}

}  // namespace

void Database::register_feed() {
  const int code = sqlite3_create_module_v2(handle_, "feed", &feed_module(), &feed_, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Database::run_with(std::string_view sql, const RowFeed& feed) {
  feed_ = &feed;
  try {
    use(sql)->run();
  } catch (...) {
    feed_ = nullptr;
    throw;
  }
  feed_ = nullptr;
}

}  // namespace renkei
