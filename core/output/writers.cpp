#include "core/output/writers.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "core/output/html_writer.hpp"
#include "core/output/xlsx_writer.hpp"
#include "core/report/cell_text.hpp"
#include "core/report/words.hpp"
#include "core/text/csv.hpp"
#include "core/text/visible.hpp"
#include "core/text/width.hpp"

namespace renkei {
namespace {

// --- Text ----------------------------------------------------------------------------------------

using Grid = std::vector<std::vector<std::string>>;

// A cell of several lines takes several lines of the grid.
void add_lines(Grid& grid, const Row& row, std::size_t columns, const Words& words) {
  const std::size_t top = grid.size();
  grid.emplace_back(columns);
  for (std::size_t c = 0; c < std::min(columns, row.cells.size()); ++c) {
    Cell line = row.cells[c];
    const auto* text = std::get_if<std::string>(&row.cells[c].value);
    std::string_view rest = text ? std::string_view(*text) : std::string_view();
    for (std::size_t r = top;; ++r) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (text) line.value = std::string(rest.substr(0, end));
      if (r == grid.size()) grid.emplace_back(columns);
      grid[r][c] = shown_text(line, words);
      if (end == rest.size()) break;
      rest.remove_prefix(end + 1);
    }
  }
}

Grid grid_of(const Table& table, const Words& words) {
  Grid grid;
  auto& head = grid.emplace_back();
  for (const Column& column : table.columns) head.push_back(visible(column.label));
  for (const Row& row : table.rows) add_lines(grid, row, table.columns.size(), words);
  return grid;
}

void add_grid(const Table& table, const Grid& grid, std::string& out) {
  std::vector<std::size_t> widths(table.columns.size());
  std::vector<bool> right(table.columns.size());
  for (std::size_t c = 0; c < widths.size(); ++c) {
    for (const auto& line : grid) widths[c] = std::max(widths[c], display_width(line[c]));
    right[c] = is_right(table, c);
  }
  std::size_t whole = 0;
  for (const std::size_t width : widths) whole += width + 2;
  for (std::size_t r = 0; r < grid.size(); ++r) {
    std::string line;
    for (std::size_t c = 0; c < widths.size(); ++c)
      line += (c == 0 ? "" : "  ") +
              (right[c] ? padded_left(grid[r][c], widths[c]) : padded_right(grid[r][c], widths[c]));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
    if (r == 0 && whole > 2) out += std::string(whole - 2, '-') + "\n";
  }
}

}  // namespace

std::string write_text(const Report& report) {
  const Words words(report.english);
  std::string out = visible(report.title) + "\n";
  for (const std::string& line : report.head) out += visible(line) + "\n";
  out += privacy_line(report, words) + "\n";
  for (const std::string& sentence : report.coverage) out += visible(sentence) + "\n";
  for (const Table& table : report.tables) {
    out += "\n" + words("heading_mark") + " " + visible(table.title) + "\n";
    if (!table.rows.empty()) add_grid(table, grid_of(table, words), out);
    for (const std::string& note : table.notes)
      out += words("note_mark") + " " + visible(note) + "\n";
  }
  return out;
}

// --- CSV -----------------------------------------------------------------------------------------

namespace {

std::string write_bare_csv(const Table& table) {
  CsvWriter csv;
  for (const Column& column : table.columns) csv.text(column.label);
  csv.end_row();
  for (const Row& row : table.rows) {
    for (const Cell& cell : row.cells) csv.text(plain_text(cell));
    csv.end_row();
  }
  return csv.bytes();
}

}  // namespace

std::string write_csv(const Report& report) {
  if (report.bare) return write_bare_csv(report.tables.at(0));
  const Words words(report.english);
  CsvWriter csv;
  const auto line = [&](std::string_view text) {
    csv.text(text);
    csv.end_row();
  };
  line(report.title);
  for (const std::string& head : report.head) line(head);
  line(privacy_line(report, words));
  for (const std::string& sentence : report.coverage) line(sentence);
  for (const Table& plain : report.tables) {
    const Table table = with_estimates(plain, words);
    csv.end_row();
    line(table.title);
    for (const Column& column : table.columns) csv.text(column.label);
    csv.end_row();
    for (const Row& row : table.rows) {
      for (const Cell& cell : row.cells) {
        if (!cell.unit.empty() && cell.mark == Cell::Mark::none) {
          csv.text(shown_text(cell, words));
          continue;
        }
        const bool escaped = std::holds_alternative<std::string>(cell.value);
        escaped ? csv.text(plain_text(cell)) : csv.number(plain_text(cell));
      }
      csv.end_row();
    }
    for (const std::string& note : table.notes) line(words("note_mark") + " " + note);
  }
  return csv.bytes();
}

// --- JSON ----------------------------------------------------------------------------------------

namespace {

using nlohmann::ordered_json;

ordered_json json_of(const Cell& cell) {
  if (cell.mark != Cell::Mark::none) return mark_text(cell.mark);
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) return *whole;
  if (const auto* real = std::get_if<double>(&cell.value)) return *real;
  const auto* text = std::get_if<std::string>(&cell.value);
  return text == nullptr ? ordered_json() : ordered_json(*text);
}

// The records behind figures, each named once, in the order in which they are met.
class Behind {
 public:
  explicit Behind(const IdText& id_text) : id_text_(id_text) {}

  ordered_json numbers(const Row& row, const Table& table) {
    ordered_json out;
    for (std::size_t c = 0; id_text_ && c < table.columns.size() && c < row.cells.size(); ++c) {
      if (!row.cells[c].basis) continue;
      for (const Part& part : row.cells[c].basis->parts)
        for (const EntryId id : part.records) out[table.columns[c].key].push_back(number(id));
    }
    return out;
  }
  const ordered_json& ids() const { return ids_; }

 private:
  std::size_t number(EntryId id) {
    const auto [found, is_new] = numbers_.try_emplace(id, ids_.size());
    if (is_new) ids_.push_back(id_text_(id));
    return found->second;
  }

  const IdText& id_text_;
  std::unordered_map<EntryId, std::size_t> numbers_;
  ordered_json ids_ = ordered_json::array();
};

ordered_json json_of(const Table& table, const Row& row, const Words& words, Behind& behind) {
  ordered_json json = {{"_table", table.key}};
  if (!row.key.empty()) json["_row"] = row.key;
  if (row.level != Row::Level::detail)
    json["_level"] = row.level == Row::Level::total ? "total" : "subtotal";
  ordered_json estimated = ordered_json::array(), shown;
  for (std::size_t c = 0; c < table.columns.size() && c < row.cells.size(); ++c) {
    json[table.columns[c].key] = json_of(row.cells[c]);
    if (shows_more_than_its_value(row.cells[c]))
      shown[table.columns[c].key] = shown_text(row.cells[c], words);
    if (row.cells[c].estimated) estimated.push_back(table.columns[c].key);
  }
  if (!estimated.empty()) json["_estimated"] = estimated;
  if (!shown.empty()) json["_shown"] = shown;
  if (auto numbers = behind.numbers(row, table); !numbers.empty()) json["_records"] = numbers;
  return json;
}

ordered_json closing_json(const Report& report) {
  ordered_json tables = ordered_json::array();
  for (const Table& table : report.tables) {
    ordered_json columns = ordered_json::array();
    for (const Column& column : table.columns)
      columns.push_back({{"key", column.key}, {"label", column.label}});
    tables.push_back({{"key", table.key},
                      {"title", table.title},
                      {"rows", table.rows.size()},
                      {"columns", columns},
                      {"notes", table.notes}});
  }
  return {{"_table", "_report"},         {"report", report.name},
          {"subject", report.subject},   {"language", report.english ? "en" : "ja"},
          {"title", report.title},       {"head", report.head},
          {"complete", report.complete}, {"coverage", report.coverage},
          {"personal", report.personal}, {"tables", tables}};
}

}  // namespace

std::string write_json_lines(const Report& report, const IdText& id_text) {
  const Words words(report.english);
  std::string out;
  Behind behind(id_text);
  const auto line = [&](const ordered_json& json) {
    out += json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
  };
  for (const Table& table : report.tables)
    for (const Row& row : table.rows) line(json_of(table, row, words, behind));
  ordered_json closing = closing_json(report);
  if (!behind.ids().empty()) closing["records"] = behind.ids();
  line(closing);
  return out;
}

std::string format_named(std::string_view format_or_file) {
  const std::size_t dot = format_or_file.rfind('.');
  std::string format(dot == std::string_view::npos ? format_or_file
                                                   : format_or_file.substr(dot + 1));
  for (char& c : format)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return format;
}

Result<std::string> write_report(const Report& report, std::string_view format_or_file,
                                 const IdText& id_text) {
  const std::string format = format_named(format_or_file);
  if (format == "text" || format == "txt") return write_text(report);
  if (format == "csv") return write_csv(report);
  if (format == "json" || format == "jsonl") return write_json_lines(report, id_text);
  if (format == "xlsx") return write_xlsx(report);
  if (format == "html" || format == "htm") return write_html(report);
  return Error(Code::format_unavailable, {{"format", format}});
}

}  // namespace renkei
