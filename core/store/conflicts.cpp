#include "core/store/conflicts.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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
enum class Role : std::int64_t { known_head, withheld_head, last_known, not_followed };

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

// Of what one log said of one thing only the last counts, though it said so in several records.
void drop_superseded(const Store& store, std::vector<StoredClaim>& claims) {
  std::map<LogNumber, EntryId> last;
  for (const StoredClaim& claim : claims) {
    EntryId& of_log = last[log_of(claim.by)];
    of_log = std::max(of_log, claim.by);
  }
  std::erase_if(claims, [&](const StoredClaim& claim) {
    return std::ranges::any_of(
        last, [&](const auto& log) { return store.precedes(claim.by, log.second); });
  });
}

// `members`: records of one thing that say something; nothing when those that count agree.
std::optional<StoredConflict> disagreement(const Store& store, const Kind& kind,
                                           const std::vector<EntryId>& members) {
  const int field = kind.fields[static_cast<std::size_t>(kind.find(kind.agree))].number;
  StoredConflict conflict{0, &kind, field, {}};
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
  }
  drop_superseded(store, conflict.claims);
  bool differ = false;
  conflict.id = conflict.claims[0].record;
  for (const StoredClaim& claim : conflict.claims) {
    differ |= !(claim.value.view() == conflict.claims[0].value.view());
    if (store.comes_before(claim.record, conflict.id)) conflict.id = claim.record;
  }
  return differ ? std::optional(std::move(conflict)) : std::nullopt;
}

std::string keys_of(const Kind& kind) {
  std::string keys;
  for (std::string_view name : kind.same) keys += (keys.empty() ? "" : ", ") + sql_name(name);
  return keys;
}

// A record that was made several times, by one of the records of it: references to any of them agree.
using SameThing = std::unordered_map<EntryId, EntryId>;

const Kind* target_of(const Kind& kind, std::string_view name) {
  const Field& field = kind.fields[static_cast<std::size_t>(kind.find(name))];
  const Kind* target = field.target.empty() ? nullptr : find_kind(field.target);
  return target == nullptr || target->agree.empty() ? nullptr : target;
}

struct SameRow {
  EntryId id;
  Value says;  // what has to agree
  std::span<const Value> keys;
  bool begins;  // whether the keys are new
};

// Walks through the index <kind>_by_same from end to end, and hands over its live records, those
// with equal keys in a row: SQLite's own grouping would take five times as long.
void walk_by_same(const Store& store, const Kind& kind,
                  const std::function<void(const SameRow&)>& visit) {
  const std::string keys = keys_of(kind), agree = sql_name(kind.agree);
  Statement query(store.database(), "SELECT e, " + agree + ", " + keys + " FROM " +
                                        sql_name(kind.name) + " WHERE _void IS NULL ORDER BY " +
                                        keys);
  std::vector<OwnValue> before(kind.same.size());
  std::vector<Value> now(kind.same.size());
  bool any = false;
  while (query.step()) {
    bool same = std::exchange(any, true);
    for (std::size_t i = 0; i < now.size(); ++i) {
      now[i] = query.value(static_cast<int>(i) + 2);
      same = same && before[i].view() == now[i];
    }
    if (!same)
      for (std::size_t i = 0; i < now.size(); ++i) before[i] = OwnValue(now[i]);
    visit({query.integer(0), query.value(1), now, !same});
  }
}

SameThing made_several_times(const Store& store, const Kind& kind) {
  SameThing same;
  EntryId first = 0;
  walk_by_same(store, kind, [&](const SameRow& row) {
    if (row.begins) {
      first = row.id;
    } else {
      same.emplace(row.id, first);
      same.emplace(first, first);
    }
  });
  return same;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t with) {
  hash = (hash ^ with) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}
std::uint64_t mixed(std::uint64_t hash, const Value& value) {
  hash = mixed(hash, static_cast<std::uint64_t>(value.form));
  if (value.form == Value::Form::text)
    return mixed(hash, std::hash<std::string_view>()(value.text));
  if (value.form == Value::Form::real) return mixed(hash, std::bit_cast<std::uint64_t>(value.real));
  return mixed(hash, static_cast<std::uint64_t>(value.is_null() ? 0 : value.integer));
}

class GroupConflicts {
 public:
  GroupConflicts(const Store& store, const Kind& kind, std::vector<StoredConflict>& conflicts)
      : store_(store), kind_(kind), conflicts_(conflicts) {
    for (std::string_view name : kind.same) {
      const Kind* target = target_of(kind, name);
      things_.push_back(target == nullptr ? SameThing() : made_several_times(store, *target));
    }
  }
  void run() {
    walk_by_same(store_, kind_, [&](const SameRow& row) {
      if (row.begins) {
        end_group();
        aside_ = refers_to_several(row);
      }
      if (row.says.is_null()) return;
      if (aside_)
        hear_aside(row);
      else
        add(row.id, row.says);
    });
    end_group();
    if (!torn_.empty()) compare_those_aside();
  }

 private:
  bool refers_to_several(const SameRow& row) const {
    for (std::size_t i = 0; i < things_.size(); ++i)
      if (!things_[i].empty() && things_[i].contains(row.keys[i].integer)) return true;
    return false;
  }
  // The i-th key, with a reference to one of several records of one thing replaced.
  Value key_of(const SameRow& row, std::size_t i) const {
    const Value& key = row.keys[i];
    if (things_[i].empty() || key.is_null()) return key;
    const auto thing = things_[i].find(key.integer);
    return thing == things_[i].end() ? key : Value::of(thing->second);
  }
  std::uint64_t thing_of(const SameRow& row) const {
    std::uint64_t thing = 0;
    for (std::size_t i = 0; i < things_.size(); ++i) thing = mixed(thing, key_of(row, i));
    return thing;
  }
  // There may be hundreds of thousands, and hardly any disagree: of each thing one number is kept.
  void hear_aside(const SameRow& row) {
    const std::uint64_t thing = thing_of(row), says = mixed(0, row.says);
    const auto [said, is_first] = said_.try_emplace(thing, says);
    if (!is_first && said->second != says) torn_.insert(thing);
  }
  // By all of their keys, since a number may stand for two things.
  void compare_those_aside() {
    std::map<std::vector<decltype(OwnValue::held)>, std::vector<std::pair<EntryId, OwnValue>>>
        groups;
    walk_by_same(store_, kind_, [&](const SameRow& row) {
      if (row.says.is_null() || !refers_to_several(row) || !torn_.contains(thing_of(row))) return;
      std::vector<decltype(OwnValue::held)> keys;
      for (std::size_t i = 0; i < things_.size(); ++i)
        keys.push_back(OwnValue(key_of(row, i)).held);
      groups[std::move(keys)].emplace_back(row.id, OwnValue(row.says));
    });
    for (const auto& [keys, members] : groups) {
      for (const auto& [id, says] : members) add(id, says.view());
      end_group();
    }
  }
  void add(EntryId id, const Value& says) {
    if (members_.empty()) first_ = OwnValue(says);
    differ_ |= !(first_.view() == says);
    members_.push_back(id);
  }
  void end_group() {
    if (differ_)
      if (auto conflict = disagreement(store_, kind_, members_))
        conflicts_.push_back(std::move(*conflict));
    members_.clear();
    differ_ = false;
  }

  const Store& store_;
  const Kind& kind_;
  std::vector<StoredConflict>& conflicts_;
  std::vector<SameThing> things_;  // by key; empty where it is no reference to such a thing
  std::unordered_map<std::uint64_t, std::uint64_t> said_;  // of what is aside, by thing
  std::unordered_set<std::uint64_t> torn_;                 // of which different things were said
  bool aside_ = false;
  // Of the group at hand.
  OwnValue first_;
  std::vector<EntryId> members_;
  bool differ_ = false;
};

// The live records that are about the same thing as this one, itself among them.
std::vector<EntryId> same_as(const Store& store, const Kind& kind, EntryId record) {
  Statement keys(store.database(), "SELECT " + keys_of(kind) + " FROM " + sql_name(kind.name) +
                                       " WHERE e=? AND _void IS NULL");
  keys.bind(1, record);
  if (!keys.step()) return {};
  std::string sql = "SELECT e FROM " + sql_name(kind.name) + " WHERE _void IS NULL";
  std::vector<Value> wanted;
  for (std::size_t i = 0; i < kind.same.size(); ++i) {
    const Kind* target = target_of(kind, kind.same[i]);
    const Value key = keys.value(static_cast<int>(i));
    std::vector<EntryId> things;
    if (target != nullptr && !key.is_null()) things = same_as(store, *target, key.integer);
    if (things.empty()) wanted.push_back(key);
    for (EntryId thing : things) wanted.push_back(Value::of(thing));
    sql += " AND " + sql_name(kind.same[i]) + (things.empty() ? " IS ?" : " IN (?");
    for (std::size_t j = 1; j < things.size(); ++j) sql += ",?";
    if (!things.empty()) sql += ')';
  }
  Statement query(store.database(), sql);
  for (std::size_t i = 0; i < wanted.size(); ++i) query.bind(static_cast<int>(i) + 1, wanted[i]);
  std::vector<EntryId> same;
  while (query.step()) same.push_back(query.integer(0));
  return same;
}

// The same for the group of one record.
void add_group_conflict_of(const Store& store, EntryId record, const Kind& kind,
                           std::vector<StoredConflict>& conflicts) {
  std::vector<EntryId> members;
  Statement query(store.database(),
                  "SELECT " + sql_name(kind.agree) + " FROM " + sql_name(kind.name) + " WHERE e=?");
  for (EntryId member : same_as(store, kind, record)) {
    query.bind(1, member);
    query.step();
    if (!query.is_null(0)) members.push_back(member);
    query.reset();
  }
  if (members.size() < 2) return;
  auto conflict = disagreement(store, kind, members);
  if (conflict && std::ranges::any_of(conflict->claims, [&](const StoredClaim& claim) {
        return claim.record == record;
      }))
    conflicts.push_back(std::move(*conflict));
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

// Beside what the table has of the same records.
void add_use_conflicts(const Store& store, std::optional<EntryId> only,
                       std::vector<StoredConflict>& conflicts) {
  for (const auto& [id, found] : unknown_uses(store, only)) {
    const EntryId about = id;
    auto at = std::find_if(conflicts.begin(), conflicts.end(), [&](const StoredConflict& known) {
      return known.id == about && known.field == life_field;
    });
    if (at == conflicts.end()) {
      at = conflicts.insert(at, {id, found.kind, life_field, {}});
      for (EntryId by : found.voids) at->claims.push_back({by, id, found.reason});
    }
    for (EntryId use : found.uses) at->claims.push_back({use, use, {}});
  }
}

// What was relied on and made void by somebody who did not know of it.
RecordMarks with_uses(const Store& store, const Kind& kind, std::optional<EntryId> record,
                      RecordMarks marks) {
  if (!can_be_relied_on(kind)) return marks;
  for (const auto& [id, uses] : unknown_uses(store, record)) {
    if (uses.kind != &kind) continue;
    std::vector<int>& open = marks[id].open;
    if (!contains(open, life_field)) open.insert(open.begin(), life_field);
  }
  return marks;
}

}  // namespace

std::vector<StoredConflict> open_conflicts(const Store& store) {
  std::vector<StoredConflict> conflicts;
  auto query = store.database().query(
      "SELECT e, kind, field, by, value, role FROM conflict WHERE open=1 ORDER BY e, kind, field");
  read_field_conflicts(query, conflicts);
  for (const Kind& kind : all_kinds())
    if (!kind.agree.empty()) GroupConflicts(store, kind, conflicts).run();
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
  if (can_be_relied_on(kind)) add_use_conflicts(store, record, conflicts);
  sort_alike(store, conflicts);
  return conflicts;
}

RecordMarks marked_fields(const Store& store, const Kind& kind) {
  auto query = store.database().query(
      "SELECT e, field, open, role FROM conflict WHERE kind=? ORDER BY e, field");
  query->bind(1, kind.number);
  return with_uses(store, kind, std::nullopt, read_marks(query));
}

RecordMarks marked_fields(const Store& store, const Kind& kind, EntryId record) {
  auto query = store.database().query(
      "SELECT e, field, open, role FROM conflict WHERE e=? AND kind=? ORDER BY field");
  query->bind(1, record).bind(2, kind.number);
  return with_uses(store, kind, record, read_marks(query));
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
  return state.has_aside() ||
         std::any_of(state.fields.begin(), state.fields.end(), [](const FieldState& field) {
           return field.heads.size() + field.last_known.size() > 1;
         });
}

bool lists_heads(const RecordState& state) {
  return !state.born || !state.judgements.empty() || has_values_here(state) ||
         std::any_of(state.fields.begin(), state.fields.end(),
                     [](const FieldState& field) { return field.is_withheld(); });
}

namespace {

// What is not followed stands beside the field's own writes; where that was never changed, its birth.
template <class Put>
void put_aside(const RecordState& state, const FieldState& aside, bool is_open, Put put) {
  const int field = aside.field - not_followed;
  const FieldState* own = state.changed(field);
  if (is_open && (own == nullptr || own->heads.empty()))
    put(field, state.id, Role::known_head, state.shown(field), true);
  for (const Head& head : aside.heads) put(field, head.by, Role::not_followed, head.value, is_open);
}

}  // namespace

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
    if (field.field >= not_followed) {
      put_aside(state, field, contains(open, field.field - not_followed), put);
      continue;
    }
    const bool is_open = contains(open, field.field);
    const bool disputed = is_open && (field.field == life_field || state.has_aside());
    const bool single = field.heads.size() == 1 && field.last_known.empty();
    if (single && state.born && !disputed && !field.heads[0].withheld) continue;
    for (const Head& head : field.heads)
      put(field.field, head.by, head.withheld ? Role::withheld_head : Role::known_head,
          single && state.born && !head.withheld ? state.shown(field.field) : head.value, is_open);
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
      if (field.field % not_followed != query->integer(0)) continue;
      for (Head& head : field.heads) take(head);
      for (Head& head : field.last_known) take(head);
    }
}

}  // namespace renkei
