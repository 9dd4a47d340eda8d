#include "report_builder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace renkei::report_test {

OwnValue on(std::string_view text) {
  const auto moment = parse_moment(text);
  REQUIRE(moment);
  return OwnValue(*moment);
}

Report made(std::string_view name, const ReportQuery& query, const Records& records,
            const Coverage& coverage) {
  Result<Report> report = make_report(name, query, records, coverage);
  REQUIRE(report);
  return std::move(*report);
}

const Table& table_of(const Report& report, std::string_view key) {
  const auto found = std::find_if(report.tables.begin(), report.tables.end(),
                                  [&](const Table& table) { return table.key == key; });
  REQUIRE_MESSAGE(found != report.tables.end(), key);
  return *found;
}

std::string text_of(const Cell& cell) {
  if (cell.mark == Cell::Mark::dash) return "－";
  if (cell.mark == Cell::Mark::suppressed) return "X";
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*whole);
  if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
  if (const auto* real = std::get_if<double>(&cell.value)) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", cell.decimals, *real);
    return buffer;
  }
  return {};
}

std::string cell(const Table& table, const Row& row, std::string_view column) {
  REQUIRE(row.cells.size() == table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key == column) return text_of(row.cells[i]);
  FAIL("no column " << column);
  return {};
}

std::string cell(const Table& table, std::size_t row, std::string_view column) {
  REQUIRE(row < table.rows.size());
  return cell(table, table.rows[row], column);
}

namespace {

bool fits(const Table& table, const Row& row, std::initializer_list<Is> wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const Is& is) { return cell(table, row, is.column) == is.value; });
}

}  // namespace

const Row& row_where(const Table& table, std::initializer_list<Is> wanted) {
  const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const Row& row) { return fits(table, row, wanted); });
  REQUIRE_MESSAGE(found != table.rows.end(), table.key, " has no row ", wanted.begin()->value);
  return *found;
}

std::size_t rows_where(const Table& table, std::initializer_list<Is> wanted) {
  return static_cast<std::size_t>(
      std::count_if(table.rows.begin(), table.rows.end(),
                    [&](const Row& row) { return fits(table, row, wanted); }));
}

bool any_contains(const std::vector<std::string>& texts, std::string_view part) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

std::string sample(std::string_view name) {
  std::ifstream file(std::string(RENKEI_SOURCE_DIR) + "/tests/data/registers/" + std::string(name),
                     std::ios::binary);
  REQUIRE_MESSAGE(file, name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace renkei::report_test
