#include "core/store/states.hpp"

#include "core/store/conflicts.hpp"
#include "core/store/schema.hpp"

namespace renkei {
namespace {

std::string select_sql(const Kind& kind) {
  std::string sql = "SELECT e, _void, _state";
  for (const Field& field : kind.fields) sql += ", " + sql_name(field.name);
  return sql + " FROM " + sql_name(kind.name);
}

// As select_sql() has it; the texts are the statement's.
void read_row(const Statement& row, RecordState& state) {
  state.born = true;
  if (!row.is_null(1)) state.life = Value::of(row.text(1));
  decode_state(row.blob(2), state);
  for (std::size_t i = 0; i < state.values.size(); ++i)
    state.values[i] = row.value(static_cast<int>(i) + 3);
}

void keep_texts(RecordState& state, Arena& arena) {
  for (Value& value : state.values)
    if (value.form == Value::Form::text) value.text = arena.keep(value.text);
  if (!state.life.is_null()) state.life.text = arena.keep(state.life.text);
}

}  // namespace

Statement& States::one(const Kind& kind) {
  auto& statement = by_kind_[kind.number];
  if (!statement)
    statement = std::make_unique<Statement>(store_.database(), select_sql(kind) + " WHERE e=?");
  return *statement;
}

Stored States::load(RecordState& state, Arena& arena) {
  Using query(one(*state.kind));
  query->bind(1, state.id);
  if (!query->step()) return load_pending(state, arena);
  read_row(*query.operator->(), state);
  keep_texts(state, arena);
  query->reset();
  if (has_values_here(state)) load_heads(store_, state, arena);
  return Stored::row;
}

void States::each(const std::function<void(const RecordState&)>& visit) const {
  RecordState state;
  for (const Kind& kind : all_kinds()) {
    Statement query(store_.database(), select_sql(kind));
    while (query.step()) {
      state.reset(query.integer(0), kind);
      read_row(query, state);
      visit(state);
    }
  }
  auto query = store_.database().query("SELECT e, kind, state FROM pending");
  while (query->step()) {
    const Kind* kind = find_kind(static_cast<int>(query->integer(1)));
    if (kind == nullptr) continue;
    state.reset(query->integer(0), *kind);
    decode_state(query->blob(2), state);
    visit(state);
  }
}

Stored States::load_pending(RecordState& state, Arena& arena) const {
  auto query = store_.database().query("SELECT state FROM pending WHERE e=? AND kind=?");
  query->bind(1, state.id).bind(2, state.kind->number);
  if (!query->step()) return Stored::nowhere;
  decode_state(query->blob(0), state);
  load_heads(store_, state, arena);
  // Nothing is shown of an unborn record, but its birth must find the values of the single heads.
  for (const FieldState& field : state.fields) {
    if (field.heads.empty() || field.heads[0].withheld) continue;
    const int index = state.kind->find_number(field.field);
    if (field.field == life_field) state.life = field.heads[0].value;
    if (index >= 0) state.values[static_cast<std::size_t>(index)] = field.heads[0].value;
  }
  return Stored::pending;
}

const Kind* States::kind_of(EntryId id, const Kind* likely) {
  const auto lies_in = [&](const Kind& kind) {
    Using query(one(kind));
    query->bind(1, id);
    return query->step();
  };
  if (likely != nullptr && lies_in(*likely)) return likely;
  for (const Kind& kind : all_kinds())
    if (&kind != likely && lies_in(kind)) return &kind;
  return nullptr;
}

bool States::any_pending() const {
  return store_.database().integer("SELECT EXISTS(SELECT 1 FROM pending)") != 0;
}

std::vector<EntryId> States::pending_ids() const {
  std::vector<EntryId> ids;
  auto query = store_.database().query("SELECT DISTINCT e FROM pending");
  while (query->step()) ids.push_back(query->integer(0));
  return ids;
}

std::vector<const Kind*> States::pending_kinds(EntryId id) const {
  std::vector<const Kind*> kinds;
  auto query = store_.database().query("SELECT kind FROM pending WHERE e=?");
  query->bind(1, id);
  while (query->step())
    if (const Kind* kind = find_kind(static_cast<int>(query->integer(0)))) kinds.push_back(kind);
  return kinds;
}

}  // namespace renkei
