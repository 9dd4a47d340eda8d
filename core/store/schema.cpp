#include "core/store/schema.hpp"

#include "core/base/bytes.hpp"
#include "core/crypto/hash.hpp"

namespace renkei {
namespace {

// Raised when folding itself changes, so that stores derive anew although the tables look the same.
constexpr std::string_view folding_version = "1";

std::string column_type(Type type) {
  switch (form_of(type)) {
    case Value::Form::integer:
      return "INTEGER";
    case Value::Form::real:
      return "REAL";
    default:
      return "TEXT";
  }
}

void add_kind(const Kind& kind, std::vector<std::string>& out) {
  std::string sql = "CREATE TABLE " + sql_name(kind.name) + "(e INTEGER PRIMARY KEY";
  for (const Field& field : kind.fields)
    sql += ", " + sql_name(field.name) + ' ' + column_type(field.type);
  out.push_back(sql + ", _void TEXT, _state BLOB)");
  const auto add_index = [&](std::string_view of, const std::string& columns) {
    out.push_back("CREATE INDEX " + sql_name(std::string(kind.name) + "_by_" + std::string(of)) +
                  " ON " + sql_name(kind.name) + '(' + columns + ')');
  };
  // Read through for every status (open_conflicts), so it holds all that is asked for there.
  if (!kind.agree.empty()) {
    std::string columns;
    for (std::string_view name : kind.same) columns += sql_name(name) + ',';
    add_index("same", columns + sql_name(kind.agree) + ",_void");
  }
  for (const Field& field : kind.fields)
    if (field.indexed && (kind.agree.empty() || kind.same[0] != field.name))
      add_index(field.name, sql_name(field.name));
}

}  // namespace

const std::vector<std::string>& log_schema() {
  static const std::vector<std::string> statements = {
      "CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
      // A log, or a branch of a forked one: n is local. `root` is the log of the signing key,
      // `parent` the log that a branch leaves at from_seq; `claimed` the last seq known to exist
      // anywhere.
      "CREATE TABLE log(n INTEGER PRIMARY KEY, id BLOB UNIQUE, root INTEGER, parent INTEGER, "
      "from_seq INTEGER, key BLOB, claimed INTEGER, forked INTEGER)",
      // The secret keys of this device's own logs.
      "CREATE TABLE identity(n INTEGER PRIMARY KEY, secret BLOB)",
      "CREATE TABLE segment(id INTEGER PRIMARY KEY, last INTEGER, hash BLOB, merged_at INTEGER, "
      "unknown INTEGER, header BLOB, signature BLOB, open BLOB, personal BLOB)",
      "CREATE UNIQUE INDEX segment_by_hash ON segment(hash)",
      "CREATE TABLE tail(seq INTEGER PRIMARY KEY, body BLOB)",
      // Segments of this device's own logs that some bundle has carried.
      "CREATE TABLE exported(hash BLOB PRIMARY KEY) WITHOUT ROWID",
      // Segments that others referred to and that are not here: which seqs, to notice forks.
      "CREATE TABLE mention(hash BLOB PRIMARY KEY, root INTEGER, least INTEGER, most INTEGER) "
      "WITHOUT ROWID",
      // Hashes that signed erasures declared for the personal block of a segment.
      "CREATE TABLE rewritten(segment BLOB, block BLOB, PRIMARY KEY(segment, block)) WITHOUT ROWID",
      "CREATE TABLE enrolled(log BLOB PRIMARY KEY, by INTEGER) WITHOUT ROWID",
      "CREATE TABLE quarantine(hash BLOB PRIMARY KEY, name TEXT, reason TEXT, received_at INTEGER, "
      "bundle BLOB)"};
  return statements;
}

const std::vector<std::string>& derived_schema() {
  static const std::vector<std::string> statements = [] {
    std::vector<std::string> out;
    for (const Kind& kind : all_kinds()) add_kind(kind, out);
    // Changes that came before their record's birth.
    out.push_back(
        "CREATE TABLE pending(e INTEGER, kind INTEGER, state BLOB, PRIMARY KEY(e, kind)) "
        "WITHOUT ROWID");
    // People whose personal values are gone for good, and the entries that said so.
    out.push_back("CREATE TABLE erased(e INTEGER, by INTEGER, PRIMARY KEY(e, by)) WITHOUT ROWID");
    // LogDigest: the sum of the hashes of the records that each log bore.
    out.push_back(
        "CREATE TABLE digest(n INTEGER PRIMARY KEY, records INTEGER, open BLOB, personal BLOB)");
    // The offsets from UTC that the clocks of each log believed in.
    out.push_back(
        "CREATE TABLE clock(n INTEGER, offset_min INTEGER, PRIMARY KEY(n, offset_min)) "
        "WITHOUT ROWID");
    // The heads of fields that have two or more; `open` when they differ. Also the heads of records
    // that are pending.
    out.push_back(
        "CREATE TABLE conflict(e INTEGER, kind INTEGER, field INTEGER, by INTEGER, "
        "at INTEGER, value, open INTEGER, PRIMARY KEY(e, kind, field, by)) WITHOUT ROWID");
    return out;
  }();
  return statements;
}

std::string derived_version() {
  Hasher hasher;
  hasher.add(folding_version);
  for (const std::string& statement : derived_schema()) hasher.add(statement);
  return to_hex(view(hasher.done())).substr(0, 16);
}

}  // namespace renkei
