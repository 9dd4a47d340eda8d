#include "core/register/roster/roster.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/register/roster/roster_columns.hpp"
#include "core/register/roster/roster_row.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using enum RosterField;

constexpr std::array<std::string_view, 32> warning_codes = {"birth_missing",
                                                            "birth_unreadable",
                                                            "emergency_contact_missing",
                                                            "minor",
                                                            "age_differs_from_birth_date",
                                                            "age_unreadable",
                                                            "age_implausible",
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
                                                            "number_repeated",
                                                            "seat_repeated",
                                                            "possible_duplicate"};
static_assert(warning_codes.size() ==
              static_cast<std::size_t>(RosterWarning::possible_duplicate) + 1);

// Tells people from what stands between them.
class RowSorter {
 public:
  RowSorter(const CsvTable& table, const HeadingBlock& headings, const RosterColumns& columns)
      : table_(table), headings_(headings), columns_(columns) {}

  // Nothing when the row is to be read as a person's.
  std::optional<SkipReason> skip(std::size_t row) const {
    if (is_blank_row(table_, row)) return SkipReason::blank;
    if (repeats_headings(row)) return SkipReason::heading;
    const bool named = is_filled(row, {name, family_name});
    const bool described = is_filled(row, {kana, family_kana, birth, sex, phone});
    if (described) return std::nullopt;
    const std::string_view first = first_filled(row);
    if (const auto count = total_in(row, named, first)) return count;
    const bool alone = filled_cells(table_, row) == 1;
    if (alone || !named) {
      if (looks_like_note(first)) return SkipReason::note;
      if (looks_like_section(first)) return SkipReason::section;
    }
    const bool sentence = alone && (count_code_points(first) > 20 || contains(narrow(first), ":"));
    if (sentence) return SkipReason::note;
    if (named) return std::nullopt;
    if (only_in(row, {no, bus, seat}) && count_code_points(first) <= 8) return SkipReason::unused;
    return alone || only_in(row, {no, note}) ? std::optional(SkipReason::note) : std::nullopt;
  }

 private:
  std::string_view first_filled(std::size_t row) const {
    for (std::size_t column = 0; column < table_.cells_in(row); ++column)
      if (const std::string_view text = trim(table_.cell(row, column)); !text.empty()) return text;
    return {};
  }

  bool is_filled(std::size_t row, std::initializer_list<RosterField> fields) const {
    for (const RosterField field : fields)
      for (const std::size_t column : columns_.columns(field))
        if (!trim(table_.cell(row, column)).empty()) return true;
    return false;
  }

  bool only_in(std::size_t row, std::initializer_list<RosterField> fields) const {
    for (std::size_t column = 0; column < table_.cells_in(row); ++column) {
      if (trim(table_.cell(row, column)).empty()) continue;
      const auto field = columns_.field_of(column);
      if (!field || std::find(fields.begin(), fields.end(), *field) == fields.end()) return false;
    }
    return true;
  }

  // With a name in the row only the label itself is looked at: a remark may well begin with 計.
  std::optional<SkipReason> total_in(std::size_t row, bool named, std::string_view first) const {
    const auto judge = [](std::string_view cell) -> std::optional<SkipReason> {
      if (looks_like_subtotal(cell)) return SkipReason::subtotal;
      return looks_like_total(cell) ? std::optional(SkipReason::total) : std::nullopt;
    };
    if (const auto found = judge(first)) return found;
    for (std::size_t column = 0; column < table_.cells_in(row); ++column) {
      if (named && columns_.field_of(column) != name) continue;
      if (const auto found = judge(table_.cell(row, column))) return found;
    }
    return std::nullopt;
  }

  // Offices that print a roster over several pages repeat its headings.
  bool repeats_headings(std::size_t row) const {
    for (std::size_t above = headings_.first_row; above < headings_.first_row + headings_.row_count;
         ++above) {
      std::size_t same = 0;
      std::size_t filled = 0;
      for (std::size_t column = 0; column < table_.cells_in(row); ++column) {
        const std::string_view text = trim(table_.cell(row, column));
        if (text.empty()) continue;
        ++filled;
        if (text == trim(table_.cell(above, column))) ++same;
      }
      if (same >= 3 && same * 2 > filled) return true;
    }
    return false;
  }

  const CsvTable& table_;
  const HeadingBlock& headings_;
  const RosterColumns& columns_;
};

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
    keys.push_back(day + "n" + folded.name);
    if (!folded.kana.empty()) keys.push_back(day + "k" + folded.kana);
    return keys;
  }

  std::optional<std::size_t> find(std::size_t i, const Folded& folded) const {
    std::optional<std::size_t> first;
    const auto take = [&](std::size_t other) { first = std::min(first.value_or(other), other); };
    for (const std::string& key : exact_keys(rows_[i], folded))
      if (const auto found = exact_.find(key); found != exact_.end()) take(found->second);
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
    const bool sits = !row.seat.empty() && row.status != "cancelled" && row.status != "no_show";
    if (sits && !seats.insert(row.bus + "\n" + row.seat).second)
      add_warning(row, RosterWarning::seat_repeated);
  }
}

void skip_line(Roster& roster, const CsvTable& table, std::size_t row, SkipReason reason) {
  roster.skipped.push_back({table.line(row), reason, row_text(table, row)});
}

void describe_columns(Roster& roster, const HeadingBlock& headings, const RosterColumns& columns) {
  for (std::size_t column = 0; column < headings.columns.size(); ++column) {
    const auto field = columns.field_of(column);
    std::string heading = unify_spaces(headings.columns[column].text(), " ");
    if (field || !heading.empty())
      roster.columns.push_back(
          {column, std::move(heading), field ? name_of(*field) : std::string_view{}});
  }
}

void read_rows(RosterReading& reading, const RowSorter& sorter) {
  Roster& roster = reading.roster;
  const HeadingBlock& headings = reading.headings;
  for (std::size_t row = 0; row < reading.table.rows(); ++row) {
    const bool above = row < headings.first_row;
    if (above || row < headings.first_row + headings.row_count) {
      const SkipReason reason = above ? SkipReason::title : SkipReason::heading;
      skip_line(roster, reading.table, row,
                is_blank_row(reading.table, row) ? SkipReason::blank : reason);
      continue;
    }
    const auto reason = sorter.skip(row);
    if (!reason) {
      read_roster_row(reading, row);
      continue;
    }
    if (*reason == SkipReason::section) reading.section = row_text(reading.table, row);
    skip_line(roster, reading.table, row, *reason);
  }
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

std::variant<Roster, RegisterError> read_roster(std::string_view bytes,
                                                const RosterContext& context) {
  auto read = read_sheet(bytes);
  if (auto* error = std::get_if<RegisterError>(&read)) return std::move(*error);
  const Sheet& sheet = std::get<Sheet>(read);
  const auto headings = find_headings(sheet.table, roster_heading_words(context.column_map));
  if (!headings) return RegisterError{"register_no_table", 0, {}};
  const RosterColumns columns = map_roster_columns(headings->columns, context.column_map);

  Roster roster;
  roster.encoding = sheet.encoding;
  roster.delimiter = sheet.table.delimiter();
  roster.bad_bytes = sheet.bad_bytes;
  roster.bad_byte_count = sheet.bad_byte_count;
  roster.problems = sheet.table.problems();
  roster.heading_line = sheet.table.line(headings->first_row);
  roster.heading_rows = headings->row_count;
  describe_columns(roster, *headings, columns);
  RosterReading reading{sheet.table, context, *headings, columns, roster, {}, {}};
  read_rows(reading, RowSorter(sheet.table, *headings, columns));
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
