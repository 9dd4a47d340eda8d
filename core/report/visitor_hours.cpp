// Hours of one day by entrance: whoever was counted over several hours stands in one cell over them.
#include <algorithm>
#include <set>
#include <tuple>

#include "core/report/visitor_tables.hpp"

namespace renkei {
namespace {

using LinesOf = std::vector<const VisitorLine*>;

// What stands in one cell: whatever counted over these hours, at one entrance or at all.
struct BandOfHours {
  int from = 0, to = 0;
  LinesOf lines;
};

// Bands that overlap are one.
std::vector<BandOfHours> bands_of(LinesOf lines) {
  std::ranges::sort(lines, {}, [](const VisitorLine* line) {
    return std::tuple(line->from_hour, line->to_hour, line->gate, line->category);
  });
  std::vector<BandOfHours> bands;
  for (const VisitorLine* line : lines) {
    if (bands.empty() || line->from_hour >= std::max(bands.back().to, bands.back().from + 1))
      bands.push_back({line->from_hour, line->to_hour, {}});
    bands.back().to = std::max(bands.back().to, line->to_hour);
    bands.back().lines.push_back(line);
  }
  return bands;
}

// The hour of each row, from the first to the last; then the unknown one.
std::vector<int> hours_shown(const LinesOf& lines) {
  int first = unknown_hour, last = -1;
  bool unknown = false;
  for (const VisitorLine* line : lines) {
    unknown |= line->from_hour == unknown_hour;
    if (line->from_hour == unknown_hour) continue;
    first = std::min(first, line->from_hour);
    last = std::max(last, line->to_hour);
  }
  std::vector<int> hours;
  for (int hour = first; hour < last; ++hour) hours.push_back(hour);
  if (unknown) hours.push_back(unknown_hour);
  return hours;
}

// `of`: the day, and the entrance where the column is of one.
void fill_column(const Visitors& visitors, const std::vector<int>& hours, const LinesOf& lines,
                 CountsOf of, std::size_t column, Table& table) {
  const CountsOf whole = of;
  for (const BandOfHours& band : bands_of(lines)) {
    const auto first =
        static_cast<std::size_t>(std::ranges::find(hours, band.from) - hours.begin());
    const int rows = band.from == unknown_hour ? 1 : band.to - band.from;
    of.hours = {band.from, std::max(band.to, band.from + 1)};
    Cell cell = marked_where_lacking(visitors, explained_cell(visitors, band.lines), of);
    cell.rows = rows;
    if (rows > 1)
      cell.unit += in_brackets(visitors.words, visitor_hours(visitors.words, band.from, band.to));
    table.rows[first].cells[column] = std::move(cell);
    for (int row = 1; row < rows; ++row)
      table.rows[first + static_cast<std::size_t>(row)].cells[column] = Cell::covered();
  }
  table.rows.back().cells[column] =
      marked_where_lacking(visitors, explained_cell(visitors, lines), whole);
}

void add_rows(const Visitors& visitors, std::int64_t day, const std::vector<int>& hours,
              Table& table) {
  const std::string date = visitor_day(visitors.words, day);
  const auto add = [&](std::string text, std::string_view key, Row::Level level) {
    Row row{{day_cell(visitors.words, date), Cell::of(std::move(text))},
            level,
            date + " " + std::string(key)};
    row.cells.resize(table.columns.size(), Cell::dash());
    table.rows.push_back(std::move(row));
  };
  table.rows.reserve(hours.size() + 1);
  for (const int hour : hours) {
    const int to = hour == unknown_hour ? hour : hour + 1;
    const std::string text = visitor_hours(visitors.words, hour, to);
    add(text, text, Row::Level::detail);
  }
  add(visitors.words("total"), "total", Row::Level::total);
}

void add_gate_columns(const Visitors& visitors, const std::set<std::size_t>& gates, Table& table) {
  std::set<std::string> keys = {"date", "hours", "visitors"};
  table.chart = Chart{Chart::Kind::stacked, {}, "hours"};
  for (const std::size_t gate : gates) {
    const Found<Gate>& found = visitors.gates[gate];
    std::string key = found.fields.name;
    if (!keys.insert(key).second) key = visitors.context.records.id_text(found.id);
    table.chart->columns.push_back(key);
    table.columns.push_back({std::move(key), found.fields.name, Column::Holds::people});
  }
  add_column(table, visitors.words, "visitors");
  table.columns.back().is_total = true;
}

void add_remarks(const Visitors& visitors, std::int64_t day, Table& table) {
  const Words& words = visitors.words;
  for (const auto& [gate, band] : visitors.count.remarks) {
    if (band.day != day) continue;
    const std::string_view key =
        band.remark == CounterBand::Remark::fell         ? "visitors.counter_fell"
        : band.remark == CounterBand::Remark::slip       ? "visitors.counter_slip"
        : band.remark == CounterBand::Remark::over_night ? "visitors.counter_over_night"
                                                         : "visitors.counter_from_zero";
    table.notes.push_back(words(key, {{"gate", visitors.gates[gate].fields.name},
                                      {"at", minute_text(band.at, visitors.zone)},
                                      {"reading", words.count(band.reading)},
                                      {"previous", words.count(band.previous)}}));
  }
}

}  // namespace

std::string visitor_hours(const Words& words, int from, int to) {
  if (from == unknown_hour) return words("unknown");
  const auto clock = [](int hour) { return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00"; };
  return clock(from) + "-" + clock(to);
}

Lines lines_of_day(Lines rest) {
  const auto end =
      std::ranges::find_if(rest, [&](const VisitorLine& line) { return line.day != rest[0].day; });
  return rest.first(static_cast<std::size_t>(end - rest.begin()));
}

Table hours_by_gate_table(const Visitors& visitors, Lines lines) {
  const std::int64_t day = lines.front().day;
  LinesOf counted;
  std::map<std::size_t, LinesOf> by_gate;
  bool estimates = false;
  for (const VisitorLine& line : lines) {
    if (line.inside || line.standing != VisitorLine::Standing::visitor) continue;
    counted.push_back(&line);
    by_gate[line.gate].push_back(&line);
    estimates |= line.estimated != 0;
  }
  std::set<std::size_t> gates;
  for (std::size_t i = 0; i < visitors.gates.size(); ++i)
    if (is_entrance(visitors.gates[i].fields)) gates.insert(i);
  Table table = make_table(visitors.words, "hours_by_gate", {"date", "hours"});
  table.title += " " + visitor_day(visitors.words, day);
  table.columns[0].for_programs = true;  // the title says it
  add_gate_columns(visitors, gates, table);
  const std::vector<int> hours = hours_shown(counted);
  add_rows(visitors, day, hours, table);
  std::size_t column = 2;
  for (const std::size_t gate : gates) {
    fill_column(visitors, hours, by_gate[gate], {day, {}, gate}, column, table);
    ++column;
  }
  fill_column(visitors, hours, counted, {day, {}, {}}, column, table);
  add_remarks(visitors, day, table);
  note_lacking(visitors, day, table);
  if (estimates) table.notes.push_back(visitors.words("visitors.estimates_marked"));
  return table;
}

}  // namespace renkei
