#include "core/output/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "core/base/file.hpp"
#include "core/report/cell_text.hpp"
#include "core/text/visible.hpp"
#include "core/text/width.hpp"

namespace renkei {
namespace {

constexpr std::int64_t largest_double = std::int64_t{1} << 53;
constexpr std::size_t longest_name = 31;            // in units of UTF-16, as Excel counts
constexpr std::size_t longest_cell_bytes = 32'000;  // of Excel's 32,767 characters
constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;
constexpr double widest_column = 60;
constexpr lxw_row_t head_row = 1;

// At most `most` units of UTF-16, and whole characters.
std::string cut(std::string_view text, std::size_t most) {
  std::size_t units = 0, at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units += length == 4 ? 2 : 1;
    if (units > most) break;
    at += length;
  }
  return std::string(text.substr(0, std::min(at, text.size())));
}

std::string sheet_name(std::string_view title) {
  std::string name = visible(title);
  for (char& c : name)
    if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = ' ';
  name = cut(name, longest_name);
  const auto is_bad_end = [](char c) { return c == '\'' || c == ' '; };
  while (!name.empty() && is_bad_end(name.back())) name.pop_back();
  name.erase(name.begin(), std::ranges::find_if_not(name, is_bad_end));
  return name.empty() ? "Sheet" : name;
}

std::string lower_name(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return name;
}

// A folder that nobody else may enter, gone at the end with what is in it.
class PrivateFolder {
 public:
  PrivateFolder() : path_(part_name(Path(std::filesystem::temp_directory_path()))) {}
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_.native(), ignored);
  }
  Status make() const { return make_folder(path_); }
  std::string path() const { return path_.text(); }

 private:
  Path path_;
};

// How a cell looks; each look is one format of the workbook.
class Formats {
 public:
  explicit Formats(lxw_workbook* workbook) : workbook_(workbook) {}

  lxw_format* of(const std::string& number, bool bold, bool head = false, bool border = true) {
    lxw_format*& format = made_[{number, bold, head, border}];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook_);
    if (border) format_set_text_wrap(format);  // lines outside tables run on over the empty cells
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (!number.empty()) format_set_num_format(format, number.c_str());
    if (bold) format_set_bold(format);
    if (border) format_set_border(format, LXW_BORDER_THIN);
    if (head) format_set_bg_color(format, 0xE8E8E8);
    return format;
  }

 private:
  lxw_workbook* workbook_;
  std::map<std::tuple<std::string, bool, bool, bool>, lxw_format*> made_;
};

std::string number_format(const Cell& cell) {
  std::string number = "#,##0";
  if (std::holds_alternative<double>(cell.value) && cell.decimals > 0)
    number += "." + std::string(static_cast<std::size_t>(cell.decimals), '0');
  std::string unit;
  for (const char c : visible(cell.unit))
    if (c != '"') unit += c;
  if (!unit.empty()) unit = "\"" + unit + "\"";
  if (!cell.change) return number + unit;
  return "+" + number + unit + ";-" + number + unit + ";±0" + unit;
}

class SheetWriting {
 public:
  SheetWriting(lxw_worksheet* sheet, Formats& formats, const Words& words)
      : sheet_(sheet), formats_(formats), words_(words) {}

  void line(lxw_row_t row, const std::string& text, bool bold = false) {
    lxw_format* format = formats_.of({}, bold, false, false);
    put_text(row, 0, text, format, false);
  }

  void page(const Report& report, bool has_heads) {
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    std::string head = "&L" + escaped(cut(visible(report.title), 100)) + "&R" +
                       escaped(cut(privacy_line(report, words_), 100));
    worksheet_set_header(sheet_, head.c_str());
    worksheet_set_footer(sheet_, "&C&P / &N");
    if (!has_heads) return;
    worksheet_repeat_rows(sheet_, 0, head_row);
    worksheet_freeze_panes(sheet_, head_row + 1, 0);
  }

  void table(const Table& table) {
    line(0, visible(table.title), true);
    lxw_format* head = formats_.of({}, true, true);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      put_text(head_row, static_cast<lxw_col_t>(c), visible(table.columns[c].label), head);
    lxw_row_t at = head_row + 1;
    for (const Row& row : table.rows) {
      for (std::size_t c = 0; c < std::min(row.cells.size(), table.columns.size()); ++c)
        put(at, static_cast<lxw_col_t>(c), row.cells[c], row.level != Row::Level::detail);
      if (table.look == Table::Look::seats) make_room(at, row);
      ++at;
    }
    for (const std::string& note : table.notes)
      line(++at, words_("note_mark") + " " + visible(note));
    set_widths(table);
  }

 private:
  static std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '&' ? std::string("&&") : std::string(1, c);
    return out;
  }

  void put_text(lxw_row_t row, lxw_col_t column, std::string text, lxw_format* format,
                bool blank = true) {
    if (text.size() > longest_cell_bytes) text = cut(text, longest_cell_bytes / 3) + "…";
    if (!text.empty())
      (void)worksheet_write_string(sheet_, row, column, text.c_str(), format);
    else if (blank)
      (void)worksheet_write_blank(sheet_, row, column, format);
  }

  void put(lxw_row_t row, lxw_col_t column, const Cell& cell, bool bold) {
    if (cell.mark == Cell::Mark::covered) return;
    const auto* whole = std::get_if<std::int64_t>(&cell.value);
    const auto* real = std::get_if<double>(&cell.value);
    const bool is_exact =
        whole == nullptr || (*whole >= -largest_double && *whole <= largest_double);
    const bool typed = cell.mark == Cell::Mark::none && is_number(cell) && is_exact;
    lxw_format* format = formats_.of(typed ? number_format(cell) : "@", bold);
    if (cell.rows > 1 || cell.columns > 1)
      (void)worksheet_merge_range(
          sheet_, row, column, row + static_cast<lxw_row_t>(cell.rows - 1),
          static_cast<lxw_col_t>(column + static_cast<lxw_col_t>(cell.columns - 1)), "", format);
    if (!typed)
      put_text(row, column, is_number(cell) ? plain_text(cell) : shown_lines(cell, words_), format);
    else
      (void)worksheet_write_number(sheet_, row, column,
                                   whole != nullptr ? static_cast<double>(*whole) : *real, format);
  }

  // For the names under a seat; programs that do not measure rows would print them over each other.
  void make_room(lxw_row_t at, const Row& row) {
    constexpr double line_points = 15;
    std::ptrdiff_t most = 1;
    for (const Cell& cell : row.cells) {
      const std::string text = shown_lines(cell, words_);
      most = std::max(most, 1 + std::ranges::count(text, '\n'));
    }
    worksheet_set_row(sheet_, at, line_points * static_cast<double>(most), nullptr);
  }

  void set_widths(const Table& table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      std::size_t width = std::min<std::size_t>(display_width(visible(table.columns[c].label)), 24);
      for (const Row& row : table.rows) {
        if (c >= row.cells.size() || row.cells[c].columns > 1) continue;
        const std::string text = shown_lines(row.cells[c], words_);
        for (std::size_t at = 0; at <= text.size();) {
          const std::size_t end = std::min(text.find('\n', at), text.size());
          width = std::max(width, display_width(std::string_view(text).substr(at, end - at)));
          at = end + 1;
        }
      }
      const auto column = static_cast<lxw_col_t>(c);
      worksheet_set_column(sheet_, column, column,
                           std::min(static_cast<double>(width) + 2, widest_column), nullptr);
    }
  }

  lxw_worksheet* sheet_;
  Formats& formats_;
  const Words& words_;
};

void write_overview(SheetWriting& sheet, const Report& report, const Words& words,
                    const std::vector<std::string>& tabs) {
  lxw_row_t row = 0;
  sheet.line(row++, visible(report.title), true);
  for (const std::string& line : report.head) sheet.line(row++, visible(line));
  sheet.line(row++, privacy_line(report, words));
  for (const std::string& sentence : report.coverage) sheet.line(row++, visible(sentence));
  sheet.line(++row, words("xlsx.sheets"), true);
  for (std::size_t i = 1; i < tabs.size(); ++i) sheet.line(++row, tabs[i]);
}

bool write_into(const std::string& file, std::string& folder, const Report& report) {
  const Words words(report.english);
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  if (workbook == nullptr) return false;
  lxw_doc_properties about{};
  std::string title = cut(visible(report.title), 200), writer = "renkei";
  about.title = title.data();
  about.author = writer.data();
  about.created = 946'684'800;  // always the same, so that the bytes are
  (void)workbook_set_properties(workbook, &about);
  std::vector<std::string> titles = {words("xlsx.overview")};
  for (const Table& table : report.tables) titles.push_back(table.title);
  const auto tabs = sheet_names(titles);
  Formats formats(workbook);
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, tabs[i].c_str());
    if (sheet == nullptr) continue;
    SheetWriting writing(sheet, formats, words);
    writing.page(report, i > 0);
    i == 0 ? write_overview(writing, report, words, tabs)
           : writing.table(with_estimates(report.tables[i - 1], words));
  }
  return workbook_close(workbook) == LXW_NO_ERROR;
}

}  // namespace

std::vector<std::string> sheet_names(const std::vector<std::string>& titles) {
  std::vector<std::string> names;
  std::set<std::string> taken = {"history"};  // Excel keeps it for itself
  for (const std::string& title : titles) {
    const std::string wanted = sheet_name(title);
    std::string name = wanted;
    for (int n = 2; !taken.insert(lower_name(name)).second; ++n) {
      const std::string number = " " + std::to_string(n);
      name = cut(wanted, longest_name - number.size()) + number;
    }
    names.push_back(std::move(name));
  }
  return names;
}

Result<std::string> write_xlsx(const Report& report) {
  const PrivateFolder folder;
  if (const Status made = folder.make(); !made) return made.error();
  std::string in = folder.path();
  const std::string file = in + "/report.xlsx";
  if (!write_into(file, in, report)) return Error(Code::export_failed, {{"file", file}});
  return read_file(file, largest_file, Code::export_too_large);
}

}  // namespace renkei
