#include "core/store/rows.hpp"

#include <algorithm>

#include "core/store/conflicts.hpp"
#include "core/store/schema.hpp"

namespace renkei {
namespace {

// Sets of fields by their index; a kind has fewer than 62 (RowFeed::max_columns).
constexpr std::uint64_t bit(std::size_t index) { return std::uint64_t{1} << index; }

}  // namespace

// Prepared once per kind; updates once per set of fields that they write.
struct Rows::KindStatements {
  std::string insert;
  std::unordered_map<std::uint64_t, std::unique_ptr<Statement>> updates;

  explicit KindStatements(const Kind& kind) : insert(insert_sql(kind)) {}

  static std::string insert_sql(const Kind& kind) {
    std::string sql = "INSERT INTO " + sql_name(kind.name) + " SELECT c0";
    for (std::size_t i = 1; i < kind.fields.size() + 3; ++i) sql += ",c" + std::to_string(i);
    return sql + " FROM feed";
  }
  static std::string update_sql(const Kind& kind, std::uint64_t dirty) {
    std::string sql = "UPDATE " + sql_name(kind.name) + " SET ";
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
      if (dirty & bit(i)) sql += sql_name(kind.fields[i].name) + "=?,";
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
  if (!statements) statements = std::make_unique<KindStatements>(kind);
  return *statements;
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
  save_heads(store_, state, listed);
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
  for (const RecordState* state : states) save_heads(store_, *state, false);
}

void Rows::update(const RecordState& state) {
  Statement& update = statements(*state.kind).update(database_, *state.kind, state.dirty);
  int at = 1;
  for (std::size_t i = 0; i < state.values.size(); ++i)
    if (state.dirty & bit(i)) update.bind(at++, state.values[i]);
  update.bind(at, state.life).bind_blob(at + 1, encoded_).bind(at + 2, state.id).run();
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
      database_.execute("DELETE FROM " + renkei::sql_name(table) + "; DROP TABLE " +
                        renkei::sql_name(table));
  }
  for (const std::string& statement : derived_schema()) database_.execute(statement);
  store_.set_setting("derived_version", derived_version());
}

}  // namespace renkei
