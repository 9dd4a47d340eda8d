#include "core/store/schema.hpp"

#include "core/base/bytes.hpp"
#include "core/crypto/hash.hpp"
#include "core/model/kinds.hpp"

namespace renkei {
namespace {

// Raised when folding itself changes, so that stores derive anew although the tables look the same.
constexpr std::string_view folding_version = "4";

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
  const auto add_index = [&](std::string_view of, const std::string& columns,
                             const std::string& where = "") {
    out.push_back("CREATE INDEX " + sql_name(std::string(kind.name) + "_by_" + std::string(of)) +
                  " ON " + sql_name(kind.name) + '(' + columns + ')' + where);
  };
  // Read through for every status (open_conflicts), so it holds all that is asked for there.
  if (!kind.agree.empty()) {
    std::string columns;
    for (std::string_view name : kind.same) columns += sql_name(name) + ',';
    add_index("same", columns + sql_name(kind.agree) + ",_void");
  }
  // Asked for every status (unknown_uses); few are void.
  if (kind.number == Participant::number || kind.number == Tour::number)
    add_index("void", "e", " WHERE _void IS NOT NULL");
  // Nobody asks for records that refer to nothing.
  for (const Field& field : kind.fields)
    if (field.indexed && (kind.agree.empty() || kind.same[0] != field.name))
      add_index(field.name, sql_name(field.name),
                " WHERE " + sql_name(field.name) + " IS NOT NULL");
}

}  // namespace

const std::vector<std::string>& log_schema() {
  static const std::vector<std::string> statements = {
      "CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
      // A log, or a branch of a forked one: n is local. `root` is the log of the signing key,
      // `parent` the log that a branch leaves at from_seq.
      "CREATE TABLE log(n INTEGER PRIMARY KEY, id BLOB UNIQUE, root INTEGER, parent INTEGER, "
      "from_seq INTEGER, key BLOB, forked INTEGER)",
      // The secret keys of this device's own logs.
      "CREATE TABLE identity(n INTEGER PRIMARY KEY, secret BLOB)",
      // `signature`: with what tells that its bytes are still those that were put here. `personal`:
      // joined_blocks(), of which so many are `here` and so many are withheld.
      "CREATE TABLE segment(id INTEGER PRIMARY KEY, last INTEGER, hash BLOB, merged_at INTEGER, "
      "unknown INTEGER, here INTEGER, withheld INTEGER, header BLOB, signature BLOB, open BLOB, "
      "personal BLOB)",
      "CREATE UNIQUE INDEX segment_by_hash ON segment(hash)",
      "CREATE TABLE tail(seq INTEGER PRIMARY KEY, body BLOB)",
      // What some bundle has carried of this device's own logs: `part` 0 is a segment without its
      // personal blocks, 1 its first personal block, and so on.
      "CREATE TABLE exported(hash BLOB, part INTEGER, PRIMARY KEY(hash, part)) WITHOUT ROWID",
      // Segments that others referred to and that are not here: which seqs.
      "CREATE TABLE mention(root INTEGER, hash BLOB, least INTEGER, most INTEGER, "
      "PRIMARY KEY(root, hash)) WITHOUT ROWID",
      // Hashes that an erasure declared for the personal block of a segment, and which entry did.
      "CREATE TABLE rewritten(segment BLOB, block BLOB, root INTEGER, seq INTEGER, "
      "PRIMARY KEY(segment, block, root, seq)) WITHOUT ROWID",
      // Who enrols, trusts or revokes whom; from_seq: of a revocation.
      "CREATE TABLE act(root INTEGER, seq INTEGER, op INTEGER, target BLOB, from_seq INTEGER, "
      "PRIMARY KEY(root, seq, op, target, from_seq)) WITHOUT ROWID",
      // How far logs reach, as the sender of a file said.
      "CREATE TABLE claim(by BLOB, of BLOB, last INTEGER, own_last INTEGER, at_ms INTEGER, "
      "PRIMARY KEY(by, of)) WITHOUT ROWID"};
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
    // The entries that ask to erase a person's values, and those that refuse it; `day`: as the author's
    // clock showed it, since 1970.
    out.push_back(
        "CREATE TABLE erasure(e INTEGER, by INTEGER, refused INTEGER, day INTEGER, "
        "PRIMARY KEY(e, by)) WITHOUT ROWID");
    // LogDigest: the sum of the hashes of the records that each log bore.
    out.push_back(
        "CREATE TABLE digest(n INTEGER PRIMARY KEY, records INTEGER, open BLOB, personal BLOB)");
    // The offsets from UTC that the clocks of each log believed in.
    out.push_back(
        "CREATE TABLE clock(n INTEGER, offset_min INTEGER, PRIMARY KEY(n, offset_min)) "
        "WITHOUT ROWID");
    // The heads of fields that have two or more, or one that was withheld, with what is last known
    // of those (`role`); `open` when they differ. Also the heads of records that are pending.
    out.push_back(
        "CREATE TABLE conflict(e INTEGER, kind INTEGER, field INTEGER, by INTEGER, "
        "role INTEGER, value, open INTEGER, PRIMARY KEY(e, kind, field, by)) WITHOUT ROWID");
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
