#include "core/register/roster/roster.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/register/roster/roster_doubts.hpp"
#include "core/register/roster/roster_lines.hpp"
#include "core/register/roster/roster_row.hpp"
#include "core/register/roster/roster_status.hpp"
#include "core/register/roster/roster_values.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

using enum RosterField;

void skip_line(Roster& roster, const CsvTable& table, std::size_t row, SkipReason reason) {
  roster.skipped.push_back({table.line(row), reason, row_text(table, row)});
}

// One table of the sheet: its headings, and whom each of its rows holds.
struct RosterTable {
  const HeadingBlock& headings;
  const std::vector<RosterPerson>& people;

  std::size_t first_row() const { return headings.first_row + headings.row_count; }
  bool is_party() const { return people.size() > 1 && people[1].companion; }
};

// The columns of all tables, each heading of a column once.
class DescribingColumns {
 public:
  void add(const RosterTable& table, std::vector<MappedColumn>& columns) {
    std::vector<std::optional<RosterField>> fields(table.headings.columns.size());
    for (const RosterPerson& person : table.people)
      for (std::size_t column = 0; column < fields.size(); ++column)
        if (const auto own = person.columns.field_of(column)) fields[column] = own;
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const auto& field = fields[column];
      std::string heading = unify_spaces(table.headings.columns[column].text(), " ");
      if (!field && heading.empty()) continue;
      if (!known_.insert(std::to_string(column) + ':' + heading).second) continue;
      columns.push_back({column, std::move(heading), field ? name_of(*field) : std::string_view{}});
    }
  }

 private:
  std::unordered_set<std::string> known_;
};

// A row above all headings: a title, a section, or a person of whom no column is known.
void read_title_row(RosterReading& reading, std::size_t row) {
  const CsvTable& table = reading.table;
  std::string text = row_text(table, row);
  if (is_blank_row(table, row)) return skip_line(reading.roster, table, row, SkipReason::blank);
  if (looks_like_person(table, row)) {
    reading.roster.refused.push_back(
        {table.line(row), "row_above_headings", {}, text.substr(0, 200), text});
    return;
  }
  const bool section = filled_cells(table, row) == 1 && looks_like_section(text);
  if ((section && bus_of_section(text)) || !status_of_section(text).empty())
    reading.section = std::move(text);
  skip_line(reading.roster, table, row, SkipReason::title);
}

void read_party(RosterReading& reading, const RosterTable& table, std::size_t row) {
  RosterRows& rows = reading.roster.rows;
  const std::size_t first = rows.size();
  read_roster_row(reading, row, table.people[0], 0);
  for (std::size_t i = 1; i < table.people.size(); ++i) {
    const RosterPerson& person = table.people[i];
    const auto says = [&](std::size_t column) {
      return !says_nothing(reading.table.cell(row, column));
    };
    if (std::ranges::any_of(person.own, says)) read_roster_row(reading, row, person, i);
  }
  if (rows.size() < first + 2) return;
  const std::string number(rows.cell(first, roster_column("no")));
  const std::string group = "G" + (number.empty() ? std::to_string(first + 1) : number);
  for (std::size_t i = first; i < rows.size(); ++i) rows.group(i, group);
}

void read_row(RosterReading& reading, const RosterTable& table, std::size_t row) {
  if (is_blank_row(reading.table, row))
    return skip_line(reading.roster, reading.table, row, SkipReason::blank);
  for (std::size_t i = 0; i < table.people.size(); ++i) {
    const RosterLine line(reading.table, row, table.people[i]);
    if (line.is_blank()) continue;
    const auto reason = line.skip(table.headings);
    if (!reason && table.is_party()) {
      read_party(reading, table, row);
    } else if (!reason) {
      read_roster_row(reading, row, table.people[i], i);
    } else {
      if (*reason == SkipReason::section) reading.section = line.text();
      if (*reason == SkipReason::section || *reason == SkipReason::subtotal)
        reading.buses.assign(table.people.size(), {});
      reading.roster.skipped.push_back({reading.table.line(row), *reason, line.text()});
    }
    if (table.is_party()) return;
  }
}

void read_table(RosterReading& reading, const RosterTable& table, std::size_t end) {
  reading.headings = table.headings.columns;
  reading.above.assign(table.headings.columns.size(), {});
  reading.buses.assign(table.people.size(), {});
  const std::size_t first = reading.roster.rows.size();
  for (std::size_t row = table.headings.first_row; row < end; ++row) {
    if (row < table.first_row())
      skip_line(reading.roster, reading.table, row, SkipReason::heading);
    else
      read_row(reading, table, row);
  }
  doubt_rows_of_table(reading.roster.rows, first);
}

std::string escape_tsv(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// What a file says, row by row: its text is let go before rows are compared.
std::variant<Roster, RegisterError> read_tables(const SheetSource& source,
                                                const RosterContext& context) {
  RosterHeadings headings(context.column_map);
  const HeadingWords words = headings.words();
  auto read = read_sheet(source, &words);
  if (auto* error = std::get_if<RegisterError>(&read)) return std::move(*error);
  Sheet& sheet = std::get<Sheet>(read);
  std::vector<HeadingBlock> blocks = find_tables(sheet.table, words, context.headings_line);
  // Where somebody said that headings are, there may be none.
  std::erase_if(blocks, [&](const HeadingBlock& block) {
    return headings.people_of(block.columns)->empty();
  });
  if (blocks.empty()) return RegisterError{"register_no_table", 0, {}};

  Roster roster;
  roster.encoding = sheet.encoding;
  roster.delimiter = sheet.table.delimiter();
  roster.bad_bytes = std::move(sheet.bad_bytes);
  roster.bad_byte_count = sheet.bad_byte_count;
  roster.problems = sheet.table.problems();
  roster.heading_line = sheet.table.line(blocks[0].first_row);
  roster.heading_rows = blocks[0].row_count;
  RosterReading reading{sheet.table, context, roster, {}, {}, {}, {}};
  for (std::size_t row = 0; row < blocks[0].first_row; ++row) read_title_row(reading, row);
  DescribingColumns describing;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::size_t end = i + 1 < blocks.size() ? blocks[i + 1].first_row : sheet.table.rows();
    HeadingBlock block = std::move(blocks[i]);
    for (std::size_t row = block.first_row; row < end; ++row)  // cells without a heading as well
      block.columns.resize(std::max(block.columns.size(), sheet.table.cells_in(row)));
    const auto people = headings.people_of(block.columns);
    const RosterTable table{block, *people};
    describing.add(table, roster.columns);
    read_table(reading, table, end);
  }
  return roster;
}

}  // namespace

std::variant<Roster, RegisterError> read_roster(const SheetSource& source,
                                                const RosterContext& context) {
  for (const auto& [heading, field] : context.column_map)
    if (!field.empty() && !roster_field_named(field))
      return RegisterError{"register_map_field", 0, field};
  auto read = read_tables(source, context);
  if (auto* roster = std::get_if<Roster>(&read)) {
    doubt_repetitions(roster->rows);
    roster->rows.tell_warnings();
  }
  return read;
}

std::vector<std::string_view> roster_fields() {
  std::vector<std::string_view> names;
  for (std::size_t field = 0; field < roster_field_count; ++field)
    names.push_back(name_of(static_cast<RosterField>(field)));
  return names;
}

std::string roster_tsv(const Roster& roster) {
  std::string out;
  const auto line = [&out](const auto& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      out += (i == 0 ? "" : "\t") + escape_tsv(cells[i]);
    out += '\n';
  };
  line(roster_columns);
  for (const RosterRow& row : roster.rows) line(roster_cells(row));
  return out;
}

}  // namespace renkei
