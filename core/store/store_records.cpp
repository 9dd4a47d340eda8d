#include "core/store/store_records.hpp"

#include "core/store/conflicts.hpp"
#include "core/store/schema.hpp"

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

std::string select(const Kind& kind) {
  std::string sql = "SELECT e, _void";
  for (const Field& field : kind.fields) sql += ", " + sql_name(field.name);
  return sql + " FROM " + sql_name(kind.name);
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
  const auto at = marks.find(record.id());
  if (at == marks.end()) return;
  for (int field : at->second.open) record.conflicts.push_back(field_name(record.kind(), field));
  for (int field : at->second.withheld) record.withheld.push_back(field_name(record.kind(), field));
}

}  // namespace

void StoreRecords::each(const Kind& kind, std::span<const Match> where, bool with_void,
                        const std::function<void(const Record&)>& visit) const {
  std::string sql = select(kind) + (with_void ? " WHERE 1" : " WHERE _void IS NULL");
  for (const Match& match : where)
    sql += " AND " + sql_name(kind.fields[match.field].name) + " IS ?";
  sql += " ORDER BY e";
  const RecordMarks marks = marked_fields(store_, kind);
  Statement query(store_.database(), sql);
  int at = 1;
  for (const Match& match : where) query.bind(at++, match.value);
  Record record(0, kind);
  while (query.step()) {
    record.become(query.integer(0));
    read_record(query, marks, record,
                [&](std::size_t field, const Value& value) { record.look_at(field, value); });
    visit(record);
  }
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

std::vector<OwnValue> StoreRecords::contenders(EntryId id, const Kind& kind, int field) const {
  return renkei::contenders(store_, id, kind, field);
}

}  // namespace renkei
