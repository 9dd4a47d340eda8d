#include "core/report/earlier_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using nlohmann::ordered_json;

std::string text_in(const ordered_json& json, std::string_view name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const ordered_json& list_in(const ordered_json& json, std::string_view name) {
  static const ordered_json none = ordered_json::array();
  const auto found = json.find(name);
  return found != json.end() && found->is_array() ? *found : none;
}

Cell cell_of(const ordered_json& value) {
  if (value.is_number_integer()) return Cell::of(value.get<std::int64_t>());
  if (value.is_number_float()) return Cell::of_decimal(value.get<double>(), 1);
  if (!value.is_string()) return Cell::empty();
  const auto text = value.get<std::string>();
  return text == "－" ? Cell::dash() : text == "X" ? Cell::suppressed() : Cell::of(text);
}

// The ids that a cell's numbers mean, in the list at the end of the file.
std::vector<std::string> ids_of(const ordered_json& numbers, const ordered_json& ids) {
  std::vector<std::string> out;
  if (!numbers.is_array()) return out;
  for (const ordered_json& number : numbers)
    if (number.is_number_unsigned() && number.get<std::size_t>() < ids.size() &&
        ids[number.get<std::size_t>()].is_string())
      out.push_back(ids[number.get<std::size_t>()].get<std::string>());
  return out;
}

EarlierRow row_of(const ordered_json& json, const EarlierTable& table, const ordered_json& ids) {
  EarlierRow row{text_in(json, "_row"), text_in(json, "_level"), {}};
  const auto behind = json.find("_records");
  for (const Column& column : table.columns) {
    const auto value = json.find(column.key);
    if (value == json.end()) continue;
    EarlierCell& cell = row.cells[column.key];
    cell.cell = cell_of(*value);
    if (behind != json.end() && behind->is_object() && behind->contains(column.key))
      cell.records = ids_of((*behind)[column.key], ids);
  }
  for (const ordered_json& key : list_in(json, "_estimated"))
    if (const auto cell = row.cells.find(key.is_string() ? key.get<std::string>() : "");
        cell != row.cells.end())
      cell->second.cell.estimated = true;
  return row;
}

EarlierTable table_of(const ordered_json& json) {
  EarlierTable table{text_in(json, "key"), text_in(json, "title"), {}, {}};
  for (const ordered_json& column : list_in(json, "columns"))
    if (column.is_object())
      table.columns.push_back({text_in(column, "key"), text_in(column, "label")});
  return table;
}

Error unreadable(std::size_t line, std::size_t column = 1) {
  return Error(
      Code::not_comparable,
      {{"about", "line"}, {"line", std::to_string(line)}, {"column", std::to_string(column)}});
}

// Of a line that is an object.
Result<ordered_json> object_of(std::string_view line, std::size_t number) {
  try {
    ordered_json object = ordered_json::parse(line);
    if (object.is_object()) return object;
    return unreadable(number);
  } catch (const ordered_json::parse_error& problem) {
    return unreadable(number, place_in(line, problem.byte == 0 ? 0 : problem.byte - 1).column);
  } catch (const ordered_json::exception&) {  // a number that no machine holds
    return unreadable(number);
  }
}

// The objects of the file, the last of them the report itself.
Result<std::vector<ordered_json>> lines_of(std::string_view text) {
  std::vector<ordered_json> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.empty()) continue;
    auto object = object_of(line, number);
    if (!object) return object.error();
    lines.push_back(std::move(*object));
  }
  if (lines.empty() || text_in(lines.back(), "_table") != "_report")
    return unreadable(lines.size());
  return lines;
}

}  // namespace

Result<EarlierReport> read_earlier_report(std::string_view json_lines) {
  const auto lines = lines_of(json_lines);
  if (!lines) return lines.error();
  const ordered_json& end = lines->back();
  const ordered_json& ids = list_in(end, "records");
  EarlierReport report{
      text_in(end, "report"), text_in(end, "language"), text_in(end, "subject"), {}, true, {}};
  if (const ordered_json& head = list_in(end, "head"); !head.empty() && head[0].is_string())
    report.made = head[0].get<std::string>();
  report.complete = end.value("complete", ordered_json(true)) != ordered_json(false);
  std::size_t next = 0;  // of the lines
  for (const ordered_json& json : list_in(end, "tables")) {
    EarlierTable& table = report.tables.emplace_back(table_of(json));
    const auto rows = json.is_object() ? json.find("rows") : json.end();
    if (rows == json.end() || !rows->is_number_unsigned() ||
        rows->get<std::size_t>() > lines->size() - 1 - next)
      return unreadable(lines->size());
    for (const std::size_t last = next + rows->get<std::size_t>(); next < last; ++next) {
      if (text_in((*lines)[next], "_table") != table.key) return unreadable(next + 1);
      table.rows.push_back(row_of((*lines)[next], table, ids));
    }
  }
  if (next + 1 != lines->size()) return unreadable(next + 1);
  return report;
}

}  // namespace renkei
