// The library's header declares these only when it is told that they exist; they are declared weak,
// so that the program links with a library that lacks them.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "tests/bench/changesets.hpp"

#include <zstd.h>

#include <stdexcept>

#pragma weak sqlite3session_create
#pragma weak sqlite3session_attach
#pragma weak sqlite3session_changeset
#pragma weak sqlite3session_delete
#pragma weak sqlite3changeset_apply

namespace renkei::bench {
namespace {

constexpr int zstd_level = 3;  // as the product

std::string compress(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), zstd_level);
  if (ZSTD_isError(size)) throw std::runtime_error("zstd");
  out.resize(size);
  return out;
}

std::string decompress(std::string_view bytes) {
  std::string out(ZSTD_getFrameContentSize(bytes.data(), bytes.size()), '\0');
  if (ZSTD_isError(ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size())))
    throw std::runtime_error("zstd");
  return out;
}

int leave_out(void*, int, sqlite3_changeset_iter*) { return SQLITE_CHANGESET_OMIT; }

}  // namespace

bool has_session_extension() {
  return sqlite3session_create != nullptr && sqlite3changeset_apply != nullptr;
}

std::string make_changeset(const Shape& shape, int device, const std::vector<Operation>& operations,
                           const std::string& scratch_file) {
  PlainSqlite database(scratch_file);
  PlainTable table(database, shape, false);
  sqlite3_session* session = nullptr;
  database.check(sqlite3session_create(database.handle(), "main", &session), "session");
  database.check(sqlite3session_attach(session, "row"), "attach");
  database.execute("BEGIN");
  for (const Operation& operation : operations) table.apply(device, operation);
  database.execute("COMMIT");
  int size = 0;
  void* bytes = nullptr;
  database.check(sqlite3session_changeset(session, &size, &bytes), "changeset");
  std::string out =
      compress(std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size)));
  sqlite3_free(bytes);
  sqlite3session_delete(session);
  return out;
}

void apply_changeset(PlainSqlite& database, const std::string& compressed) {
  std::string bytes = decompress(compressed);
  database.execute("BEGIN IMMEDIATE");
  database.check(sqlite3changeset_apply(database.handle(), static_cast<int>(bytes.size()),
                                        bytes.data(), nullptr, leave_out, nullptr),
                 "apply");
  database.execute("COMMIT");
}

}  // namespace renkei::bench
