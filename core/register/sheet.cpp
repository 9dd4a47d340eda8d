#include "core/register/sheet.hpp"

#include <algorithm>
#include <array>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t rows_searched = 100;
constexpr std::size_t most_heading_rows = 3;
constexpr std::size_t longest_heading_bytes = 300;

std::variant<Sheet, RegisterError> too_large(CsvTooLarge what) {
  constexpr std::array<std::string_view, 4> names = {"bytes", "rows", "columns", "cells"};
  return RegisterError{"register_too_large", 0, std::string(names[static_cast<std::size_t>(what)])};
}

// What is longer than any heading is none, and is not worth comparing with words.
std::string heading_text(const CsvTable& table, std::size_t row, std::size_t column) {
  const std::string_view text = trim(table.cell(row, column));
  return text.size() > longest_heading_bytes ? std::string{} : std::string(text);
}

// Merged cells keep their text in the first: the columns right of it belong to it as long as they
// have a word below and none of their own.
std::vector<Heading> headings_of(const CsvTable& table, std::size_t first, std::size_t rows) {
  std::vector<Heading> columns(table.columns());
  for (std::size_t row = first; row < first + rows; ++row) {
    std::string merged;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      Heading& heading = columns[column];
      std::string own = heading_text(table, row, column);
      bool below = false;
      for (std::size_t lower = row + 1; lower < first + rows; ++lower)
        below = below || !heading_text(table, lower, column).empty();
      if (!own.empty() || !below) merged = below ? own : std::string{};
      if (own.empty() && below) own = merged;
      if (own.empty()) continue;
      heading.group += heading.leaf;
      heading.leaf = std::move(own);
    }
  }
  return columns;
}

bool is_heading_row(const CsvTable& table, std::size_t row, const HeadingWords& words) {
  std::size_t known = 0;
  std::size_t filled = 0;
  for (std::size_t column = 0; column < table.cells_in(row); ++column) {
    if (trim(table.cell(row, column)).empty()) continue;
    ++filled;
    const std::string text = heading_text(table, row, column);
    if (!text.empty() && words.is_word(text)) ++known;
  }
  return known >= 1 && known * 2 >= filled;
}

struct Brackets {
  std::size_t open = 0;
  std::size_t length = 0;  // both brackets counted; 0 when there are none
};

Brackets brackets_in(std::string_view text) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  return {open, close - open + 1};
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// Only a count may follow: 計 20名 is a total, 計画課 is not.
bool is_count_word(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  const std::string_view rest = text.substr(word.size());
  return rest.empty() || (rest[0] >= '0' && rest[0] <= '9') || rest[0] == ':' || rest[0] == '(';
}

}  // namespace

std::variant<Sheet, RegisterError> read_sheet(std::string_view bytes) {
  if (bytes.size() > CsvLimits{}.bytes) return too_large(CsvTooLarge::bytes);
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"))
    return RegisterError{"register_is_workbook", 0, {}};
  DecodedText decoded = decode_text(bytes);
  if (trim(decoded.text).empty()) return RegisterError{"register_empty", 0, {}};
  // A text with a few damaged characters is still a text; one broken in every twentieth byte is a
  // picture or a program.
  if (decoded.bad_byte_count > 20 && decoded.bad_byte_count > bytes.size() / 20)
    return RegisterError{"register_bad_encoding", decoded.bad_bytes[0].line,
                         std::to_string(decoded.bad_byte_count)};
  auto table = read_csv(decoded.text);
  if (const auto* limit = std::get_if<CsvTooLarge>(&table)) return too_large(*limit);
  return Sheet{std::move(std::get<CsvTable>(table)), decoded.encoding, std::move(decoded.bad_bytes),
               decoded.bad_byte_count};
}

std::string Heading::text() const { return group.empty() ? leaf : group + " " + leaf; }

std::optional<HeadingBlock> find_headings(const CsvTable& table, const HeadingWords& words) {
  std::optional<HeadingBlock> best;
  int best_score = 0;
  const std::size_t last = std::min(table.rows(), rows_searched);
  for (std::size_t row = 0; row < last; ++row) {
    for (std::size_t rows = 1; rows <= most_heading_rows && row + rows <= table.rows(); ++rows) {
      if (!is_heading_row(table, row + rows - 1, words)) break;
      std::vector<Heading> columns = headings_of(table, row, rows);
      const int score = words.score(columns);
      if (score <= best_score) continue;
      best_score = score;
      best = HeadingBlock{row, rows, std::move(columns)};
    }
  }
  return best;
}

std::string whole_heading(std::string_view text) {
  std::string plain = to_katakana(without_spaces(narrow(widen_kana(text))));
  for (char& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return plain;
}

std::string plain_heading(std::string_view text) {
  std::string plain = whole_heading(text);
  const Brackets found = brackets_in(plain);
  if (found.length > 0 && found.length < plain.size()) plain.erase(found.open, found.length);
  return plain;
}

std::string heading_in_brackets(std::string_view text) {
  const std::string plain = whole_heading(text);
  const Brackets found = brackets_in(plain);
  return found.length > 2 ? plain.substr(found.open + 1, found.length - 2) : std::string{};
}

std::string_view name_of(SkipReason reason) {
  constexpr std::array<std::string_view, 8> names = {"title", "heading", "section", "subtotal",
                                                     "total", "blank",   "unused",  "note"};
  return names[static_cast<std::size_t>(reason)];
}

bool is_blank_row(const CsvTable& table, std::size_t row) { return filled_cells(table, row) == 0; }

std::size_t filled_cells(const CsvTable& table, std::size_t row) {
  std::size_t filled = 0;
  for (std::size_t column = 0; column < table.cells_in(row); ++column)
    if (!trim(table.cell(row, column)).empty()) ++filled;
  return filled;
}

std::string row_text(const CsvTable& table, std::size_t row) {
  std::string text;
  for (std::size_t column = 0; column < table.cells_in(row); ++column) {
    const std::string_view cell = trim(table.cell(row, column));
    if (cell.empty()) continue;
    if (!text.empty()) text += ' ';
    text += cell;
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

bool looks_like_subtotal(std::string_view cell) {
  const std::string text = without_spaces(narrow(cell));
  return text.ends_with("小計") || is_count_word(text, "小計") || text.ends_with("号車計") ||
         text.ends_with("班計");
}

bool looks_like_total(std::string_view cell) {
  const std::string text = without_spaces(narrow(cell));
  for (const std::string_view word : {"合計", "総合計", "総計", "総数", "計", "参加者合計"})
    if (is_count_word(text, word)) return true;
  return false;
}

bool looks_like_section(std::string_view cell) {
  constexpr std::array<std::string_view, 11> marks = {"【", "〔", "［", "[",  "■", "◆",
                                                      "●",  "○",  "▼",  "〈", "＜"};
  const std::string_view text = trim(cell);
  if (starts_with_any(text, marks)) return true;
  const std::string plain = narrow(text);
  for (const std::string_view ending : {"号車", "班", "コース", "グループ", "組"})
    if (plain.ends_with(ending) && count_code_points(plain) <= 12) return true;
  return contains(plain, "号車") && count_code_points(plain) <= 30;
}

bool looks_like_note(std::string_view cell) {
  constexpr std::array<std::string_view, 10> marks = {"※",   "*",    "＊",   "注)", "注）",
                                                      "(注", "（注", "注意", "注:", "備考"};
  const std::string_view text = trim(cell);
  return starts_with_any(text, marks) || without_spaces(text) == "以上";
}

bool is_ditto(std::string_view cell) {
  constexpr std::array<std::string_view, 6> marks = {"〃", "同上", "″", "”", "々", "〃〃"};
  const std::string_view text = trim(cell);
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

}  // namespace renkei
