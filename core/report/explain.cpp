#include "core/report/explain.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/model/municipality_history.hpp"
#include "core/model/record_names.hpp"
#include "core/report/table_building.hpp"

namespace renkei {
namespace {

std::string_view take_step(std::string_view& path) {
  const std::string_view step = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(path.size(), step.size() + 1));
  return step;
}

// From 0; as large as there is nothing when it is no number.
std::size_t index_of(std::string_view step) {
  std::size_t n = 0;
  const auto read = std::from_chars(step.data(), step.data() + step.size(), n);
  return read.ec == std::errc() && read.ptr == step.data() + step.size() && n > 0 ? n - 1
                                                                                  : SIZE_MAX;
}

std::string first_text(const Row& row) {
  const auto* text =
      row.cells.empty() ? nullptr : std::get_if<std::string>(&row.cells.front().value);
  return text ? *text : std::string();
}

const Row* row_of(const Table& table, std::string_view step) {
  for (const Row& row : table.rows)
    if (!step.empty() && (row.key == step || first_text(row) == step)) return &row;
  const std::size_t index = index_of(step);
  return index < table.rows.size() ? &table.rows[index] : nullptr;
}

std::size_t column_of(const Table& table, std::string_view step) {
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].key == step || table.columns[c].label == step) return c;
  return index_of(step);
}

struct Place {
  const Table* table;
  const Row* row;
  std::size_t column;
};

// The first that fits: a report may have several tables of one key.
std::optional<Place> find_cell(const Report& report, std::string_view path) {
  const std::string_view key = take_step(path);
  const std::string_view row_step = take_step(path);
  for (const Table& table : report.tables) {
    if (table.key != key) continue;
    const Row* row = row_of(table, row_step);
    const std::size_t column = column_of(table, path);
    if (row && column < row->cells.size() && row->cells[column].basis)
      return Place{&table, row, column};
  }
  return std::nullopt;
}

// Cells that can be explained, as paths that lead to them and to no other; for a refusal that helps.
std::vector<std::string> some_paths(const Report& report) {
  constexpr std::size_t enough_of_a_table = 3, enough = 12;
  std::vector<std::string> paths;
  for (const Table& table : report.tables) {
    std::size_t listed = 0;
    for (std::size_t r = 0; r < table.rows.size() && listed < enough_of_a_table; ++r)
      for (std::size_t c = 0; c < std::min(table.rows[r].cells.size(), table.columns.size()); ++c) {
        const Row& row = table.rows[r];
        if (!row.cells[c].basis || paths.size() >= enough) continue;
        const std::string behind =
            "/" + (row.key.empty() ? std::to_string(r + 1) : row.key) + "/" + table.columns[c].key;
        const auto found = find_cell(report, table.key + behind);
        if (!found || found->row != &row) continue;
        paths.push_back(table.key + behind);
        ++listed;
        break;
      }
  }
  return paths;
}

Error not_explained(const Report& report, std::string_view path, const Words& words) {
  Error error(Code::bad_option, {{"option", "--explain"}, {"value", std::string(path)}});
  const auto paths = some_paths(report);
  if (paths.empty())
    error.details.emplace_back("about", "nothing_explained");
  else
    error.details.emplace_back("expected", "TABLE/ROW/COLUMN: " + words.list(paths));
  return error;
}

// When it happened: of records that say so themselves.
std::string time_of(const Records& records, EntryId id) {
  const auto record = records.find(id);
  if (!record) return {};
  for (std::size_t field = 0; field < record->kind().fields.size(); ++field)
    if (record->kind().fields[field].of_entry)
      if (const Value at = record->value(record->kind().fields[field].name); !at.is_null())
        return minute_text(unpack_moment(at.integer), records.zone());
  return {};
}

// A record's id with as much of its device's as tells that from the others, and the device's name.
struct ShortId {
  std::string id, device;
};
ShortId short_id(const Coverage& coverage, std::string id) {
  constexpr std::size_t enough = 6;
  const std::size_t dash = id.rfind('-');
  if (dash == std::string::npos || dash < enough) return {std::move(id), {}};
  const std::string log = id.substr(0, dash), head = log.substr(0, enough);
  std::string name;
  int same = 0;
  for (const DeviceCoverage& device : coverage.devices) {
    same += device.id.starts_with(head) ? 1 : 0;
    if (device.id == log) name = device.name;
  }
  return {same == 1 ? head + id.substr(dash) : std::move(id), std::move(name)};
}

// The first of a part's rows bears what it contributed, so that the column adds up to the cell.
void add_part(Table& table, const Part& part, const Records& records, const Coverage& coverage,
              const Words& words) {
  const auto add = [&](Cell adds, std::string_view record, std::string_view time,
                       const ShortId& id) {
    table.rows.push_back({{text_cell(part.name), std::move(adds), text_cell(record),
                           text_cell(time), text_cell(id.device), text_cell(id.id)},
                          Row::Level::detail});
  };
  Cell adds = part.adds ? Cell::of(*part.adds) : Cell::empty();
  if (part.records.empty()) add(adds, {}, {}, {});
  for (const EntryId id : part.records)
    add(std::exchange(adds, Cell::empty()), record_words(records, words, id), time_of(records, id),
        short_id(coverage, records.id_text(id)));
}

}  // namespace

std::string record_words(const Records& records, const Words& words, EntryId id) {
  const auto record = records.find(id);
  if (!record) return {};
  std::string name(name_of(*record));
  const std::string_view ward = record->value("ward_code6").text;
  if (name.empty() && !ward.empty() && record->kind().number != Participant::number)
    name = full_name_on(ward, "9999-12-31");
  const std::string kind = words.kind(record->kind().name);
  return name.empty() ? kind : kind + " " + name;
}

Result<Report> explain(const Report& report, std::string_view path, const Records& records,
                       const Coverage& coverage, const Words& words) {
  const auto place = find_cell(report, path);
  if (!place) return not_explained(report, path, words);
  const Cell& cell = place->row->cells[place->column];
  Table table =
      make_table(words, "explanation", {"part", "adds", "record", "time", "device", "id"});
  table.title = place->table->title + " / " + first_text(*place->row) + " / " +
                place->table->columns[place->column].label;
  for (const Part& part : cell.basis->parts) add_part(table, part, records, coverage, words);
  Cell value = cell;
  value.basis = nullptr;
  table.rows.push_back({{Cell::of(words("explain.value")), value, Cell::empty(), Cell::empty(),
                         Cell::empty(), Cell::empty()},
                        Row::Level::total});
  table.notes.push_back(words("explain.rule", {{"rule", cell.basis->rule}}));
  Report explained = report;
  explained.tables.clear();
  explained.tables.push_back(std::move(table));
  return explained;
}

}  // namespace renkei
