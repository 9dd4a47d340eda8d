// A participant roster as a ward's office keeps it in its spreadsheet, read into clean rows.
// Nothing is dropped in silence: every line of the file ends as a row, as a skipped line with its
// reason, or as a refused row with its reason; and every cell that was changed, guessed or doubted
// leaves a note with the text that stood there.
//
// A doubtful or impossible cell never costs a person: the field stays empty, the person is taken,
// and a warning names the text, for a participant missing from a roll call is worse than a missing
// date. Only a row that names nobody, by name, kana, birth, age or telephone, stays out, and is
// listed.
//
// Pure: bytes and context in, one value out; it owns all its text. Linear in the size of the file.
// Any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/register/roster/roster_rows.hpp"
#include "core/register/sheet.hpp"
#include "core/text/dates.hpp"

namespace renkei {

enum class NoteKind { read, guessed, doubted };

// A cell that says something else than what stood there. The clean value is in the row.
struct CellNote {
  std::size_t line = 0;
  std::size_t column = 0;  // counted from 0
  std::string_view field;  // of roster_fields(); empty for a cell under no heading
  NoteKind kind = NoteKind::read;
  std::string_view code;  // a warning's code; "rewritten" when only the form changed
  std::string original;
};

struct RefusedRow {
  std::size_t line = 0;
  // name_missing, name_too_long, cell_too_long, or row_above_headings: a person where no columns are
  // known yet.
  std::string code;
  std::string column;    // the heading
  std::string original;  // the cell
  std::string text;      // the whole row, for whoever repairs it
};

struct MappedColumn {
  std::size_t column = 0;
  std::string heading;
  std::string_view field;  // empty: not used, and shown as such
};

struct Roster {
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';
  std::vector<BadByte> bad_bytes;  // the first thousand
  std::size_t bad_byte_count = 0;  // not 0: show a preview and import nothing until a person agrees
  std::vector<CsvProblem> problems;  // of quotes
  std::size_t heading_line = 0;
  std::size_t heading_rows = 0;
  std::vector<MappedColumn> columns;  // of all its tables; the lines above are the first one's
  RosterRows rows;
  std::vector<SkippedLine> skipped;
  std::vector<RefusedRow> refused;
  std::vector<CellNote> notes;
};

struct RosterContext {
  CivilDate event_on;  // the first day of the tour
  // Codes of the wards the tour is for. When none are given, the 23 wards are. In both cases a row
  // whose remark says 区外 or 対象外 counts as outside, because the office that wrote it knew. The
  // wards of a title are no rule: offices name the hosts there, and take people of neighbouring
  // wards.
  std::vector<std::string> target_wards;
  // A ward's own column map: heading as it stands in the file, or column number counted from 1, to
  // a field name (see roster_fields()), or to "" for a column to leave alone. Goes before the
  // built-in words.
  HeadingFields column_map;
  std::size_t headings_line = 0;  // where the headings begin; 0: to be found
  // Notes of cells of which only the form changed, several in every row, are for whoever shows them.
  bool notes_rewritten = true;
};

// Also register_map_field: the map names a field that there is not.
std::variant<Roster, RegisterError> read_roster(const SheetSource& source,
                                                const RosterContext& context);

// The names a column map may use.
std::vector<std::string_view> roster_fields();

// The clean rows as tab-separated lines, where a line break in a cell is \n, a tab \t and a backslash
// doubled.
std::string roster_tsv(const Roster& roster);

}  // namespace renkei
