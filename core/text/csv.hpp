// Comma, tab and semicolon separated text: read as people's spreadsheets really are, written so
// that Excel opens it right. Reading never fails on odd input: what is odd is reported with its
// line. Tables own their text; views into a table live as long as it does. Pure functions, no
// shared state.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace renkei {

struct CsvLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t rows = 200'000;
  std::size_t columns = 300;
  std::size_t cells = 12'000'000;
};

struct CsvProblem {
  std::string_view code;  // csv_quote_inside, csv_quote_never_closed, csv_text_after_quote
  std::size_t line = 0;
};

enum class CsvTooLarge { bytes, rows, columns, cells };

// Rows of cells; a row's empty cells at its end are not kept, so ask for any column: beyond the
// last it is empty. Rows of nothing but blanks count to no limit: a thousand are kept as they stand,
// and of any more each run of them is one row.
class CsvTable {
 public:
  std::size_t rows() const { return rows_.size(); }
  std::size_t columns() const {
    return columns_;
  }  // of the longest row, empty cells at its end not counted
  std::string_view cell(std::size_t row, std::size_t column) const;
  std::size_t line(std::size_t row) const {
    return rows_[row].line;
  }  // source line, counted from 1
  std::size_t cell_line(std::size_t row,
                        std::size_t column) const;  // a row with line breaks in quotes has several
  std::size_t cells_in(std::size_t row) const { return rows_[row].count; }
  std::size_t last_line(std::size_t row) const;  // of a run of blank rows: beyond line(row)
  const std::vector<CsvProblem>& problems() const { return problems_; }
  char delimiter() const { return delimiter_; }

 private:
  friend class CsvReader;
  friend class TableBuilder;
  struct Cell {
    std::uint32_t offset;
    std::uint32_t length;
    std::uint32_t line;
  };
  struct Row {
    std::uint32_t first;
    std::uint32_t count;
    std::uint32_t line;
    std::uint32_t last_line;
  };
  std::string text_;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::vector<CsvProblem> problems_;
  std::size_t columns_ = 0;
  char delimiter_ = ',';
};

// Puts a table together cell by cell, for whoever reads a spreadsheet that is no text. The same limits
// hold; a row keeps the number that it is given, and rows that are left out are blank.
class TableBuilder {
 public:
  explicit TableBuilder(const CsvLimits& limits = {});
  // Rows and, within a row, columns (from 0) come in order, of two in one place the first
  // stays; empty texts are left out.
  std::optional<CsvTooLarge> add(std::size_t line, std::size_t column, std::string_view text);
  CsvTable take() { return std::move(table_); }

 private:
  std::optional<CsvTooLarge> begin_row(std::size_t line);
  CsvLimits limits_;
  CsvTable table_;
  std::size_t filled_rows_ = 0;
  std::size_t blank_rows_ = 0;
};

// What may part cells, in the order in which one is preferred.
inline constexpr std::array<char, 3> csv_delimiters = {',', '\t', ';'};
// The one of them that stands most often outside quotes at the beginning of the text.
char detect_delimiter(std::string_view text);

// `text` is sound UTF-8 (decode_text gives it). A quoted cell may hold line breaks and doubled
// quotes; a quote that no other closes is a plain character, so that it cannot swallow the rows
// below it.
std::variant<CsvTable, CsvTooLarge> read_csv(std::string_view text,
                                             std::optional<char> delimiter = std::nullopt,
                                             const CsvLimits& limits = {});

// Text that a spreadsheet would take for a formula, and the apostrophe that prevents it. Numbers
// are never touched.
bool looks_like_formula(std::string_view text);
std::string escape_formula(std::string_view text);
std::string unescape_formula(std::string_view text);

// Collects a file: UTF-8 with BOM and CRLF unless told otherwise.
class CsvWriter {
 public:
  struct Options {
    bool bom = true;
    char delimiter = ',';
  };
  CsvWriter();
  explicit CsvWriter(Options options);

  void text(std::string_view value);    // escaped against formulas when it needs to be
  void number(std::string_view value);  // never escaped
  void end_row();

  const std::string& bytes() const { return out_; }
  std::size_t cells_changed() const {
    return changed_;
  }  // to be announced, because it changes the value

 private:
  void put(std::string_view value);
  Options options_;
  std::string out_;
  std::size_t changed_ = 0;
  bool row_started_ = false;
};

}  // namespace renkei
