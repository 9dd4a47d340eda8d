#include "core/store/store_records.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "core/model/summing.hpp"
#include "core/store/conflicts.hpp"
#include "core/store/schema.hpp"
#include "core/store/states.hpp"

namespace renkei {
namespace {

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
          "SELECT _void FROM " + sql_name(each.name) + " WHERE e=?";
    return made;
  }();
  return queries[static_cast<std::size_t>(kind.number)];
}

// The beginning of a name: a log's letters, and a number or none.
struct Beginning {
  std::string_view letters;
  std::optional<Seq> seq;
};
constexpr std::size_t fewest_letters = 1, all_letters = 26;

std::optional<Beginning> read_beginning(std::string_view text) {
  const std::size_t hyphen = std::min(text.find('-'), text.size());
  Beginning read{text.substr(0, hyphen), {}};
  if (read.letters.size() < fewest_letters || read.letters.size() > all_letters)
    return std::nullopt;
  if (hyphen + 1 >= text.size()) return read;
  const std::string_view digits = text.substr(hyphen + 1);
  Seq seq = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), seq);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (digits[0] == '0' || seq < 1 || seq > max_seq) return std::nullopt;
  read.seq = seq;
  return read;
}

std::string select(const Kind& kind) {
  std::string sql = "SELECT e, _void";
  for (const Field& field : kind.fields) sql += ", " + sql_name(field.name);
  if (kind.holds_personal) sql += ", _state";
  return sql + " FROM " + sql_name(kind.name);
}

// First values that have not travelled this far.
void mark_withheld_since_birth(const Statement& row, Record& record) {
  const Kind& kind = record.kind();
  const int at = static_cast<int>(kind.fields.size()) + 2;
  if (!kind.holds_personal || row.is_null(at)) return;
  RecordState state;
  state.id = record.id();
  decode_state(row.blob(at), state);
  for (const Field& field : kind.fields)
    if (state.is_withheld_since_birth(field)) record.withheld.push_back(field.name);
}

// The columns that select() names; `keep` says how the record takes a value.
template <class Keep>
void read_record(const Statement& row, const RecordMarks& marks, Record& record, Keep keep) {
  record.is_void = !row.is_null(1);
  record.void_reason = row.text(1);
  for (std::size_t i = 0; i < record.kind().fields.size(); ++i)
    keep(i, row.value(static_cast<int>(i) + 2));
  record.conflicts.clear();
  record.withheld.clear();
  mark_withheld_since_birth(row, record);
  const auto at = marks.find(record.id());
  if (at == marks.end()) return;
  for (int field : at->second.open) record.conflicts.push_back(field_name(record.kind(), field));
  for (int field : at->second.withheld) record.withheld.push_back(field_name(record.kind(), field));
}

constexpr const char* live = " WHERE _void IS NULL";

std::string json_list(std::span<const EntryId> ids) {
  std::string list = "[";
  for (const EntryId id : ids) {
    if (list.size() > 1) list += ',';
    list += std::to_string(id);
  }
  return list + ']';
}

// What records have to match, as SQL and its parameters; lives as long as the query that it was bound to.
class Conditions {
 public:
  Conditions(const Kind& kind, std::span<const Match> where) : where_(where) {
    for (const Match& match : where) {
      const std::string name = sql_name(kind.fields[match.field].name);
      if (!match.among) {
        sql_ += " AND " + name + (match.value.is_null() ? " IS ?" : "=?");
        continue;
      }
      lists_.push_back(json_list(*match.among));
      const std::string list = " IN (SELECT value FROM json_each(?))";
      sql_ += match.outside ? " AND (" + name + " IS NULL OR " + name + " NOT" + list + ")"
                            : " AND " + name + list;
    }
  }
  const std::string& sql() const { return sql_; }
  // Through the index of a reference, records come owner by owner, and need no sorting.
  const char* order() const { return lists_.empty() ? " ORDER BY e" : ""; }
  // The number of the next parameter.
  int bind(Statement& query) const {
    int at = 1;
    auto list = lists_.begin();
    for (const Match& match : where_) {
      if (match.among)
        query.bind_text(at++, *list++);
      else
        query.bind(at++, match.value);
    }
    return at;
  }

 private:
  std::span<const Match> where_;
  std::string sql_;
  std::vector<std::string> lists_;
};

}  // namespace

void StoreRecords::each(const Kind& kind, std::span<const Match> where, bool with_void,
                        const std::function<void(const Record&)>& visit) const {
  const Conditions conditions(kind, where);
  Statement query(store_.database(), select(kind) + (with_void ? " WHERE 1" : live) +
                                         conditions.sql() + conditions.order());
  conditions.bind(query);
  visit_all(query, kind, visit);
}

void StoreRecords::visit_all(Statement& query, const Kind& kind,
                             const std::function<void(const Record&)>& visit) const {
  const RecordMarks marks = marked_fields(store_, kind);
  Record record(0, kind);
  while (query.step()) {
    record.become(query.integer(0));
    read_record(query, marks, record,
                [&](std::size_t field, const Value& value) { record.look_at(field, value); });
    visit(record);
  }
}

void StoreRecords::sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
                        std::span<const Match> where,
                        const std::function<void(const Summed&)>& visit) const {
  std::string sql = "SELECT e, " + sql_name(kind.fields[number].name);
  for (const Apart& each : apart) sql += ", " + sql_name(kind.fields[each.field].name);
  const Conditions conditions(kind, where);
  Statement query(store_.database(),
                  sql + " FROM " + sql_name(kind.name) + live + conditions.sql());
  conditions.bind(query);
  const RecordMarks marks = marked_fields(store_, kind);
  const auto in_conflict = [&](EntryId id) {
    const auto at = marks.find(id);
    return at != marks.end() && !at->second.open.empty();
  };
  Summing summing(apart, visit);
  std::vector<Value> values(apart.size());
  while (query.step()) {
    const EntryId id = query.integer(0);
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = query.value(static_cast<int>(i) + 2);
    summing.add(log_of(id), values, query.value(1), in_conflict(id));
  }
  summing.finish();
}

void StoreRecords::latest(const Kind& kind, std::span<const Match> where, LogNumber log,
                          std::size_t most, const std::function<void(const Record&)>& visit) const {
  const Conditions conditions(kind, where);
  Statement query(store_.database(), select(kind) + live + conditions.sql() +
                                         " AND e BETWEEN ? AND ? ORDER BY e DESC LIMIT ?");
  const int at = conditions.bind(query);
  query.bind(at, make_entry_id(log, 1)).bind(at + 1, make_entry_id(log, max_seq));
  query.bind(at + 2, static_cast<std::int64_t>(most));
  visit_all(query, kind, visit);
}

std::optional<Record> StoreRecords::find(EntryId id, const Kind* likely) const {
  const auto known = standing(id, likely);
  if (!known) return std::nullopt;
  auto query = store_.database().query(select(*known->kind) + " WHERE e=?");
  query->bind(1, id);
  query->step();
  Record record(id, *known->kind);
  read_record(*query.operator->(), marked_fields(store_, *known->kind, id), record,
              [&](std::size_t field, const Value& value) { record.set(field, value); });
  return record;
}

std::optional<Records::Standing> StoreRecords::standing(EntryId id, const Kind* likely) const {
  const auto look = [&](const Kind& kind) -> std::optional<Standing> {
    auto query = store_.database().query(life_query(kind));
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

std::vector<EntryId> StoreRecords::disputed(const Kind& kind, int field) const {
  std::vector<EntryId> records;
  for (const auto& [id, marks] : marked_fields(store_, kind))
    if (std::ranges::find(marks.open, field) != marks.open.end()) records.push_back(id);
  return records;
}

std::vector<OwnValue> StoreRecords::contenders(EntryId id, const Kind& kind, int field) const {
  return renkei::contenders(store_, id, kind, field);
}

std::optional<EntryId> StoreRecords::parse_id(std::string_view text) const {
  const auto name = parse_global_id(text);
  if (!name) return std::nullopt;
  const std::vector<EntryId> records = named(*name);
  return records.size() == 1 ? records[0] : store_.parse_id(text);
}

bool StoreRecords::knows(EntryId id) const {
  return standing(id, nullptr) || !States(store_).pending_kinds(id).empty();
}

std::vector<EntryId> StoreRecords::named(const GlobalId& name) const {
  const LogRow* log = store_.find_log(name.log);
  if (log == nullptr || !log->forked) return {};
  const auto meant = store_.meant_by(name);
  if (meant && knows(*meant)) return {*meant};
  std::vector<EntryId> found = store_.given_out_as(name);
  std::erase_if(found, [&](EntryId id) { return !knows(id); });
  return found;
}

std::vector<EntryId> StoreRecords::beginning(std::string_view text, const Kind* kind,
                                             std::size_t most) const {
  std::set<EntryId> found;
  const auto typed = read_beginning(text);
  if (!typed) return {};
  const auto begins = [&](const LogId& id) { return to_text(id).starts_with(typed->letters); };
  for (const LogRow* log : store_.logs()) {
    const LogId& root = store_.log(log->root).id;
    const bool by_root = !begins(log->id);  // by the name that it had before the log forked
    if (by_root && !begins(root)) continue;
    const Seq first = typed->seq.value_or(1), last = typed->seq.value_or(max_seq);
    const auto look = [&](const std::string& from) {
      auto query = store_.database().query("SELECT e FROM " + from +
                                           " e BETWEEN ? AND ? ORDER BY e LIMIT ?");
      query->bind(1, make_entry_id(log->n, first)).bind(2, make_entry_id(log->n, last));
      query->bind(3, static_cast<std::int64_t>(most));
      while (query->step() && found.size() < most) {
        const EntryId id = query->integer(0);
        const auto meant = by_root ? store_.meant_by({root, seq_of(id)}) : std::nullopt;
        found.insert(meant && knows(*meant) ? *meant : id);
      }
    };
    for (const Kind& each : all_kinds())
      if (kind == nullptr || &each == kind) look(sql_name(each.name) + " WHERE");
    look("pending WHERE" + (kind ? " kind=" + std::to_string(kind->number) + " AND" : ""));
  }
  return {found.begin(), found.end()};
}

bool StoreRecords::is_beginning(std::string_view text) const {
  const auto typed = read_beginning(text);
  if (!typed) return false;
  const auto logs = store_.logs();
  return std::any_of(logs.begin(), logs.end(), [&](const LogRow* log) {
    return to_text(log->id).starts_with(typed->letters) ||
           to_text(store_.log(log->root).id).starts_with(typed->letters);
  });
}

}  // namespace renkei
