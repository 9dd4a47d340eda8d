#include "core/output/html_tables.hpp"

#include <algorithm>

#include "core/output/text_size.hpp"
#include "core/report/cell_text.hpp"
#include "core/text/markup.hpp"
#include "core/text/visible.hpp"

namespace renkei {

std::string html_text(std::string_view text) { return escape_markup(visible(text)); }

std::string element(std::string_view tag, const std::string& attributes, const std::string& inner) {
  return "<" + std::string(tag) + (attributes.empty() ? "" : " ") + attributes + ">" + inner +
         "</" + std::string(tag) + ">";
}

namespace {

// A telephone number as lists write it: 090-0000-0001, (03)0000-0002.
bool is_phone(std::string_view word) {
  constexpr std::ptrdiff_t fewest_digits = 9;
  const bool begins = word.starts_with('0') || word.starts_with("(0");
  return begins &&
         std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; }) >= fewest_digits;
}

// Telephone numbers among words stay on one line.
std::string with_whole_numbers(const std::string& text) {
  constexpr std::string_view parts = "0123456789-()";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(parts, at), text.size());
    const std::string word = text.substr(at, end - at);
    out += is_phone(word) ? element("span", "class=\"c\"", word) : word;
    const std::size_t next = std::min(text.find_first_of(parts, end), text.size());
    out += text.substr(end, next - end);
    at = next;
  }
  return out;
}

std::string cell_html(const Cell& cell, const Words& words) {
  std::string text = with_whole_numbers(escape_markup(shown_lines(cell, words)));
  const std::string_view meaning = cell.mark == Cell::Mark::suppressed ? "mark.suppressed"
                                   : cell.mark == Cell::Mark::dash     ? "mark.dash"
                                                                       : "";
  if (meaning.empty()) return text;
  return element("abbr", "title=\"" + escape_markup(words(meaning)) + "\"", text);
}

// A day, hours, a telephone number: never broken at its hyphens.
bool is_compact(const std::string& text) {
  constexpr double longest = 13;
  return !text.empty() && text[0] >= '0' && text[0] <= '9' && text_ems(text) <= longest;
}

std::string spans_of(const Cell& cell) {
  std::string out;
  if (cell.rows > 1) out += " rowspan=\"" + std::to_string(cell.rows) + "\"";
  if (cell.columns > 1) out += " colspan=\"" + std::to_string(cell.columns) + "\"";
  return out;
}

// What is written for programs beside what people read is not drawn.
std::vector<std::size_t> columns_drawn(const Table& table) {
  std::vector<std::size_t> out;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (!table.columns[c].for_programs) out.push_back(c);
  return out;
}

std::string row_html(const Table& table, const Row& row, const std::vector<std::size_t>& columns,
                     const std::vector<bool>& right, const Words& words) {
  std::string out = row.level == Row::Level::detail ? "<tr>" : "<tr class=\"sum\">";
  const bool has_heads = table.look != Table::Look::seats;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t c = columns[i];
    const Cell cell = c < row.cells.size() ? row.cells[c] : Cell::empty();
    if (cell.mark == Cell::Mark::covered) continue;
    const bool is_head = has_heads && i == 0;
    std::string attributes = is_head ? "scope=\"row\"" : "";
    if (right[c] || is_number(cell))
      attributes += " class=\"n\"";
    else if (is_compact(shown_lines(cell, words)))
      attributes += " class=\"c\"";
    attributes += spans_of(cell);
    attributes.erase(0, attributes.find_first_not_of(' '));
    out += element(is_head ? "th" : "td", attributes, cell_html(cell, words));
  }
  return out + "</tr>\n";
}

std::string head_html(const Table& table, const std::vector<std::size_t>& columns,
                      const std::vector<bool>& right) {
  std::string out = "<thead><tr>";
  for (const std::size_t c : columns)
    out += element("th", std::string("scope=\"col\"") + (right[c] ? " class=\"n\"" : ""),
                   html_text(table.columns[c].label));
  return out + "</tr></thead>\n";
}

std::string_view class_of(const Table& table) {
  switch (table.look) {
    case Table::Look::facts:
      return "facts";
    case Table::Look::sheet:
      return "sheet";
    case Table::Look::seats:
      return "seats";
    case Table::Look::frames:
      return "frames";
    default:
      return "plain";
  }
}

std::string colgroup_html(const ColumnWidths& widths, const PageType& type) {
  constexpr double widest = 40, narrowest = 5;
  const auto whole = [&](double limit) {
    double sum = 0;
    for (const double width : widths) sum += std::min(width + type.edge_ems, limit);
    return sum;
  };
  double limit = widest;  // long texts give way
  while (limit > narrowest && whole(limit) > type.page_ems) limit -= 0.5;
  std::string out = "<colgroup>";
  for (const double width : widths) {
    const auto tenths = static_cast<int>(std::min(width + type.edge_ems, limit) * 10);
    out += "<col style=\"width:" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
           "em\">";
  }
  return out + "</colgroup>\n";
}

}  // namespace

ColumnWidths column_widths(const Table& table, const Words& words) {
  constexpr double longest_head = 5.5;
  ColumnWidths widths;
  for (const std::size_t c : columns_drawn(table)) {
    double width = std::min(text_ems(table.columns[c].label), longest_head);
    for (const Row& row : table.rows)
      if (c < row.cells.size() && row.cells[c].columns == 1)
        width = std::max(width, widest_line_ems(shown_lines(row.cells[c], words)));
    widths.push_back(width);
  }
  return widths;
}

bool fits(const ColumnWidths& widths, const PageType& type) {
  constexpr double readable_line = 17;  // long texts may break into lines of so much
  double sum = 0;
  for (const double width : widths) sum += std::min(width + type.edge_ems, readable_line);
  return sum <= type.page_ems;
}

std::string table_html(const Table& table, const std::string& id, const Words& words,
                       const ColumnWidths& widths, const PageType& type) {
  const std::vector<std::size_t> columns = columns_drawn(table);
  std::vector<bool> right(table.columns.size());
  for (const std::size_t c : columns) right[c] = is_right(table, c);
  constexpr std::size_t short_table = 15;  // stays on one page
  std::string out = "<table id=\"" + id + "\" class=\"" + std::string(class_of(table)) +
                    (table.rows.size() <= short_table ? " short" : "") + "\">\n<caption>" +
                    element("h2", "", html_text(table.title)) + "</caption>\n";
  if (table.look == Table::Look::table || table.look == Table::Look::facts)
    out += colgroup_html(widths, type);
  if (table.look != Table::Look::seats) out += head_html(table, columns, right);
  out += "<tbody>\n";
  for (const Row& row : table.rows) out += row_html(table, row, columns, right, words);
  return out + "</tbody>\n</table>\n";
}

}  // namespace renkei
