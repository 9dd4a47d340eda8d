#include "core/store/rows.hpp"

#include <algorithm>

#include "core/store/schema.hpp"

namespace renkei {
namespace {

bool has_several_heads(const RecordState& state) {
  return std::any_of(state.fields.begin(), state.fields.end(),
                     [](const FieldState& field) { return field.heads.size() > 1; });
}

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Sets of fields by their index; a kind has fewer than 62 (RowFeed::max_columns).
constexpr std::uint64_t bit(std::size_t index) { return std::uint64_t{1} << index; }

std::string select_sql(const Kind& kind) {
  std::string sql = "SELECT e, _void, _state";
  for (const Field& field : kind.fields) sql += ", " + quoted(field.name);
  return sql + " FROM " + quoted(kind.name);
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

// Prepared once per kind; updates once per set of fields that they write.
struct Rows::KindStatements {
  Statement one;
  std::string insert;
  std::unordered_map<std::uint64_t, std::unique_ptr<Statement>> updates;

  KindStatements(Database& database, const Kind& kind)
      : one(database, select_sql(kind) + " WHERE e=?"), insert(insert_sql(kind)) {}

  static std::string insert_sql(const Kind& kind) {
    std::string sql = "INSERT INTO " + quoted(kind.name) + " SELECT c0";
    for (std::size_t i = 1; i < kind.fields.size() + 3; ++i) sql += ",c" + std::to_string(i);
    return sql + " FROM feed";
  }
  static std::string update_sql(const Kind& kind, std::uint64_t dirty) {
    std::string sql = "UPDATE " + quoted(kind.name) + " SET ";
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
      if (dirty & bit(i)) sql += quoted(kind.fields[i].name) + "=?,";
    return sql + "_void=?,_state=? WHERE e=?";
  }
  Statement& update(Database& database, const Kind& kind, std::uint64_t dirty) {
    auto& statement = updates[dirty];
    if (!statement) statement = std::make_unique<Statement>(database, update_sql(kind, dirty));
    return *statement;
  }
};

namespace {

// New rows in the order of the table's columns: e, the fields, _void, _state.
class BirthFeed : public RowFeed {
 public:
  BirthFeed(const Kind& kind, std::span<const RecordState* const> states)
      : fields_(static_cast<int>(kind.fields.size())), states_(states) {}

  std::size_t rows() const override { return states_.size(); }
  int blob_column() const override { return fields_ + 2; }
  const Value& cell(std::size_t row, int column) const override {
    const RecordState& state = *states_[row];
    if (column > 0 && column <= fields_) return state.values[static_cast<std::size_t>(column - 1)];
    if (column == fields_ + 1) return state.life;
    if (column == 0) return own_ = Value::of(state.id);
    encode_state(state, encoded_);
    return own_ = encoded_.empty() ? Value{} : Value::of(std::string_view(encoded_));
  }

 private:
  int fields_;
  std::span<const RecordState* const> states_;
  mutable std::string encoded_;
  mutable Value own_;  // the cell that the state does not have as such
};

}  // namespace

Rows::Rows(Store& store) : store_(store), database_(store.database()) {}
Rows::~Rows() = default;

Rows::KindStatements& Rows::statements(const Kind& kind) {
  auto& statements = by_kind_[kind.number];
  if (!statements) statements = std::make_unique<KindStatements>(database_, kind);
  return *statements;
}

Stored Rows::load(RecordState& state, Arena& arena) {
  Using query(statements(*state.kind).one);
  query->bind(1, state.id);
  if (!query->step()) return load_pending(state, arena);
  read_row(*query.operator->(), state);
  keep_texts(state, arena);
  query->reset();
  if (has_several_heads(state)) load_heads(state, arena);
  return Stored::row;
}

void Rows::each(const std::function<void(const RecordState&)>& visit) {
  RecordState state;
  for (const Kind& kind : all_kinds()) {
    Statement query(database_, select_sql(kind));
    while (query.step()) {
      state.reset(query.integer(0), kind);
      read_row(query, state);
      visit(state);
    }
  }
  auto query = database_.use("SELECT e, kind, state FROM pending");
  while (query->step()) {
    const Kind* kind = find_kind(static_cast<int>(query->integer(1)));
    if (kind == nullptr) continue;
    state.reset(query->integer(0), *kind);
    decode_state(query->blob(2), state);
    visit(state);
  }
}

Stored Rows::load_pending(RecordState& state, Arena& arena) {
  auto query = database_.use("SELECT state FROM pending WHERE e=? AND kind=?");
  query->bind(1, state.id).bind(2, state.kind->number);
  if (!query->step()) return Stored::nowhere;
  decode_state(query->blob(0), state);
  load_heads(state, arena);
  // Nothing is shown of an unborn record, but its birth must find the values of the single heads.
  for (const FieldState& field : state.fields) {
    if (field.heads.empty()) continue;
    const int index = state.kind->find_number(field.field);
    if (field.field == life_field) state.life = field.heads[0].value;
    if (index >= 0) state.values[static_cast<std::size_t>(index)] = field.heads[0].value;
  }
  return Stored::pending;
}

void Rows::load_heads(RecordState& state, Arena& arena) {
  auto query = database_.use("SELECT field, by, value FROM conflict WHERE e=? AND kind=?");
  query->bind(1, state.id).bind(2, state.kind->number);
  while (query->step())
    for (FieldState& field : state.fields)
      for (Head& head : field.heads)
        if (field.field == query->integer(0) && head.by == query->integer(1)) {
          head.value = query->value(2);
          if (head.value.form == Value::Form::text) head.value.text = arena.keep(head.value.text);
        }
}

void Rows::save(const RecordState& state, Stored stored, bool listed) {
  encode_state(state, encoded_);
  if (!state.born) {
    save_pending(state);
  } else if (stored == Stored::row) {
    update(state);
  } else {
    const RecordState* birth = &state;
    database_.run_with(statements(*state.kind).insert, BirthFeed(*state.kind, {&birth, 1}));
    if (stored == Stored::pending)
      database_.use("DELETE FROM pending WHERE e=? AND kind=?")
          ->bind(1, state.id)
          .bind(2, state.kind->number)
          .run();
  }
  save_heads(state, listed);
}

void Rows::save_pending(const RecordState& state) {
  database_.use("INSERT OR REPLACE INTO pending VALUES(?,?,?)")
      ->bind(1, state.id)
      .bind(2, state.kind->number)
      .bind_blob(3, encoded_)
      .run();
}

void Rows::save_births(const Kind& kind, std::span<const RecordState* const> states) {
  database_.run_with(statements(kind).insert, BirthFeed(kind, states));
  for (const RecordState* state : states) save_heads(*state, false);
}

void Rows::update(const RecordState& state) {
  Statement& update = statements(*state.kind).update(database_, *state.kind, state.dirty);
  int at = 1;
  for (std::size_t i = 0; i < state.values.size(); ++i)
    if (state.dirty & bit(i)) update.bind(at++, state.values[i]);
  update.bind(at, state.life).bind_blob(at + 1, encoded_).bind(at + 2, state.id).run();
}

bool Rows::lists_heads(const RecordState& state) {
  return !state.born || !state.judgements.empty() || has_several_heads(state);
}

void Rows::save_heads(const RecordState& state, bool listed) {
  if (listed)
    database_.use("DELETE FROM conflict WHERE e=? AND kind=?")
        ->bind(1, state.id)
        .bind(2, state.kind->number)
        .run();
  if (!lists_heads(state)) return;
  const std::vector<int> open = state.judgements.empty() && !has_several_heads(state)
                                    ? std::vector<int>{}
                                    : conflicts_of(state);
  auto insert = database_.use("INSERT OR IGNORE INTO conflict VALUES(?,?,?,?,?,?,?)");
  const auto put = [&](int field, const Head& head, const Value& value) {
    insert->bind(1, state.id).bind(2, state.kind->number).bind(3, field).bind(4, head.by);
    insert->bind(5, head.at_s).bind(6, value).bind(7, std::int64_t{contains(open, field)}).run();
  };
  for (const FieldState& field : state.fields) {
    const bool disputed = field.field == life_field && contains(open, life_field);
    if (field.heads.size() < 2 && state.born && !disputed) continue;
    for (const Head& head : field.heads)
      put(field.field, head,
          field.field == life_field && field.heads.size() == 1 && state.born ? state.life
                                                                             : head.value);
  }
  // An edit that a void had not seen claims that the record is alive.
  for (const auto& [number, by] : unjudged(state))
    if (const FieldState* field = state.changed(number))
      for (const Head& head : field->heads)
        if (head.by == by) put(life_field, head, {});
}

const Kind* Rows::kind_of(EntryId id) {
  for (const Kind& kind : all_kinds()) {
    Using query(statements(kind).one);
    query->bind(1, id);
    if (query->step()) return &kind;
  }
  return nullptr;
}

void Rows::drop_and_create() {
  by_kind_.clear();
  // Whatever an older version of this program derived goes; what is the log's stays.
  std::vector<std::string> tables;
  {
    auto query = database_.use("SELECT name FROM sqlite_master WHERE type='table'");
    while (query->step()) tables.emplace_back(query->text(0));
  }
  const std::vector<std::string>& keep = log_schema();
  for (const std::string& table : tables) {
    const std::string start = "CREATE TABLE " + table + '(';
    const bool is_log = std::any_of(keep.begin(), keep.end(), [&](const std::string& statement) {
      return statement.starts_with(start);
    });
    // Dropping keeps the old pages in memory for a rollback of the statement; emptying does not.
    if (!is_log && !table.starts_with("sqlite_"))
      database_.execute("DELETE FROM " + renkei::quoted(table) + "; DROP TABLE " +
                        renkei::quoted(table));
  }
  for (const std::string& statement : derived_schema()) database_.execute(statement);
  store_.set_setting("derived_version", derived_version());
}

}  // namespace renkei
