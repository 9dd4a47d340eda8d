#include "core/store/query.hpp"

#include <algorithm>
#include <map>

#include "core/logic/state.hpp"
#include "core/model/command.hpp"
#include "core/store/schema.hpp"

namespace renkei {
namespace {

using OpenFields = std::map<EntryId, std::vector<int>>;

OpenFields open_fields(Database& database, const Kind& kind) {
  OpenFields open;
  auto query = database.use("SELECT DISTINCT e, field FROM conflict WHERE kind=? AND open=1");
  query->bind(1, kind.number);
  while (query->step()) open[query->integer(0)].push_back(static_cast<int>(query->integer(1)));
  return open;
}

std::string_view field_name(const Kind& kind, int number) {
  const int index = kind.find_number(number);
  return index < 0 ? "_void" : kind.fields[static_cast<std::size_t>(index)].name;
}

// Made once: it is asked for every reference in every command.
const std::string& life_query(const Kind& kind) {
  static const std::vector<std::string> queries = [] {
    std::vector<std::string> made(static_cast<std::size_t>(all_kinds().back().number) + 1);
    for (const Kind& each : all_kinds())
      made[static_cast<std::size_t>(each.number)] =
          "SELECT _void FROM " + quoted(each.name) + " WHERE e=?";
    return made;
  }();
  return queries[static_cast<std::size_t>(kind.number)];
}

std::string select(const Kind& kind) {
  std::string sql = "SELECT e, _void";
  for (const Field& field : kind.fields) sql += ", " + quoted(field.name);
  return sql + " FROM " + quoted(kind.name);
}

Record read_record(const Statement& row, const Kind& kind, const OpenFields& open) {
  Record record(row.integer(0), kind);
  record.is_void = !row.is_null(1);
  record.void_reason = row.text(1);
  for (std::size_t i = 0; i < kind.fields.size(); ++i)
    record.set(i, row.value(static_cast<int>(i) + 2));
  if (const auto at = open.find(record.id()); at != open.end())
    for (int field : at->second) record.conflicts.push_back(field_name(kind, field));
  return record;
}

}  // namespace

void StoreRecords::each(const Kind& kind, std::span<const Match> where, bool with_void,
                        const std::function<void(const Record&)>& visit) const {
  Database& database = store_.database();
  std::string sql = select(kind) + (with_void ? " WHERE 1" : " WHERE _void IS NULL");
  for (const Match& match : where) sql += " AND " + quoted(kind.fields[match.field].name) + " IS ?";
  sql += " ORDER BY e";
  const OpenFields open = open_fields(database, kind);
  Statement query(database, sql);
  int at = 1;
  for (const Match& match : where) query.bind(at++, match.value);
  while (query.step()) visit(read_record(query, kind, open));
}

std::optional<Record> StoreRecords::find(EntryId id) const {
  const auto known = standing(id, nullptr);
  if (!known) return std::nullopt;
  Database& database = store_.database();
  auto query = database.use(select(*known->kind) + " WHERE e=?");
  query->bind(1, id);
  query->step();
  return read_record(*query.operator->(), *known->kind, open_fields(database, *known->kind));
}

std::optional<Records::Standing> StoreRecords::standing(EntryId id, const Kind* likely) const {
  const auto look = [&](const Kind& kind) -> std::optional<Standing> {
    auto query = store_.database().use(life_query(kind));
    query->bind(1, id);
    if (!query->step()) return std::nullopt;
    return Standing{&kind, !query->is_null(0)};
  };
  if (likely != nullptr)
    if (const auto found = look(*likely)) return found;
  for (const Kind& kind : all_kinds())
    if (&kind != likely)
      if (const auto found = look(kind)) return found;
  return std::nullopt;
}

std::vector<OwnValue> StoreRecords::contenders(EntryId id, const Kind& kind, int field) const {
  std::vector<OwnValue> values;
  auto query = store_.database().use(
      "SELECT DISTINCT value FROM conflict WHERE e=? AND kind=? AND field=? AND open=1 ORDER BY 1");
  query->bind(1, id).bind(2, kind.number).bind(3, field);
  while (query->step()) values.emplace_back(query->value(0));
  return values;
}

namespace {

void sort_alike(Store& store, std::vector<StoredConflict>& conflicts) {
  for (StoredConflict& conflict : conflicts)
    std::sort(
        conflict.claims.begin(), conflict.claims.end(),
        [&](const StoredClaim& a, const StoredClaim& b) { return store.comes_before(a.by, b.by); });
  std::sort(conflicts.begin(), conflicts.end(),
            [&](const StoredConflict& a, const StoredConflict& b) {
              if (a.id != b.id) return store.comes_before(a.id, b.id);
              if (a.field != b.field) return a.field < b.field;
              return a.claims.size() < b.claims.size();
            });
}

void add_field_conflicts(Store& store, std::vector<StoredConflict>& conflicts) {
  auto query = store.database().use(
      "SELECT e, kind, field, by, at, value FROM conflict c WHERE open=1 AND NOT EXISTS "
      "(SELECT 1 FROM pending p WHERE p.e=c.e AND p.kind=c.kind) ORDER BY e, kind, field");
  while (query->step()) {
    const EntryId id = query->integer(0);
    const Kind* kind = find_kind(static_cast<int>(query->integer(1)));
    const int field = static_cast<int>(query->integer(2));
    if (kind == nullptr) continue;
    if (conflicts.empty() || conflicts.back().id != id || conflicts.back().field != field)
      conflicts.push_back({id, kind, field, {}});
    conflicts.back().claims.push_back(
        {query->integer(3), id, query->integer(4), OwnValue(query->value(5)), !query->is_null(5)});
  }
}

// The write that a record's shown value comes from: the first of its heads, or its birth.
EntryId writer_of(Store& store, EntryId record, const RecordState& state, int field,
                  std::int64_t& at_s) {
  const FieldState* changed = state.changed(field);
  if (changed == nullptr || changed->heads.empty()) return record;
  const Head& first = *std::min_element(
      changed->heads.begin(), changed->heads.end(),
      [&](const Head& a, const Head& b) { return store.comes_before(a.by, b.by); });
  at_s = first.at_s;
  return first.by;
}

StoredConflict disagreement(Store& store, const Kind& kind, const std::vector<EntryId>& members) {
  const int field = kind.fields[static_cast<std::size_t>(kind.find(kind.agree))].number;
  StoredConflict conflict{members[0], &kind, field, {}};
  auto query = store.database().use("SELECT " + quoted(kind.agree) + ", _state FROM " +
                                    quoted(kind.name) + " WHERE e=?");
  for (EntryId member : members) {
    query->bind(1, member);
    query->step();
    RecordState state;
    state.id = member;
    state.kind = &kind;
    decode_state(query->blob(1), state);
    StoredClaim claim;
    claim.record = member;
    claim.by = writer_of(store, member, state, field, claim.at_s);
    claim.value = OwnValue(query->value(0));
    query->reset();
    if (store.comes_before(member, conflict.id)) conflict.id = member;
    conflict.claims.push_back(std::move(claim));
  }
  return conflict;
}

// Records of one kind that are about the same thing and disagree (design law 6). The index
// <kind>_by_same is read from end to end: SQLite's own grouping would take five times as long.
void add_group_conflicts(Store& store, const Kind& kind, std::vector<StoredConflict>& conflicts) {
  std::string keys;
  for (std::string_view name : kind.same) keys += (keys.empty() ? "" : ", ") + quoted(name);
  const std::string agree = quoted(kind.agree);
  Statement query(store.database(), "SELECT e, " + agree + ", " + keys + " FROM " +
                                        quoted(kind.name) + " WHERE _void IS NULL AND " + agree +
                                        " IS NOT NULL ORDER BY " + keys);
  std::vector<OwnValue> first(kind.same.size() +
                              1);  // of the group: what it is to agree in, the keys
  std::vector<EntryId> members;
  bool differ = false;
  const auto end_group = [&] {
    if (differ) conflicts.push_back(disagreement(store, kind, members));
    members.clear();
    differ = false;
  };
  const auto is_as_first = [&](std::size_t column) {
    return first[column].view() == query.value(static_cast<int>(column) + 1);
  };
  while (query.step()) {
    bool same = !members.empty();
    for (std::size_t key = 1; same && key < first.size(); ++key) same = is_as_first(key);
    if (!same) {
      end_group();
      for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = OwnValue(query.value(static_cast<int>(i) + 1));
    }
    differ |= !is_as_first(0);
    members.push_back(query.integer(0));
  }
  end_group();
}

}  // namespace

std::vector<StoredConflict> open_conflicts(Store& store) {
  std::vector<StoredConflict> conflicts;
  add_field_conflicts(store, conflicts);
  for (const Kind& kind : all_kinds())
    if (!kind.agree.empty()) add_group_conflicts(store, kind, conflicts);
  sort_alike(store, conflicts);
  return conflicts;
}

}  // namespace renkei
