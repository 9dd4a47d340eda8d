#include "core/output/html_writer.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/output/charts.hpp"
#include "core/output/qr_code.hpp"
#include "core/report/cell_text.hpp"
#include "core/text/markup.hpp"
#include "core/text/visible.hpp"
#include "core/text/width.hpp"

namespace renkei {
namespace {

std::string html_text(std::string_view text) { return escape_markup(visible(text)); }

// A string of a style sheet: whatever might end it, or the style element, by its number.
std::string css_text(std::string_view text) {
  std::string out;
  for (const char c : visible(text))
    if (c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') {
      constexpr std::string_view digits = "0123456789abcdef";
      out += std::string("\\") + digits[static_cast<unsigned char>(c) >> 4] +
             digits[static_cast<unsigned char>(c) & 15] + ' ';
    } else {
      out += c;
    }
  return "\"" + out + "\"";
}

std::string element(std::string_view tag, const std::string& attributes, const std::string& inner) {
  return "<" + std::string(tag) + (attributes.empty() ? "" : " ") + attributes + ">" + inner +
         "</" + std::string(tag) + ">";
}

// --- Tables --------------------------------------------------------------------------------------

std::string cell_html(const Cell& cell, const Words& words) {
  const std::string text = escape_markup(shown_lines(cell, words));
  const std::string_view meaning = cell.mark == Cell::Mark::suppressed ? "mark.suppressed"
                                   : cell.mark == Cell::Mark::dash     ? "mark.dash"
                                                                       : "";
  if (meaning.empty()) return text;
  return element("abbr", "title=\"" + escape_markup(words(meaning)) + "\"", text);
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
    if (right[c] || is_number(cell)) attributes += " class=\"n\"";
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
    default:
      return "plain";
  }
}

std::string table_html(const Table& table, const std::string& id, const Words& words) {
  const std::vector<std::size_t> columns = columns_drawn(table);
  std::vector<bool> right(table.columns.size());
  for (const std::size_t c : columns) right[c] = is_right(table, c);
  std::string out = "<table id=\"" + id + "\" class=\"" + std::string(class_of(table)) +
                    "\">\n<caption>" + element("h2", "", html_text(table.title)) + "</caption>\n";
  if (table.look != Table::Look::seats) out += head_html(table, columns, right);
  out += "<tbody>\n";
  for (const Row& row : table.rows) out += row_html(table, row, columns, right, words);
  return out + "</tbody>\n</table>\n";
}

// More columns than stand beside each other on a page that is held upright.
bool is_wide(const Table& table, const Words& words) {
  constexpr std::size_t most = 112, widest = 28, padding = 2;
  std::size_t width = 0;
  for (const std::size_t c : columns_drawn(table)) {
    std::size_t column = std::min<std::size_t>(display_width(table.columns[c].label), 12);
    for (const Row& row : table.rows)
      if (c < row.cells.size() && row.cells[c].columns == 1)
        column = std::max(column, display_width(shown_text(row.cells[c], words)));
    width += std::min(column, widest) + padding;
  }
  return width > most;
}

// --- Badges --------------------------------------------------------------------------------------

// A card a row: number and name large, the code beside them, the rest below.
std::string card_html(const Table& table, const Row& row, const Words& words) {
  constexpr std::size_t long_name = 20;
  std::string above, below, code;
  for (std::size_t c = 0; c < std::min(table.columns.size(), row.cells.size()); ++c) {
    const std::string& key = table.columns[c].key;
    const std::string text = shown_text(row.cells[c], words);
    const bool is_above = key == "no" || key == "kana" || key == "name";
    if (key == "token") {
      code = qr_svg(plain_text(row.cells[c]), table.columns[c].label);
      continue;
    }
    if (!is_above && text.empty()) continue;
    const bool is_long = key == "name" && display_width(text) > long_name;
    (is_above ? above : below) +=
        element("p", "class=\"" + key + (is_long ? " long" : "") + "\"", escape_markup(text));
  }
  return element("div", "class=\"card\"", above + element("div", "class=\"below\"", below) + code) +
         "\n";
}

std::string cards_html(const Table& table, const std::string& id, const Words& words) {
  std::string cards;
  for (const Row& row : table.rows) cards += card_html(table, row, words);
  return element("h2", "id=\"" + id + "\"", html_text(table.title)) + "\n<div class=\"cards\">\n" +
         cards + "</div>\n";
}

// --- The page ------------------------------------------------------------------------------------

std::string notes_html(const Table& table) {
  if (table.notes.empty()) return {};
  std::string out = "<ul class=\"notes\">\n";
  for (const std::string& note : table.notes) out += element("li", "", html_text(note)) + "\n";
  return out + "</ul>\n";
}

std::string section_html(const Table& table, std::size_t index, const Words& words) {
  const std::string id = "table-" + std::to_string(index + 1);
  const bool is_cards = table.look == Table::Look::badges;
  std::string inner, look = "";
  if (table.rows.empty())
    inner = element("h2", "", html_text(table.title)) + "\n";
  else
    inner = is_cards ? cards_html(table, id, words) : table_html(table, id, words);
  if (const std::string chart = chart_svg(table, id, words); !chart.empty())
    inner += element("figure", "", "\n" + chart) + "\n";
  // Cards are cut out: what is said about them stands on a page before.
  if (is_cards && !table.rows.empty())
    return element("section", "", notes_html(table)) + "\n" +
           element("section", "class=\"paper-cards\"", "\n" + inner) + "\n";
  if (is_wide(table, words)) look = "class=\"wide\"";
  return element("section", look, "\n" + inner + notes_html(table)) + "\n";
}

std::string header_html(const Report& report, const Words& words) {
  std::string out = "<header>\n" + element("h1", "", html_text(report.title)) + "\n";
  for (const std::string& line : report.head) out += element("p", "", html_text(line)) + "\n";
  out += element("p", report.personal ? "class=\"privacy personal\"" : "class=\"privacy\"",
                 html_text(privacy_line(report, words))) +
         "\n";
  std::string lines;
  for (const std::string& sentence : report.coverage)
    lines += element("li", "", html_text(sentence)) + "\n";
  if (!lines.empty())
    out += element("ul", report.complete ? "" : "class=\"incomplete\"", "\n" + lines) + "\n";
  return out + "</header>\n";
}

std::string style_html(const Report& report, const Words& words) {
  return "<style>\n" + std::string(asset("report.css")) +
         "@page { @top-left { content: " + css_text(report.title) +
         "; font-size: 8pt } @top-right { content: " + css_text(privacy_line(report, words)) +
         "; font-size: 8pt } }\n</style>\n";
}

}  // namespace

std::string write_html(const Report& report) {
  const Words words(report.english);
  std::string out = std::string("<!DOCTYPE html>\n<html lang=\"") + (report.english ? "en" : "ja") +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" "
                    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width\">\n" +
                    element("title", "", html_text(report.title)) + "\n" +
                    style_html(report, words) + "</head>\n<body>\n" + header_html(report, words) +
                    "<main>\n";
  for (std::size_t i = 0; i < report.tables.size(); ++i)
    out += section_html(report.tables[i], i, words);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace renkei
