#include "core/register/events/events.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/text/csv.hpp"
#include "core/text/spaces.hpp"

namespace renkei {
namespace {

// Headings as they are compared, each with what it means; none: known and not used.
using KnownHeadings = std::map<std::string, std::optional<EventField>, std::less<>>;

const KnownHeadings& known_headings() {
  static const KnownHeadings known = [] {
    KnownHeadings all;
    for (const EventColumn& column : all_event_columns())
      all.try_emplace(whole_heading(column.heading), column.field);
    return all;
  }();
  return known;
}

struct EventColumns {
  std::vector<std::optional<EventField>> by_column;
  std::array<std::vector<std::size_t>, event_field_count> of;  // the first filled cell counts

  void add(std::size_t column, EventField field) {
    by_column[column] = field;
    of[static_cast<std::size_t>(field)].push_back(column);
  }
  bool has(EventField field) const { return !of[static_cast<std::size_t>(field)].empty(); }
};

// 料金(基本) and 料金(詳細) differ by their brackets; 開始日(必須) is 開始日 where nothing else is.
EventColumns map_event_columns(std::span<const Heading> headings, const HeadingFields& own) {
  EventColumns columns;
  columns.by_column.resize(headings.size());
  std::vector<std::size_t> left;
  for (std::size_t c = 0; c < headings.size(); ++c) {
    if (const auto mapped = mapped_field(own, headings[c], c)) {
      if (const auto field = event_field_named(*mapped)) columns.add(c, *field);
      continue;
    }
    const auto known = known_headings().find(whole_heading(headings[c].leaf));
    if (known == known_headings().end())
      left.push_back(c);
    else if (known->second)
      columns.add(c, *known->second);
  }
  for (const std::size_t c : left) {
    const auto known = known_headings().find(plain_heading(headings[c].leaf));
    if (known != known_headings().end() && known->second && !columns.has(*known->second))
      columns.add(c, *known->second);
  }
  return columns;
}

bool is_mapped(std::string_view cell, const HeadingFields& own) {
  return std::ranges::any_of(own, [&](const auto& word) {
    return !word.first.empty() && whole_heading(word.first) == whole_heading(cell);
  });
}

// `own` lives as long as the words are used.
HeadingWords event_heading_words(const HeadingFields& own) {
  constexpr int fewest = 3;
  return {.is_word =
              [&own](std::string_view cell) {
                return known_headings().contains(whole_heading(cell)) ||
                       known_headings().contains(plain_heading(cell)) || is_mapped(cell, own);
              },
          .score =
              [&own](std::span<const Heading> headings) {
                const EventColumns columns = map_event_columns(headings, own);
                int score = 0;
                for (const auto& field : columns.by_column) score += field ? 1 : 0;
                return columns.has(EventField::name) && score >= fewest ? score : 0;
              }};
}

EventCells cells_of_row(const CsvTable& table, std::size_t row, const EventColumns& columns) {
  EventCells cells;
  for (std::size_t field = 0; field < event_field_count; ++field)
    for (const std::size_t column : columns.of[field]) {
      const std::string_view text = trim(table.cell(row, column));
      if (text.empty()) continue;
      cells.texts[field] = unescape_formula(text);
      break;
    }
  return cells;
}

// What a line under the headings says of the day that is to stand there.
bool explains_a_day(std::string_view cell) {
  for (const std::string_view word :
       {"必須", "任意", "文字列", "半角", "年月日", "YYYY", "yyyy", "日付", "形式", "記入", "入力"})
    if (contains(cell, word)) return true;
  return false;
}

class EventSheet {
 public:
  EventSheet(const Sheet& sheet, const HeadingBlock& headings, const Municipalities& municipalities,
             const HeadingFields& own)
      : table_(sheet.table),
        headings_(headings),
        columns_(map_event_columns(headings.columns, own)),
        codes_(municipalities) {}

  bool has_names() const { return columns_.has(EventField::name); }

  void read_into(EventList& list) {
    list.headings_line = table_.line(headings_.first_row);
    list.has_status = columns_.has(EventField::status);
    for (std::size_t column = 0; column < headings_.columns.size(); ++column) {
      std::string heading = unify_spaces(headings_.columns[column].text(), " ");
      const auto field = columns_.by_column[column];
      if (!heading.empty())
        list.mapping.push_back(
            {std::move(heading), std::string(field ? name_of(*field) : ""), column + 1});
    }
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (const auto reason = skip(row)) {
        list.skipped.push_back({table_.line(row), *reason, row_text(table_, row)});
        continue;
      }
      list.rows.push_back(read_row(row));
    }
  }

 private:
  std::optional<SkipReason> skip(std::size_t row) const {
    if (is_blank_row(table_, row)) return SkipReason::blank;
    if (row < headings_.first_row) return SkipReason::title;
    if (row < headings_.first_row + headings_.row_count || repeats_headings(row))
      return SkipReason::heading;
    const EventCells cells = cells_of_row(table_, row, columns_);
    if (explains_headings(row, cells)) return SkipReason::heading;
    if (filled_cells(table_, row) > 2 || !cells[EventField::starts_on].empty()) return std::nullopt;
    return skip_short(row);
  }

  // Offices that join the lists of several months repeat the headings.
  bool repeats_headings(std::size_t row) const {
    std::size_t same = 0;
    for (std::size_t column = 0; column < headings_.columns.size(); ++column) {
      const std::string_view text = trim(table_.cell(row, column));
      if (!text.empty() && text == headings_.columns[column].leaf) ++same;
    }
    return same >= 3 && same * 2 > filled_cells(table_, row);
  }

  // A line of 必須 and 文字列 right under the headings.
  bool explains_headings(std::size_t row, const EventCells& cells) const {
    const std::size_t below = headings_.first_row + headings_.row_count;
    return row == below && explains_a_day(cells[EventField::starts_on]);
  }

  std::optional<SkipReason> skip_short(std::size_t row) const {
    std::string_view first;
    for (std::size_t column = 0; column < table_.cells_in(row) && first.empty(); ++column)
      first = trim(table_.cell(row, column));
    if (looks_like_note(first)) return SkipReason::note;
    if (looks_like_subtotal(first)) return SkipReason::subtotal;
    if (looks_like_total(first)) return SkipReason::total;
    const bool alone = filled_cells(table_, row) == 1;
    return alone && looks_like_section(first) ? std::optional(SkipReason::section) : std::nullopt;
  }

  EventRow read_row(std::size_t row) {
    std::string_view beside;
    for (std::size_t column = 0; column < table_.cells_in(row) && beside.empty(); ++column)
      if (headings_.columns[column].leaf.empty()) beside = trim(table_.cell(row, column));
    EventRow read = read_event_row(cells_of_row(table_, row, columns_), beside, codes_, numbers_);
    read.line = table_.line(row);
    return read;
  }

  const CsvTable& table_;
  const HeadingBlock& headings_;
  EventColumns columns_;
  MunicipalityCodes codes_;
  EventNumbers numbers_;
};

std::optional<HeadingBlock> headings_in(const CsvTable& table, const HeadingWords& words,
                                        std::size_t line) {
  if (line == 0) return find_headings(table, words);
  std::vector<HeadingBlock> blocks = find_tables(table, words, line);
  if (blocks.empty()) return std::nullopt;
  blocks[0].columns.resize(table.columns());
  return std::move(blocks[0]);
}

}  // namespace

std::vector<std::string> meanings_of_event_columns(std::span<const Heading> headings,
                                                   const HeadingFields& own) {
  std::vector<std::string> meanings;
  for (const auto& field : map_event_columns(headings, own).by_column)
    meanings.emplace_back(field ? name_of(*field) : "");
  return meanings;
}

std::variant<EventList, RegisterError> read_events(const SheetSource& source,
                                                   const Municipalities& municipalities,
                                                   const OwnHeadings& own) {
  const HeadingWords words = event_heading_words(own.fields);
  auto read = read_sheet(source, &words);
  if (auto* error = std::get_if<RegisterError>(&read)) return std::move(*error);
  const Sheet& sheet = std::get<Sheet>(read);
  const auto headings = headings_in(sheet.table, words, own.line);
  if (!headings) return RegisterError{"register_no_event_table", 0, {}};
  EventSheet events(sheet, *headings, municipalities, own.fields);
  if (!events.has_names()) return RegisterError{"register_no_event_table", 0, {}};
  EventList list;
  list.encoding = sheet.encoding;
  list.delimiter = sheet.table.delimiter();
  list.bad_bytes = sheet.bad_bytes;
  list.bad_byte_count = sheet.bad_byte_count;
  events.read_into(list);
  return list;
}

std::array<std::pair<std::string_view, std::string>, event_column_count> event_cells(
    const EventRow& row) {
  std::array<std::pair<std::string_view, std::string>, event_column_count> cells;
  const std::string refusal(row.refusal());
  cells[0] = {"line", std::to_string(row.line)};
  cells[1] = {"result", refusal.empty() ? "row" : "refused:" + refusal};
  for (std::size_t part = 0; part < event_part_count; ++part)
    cells[part + 2] = {name_of(static_cast<EventPart>(part)), row.texts[part]};
  std::string warnings;
  for (const EventDoubt& doubt : row.doubts)
    warnings += (warnings.empty() ? "" : ";") + std::string(doubt.code);
  cells.back() = {"warnings", std::move(warnings)};
  return cells;
}

}  // namespace renkei
