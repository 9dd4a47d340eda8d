// A spreadsheet as an office really keeps it: titles above the table, headings over two merged
// lines, sections, subtotals and notes between and below. This finds the table in it; what the
// columns mean is the business of each kind of register. Pure functions; a sheet owns its text.
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/text/csv.hpp"
#include "core/text/encoding.hpp"

namespace renkei {

// A file that yields nothing at all. `code` is stable: register_empty, register_too_large,
// register_bad_encoding, register_is_workbook, register_no_table (of other kinds register_no_KIND_table); of
// workbooks register_locked, register_damaged, register_cell_too_far and register_no_sheet.
struct RegisterError {
  std::string code;
  std::size_t line = 0;  // 0: the whole file
  std::string detail;    // a number or name for the message
};

RegisterError too_large(CsvTooLarge what);
bool looks_like_workbook(std::string_view bytes);  // .xlsx, .ods or .xls

struct Sheet {
  CsvTable table;
  Encoding encoding = Encoding::utf8;
  std::vector<BadByte> bad_bytes;
  std::size_t bad_byte_count = 0;
};

// One column's heading: "緊急連絡先" above "電話" is group and leaf; a heading of one line is a
// leaf.
struct Heading {
  std::string group;
  std::string leaf;
  std::string text() const;
};

struct HeadingBlock {
  std::size_t first_row = 0;
  std::size_t row_count = 0;
  std::vector<Heading> columns;
};

// How a kind of register recognises its headings.
struct HeadingWords {
  std::function<bool(std::string_view)> is_word;  // could this cell be a heading?
  std::function<int(std::span<const Heading>)>
      score;  // how many columns it understands; 0: not its table
  // A cell that no heading of this register holds; may be left out. What is cheap to tell keeps long
  // files quick, for headings are looked for in every row.
  std::function<bool(std::string_view)> is_value = {};
};

// What an office says about its own headings, before any built-in word: the heading as it stands in
// the file, or a column's number counted from 1, to a field's name, or to "" for a column to leave
// alone.
using HeadingFields = std::vector<std::pair<std::string, std::string>>;
// The field that the map gives to a column, if it says anything of it.
std::optional<std::string_view> mapped_field(const HeadingFields& words, const Heading& heading,
                                             std::size_t column);

// What a register is read from: the bytes of a text file; or a table that comes from a workbook
// (workbook.hpp), which is moved out of its place.
struct SheetSource {
  template <std::convertible_to<std::string_view> Text>
  SheetSource(const Text& text) : bytes(text) {}
  SheetSource(CsvTable& from) : table(&from) {}
  std::string_view bytes;
  CsvTable* table = nullptr;
  std::optional<char> delimiter = {};     // of a text, where somebody knows it
  std::optional<Encoding> encoding = {};  // likewise
};

// The delimiter is the one with which the headings are recognised best; without words, and where
// several are as good, the one that stands most often.
std::variant<Sheet, RegisterError> read_sheet(const SheetSource& source,
                                              const HeadingWords* words = nullptr);

// The rows, up to three together, whose headings score best among the first hundred; the first such
// when several do. Of every column of the table.
std::optional<HeadingBlock> find_headings(const CsvTable& table, const HeadingWords& words);

// Every table of the sheet: the first has its headings among the first hundred rows (or begins at
// `headings_line`), any other wherever headings come again. Blank rows count to no limit. Columns right of
// a table's last heading are left out: there may be as many tables as rows.
std::vector<HeadingBlock> find_tables(const CsvTable& table, const HeadingWords& words,
                                      std::size_t headings_line = 0);

// A heading as words are compared: narrow, lower case, katakana, no blanks, no part in brackets
// (unless that is all of it).
std::string plain_heading(std::string_view text);
std::string heading_in_brackets(std::string_view text);  // the part that plain_heading leaves out
std::string whole_heading(std::string_view text);        // compared the same way, brackets and all

enum class SkipReason { title, heading, section, subtotal, total, blank, unused, note };
std::string_view name_of(SkipReason reason);

struct SkippedLine {
  std::size_t line = 0;
  SkipReason reason = SkipReason::blank;
  std::string text;  // the filled cells, joined by a blank
};

bool is_blank_row(const CsvTable& table, std::size_t row);
std::size_t filled_cells(const CsvTable& table, std::size_t row);
// Of blank rows: nothing, or the lines of a run that is one row here, such as 1024-1048576.
std::string row_text(const CsvTable& table, std::size_t row);

bool looks_like_subtotal(std::string_view cell);  // 小計, 1号車 計
bool looks_like_total(std::string_view cell);     // 合計, 総計, 計 20名
bool looks_like_section(std::string_view cell);   // 【1号車】, ■A班, 2号車
bool looks_like_note(std::string_view cell);      // ※..., (注)..., 以上
bool is_ditto(std::string_view cell);             // 〃, 同上
bool looks_like_legend(std::string_view cell);    // 1男 2女, 1=該当

}  // namespace renkei
