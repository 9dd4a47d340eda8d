// Visitors by day, hours, entrance and category, a row each: what the table by entrance has no room for.
#include <algorithm>
#include <set>
#include <tuple>

#include "core/report/visitor_tables.hpp"

namespace renkei {
namespace {

struct Detailed {
  const Words& words;
  const std::vector<Found<Gate>>& gates;
  std::vector<std::string> categories;  // those of visitors, in the usual order
};

// What programs that read the table know a column by; it stays, whatever the words are.
std::string column_key(const std::string& category) {
  static const std::map<std::string, std::string, std::less<>> keys = {
      {"一般", "general"},
      {"中高生", "teens"},
      {"小学生以下", "children"},
      {"団体", "group"},
      {std::string(everybody), "all"}};
  const auto found = keys.find(category);
  return found == keys.end() ? category : found->second;
}

std::size_t usual_place(const std::string& category) {
  std::size_t place = 0;
  for (const Choice& choice : choices::category) {
    if (category == choice.code) return place;
    ++place;
  }
  return category == everybody ? place + 1 : place;
}

std::vector<std::string> visitor_categories(Lines lines) {
  std::set<std::pair<std::size_t, std::string>> found;
  for (const VisitorLine& line : lines)
    if (line.standing == VisitorLine::Standing::visitor)
      found.insert({usual_place(line.category), line.category});
  std::vector<std::string> categories;
  categories.reserve(found.size());
  for (const auto& [place, category] : found) categories.push_back(category);
  return categories;
}

Row hours_row(const Detailed& visitors, std::int64_t day, std::string hours, std::string gate,
              const VisitorSums& figures, Row::Level level) {
  Row row{{Cell::of(visitor_day(visitors.words, day)), Cell::of(std::move(hours)),
           Cell::of(std::move(gate))},
          level};
  for (const std::string& category : visitors.categories) {
    const auto found = figures.by_category.find(category);
    row.cells.push_back(found == figures.by_category.end()
                            ? Cell::dash()
                            : guessed_cell(found->second.first, found->second.second));
  }
  row.cells.push_back(visitors_cell(visitors.words, figures));
  row.cells.push_back(Cell::of(figures.estimated));
  row.cells.push_back(Cell::of(figures.corrections));
  row.cells.push_back(Cell::of(figures.staff));
  return row;
}

// Lines of one gate and one band of hours stand together; bands that overlap, because one gate's
// counter was not read for two hours, share one subtotal.
std::size_t end_of_group(Lines lines) {
  int reach = lines[0].to_hour;
  std::size_t end = 1;
  while (end < lines.size() && lines[end].from_hour < reach) {
    reach = std::max(reach, lines[end].to_hour);
    ++end;
  }
  return end;
}

void add_group(const Detailed& visitors, Lines group, Table& table) {
  VisitorSums whole;
  int reach = 0;
  std::map<std::tuple<int, int, std::size_t>, VisitorSums> rows;
  for (const VisitorLine& line : group) {
    rows[{line.from_hour, line.to_hour, line.gate}].add(line);
    whole.add(line);
    reach = std::max(reach, line.to_hour);
  }
  const std::int64_t day = group[0].day;
  for (const auto& [place, figures] : rows) {
    const auto& [from, to, gate] = place;
    table.rows.push_back(hours_row(visitors, day, visitor_hours(visitors.words, from, to),
                                   visitors.gates[gate].fields.name, figures, Row::Level::detail));
  }
  if (rows.size() > 1)
    table.rows.push_back(hours_row(visitors, day,
                                   visitor_hours(visitors.words, group[0].from_hour, reach),
                                   visitors.words("subtotal"), whole, Row::Level::subtotal));
}

void add_day_sums(const Detailed& visitors, Lines lines, Table& table) {
  std::map<std::size_t, VisitorSums> gates;
  VisitorSums whole;
  for (const VisitorLine& line : lines) {
    gates[line.gate].add(line);
    whole.add(line);
  }
  const std::string all_day = visitors.words("all_day");
  for (const auto& [gate, figures] : gates)
    table.rows.push_back(hours_row(visitors, lines[0].day, all_day,
                                   visitors.gates[gate].fields.name, figures,
                                   Row::Level::subtotal));
  table.rows.push_back(hours_row(visitors, lines[0].day, all_day, visitors.words("total"), whole,
                                 Row::Level::total));
}

Table hours_table(const Detailed& visitors, Lines lines) {
  const Words& words = visitors.words;
  Table table = make_table(words, "hours", {"date", "hours", "gate"});
  table.title += " " + visitor_day(words, lines[0].day);
  for (const std::string& category : visitors.categories)
    table.columns.push_back(
        {column_key(category), words.choice("tally", "category", category), Column::Holds::people});
  for (const std::string_view key : {"visitors", "estimated", "corrections", "staff"})
    add_column(table, words, key);
  table.columns[table.columns.size() - 4].is_total = true;
  for (Lines rest = lines; !rest.empty();) {
    const std::size_t end = end_of_group(rest);
    add_group(visitors, rest.first(end), table);
    rest = rest.subspan(end);
  }
  add_day_sums(visitors, lines, table);
  if (std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.estimated != 0; }))
    table.notes.push_back(words("visitors.estimates_marked"));
  return table;
}

}  // namespace

void add_visitor_details(const Visitors& visitors, Report& report) {
  std::vector<VisitorLine> lines;
  lines.reserve(visitors.count.lines.size());
  for (const VisitorLine& line : visitors.count.lines)
    if (!line.inside) lines.push_back(line);
  const Detailed detailed{visitors.words, visitors.gates, visitor_categories(lines)};
  for (Lines rest(lines); !rest.empty();) {
    const Lines day = lines_of_day(rest);
    report.tables.push_back(hours_table(detailed, day));
    rest = rest.subspan(day.size());
  }
}

}  // namespace renkei
