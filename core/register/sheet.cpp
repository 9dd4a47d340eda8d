#include "core/register/sheet.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t rows_searched = 100;
constexpr std::size_t most_heading_rows = 3;
constexpr std::size_t longest_heading_bytes = 300;
constexpr std::string_view lost_character = "\uFFFD";
constexpr std::size_t head_bytes = 512 * 1024;  // where a delimiter is judged

// What is longer than any heading is none, and is not worth comparing with words.
std::string heading_text(const CsvTable& table, std::size_t row, std::size_t column) {
  const std::string_view text = trim(table.cell(row, column));
  return text.size() > longest_heading_bytes ? std::string{} : std::string(text);
}

// Merged cells keep their text in the first: the columns right of it belong to it as long as they
// have a word below and none of their own.
std::vector<Heading> headings_of(const CsvTable& table, std::size_t first, std::size_t rows) {
  std::size_t width = 0;
  for (std::size_t row = first; row < first + rows; ++row)
    width = std::max(width, table.cells_in(row));
  std::vector<Heading> columns(width);
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
  for (std::size_t column = 0; column < table.cells_in(row); ++column)
    if (words.is_value && words.is_value(trim(table.cell(row, column)))) return false;
  const std::size_t filled = filled_cells(table, row);
  std::size_t known = 0;
  std::size_t unknown = 0;
  for (std::size_t column = 0; column < table.cells_in(row); ++column) {
    if (trim(table.cell(row, column)).empty()) continue;
    const std::string text = heading_text(table, row, column);
    ++(!text.empty() && words.is_word(text) ? known : unknown);
    if (unknown * 2 > filled) return false;
  }
  return known >= 1;
}

struct Candidate {
  HeadingBlock block;
  int score = 0;
};

bool is_section_row(const CsvTable& table, std::size_t row) {
  return filled_cells(table, row) == 1 && looks_like_section(row_text(table, row));
}

// The best heading of one to three rows that begins at `row`; score 0 when there is none.
Candidate headings_at(const CsvTable& table, std::size_t row, const HeadingWords& words) {
  Candidate best;
  if (is_section_row(table, row)) return best;
  for (std::size_t rows = 1; rows <= most_heading_rows && row + rows <= table.rows(); ++rows) {
    if (!is_heading_row(table, row + rows - 1, words)) break;
    std::vector<Heading> columns = headings_of(table, row, rows);
    const int score = words.score(columns);
    if (score > best.score) best = {{row, rows, std::move(columns)}, score};
  }
  return best;
}

// A group's line, a title or half a heading may score a little: what begins inside of it and scores
// higher is the heading.
Candidate best_overlapping(const CsvTable& table, Candidate found, const HeadingWords& words) {
  const std::size_t end = found.block.first_row + found.block.row_count;
  for (std::size_t row = found.block.first_row + 1; row < end; ++row)
    if (Candidate other = headings_at(table, row, words); other.score > found.score)
      found = std::move(other);
  return found;
}

// What stands directly below headings and would be headings too, had they not been above it, belongs to
// them: 氏名 below 緊急連絡先 names nobody who takes part.
void take_in_lower_lines(const CsvTable& table, HeadingBlock& block, const HeadingWords& words) {
  const auto next = [&] { return block.first_row + block.row_count; };
  while (next() < table.rows() && headings_at(table, next(), words).score > 0) ++block.row_count;
}

// Each stands as U+FFFD in the table, in the order of the file.
void place_bad_bytes(const CsvTable& table, std::vector<BadByte>& bad_bytes) {
  std::size_t next = 0;
  for (std::size_t row = 0; row < table.rows() && next < bad_bytes.size(); ++row)
    for (std::size_t column = 0; column < table.cells_in(row); ++column) {
      const std::string_view cell = table.cell(row, column);
      for (std::size_t at = cell.find(lost_character); at != cell.npos && next < bad_bytes.size();
           at = cell.find(lost_character, at + lost_character.size()))
        bad_bytes[next++].column = column + 1;
    }
}

char best_delimiter(std::string_view text, const HeadingWords& words) {
  std::string_view head = text.substr(std::min(text.find_first_not_of("\r\n ,;\t"), text.size()));
  if (head.size() > head_bytes) head = head.substr(0, head.find_last_of("\r\n", head_bytes) + 1);
  const char usual = detect_delimiter(text);
  char best = usual;
  int best_score = 0;
  for (const char delimiter : csv_delimiters) {
    if (delimiter != usual && head.find(delimiter) == std::string_view::npos) continue;
    const auto table = read_csv(head, delimiter);
    const auto* read = std::get_if<CsvTable>(&table);
    if (read == nullptr) continue;
    int score = 0;
    for (std::size_t row = 0; row < std::min(read->rows(), rows_searched); ++row)
      score = std::max(score, headings_at(*read, row, words).score);
    if (score > best_score || (score == best_score && score > 0 && delimiter == usual)) {
      best = delimiter;
      best_score = score;
    }
  }
  return best;
}

bool has_too_many_rows(const CsvTable& table, const HeadingWords& words) {
  std::size_t filled = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) filled += is_blank_row(table, row) ? 0 : 1;
  const std::size_t most = CsvLimits{}.rows;
  if (filled <= most) return false;
  for (const HeadingBlock& block : find_tables(table, words)) filled -= block.row_count;
  return filled > most;
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

bool looks_like_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

RegisterError too_large(CsvTooLarge what) {
  constexpr std::array<std::string_view, 4> names = {"bytes", "rows", "columns", "cells"};
  return RegisterError{"register_too_large", 0, std::string(names[static_cast<std::size_t>(what)])};
}

std::variant<Sheet, RegisterError> read_sheet(const SheetSource& source,
                                              const HeadingWords* words) {
  if (source.table != nullptr) {
    if (source.table->rows() == 0) return RegisterError{"register_empty", 0, {}};
    return Sheet{std::move(*source.table), Encoding::utf8, {}, 0};
  }
  const std::string_view bytes = source.bytes;
  if (bytes.size() > CsvLimits{}.bytes) return too_large(CsvTooLarge::bytes);
  if (looks_like_workbook(bytes)) return RegisterError{"register_is_workbook", 0, {}};
  DecodedText decoded = source.encoding ? decode_text(bytes, *source.encoding) : decode_text(bytes);
  if (trim(decoded.text).empty()) return RegisterError{"register_empty", 0, {}};
  // A text with a few damaged characters is still a text; one broken in every twentieth byte is a
  // picture or a program.
  if (decoded.bad_byte_count > 20 && decoded.bad_byte_count > bytes.size() / 20)
    return RegisterError{"register_bad_encoding", decoded.bad_bytes[0].line,
                         std::to_string(decoded.bad_byte_count)};
  auto delimiter = source.delimiter;
  if (!delimiter && words != nullptr) delimiter = best_delimiter(decoded.text, *words);
  CsvLimits limits;
  if (words != nullptr)
    limits.rows *= 2;  // headings, which count to no limit, are told apart below
  auto table = read_csv(decoded.text, delimiter, limits);
  if (const auto* limit = std::get_if<CsvTooLarge>(&table)) return too_large(*limit);
  if (words != nullptr && has_too_many_rows(std::get<CsvTable>(table), *words))
    return too_large(CsvTooLarge::rows);
  place_bad_bytes(std::get<CsvTable>(table), decoded.bad_bytes);
  return Sheet{std::move(std::get<CsvTable>(table)), decoded.encoding, std::move(decoded.bad_bytes),
               decoded.bad_byte_count};
}

std::string Heading::text() const { return group.empty() ? leaf : group + " " + leaf; }

std::optional<HeadingBlock> find_headings(const CsvTable& table, const HeadingWords& words) {
  Candidate best;
  std::size_t filled = 0;
  for (std::size_t row = 0; row < table.rows() && filled < rows_searched; ++row) {
    if (is_blank_row(table, row)) continue;
    ++filled;
    if (Candidate found = headings_at(table, row, words); found.score > best.score)
      best = std::move(found);
  }
  if (best.score == 0) return std::nullopt;
  best.block.columns.resize(table.columns());
  return std::move(best.block);
}

std::vector<HeadingBlock> find_tables(const CsvTable& table, const HeadingWords& words,
                                      std::size_t headings_line) {
  std::vector<HeadingBlock> blocks;
  std::size_t filled = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (is_blank_row(table, row)) continue;
    if (blocks.empty() && headings_line == 0 && ++filled > rows_searched) break;
    if (blocks.empty() && table.line(row) < headings_line) continue;
    Candidate found = headings_at(table, row, words);
    if (found.score == 0 && blocks.empty() && headings_line > 0)
      found = {{row, 1, headings_of(table, row, 1)}, 1};  // somebody says that these are headings
    if (found.score == 0) continue;
    found = best_overlapping(table, std::move(found), words);
    take_in_lower_lines(table, found.block, words);
    row = found.block.first_row + found.block.row_count - 1;
    blocks.push_back(std::move(found.block));
  }
  return blocks;
}

std::optional<std::string_view> mapped_field(const HeadingFields& words, const Heading& heading,
                                             std::size_t column) {
  if (words.empty()) return std::nullopt;
  const std::string leaf = whole_heading(heading.leaf);
  const std::string whole = whole_heading(heading.text());
  for (const auto& [word, field] : words) {
    const std::string plain = whole_heading(word);
    if (!plain.empty() && (plain == whole || plain == leaf || plain == std::to_string(column + 1)))
      return field;
  }
  return std::nullopt;
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

bool is_blank_row(const CsvTable& table, std::size_t row) {
  for (std::size_t column = 0; column < table.cells_in(row); ++column)
    if (!trim(table.cell(row, column)).empty()) return false;
  return true;
}

std::size_t filled_cells(const CsvTable& table, std::size_t row) {
  std::size_t filled = 0;
  for (std::size_t column = 0; column < table.cells_in(row); ++column)
    if (!trim(table.cell(row, column)).empty()) ++filled;
  return filled;
}

std::string row_text(const CsvTable& table, std::size_t row) {
  std::string text;
  if (table.last_line(row) > table.line(row))
    return std::to_string(table.line(row)) + "-" + std::to_string(table.last_line(row));
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
  constexpr std::array<std::string_view, 16> marks = {"〃", "同上", "″",  "”",   "々", "\"",
                                                      "＂", "''",   "〞", "〟",  "“",  "ʺ",
                                                      "同", "同じ", "↑",  "\"\""};
  const std::string_view inner = trim(cell);
  const bool may_be =
      std::ranges::any_of(marks, [&](std::string_view mark) { return inner.starts_with(mark[0]); });
  if (!may_be) return false;
  const std::string text = without_spaces(inner);
  if (text == "〃〃") return true;
  return std::ranges::find(marks, text) != marks.end();
}

bool looks_like_legend(std::string_view cell) {
  const std::string text = without_spaces(narrow(cell));
  std::size_t choices = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    std::size_t next = at;
    while (next < text.size() && is_digit(text[next])) ++next;
    if (next == text.size()) return false;
    if (text[next] == '=') return true;
    if (text[next] != '/' && text[next] != '-') ++choices;
  }
  return choices >= 2 && is_digit(text[0]);
}

}  // namespace renkei
