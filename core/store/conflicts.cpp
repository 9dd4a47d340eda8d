#include "core/store/conflicts.hpp"

#include <algorithm>

#include "core/logic/conflict_rules.hpp"
#include "core/model/kinds.hpp"
#include "core/store/schema.hpp"
#include "core/store/uses.hpp"

namespace renkei {
namespace {

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void sort_alike(const Store& store, std::vector<StoredConflict>& conflicts) {
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

// What a row of the table is.
enum class Role : std::int64_t { known_head, withheld_head, last_known };

// `query` yields e, kind, field, by, value and role of open heads, those of one field in a row.
void read_field_conflicts(Using& query, std::vector<StoredConflict>& conflicts) {
  while (query->step()) {
    const EntryId id = query->integer(0);
    const Kind* kind = find_kind(static_cast<int>(query->integer(1)));
    const int field = static_cast<int>(query->integer(2));
    if (kind == nullptr) continue;
    if (conflicts.empty() || conflicts.back().id != id || conflicts.back().field != field)
      conflicts.push_back({id, kind, field, {}});
    conflicts.back().claims.push_back({query->integer(3), id, OwnValue(query->value(4)),
                                       Role(query->integer(5)) == Role::withheld_head});
  }
}

// The write that a record's shown value comes from: the first of its heads, or its birth.
EntryId writer_of(const Store& store, const RecordState& state, int field) {
  const FieldState* changed = state.changed(field);
  if (changed == nullptr || changed->heads.empty()) return state.id;
  return std::min_element(
             changed->heads.begin(), changed->heads.end(),
             [&](const Head& a, const Head& b) { return store.comes_before(a.by, b.by); })
      ->by;
}

StoredConflict disagreement(const Store& store, const Kind& kind,
                            const std::vector<EntryId>& members) {
  const int field = kind.fields[static_cast<std::size_t>(kind.find(kind.agree))].number;
  StoredConflict conflict{members[0], &kind, field, {}};
  auto query = store.database().query("SELECT " + sql_name(kind.agree) + ", _state FROM " +
                                      sql_name(kind.name) + " WHERE e=?");
  for (EntryId member : members) {
    query->bind(1, member);
    query->step();
    RecordState state;
    state.id = member;
    state.kind = &kind;
    decode_state(query->blob(1), state);
    conflict.claims.push_back({writer_of(store, state, field), member, OwnValue(query->value(0))});
    query->reset();
    if (store.comes_before(member, conflict.id)) conflict.id = member;
  }
  return conflict;
}

std::string keys_of(const Kind& kind) {
  std::string keys;
  for (std::string_view name : kind.same) keys += (keys.empty() ? "" : ", ") + sql_name(name);
  return keys;
}

// Records of one kind that are about the same thing and disagree. The index <kind>_by_same is read
// from end to end: SQLite's own grouping would take five times as long.
void add_group_conflicts(const Store& store, const Kind& kind,
                         std::vector<StoredConflict>& conflicts) {
  const std::string keys = keys_of(kind), agree = sql_name(kind.agree);
  Statement query(store.database(), "SELECT e, " + agree + ", " + keys + " FROM " +
                                        sql_name(kind.name) + " WHERE _void IS NULL AND " + agree +
                                        " IS NOT NULL ORDER BY " + keys);
  // Of the group: what it is to agree in, then the keys.
  std::vector<OwnValue> first(kind.same.size() + 1);
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

// The same for the group of one record.
void add_group_conflict_of(const Store& store, EntryId record, const Kind& kind,
                           std::vector<StoredConflict>& conflicts) {
  const std::string agree = sql_name(kind.agree), table = sql_name(kind.name);
  std::string same;
  for (std::string_view name : kind.same)
    same += " AND t." + sql_name(name) + " IS mine." + sql_name(name);
  Statement query(store.database(),
                  "SELECT t.e, t." + agree + " FROM " + table + " AS mine JOIN " + table +
                      " AS t ON t._void IS NULL AND t." + agree + " IS NOT NULL" + same +
                      " WHERE mine.e=? AND mine._void IS NULL AND mine." + agree + " IS NOT NULL");
  query.bind(1, record);
  std::vector<EntryId> members;
  OwnValue first;
  bool differ = false;
  while (query.step()) {
    if (members.empty()) first = OwnValue(query.value(1));
    differ |= !(first.view() == query.value(1));
    members.push_back(query.integer(0));
  }
  if (differ) conflicts.push_back(disagreement(store, kind, members));
}

// `query` yields e, field, open and role, those of one field in a row.
RecordMarks read_marks(Using& query) {
  RecordMarks marks;
  EntryId record = 0;
  int field = -1;
  bool open = false, any_known = false, any_withheld = false;
  const auto end_field = [&] {
    if (open) marks[record].open.push_back(field);
    if (any_withheld && !any_known) marks[record].withheld.push_back(field);
    open = any_known = any_withheld = false;
  };
  while (query->step()) {
    if (query->integer(0) != record || query->integer(1) != field) end_field();
    record = query->integer(0);
    field = static_cast<int>(query->integer(1));
    open |= query->integer(2) != 0;
    any_known |= Role(query->integer(3)) == Role::known_head;
    any_withheld |= Role(query->integer(3)) == Role::withheld_head;
  }
  end_field();
  return marks;
}

// Beside what the table has of the same people.
void add_use_conflicts(const Store& store, std::optional<EntryId> person,
                       std::vector<StoredConflict>& conflicts) {
  for (const auto& [id, found] : unknown_uses(store, person)) {
    const EntryId about = id;
    auto at = std::find_if(conflicts.begin(), conflicts.end(), [&](const StoredConflict& known) {
      return known.id == about && known.field == life_field;
    });
    if (at == conflicts.end()) {
      at = conflicts.insert(at, {id, find_kind(Participant::number), life_field, {}});
      for (EntryId by : found.voids) at->claims.push_back({by, id, found.reason});
    }
    for (EntryId use : found.uses) at->claims.push_back({use, use, {}});
  }
}

}  // namespace

std::vector<StoredConflict> open_conflicts(const Store& store) {
  std::vector<StoredConflict> conflicts;
  auto query = store.database().query(
      "SELECT e, kind, field, by, value, role FROM conflict WHERE open=1 ORDER BY e, kind, field");
  read_field_conflicts(query, conflicts);
  for (const Kind& kind : all_kinds())
    if (!kind.agree.empty()) add_group_conflicts(store, kind, conflicts);
  add_use_conflicts(store, std::nullopt, conflicts);
  sort_alike(store, conflicts);
  return conflicts;
}

std::vector<StoredConflict> open_conflicts(const Store& store, EntryId record, const Kind& kind) {
  std::vector<StoredConflict> conflicts;
  auto query = store.database().query(
      "SELECT e, kind, field, by, value, role FROM conflict WHERE e=? AND kind=? AND open=1 "
      "ORDER BY field");
  query->bind(1, record).bind(2, kind.number);
  read_field_conflicts(query, conflicts);
  if (!kind.agree.empty()) add_group_conflict_of(store, record, kind, conflicts);
  if (kind.number == Participant::number) add_use_conflicts(store, record, conflicts);
  sort_alike(store, conflicts);
  return conflicts;
}

RecordMarks marked_fields(const Store& store, const Kind& kind) {
  auto query = store.database().query(
      "SELECT e, field, open, role FROM conflict WHERE kind=? ORDER BY e, field");
  query->bind(1, kind.number);
  return read_marks(query);
}

RecordMarks marked_fields(const Store& store, const Kind& kind, EntryId record) {
  auto query = store.database().query(
      "SELECT e, field, open, role FROM conflict WHERE e=? AND kind=? ORDER BY field");
  query->bind(1, record).bind(2, kind.number);
  return read_marks(query);
}

std::vector<OwnValue> contenders(const Store& store, EntryId record, const Kind& kind, int field) {
  std::vector<OwnValue> values;
  auto query = store.database().query(
      "SELECT DISTINCT value FROM conflict WHERE e=? AND kind=? AND field=? AND open=1 AND role=0 "
      "ORDER BY 1");
  query->bind(1, record).bind(2, kind.number).bind(3, field);
  while (query->step()) values.emplace_back(query->value(0));
  return values;
}

bool has_values_here(const RecordState& state) {
  return std::any_of(state.fields.begin(), state.fields.end(), [](const FieldState& field) {
    return field.heads.size() + field.last_known.size() > 1;
  });
}

bool lists_heads(const RecordState& state) {
  return !state.born || !state.judgements.empty() || has_values_here(state) ||
         std::any_of(state.fields.begin(), state.fields.end(),
                     [](const FieldState& field) { return field.is_withheld(); });
}

void save_heads(Store& store, const RecordState& state, bool listed) {
  Database& database = store.database();
  if (listed)
    database.use("DELETE FROM conflict WHERE e=? AND kind=?")
        ->bind(1, state.id)
        .bind(2, state.kind->number)
        .run();
  if (!lists_heads(state)) return;
  // Nothing is shown of an unborn record, so nothing of it disagrees yet.
  const std::vector<int> open = state.born ? conflicts_of(state, store) : std::vector<int>{};
  auto insert = database.use("INSERT OR IGNORE INTO conflict VALUES(?,?,?,?,?,?,?)");
  const auto put = [&](int field, EntryId by, Role role, const Value& value, bool is_open) {
    insert->bind(1, state.id).bind(2, state.kind->number).bind(3, field).bind(4, by);
    insert->bind(5, static_cast<std::int64_t>(role)).bind(6, value).bind(7, std::int64_t{is_open});
    insert->run();
  };
  for (const FieldState& field : state.fields) {
    const bool is_open = contains(open, field.field);
    const bool disputed = field.field == life_field && is_open;
    const bool single = field.heads.size() == 1 && field.last_known.empty();
    if (single && state.born && !disputed && !field.heads[0].withheld) continue;
    for (const Head& head : field.heads)
      put(field.field, head.by, head.withheld ? Role::withheld_head : Role::known_head,
          field.field == life_field && single && state.born ? state.life : head.value, is_open);
    for (const Head& head : field.last_known)
      put(field.field, head.by, Role::last_known, head.value, false);
  }
  // An edit that a void had not seen claims that the record is alive.
  for (const auto& [number, by] : unjudged(state, store))
    put(life_field, by, Role::known_head, {}, contains(open, life_field));
}

void load_heads(const Store& store, RecordState& state, Arena& arena) {
  auto query = store.database().query("SELECT field, by, value FROM conflict WHERE e=? AND kind=?");
  query->bind(1, state.id).bind(2, state.kind->number);
  const auto take = [&](Head& head) {
    if (head.by != query->integer(1)) return;
    head.value = query->value(2);
    if (head.value.form == Value::Form::text) head.value.text = arena.keep(head.value.text);
  };
  while (query->step())
    for (FieldState& field : state.fields) {
      if (field.field != query->integer(0)) continue;
      for (Head& head : field.heads) take(head);
      for (Head& head : field.last_known) take(head);
    }
}

}  // namespace renkei
