#include "core/output/html_writer.hpp"

#include <algorithm>

#include "core/base/assets.hpp"
#include "core/output/charts.hpp"
#include "core/output/html_tables.hpp"
#include "core/output/qr_code.hpp"
#include "core/output/text_size.hpp"
#include "core/report/cell_text.hpp"
#include "core/text/markup.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

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

// --- Badges --------------------------------------------------------------------------------------

// A card a row: number and name large, the code beside them, the rest below.
std::string card_html(const Table& table, const Row& row, const Words& words) {
  constexpr double long_name = 10;
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
    const bool is_long = key == "name" && text_ems(text) > long_name;
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

// A table with the widths of its columns.
struct Placed {
  const Table& table;
  ColumnWidths widths;
};

// `notes`: whether what staff are to know stands below.
std::string section_html(const Placed& placed, std::size_t index, const Words& words, bool lies,
                         bool notes) {
  const Table& table = placed.table;
  const std::string id = "table-" + std::to_string(index + 1);
  const bool is_dense = !lies && !fits(placed.widths, upright_page);
  const bool is_cards = table.look == Table::Look::badges;
  if (table.rows.empty())
    return element("section", "class=\"nothing\"",
                   "\n" + element("h2", "", html_text(table.title)) + "\n" + notes_html(table)) +
           "\n";
  std::string inner;
  if (is_cards)
    inner = cards_html(table, id, words);
  else
    inner = table_html(table, id, words, placed.widths,
                       lies       ? lying_page
                       : is_dense ? dense_page
                                  : upright_page);
  if (const std::string chart = chart_svg(table, id, words); !chart.empty())
    inner = element("div", "class=\"pair\"",
                    "\n" + inner + element("figure", "", "\n" + chart) + "\n") +
            "\n";
  // Cards are cut out: what is said about them stands on a page behind.
  if (is_cards)
    return element("section", "class=\"paper-cards\"", "\n" + inner) + "\n" +
           element("section", "", notes_html(table)) + "\n";
  const std::string_view classes = table.new_sheet && is_dense ? "class=\"dense new-sheet\""
                                   : table.new_sheet           ? "class=\"new-sheet\""
                                   : is_dense                  ? "class=\"dense\""
                                                               : "";
  return element("section", std::string(classes), "\n" + inner + (notes ? notes_html(table) : "")) +
         "\n";
}

std::string header_html(const Report& report, const Words& words) {
  std::string out = "<header>\n" + element("h1", "", html_text(report.title)) + "\n";
  for (const std::string& line : report.head) out += element("p", "", html_text(line)) + "\n";
  if (report.form) return out + "</header>\n";
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
  return "<style>\n" + std::string(asset("pages.css")) +
         "@page { @top-left { content: " + css_text(report.title) +
         "; font-size: 8pt } @top-right { content: " +
         css_text(report.form ? std::string() : privacy_line(report, words)) +
         "; font-size: 8pt } }\n</style>\n";
}

// All pages lie, or none: whoever files them has them one way round.
bool must_lie(const std::vector<Placed>& tables) {
  return std::ranges::any_of(tables, [](const Placed& placed) {
    return placed.table.look != Table::Look::badges && !fits(placed.widths, dense_page);
  });
}

}  // namespace

std::string write_html(const Report& report) {
  const Words words(report.english);
  std::vector<Placed> tables;
  tables.reserve(report.tables.size());
  for (const Table& table : report.tables) tables.push_back({table, column_widths(table, words)});
  const bool lies = must_lie(tables);
  std::string out = std::string("<!DOCTYPE html>\n<html lang=\"") + (report.english ? "en" : "ja") +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" "
                    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width\">\n" +
                    element("title", "", html_text(report.title)) + "\n" +
                    style_html(report, words) + "</head>\n<body" + (lies ? " class=\"wide\"" : "") +
                    ">\n";
  std::string main = "<main>\n";
  for (std::size_t i = 0; i < tables.size(); ++i)
    main += section_html(tables[i], i, words, lies, !report.form);
  main += "</main>\n";
  // Full sheets of cards need none before them.
  const bool cards_first =
      !report.tables.empty() && report.tables.front().look == Table::Look::badges;
  const std::string header = header_html(report, words);
  return out + (cards_first ? main + header : header + main) + "</body>\n</html>\n";
}

}  // namespace renkei
