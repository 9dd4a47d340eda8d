#include "core/text/csv.hpp"

#include <algorithm>

#include "core/text/spaces.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_problems = 1000;
constexpr std::size_t longest_quoted_bytes = 128 * 1024;
constexpr std::size_t most_unclosed_quotes = 16;
constexpr std::size_t most_blank_rows = 1000;

bool is_line_end(char c) { return c == '\r' || c == '\n'; }

}  // namespace

std::string_view CsvTable::cell(std::size_t row, std::size_t column) const {
  if (row >= rows_.size() || column >= rows_[row].count) return {};
  const Cell& found = cells_[rows_[row].first + column];
  return std::string_view(text_).substr(found.offset, found.length);
}

std::size_t CsvTable::cell_line(std::size_t row, std::size_t column) const {
  return column < rows_[row].count ? cells_[rows_[row].first + column].line : rows_[row].line;
}

std::size_t CsvTable::last_line(std::size_t row) const { return rows_[row].last_line; }

char detect_delimiter(std::string_view text) {
  constexpr auto candidates = csv_delimiters;
  std::array<std::size_t, 3> count{};
  bool quoted = false;
  for (const char c : text.substr(0, 64 * 1024)) {
    if (c == '"') quoted = !quoted;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (!quoted && c == candidates[i]) ++count[i];
  }
  return candidates[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) -
                                             count.begin())];
}

class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter, const CsvLimits& limits)
      : text_(text), limits_(limits) {
    table_.delimiter_ = delimiter;
  }

  std::variant<CsvTable, CsvTooLarge> read() {
    table_.text_.reserve(text_.size());
    while (at_ < text_.size()) {
      const auto first = static_cast<std::uint32_t>(table_.cells_.size());
      const std::size_t text_before = table_.text_.size();
      const std::uint32_t line = line_;
      blank_ = true;
      empty_cells_ = 0;
      if (const auto too_large = read_row(first)) return *too_large;
      if (blank_) {
        table_.cells_.resize(first);
        table_.text_.resize(text_before);
        add_blank_row(line);
        continue;
      }
      if (filled_rows_++ == limits_.rows) return CsvTooLarge::rows;
      add_row(first, line);
    }
    return std::move(table_);
  }

 private:
  std::optional<CsvTooLarge> read_row(std::uint32_t first) {
    for (;;) {
      read_cell();
      const std::size_t in_row = table_.cells_.size() - first;
      if (table_.cells_.size() > limits_.cells) return CsvTooLarge::cells;
      // Empty cells beyond the limit do no harm: a spreadsheet may save all of its 16,384 columns.
      if (in_row > limits_.columns) return CsvTooLarge::columns;
      if (at_ >= text_.size()) return std::nullopt;
      const char c = text_[at_++];
      if (c == table_.delimiter_) continue;
      if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      return std::nullopt;
    }
  }

  void add_row(std::uint32_t first, std::uint32_t line) {
    const auto count = static_cast<std::uint32_t>(table_.cells_.size() - first);
    table_.rows_.push_back({first, count, line, line});
    table_.columns_ = std::max<std::size_t>(table_.columns_, count);
  }

  void add_blank_row(std::uint32_t line) {
    const bool after_blank = !table_.rows_.empty() && table_.rows_.back().count == 0;
    if (after_blank && blank_rows_ >= most_blank_rows) {
      table_.rows_.back().last_line = line;
    } else {
      ++blank_rows_;
      add_row(static_cast<std::uint32_t>(table_.cells_.size()), line);
    }
  }

  // Empty cells are kept only when another stands behind them.
  void add_cell(std::uint32_t offset, std::uint32_t line) {
    const auto length = static_cast<std::uint32_t>(table_.text_.size() - offset);
    if (length == 0) {
      ++empty_cells_;
      return;
    }
    if (blank_) blank_ = trim(std::string_view(table_.text_).substr(offset)).empty();
    // One cell beyond the limit is enough to be refused for it.
    const std::size_t most = limits_.columns + 1;
    table_.cells_.insert(table_.cells_.end(), std::min(empty_cells_, most), {offset, 0, line});
    empty_cells_ = 0;
    table_.cells_.push_back({offset, length, line});
  }

  void read_cell() {
    const std::uint32_t line = line_;
    const auto offset = static_cast<std::uint32_t>(table_.text_.size());
    if (at_ < text_.size() && text_[at_] == '"') {
      if (const auto closing = find_closing_quote(at_ + 1)) {
        take_quoted(at_ + 1, *closing);
      } else {
        problem("csv_quote_never_closed");
        ++unclosed_;
        take_plain();
      }
    } else {
      take_plain();
    }
    add_cell(offset, line);
  }

  void take_plain() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != table_.delimiter_ && !is_line_end(text_[at_])) ++at_;
    const std::string_view plain = text_.substr(start, at_ - start);
    if (plain.find('"', plain.starts_with('"') ? 1 : 0) != std::string_view::npos)
      problem("csv_quote_inside");
    table_.text_ += plain;
  }

  // Inner quotes are doubled; an undoubled one that closes nothing is kept and reported. CRLF
  // inside becomes LF.
  void take_quoted(std::size_t from, std::size_t closing) {
    for (std::size_t i = from; i < closing; ++i) {
      const char c = text_[i];
      if (c == '"') {
        if (i + 1 < closing && text_[i + 1] == '"') {
          ++i;
        } else {
          problem("csv_quote_inside");
        }
      }
      if (is_line_end(c)) {
        if (c == '\r' && i + 1 < closing && text_[i + 1] == '\n') ++i;
        ++line_;
        table_.text_ += '\n';
      } else {
        table_.text_ += c;
      }
    }
    at_ = closing + 1;
    const std::size_t after = at_;
    while (at_ < text_.size() && text_[at_] != table_.delimiter_ && !is_line_end(text_[at_])) ++at_;
    const std::string_view rest = text_.substr(after, at_ - after);
    if (rest.find_first_not_of(' ') == std::string_view::npos) return;
    problem("csv_text_after_quote");
    table_.text_ += rest;
  }

  // The quote that ends a cell begun at `from`: one before a delimiter, a line end or the end of
  // the text. An undoubled quote behind a delimiter on a later line is another cell's opening one:
  // then the first was no opening quote at all.
  std::optional<std::size_t> find_closing_quote(std::size_t from) const {
    if (unclosed_ >= most_unclosed_quotes) return std::nullopt;
    const std::size_t end = std::min(text_.size(), from + longest_quoted_bytes);
    bool later_line = false;
    std::optional<std::size_t> loose;
    for (std::size_t i = from; i < end; ++i) {
      if (is_line_end(text_[i])) {
        if (loose) return loose;
        later_line = true;
      }
      if (text_[i] != '"') continue;
      if (i + 1 < text_.size() && text_[i + 1] == '"') {
        ++i;
        continue;
      }
      if (ends_cell(i + 1)) return i;
      const char before = text_[i - 1];
      if (later_line && (before == table_.delimiter_ || is_line_end(before))) return std::nullopt;
      if (!later_line) loose = i;
    }
    return loose;
  }

  bool ends_cell(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at >= text_.size() || text_[at] == table_.delimiter_ || is_line_end(text_[at]);
  }

  void problem(std::string_view code) {
    if (table_.problems_.size() < most_problems) table_.problems_.push_back({code, line_});
  }

  std::string_view text_;
  CsvLimits limits_;
  CsvTable table_;
  std::size_t at_ = 0;
  std::size_t unclosed_ = 0;
  std::size_t filled_rows_ = 0;
  std::size_t blank_rows_ = 0;
  std::size_t empty_cells_ = 0;  // just behind the row's last filled cell
  bool blank_ = true;            // nothing but blanks in the row so far
  std::uint32_t line_ = 1;
};

TableBuilder::TableBuilder(const CsvLimits& limits) : limits_(limits) {}

std::optional<CsvTooLarge> TableBuilder::begin_row(std::size_t line) {
  if (filled_rows_++ == limits_.rows) return CsvTooLarge::rows;
  const std::size_t last = table_.rows_.empty() ? 0 : table_.rows_.back().last_line;
  const auto first = static_cast<std::uint32_t>(table_.cells_.size());
  for (std::size_t blank = last + 1; blank < line; ++blank) {
    const bool is_run = ++blank_rows_ > most_blank_rows;
    const auto end = static_cast<std::uint32_t>(is_run ? line - 1 : blank);
    table_.rows_.push_back({first, 0, static_cast<std::uint32_t>(blank), end});
    blank = end;
  }
  const auto number = static_cast<std::uint32_t>(line);
  table_.rows_.push_back({first, 0, number, number});
  return std::nullopt;
}

std::optional<CsvTooLarge> TableBuilder::add(std::size_t line, std::size_t column,
                                             std::string_view text) {
  if (trim(text).empty()) return std::nullopt;
  if (column >= limits_.columns) return CsvTooLarge::columns;
  if (table_.text_.size() + text.size() > limits_.bytes * 3) return CsvTooLarge::bytes;
  if (table_.rows_.empty() || table_.rows_.back().line != line)
    if (const auto too_large = begin_row(line)) return too_large;
  CsvTable::Row& row = table_.rows_.back();
  if (column < row.count) return std::nullopt;  // it stood there before
  if (table_.cells_.size() + column - row.count >= limits_.cells) return CsvTooLarge::cells;
  const auto offset = static_cast<std::uint32_t>(table_.text_.size());
  table_.cells_.insert(table_.cells_.end(), column - row.count, {offset, 0, row.line});
  table_.cells_.push_back({offset, static_cast<std::uint32_t>(text.size()), row.line});
  table_.text_ += text;
  row.count = static_cast<std::uint32_t>(column + 1);
  table_.columns_ = std::max(table_.columns_, column + 1);
  return std::nullopt;
}

std::variant<CsvTable, CsvTooLarge> read_csv(std::string_view text, std::optional<char> delimiter,
                                             const CsvLimits& limits) {
  // A CP932 file grows by half when it becomes UTF-8, so the limit here is wider than the one on
  // the file.
  if (text.size() / 3 > limits.bytes) return CsvTooLarge::bytes;
  return CsvReader(text, delimiter.value_or(detect_delimiter(text)), limits).read();
}

bool looks_like_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"})
    if (text.starts_with(wide)) return true;
  return false;
}

std::string escape_formula(std::string_view text) {
  return (looks_like_formula(text) ? "'" : "") + std::string(text);
}

std::string unescape_formula(std::string_view text) {
  const bool escaped = text.starts_with('\'') && looks_like_formula(text.substr(1));
  return std::string(escaped ? text.substr(1) : text);
}

CsvWriter::CsvWriter() : CsvWriter(Options{}) {}

CsvWriter::CsvWriter(Options options) : options_(options) {
  if (options_.bom) out_ = "\xEF\xBB\xBF";
}

void CsvWriter::text(std::string_view value) {
  if (looks_like_formula(value)) ++changed_;
  put(escape_formula(value));
}

void CsvWriter::number(std::string_view value) { put(value); }

void CsvWriter::put(std::string_view value) {
  if (row_started_) out_ += options_.delimiter;
  row_started_ = true;
  const bool blank_end = !value.empty() && (value.front() == ' ' || value.back() == ' ');
  if (!blank_end && value.find_first_of("\"\r\n\t,;") == std::string_view::npos &&
      value.find(options_.delimiter) == std::string_view::npos) {
    out_ += value;
    return;
  }
  out_ += '"';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  row_started_ = false;
}

}  // namespace renkei
