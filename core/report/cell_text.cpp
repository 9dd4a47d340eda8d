#include "core/report/cell_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text/visible.hpp"
#include "core/wording/numbers.hpp"

namespace renkei {

std::string_view mark_text(Cell::Mark mark) {
  return mark == Cell::Mark::dash         ? std::string_view("－")
         : mark == Cell::Mark::suppressed ? std::string_view("X")
                                          : std::string_view();
}

bool is_number(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell.value) ||
         std::holds_alternative<double>(cell.value);
}

namespace {
// to_chars, because printf writes a comma where the locale wants one.
std::string decimal_text(double number, int decimals) {
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed, decimals);
  return end.ec == std::errc() ? std::string(buffer, end.ptr) : std::string("0");
}

// 13,273 and 13,273.5 of a figure that is written 13273 and 13273.5.
std::string with_thousands(const std::string& plain, double number) {
  constexpr double largest_exact = 1e15;
  if (std::abs(number) >= largest_exact || std::abs(number) < 1000) return plain;
  return count_words(std::stoll(plain)) + plain.substr(std::min(plain.find('.'), plain.size()));
}

}  // namespace

std::string plain_text(const Cell& cell) {
  if (cell.mark != Cell::Mark::none) return std::string(mark_text(cell.mark));
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell.value))
    return decimal_text(*real, cell.decimals);
  const auto* text = std::get_if<std::string>(&cell.value);
  return text == nullptr ? std::string() : *text;
}

std::string shown_text(const Cell& cell, const Words& words) {
  std::string text = visible(plain_text(cell));
  if (cell.mark != Cell::Mark::none) return text;
  if (const auto* real = std::get_if<double>(&cell.value)) text = with_thousands(text, *real);
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
    text = count_words(*whole);
    if (cell.change && *whole >= 0) text = (*whole == 0 ? "±" : "+") + text;
  }
  return (cell.estimated ? words("about") : std::string()) + text + cell.unit;
}

bool shows_more_than_its_value(const Cell& cell) {
  return cell.mark == Cell::Mark::none && (cell.change || !cell.unit.empty());
}

std::string privacy_line(const Report& report, const Words& words) {
  return words(report.personal ? "with_personal" : "without_personal");
}

bool is_right(const Table& table, std::size_t column) {
  bool any = false;
  for (const Row& row : table.rows) {
    if (column >= row.cells.size()) continue;
    const Cell& cell = row.cells[column];
    if (std::holds_alternative<std::string>(cell.value)) return false;
    any |= is_number(cell);
  }
  return any;
}

std::string shown_lines(const Cell& cell, const Words& words) {
  const auto* text = std::get_if<std::string>(&cell.value);
  if (text == nullptr || cell.mark != Cell::Mark::none) return shown_text(cell, words);
  std::string out;
  Cell line = cell;
  for (std::string_view rest = *text;;) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    line.value = std::string(rest.substr(0, end));
    out += (out.empty() ? "" : "\n") + shown_text(line, words);
    if (end == rest.size()) return out;
    rest.remove_prefix(end + 1);
  }
}

namespace {

// How many columns each column gets behind it.
std::vector<int> columns_beside(const Table& table) {
  std::vector<int> beside(table.columns.size());
  bool has_own = false;
  for (const Column& column : table.columns) has_own |= column.key == "estimated";
  for (const Row& row : table.rows)
    for (std::size_t c = 0; c < std::min(beside.size(), row.cells.size()); ++c)
      if (const Cell& cell = row.cells[c]; cell.estimated && cell.mark == Cell::Mark::none)
        beside[c] = std::max(beside[c], cell.estimate && !has_own ? 2 : 1);
  return beside;
}

Row with_cells_beside(const Row& row, const std::vector<int>& beside, const Words& words) {
  Row out = row;
  out.cells.clear();
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    Cell cell = row.cells[c];
    const int own = c < beside.size() ? beside[c] : 0;
    const bool is_wide = cell.columns > 1, is_marked = cell.estimated && !is_wide;
    for (std::size_t under = c; is_wide && under < beside.size() &&
                                under < c + static_cast<std::size_t>(row.cells[c].columns);
         ++under)
      cell.columns += beside[under];
    out.cells.push_back(cell);
    for (int n = own; n > 0; --n) {
      Cell extra = is_wide || cell.mark == Cell::Mark::covered ? Cell::covered() : Cell::empty();
      if (is_marked && cell.mark == Cell::Mark::none && n == 1)
        extra = Cell::of(shown_text(cell, words));
      else if (is_marked && cell.mark == Cell::Mark::none && cell.estimate)
        extra = Cell::of(*cell.estimate);
      extra.rows = cell.rows;
      out.cells.push_back(std::move(extra));
    }
  }
  return out;
}

}  // namespace

Table with_estimates(const Table& table, const Words& words) {
  const std::vector<int> beside = columns_beside(table);
  Table out = table;
  out.columns.clear();
  out.rows.clear();
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const Column& column = table.columns[c];
    out.columns.push_back(column);
    if (beside[c] == 2)
      out.columns.push_back(
          {column.key + "_estimated", words("estimated_of", {{"column", column.label}})});
    if (beside[c] >= 1)
      out.columns.push_back({column.key + "_shown", words("shown_as", {{"column", column.label}})});
  }
  for (const Row& row : table.rows) out.rows.push_back(with_cells_beside(row, beside, words));
  return out;
}

}  // namespace renkei
