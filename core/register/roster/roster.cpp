#include "core/register/roster/roster.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "core/register/roster/roster_lines.hpp"
#include "core/register/roster/roster_names.hpp"
#include "core/register/roster/roster_row.hpp"
#include "core/register/roster/roster_status.hpp"
#include "core/register/roster/roster_values.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using enum RosterField;

constexpr std::array<std::string_view, 46> warning_codes = {"name_missing",
                                                            "name_incomplete",
                                                            "name_doubtful",
                                                            "birth_missing",
                                                            "birth_unreadable",
                                                            "birth_impossible",
                                                            "birth_contradictory",
                                                            "birth_after_event",
                                                            "emergency_contact_missing",
                                                            "minor",
                                                            "age_differs_from_birth_date",
                                                            "age_unreadable",
                                                            "age_implausible",
                                                            "age_band_open",
                                                            "excel_serial_date",
                                                            "phone_leading_zero_restored",
                                                            "phone_damaged_by_spreadsheet",
                                                            "phone_length_odd",
                                                            "phone_foreign",
                                                            "phone_several_numbers",
                                                            "phone_unreadable",
                                                            "sex_unreadable",
                                                            "photo_consent_unreadable",
                                                            "date_year_inferred",
                                                            "applied_on_unreadable",
                                                            "applied_on_impossible",
                                                            "applied_after_event",
                                                            "ditto_resolved",
                                                            "ditto_unresolved",
                                                            "lost_character_?",
                                                            "private_use_character",
                                                            "invisible_character",
                                                            "bus_differs_from_section",
                                                            "extra_cells",
                                                            "ward_unknown",
                                                            "outside_target_wards",
                                                            "status_unreadable",
                                                            "status_in_remark",
                                                            "bus_from_above",
                                                            "person_not_read",
                                                            "formula_prefix",
                                                            "pii_in_free_text",
                                                            "number_unreadable",
                                                            "number_repeated",
                                                            "seat_repeated",
                                                            "possible_duplicate"};
static_assert(warning_codes.size() ==
              static_cast<std::size_t>(RosterWarning::possible_duplicate) + 1);

void add_warning(RosterRow& row, RosterWarning warning) {
  if (row.warns_of(warning)) return;
  row.warnings.insert(std::upper_bound(row.warnings.begin(), row.warnings.end(), warning), warning);
}

// Who may be whom. Equal birth dates and equal folded name or kana: probably the same. Where a
// birth date is missing, name and kana must not differ and the ages not be further apart than a
// birthday. Each key keeps its first few rows only, so the work stays linear even when two hundred
// thousand people have one name.
class DuplicateFinder {
 public:
  explicit DuplicateFinder(std::vector<RosterRow>& rows) : rows_(rows) {}

  void run() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Folded folded{fold_for_search(rows_[i].name), fold_for_search(rows_[i].kana)};
      if (const auto same = find(i, folded)) mark(rows_[i], rows_[*same]);
      remember(i, folded);
      folded_.push_back(folded);
    }
  }

 private:
  static constexpr std::size_t most_per_key = 8;
  struct Folded {
    std::string name;
    std::string kana;
  };

  static std::vector<std::string> exact_keys(const RosterRow& row, const Folded& folded) {
    std::vector<std::string> keys;
    if (!row.birth) return keys;
    const std::string day = iso(*row.birth);
    if (!folded.name.empty()) keys.push_back(day + "n" + folded.name);
    if (!folded.kana.empty()) keys.push_back(day + "k" + folded.kana);
    return keys;
  }

  std::optional<std::size_t> find(std::size_t i, const Folded& folded) const {
    std::optional<std::size_t> first;
    const auto take = [&](std::size_t other) { first = std::min(first.value_or(other), other); };
    for (const std::string& key : exact_keys(rows_[i], folded))
      if (const auto found = exact_.find(key); found != exact_.end()) take(found->second);
    if (folded.name.empty()) return first;
    if (const auto found = by_name_.find(folded.name); found != by_name_.end())
      for (const std::size_t other : found->second)
        if (may_be_same(i, folded, other)) take(other);
    return first;
  }

  bool may_be_same(std::size_t i, const Folded& folded, std::size_t other) const {
    const RosterRow& a = rows_[i];
    const RosterRow& b = rows_[other];
    if (a.birth && b.birth) return false;
    const std::string& kana_b = folded_[other].kana;
    if (!folded.kana.empty() && !kana_b.empty() && folded.kana != kana_b) return false;
    if (!a.age_on_event || !b.age_on_event) return true;
    return std::abs(*a.age_on_event - *b.age_on_event) <= 1;
  }

  void remember(std::size_t i, const Folded& folded) {
    for (std::string& key : exact_keys(rows_[i], folded)) exact_.try_emplace(std::move(key), i);
    auto& same_name = by_name_[folded.name];
    if (same_name.size() < most_per_key) same_name.push_back(i);
  }

  static void mark(RosterRow& later, const RosterRow& earlier) {
    later.probably_same_as = SamePerson{earlier.line, earlier.no};
    add_warning(later, RosterWarning::possible_duplicate);
  }

  std::vector<RosterRow>& rows_;
  std::vector<Folded> folded_;
  std::unordered_map<std::string, std::size_t> exact_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

void warn_of_repetitions(std::vector<RosterRow>& rows) {
  std::unordered_set<std::string> numbers;
  std::unordered_set<std::string> seats;
  for (RosterRow& row : rows) {
    if (!row.no.empty() && !numbers.insert(row.no).second)
      add_warning(row, RosterWarning::number_repeated);
    const bool sits = !row.seat.empty() && (row.status == "confirmed" || row.status == "walk_in");
    if (sits && !seats.insert(row.bus + "\n" + row.seat).second)
      add_warning(row, RosterWarning::seat_repeated);
  }
}

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
  std::vector<RosterRow>& rows = reading.roster.rows;
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
  const std::string& number = rows[first].no;
  const std::string group = "G" + (number.empty() ? std::to_string(first + 1) : number);
  for (std::size_t i = first; i < rows.size(); ++i) rows[i].group_id = group;
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

// A bus that is repeated in every row is not merged downwards: then an empty cell is a doubt.
void warn_of_held_buses(std::span<RosterRow> rows) {
  const auto repeats = [](const RosterRow& a, const RosterRow& b) {
    return a.line != b.line && !a.bus_from_above && !b.bus_from_above && !a.bus.empty() &&
           a.bus == b.bus;
  };
  if (std::ranges::adjacent_find(rows, repeats) == rows.end()) return;
  for (RosterRow& row : rows)
    if (row.bus_from_above) add_warning(row, RosterWarning::bus_from_above);
}

// Nothing but kana, in a row of its own.
bool is_lone_kana(const RosterRow& row) {
  return row.no.empty() && row.phone_digits.empty() && row.seat.empty() && row.ward.empty() &&
         !row.birth && !row.age_on_event && count_code_points(row.name) >= 3 &&
         is_kana_only(row.name);
}

// フリガナ in a row of its own, above or below the name: that is nobody, or a child. A person decides.
void warn_of_rows_of_kana(std::span<RosterRow> rows) {
  if (std::ranges::any_of(rows, [](const RosterRow& row) { return !row.kana.empty(); })) return;
  const bool above = !rows.empty() && is_lone_kana(rows[0]);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t other = above ? i + 1 : i - 1;  // before the first: none
    if (other >= rows.size() || !is_lone_kana(rows[i]) || is_kana_only(rows[other].name)) continue;
    rows[i].probably_same_as = SamePerson{rows[other].line, rows[other].no};
    add_warning(rows[i], RosterWarning::possible_duplicate);
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
  const auto rows = std::span(reading.roster.rows).subspan(first);
  warn_of_held_buses(rows);
  warn_of_rows_of_kana(rows);
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

std::string warnings_text(const RosterRow& row) {
  std::string text;
  for (const RosterWarning warning : row.warnings) {
    if (!text.empty()) text += ';';
    text += code_of(warning);
    if (warning != RosterWarning::possible_duplicate || !row.probably_same_as) continue;
    const SamePerson& same = *row.probably_same_as;
    text += same.no.empty() ? "_of_line_" + std::to_string(same.line) : "_of_no_" + same.no;
  }
  return text;
}

}  // namespace

std::string_view code_of(RosterWarning warning) {
  return warning_codes[static_cast<std::size_t>(warning)];
}

bool RosterRow::warns_of(RosterWarning warning) const {
  return std::find(warnings.begin(), warnings.end(), warning) != warnings.end();
}

std::variant<Roster, RegisterError> read_roster(const SheetSource& source,
                                                const RosterContext& context) {
  for (const auto& [heading, field] : context.column_map)
    if (!field.empty() && !roster_field_named(field))
      return RegisterError{"register_map_field", 0, field};
  RosterHeadings headings(context.column_map);
  const HeadingWords words = headings.words();
  auto read = read_sheet(source, &words);
  if (auto* error = std::get_if<RegisterError>(&read)) return std::move(*error);
  const Sheet& sheet = std::get<Sheet>(read);
  std::vector<HeadingBlock> blocks = find_tables(sheet.table, words, context.headings_line);
  // Where somebody said that headings are, there may be none.
  std::erase_if(blocks, [&](const HeadingBlock& block) {
    return headings.people_of(block.columns)->empty();
  });
  if (blocks.empty()) return RegisterError{"register_no_table", 0, {}};

  Roster roster;
  roster.encoding = sheet.encoding;
  roster.delimiter = sheet.table.delimiter();
  roster.bad_bytes = sheet.bad_bytes;
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
  DuplicateFinder(roster.rows).run();
  warn_of_repetitions(roster.rows);
  return roster;
}

std::vector<std::string_view> roster_fields() {
  std::vector<std::string_view> names;
  for (std::size_t field = 0; field < roster_field_count; ++field)
    names.push_back(name_of(static_cast<RosterField>(field)));
  return names;
}

std::array<std::string, roster_columns.size()> roster_cells(const RosterRow& row) {
  const auto day = [](const std::optional<CivilDate>& date) {
    return date ? iso(*date) : std::string{};
  };
  return {row.no,
          row.bus,
          row.seat,
          row.name,
          row.kana,
          day(row.birth),
          row.age_on_event ? std::to_string(*row.age_on_event) : "",
          row.age_band,
          std::to_string(row.sex_iso5218),
          row.ward_code6,
          row.ward,
          row.address_rest,
          row.phone_digits,
          row.emergency_name,
          row.emergency_relation,
          row.emergency_phone_digits,
          row.allergy,
          row.photo_consent,
          day(row.applied_on),
          row.status,
          row.note,
          warnings_text(row)};
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
