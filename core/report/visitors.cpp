// 来場者集計: visitors of one event by day, hour, gate and category; how each gate counted; and
// what was announced beside what the records add up to.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/figures/visitors.hpp"
#include "core/report/table_building.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

using Standing = VisitorLine::Standing;

Cell guessed_cell(std::int64_t n, std::int64_t estimated) {
  Cell cell = Cell::of(n);
  cell.estimated = estimated != 0;
  if (cell.estimated) cell.estimate = estimated;
  return cell;
}

Cell visitors_cell(const VisitorSums& figures) {
  return figures.any ? guessed_cell(figures.visitors, figures.estimated) : Cell::dash();
}

struct Visitors {
  const ReportContext& context;
  const Words& words;
  Found<Event> event;
  std::vector<Found<Gate>> gates;
  VisitorCount count;
  Zone zone;
  std::vector<std::string> categories;  // those of visitors, in the usual order
};

std::string day_text(const Words& words, std::int64_t day) {
  return day == unknown_day ? words("unknown") : iso(date_of_days(day));
}

std::string hours_text(const Words& words, int from, int to) {
  if (from == unknown_hour) return words("unknown");
  const auto clock = [](int hour) { return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00"; };
  return clock(from) + "-" + clock(to);
}

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

std::vector<std::string> visitor_categories(const VisitorCount& count) {
  std::set<std::pair<std::size_t, std::string>> found;
  for (const VisitorLine& line : count.lines)
    if (line.standing == Standing::visitor)
      found.insert({usual_place(line.category), line.category});
  std::vector<std::string> categories;
  categories.reserve(found.size());
  for (const auto& [place, category] : found) categories.push_back(category);
  return categories;
}

// The same order in every store: by name, and by the id that all stores share.
std::vector<Found<Gate>> sorted_gates(const Records& records, EntryId event) {
  auto gates = all<Gate>(records, "event_id", Value::of(event));
  std::sort(gates.begin(), gates.end(), [&](const Found<Gate>& a, const Found<Gate>& b) {
    if (a.fields.name != b.fields.name) return a.fields.name < b.fields.name;
    return records.id_text(a.id) < records.id_text(b.id);
  });
  return gates;
}

std::int64_t voided_gates(const Records& records, EntryId event) {
  const Kind& kind = *find_kind("gate");
  const Match match{static_cast<std::size_t>(kind.find("event_id")), Value::of(event)};
  std::int64_t n = 0;
  records.each(kind, std::span(&match, 1), true,
               [&](const Record& record) { n += record.is_void ? 1 : 0; });
  return n;
}

// --- Gates: the method stands beside the number --------------------------------------------------

void add_gate_notes(const Visitors& visitors, const VisitorSums& total, Table& table) {
  std::set<std::string> units, kinds;
  for (const Found<Gate>& gate : visitors.gates) {
    units.insert(gate.fields.unit);
    kinds.insert(gate.fields.kind.empty() ? "entrance" : gate.fields.kind);
    if (gate.fields.counting_method.empty())
      table.notes.push_back(visitors.words("visitors.no_method", {{"gate", gate.fields.name}}));
  }
  if (units.size() > 1) table.notes.push_back(visitors.words("visitors.mixed_units"));
  if (kinds.size() > 1) table.notes.push_back(visitors.words("visitors.mixed_gates"));
  if (const auto n = voided_gates(visitors.context.records, visitors.event.id); n > 0)
    table.notes.push_back(visitors.words("visitors.void_gates", {{"n", std::to_string(n)}}));
  if (total.beside != 0)
    table.notes.push_back(
        visitors.words("visitors.beside", {{"n", visitors.words.count(total.beside)}}));
}

Table gates_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  Table table = make_table(words, "gates",
                           {"gate", "gate_kind", "counting_method", "direction", "unit", "reentry",
                            "visitors", "estimated", "corrections", "staff", "beside_counter"});
  std::vector<VisitorSums> figures(visitors.gates.size());
  VisitorSums total;
  for (const VisitorLine& line : visitors.count.lines) {
    figures[line.gate].add(line);
    total.add(line);
  }
  for (std::size_t i = 0; i < visitors.gates.size(); ++i) {
    const Gate& gate = visitors.gates[i].fields;
    const auto choice = [&](std::string_view field, const std::string& code) {
      return code.empty() ? Cell::dash() : Cell::of(words.choice("gate", field, code));
    };
    table.rows.push_back(
        {{text_cell(gate.name), choice("kind", gate.kind),
          choice("counting_method", gate.counting_method), choice("direction", gate.direction),
          choice("unit", gate.unit), choice("reentry", gate.reentry), visitors_cell(figures[i]),
          Cell::of(figures[i].estimated), Cell::of(figures[i].corrections),
          Cell::of(figures[i].staff), Cell::of(figures[i].beside)},
         Row::Level::detail});
  }
  table.rows.push_back({{Cell::of(words("total")),
                         {},
                         {},
                         {},
                         {},
                         {},
                         visitors_cell(total),
                         Cell::of(total.estimated),
                         Cell::of(total.corrections),
                         Cell::of(total.staff),
                         Cell::of(total.beside)},
                        Row::Level::total});
  add_gate_notes(visitors, total, table);
  return table;
}

// --- Days ----------------------------------------------------------------------------------------

std::map<std::int64_t, VisitorSums> figures_by_day(const VisitorCount& count) {
  std::map<std::int64_t, VisitorSums> days;
  for (const VisitorLine& line : count.lines) days[line.day].add(line);
  return days;
}

void add_day_notes(const Visitors& visitors, std::size_t days, Table& table) {
  const Words& words = visitors.words;
  table.notes.push_back(words("visitors.staff_not_counted"));
  if (days > 1) table.notes.push_back(words("visitors.person_days"));
  if (visitors.count.in_conflict > 0)
    table.notes.push_back(
        words("visitors.in_conflict", {{"n", words.count(visitors.count.in_conflict)}}));
}

Table days_table(const Visitors& visitors, const std::map<std::int64_t, VisitorSums>& days) {
  const Words& words = visitors.words;
  Table table =
      make_table(words, "days", {"date", "visitors", "estimated", "corrections", "staff"});
  VisitorSums total;
  for (const VisitorLine& line : visitors.count.lines) total.add(line);
  const auto row = [](std::string name, const VisitorSums& figures, Row::Level level) {
    return Row{{Cell::of(std::move(name)), visitors_cell(figures), Cell::of(figures.estimated),
                Cell::of(figures.corrections), Cell::of(figures.staff)},
               level};
  };
  for (const auto& [day, figures] : days)
    table.rows.push_back(row(day_text(words, day), figures, Row::Level::detail));
  table.rows.push_back(row(words("total"), total, Row::Level::total));
  add_day_notes(visitors, days.size(), table);
  return table;
}

// --- Announced figures beside computed ones ------------------------------------------------------

Row announced_row(const Visitors& visitors, const DailyTotal& said, bool disagree,
                  const std::map<std::int64_t, VisitorSums>& days) {
  const Words& words = visitors.words;
  const auto date = date_of_iso(said.date.iso);
  const auto day = date ? days.find(days_since_epoch(*date)) : days.end();
  const bool with_staff = said.includes_staff.value_or(false);
  Cell computed = Cell::dash();
  Cell difference = Cell::dash();
  if (day != days.end() && day->second.any) {
    Sum n = day->second.visitors;
    if (with_staff) n += day->second.staff;
    computed = guessed_cell(n, day->second.estimated);
    if (said.n) difference = Cell::of(renkei::difference(*said.n, n));
  }
  return {{text_cell(said.date.iso), count_cell(said.n), computed, difference,
           text_cell(words.choice("daily_total", "unit", said.unit)),
           text_cell(words.choice("daily_total", "method", said.method)),
           text_cell(words.choice("daily_total", "reentry", said.reentry)),
           said.includes_staff ? Cell::of(words(with_staff ? "yes" : "no")) : Cell::dash(),
           text_cell(said.confirmed_by), text_cell(disagree ? words("disagrees") : "")},
          Row::Level::detail};
}

// Of one day, in one unit: one total, though several devices may have recorded it.
using Announced = std::span<const Found<DailyTotal>>;

bool is_of_one_day(const DailyTotal& a, const DailyTotal& b) {
  return a.date.iso == b.date.iso && a.unit == b.unit;
}

bool disagree(Announced day) {
  return std::ranges::any_of(day, [&](const Found<DailyTotal>& each) {
    return each.in_conflict || each.fields.n != day.front().fields.n;
  });
}

// What several have recorded alike stands once.
bool says_again(Announced before, const DailyTotal& said) {
  const auto shown = [](const DailyTotal& total) {
    return std::tie(total.n, total.method, total.reentry, total.includes_staff, total.confirmed_by);
  };
  return std::ranges::any_of(
      before, [&](const Found<DailyTotal>& each) { return shown(each.fields) == shown(said); });
}

Table announced_table(const Visitors& visitors, const std::map<std::int64_t, VisitorSums>& days) {
  Table table =
      make_table(visitors.words, "announced",
                 {"date", "announced", "computed", "difference", "unit", "counting_method",
                  "reentry", "includes_staff", "confirmed_by", "disagreement"});
  auto said = all<DailyTotal>(visitors.context.records, "event_id", Value::of(visitors.event.id));
  const auto place = [&](const Found<DailyTotal>& each) {
    return std::tuple(std::string_view(each.fields.date.iso), std::string_view(each.fields.unit),
                      each.fields.n, visitors.context.records.id_text(each.id));
  };
  std::ranges::sort(said, {}, place);
  for (Announced rest(said); !rest.empty();) {
    std::size_t n = 1;
    while (n < rest.size() && is_of_one_day(rest[n].fields, rest.front().fields)) ++n;
    const Announced day = rest.first(n);
    for (std::size_t i = 0; i < n; ++i)
      if (!says_again(day.first(i), day[i].fields))
        table.rows.push_back(announced_row(visitors, day[i].fields, disagree(day), days));
    rest = rest.subspan(n);
  }
  if (said.empty()) table.notes.push_back(visitors.words("visitors.nothing_announced"));
  return table;
}

// --- Hours of one day ----------------------------------------------------------------------------

Row hours_row(const Visitors& visitors, std::int64_t day, std::string hours, std::string gate,
              const VisitorSums& figures, Row::Level level) {
  Row row{{Cell::of(day_text(visitors.words, day)), Cell::of(std::move(hours)),
           Cell::of(std::move(gate))},
          level};
  for (const std::string& category : visitors.categories) {
    const auto found = figures.by_category.find(category);
    row.cells.push_back(found == figures.by_category.end()
                            ? Cell::dash()
                            : guessed_cell(found->second.first, found->second.second));
  }
  row.cells.push_back(visitors_cell(figures));
  row.cells.push_back(Cell::of(figures.estimated));
  row.cells.push_back(Cell::of(figures.corrections));
  row.cells.push_back(Cell::of(figures.staff));
  return row;
}

using Lines = std::span<const VisitorLine>;

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

void add_group(const Visitors& visitors, Lines group, Table& table) {
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
    table.rows.push_back(hours_row(visitors, day, hours_text(visitors.words, from, to),
                                   visitors.gates[gate].fields.name, figures, Row::Level::detail));
  }
  if (rows.size() > 1)
    table.rows.push_back(hours_row(visitors, day,
                                   hours_text(visitors.words, group[0].from_hour, reach),
                                   visitors.words("subtotal"), whole, Row::Level::subtotal));
}

void add_day_sums(const Visitors& visitors, Lines lines, Table& table) {
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

std::string remark_text(const Visitors& visitors, const CounterRemark& remark) {
  const CounterBand& band = remark.band;
  const std::string_view key = band.remark == CounterBand::Remark::fell   ? "visitors.counter_fell"
                               : band.remark == CounterBand::Remark::slip ? "visitors.counter_slip"
                               : band.remark == CounterBand::Remark::over_night
                                   ? "visitors.counter_over_night"
                                   : "visitors.counter_from_zero";
  const Words& words = visitors.words;
  return words(key, {{"gate", visitors.gates[remark.gate].fields.name},
                     {"at", minute_text(band.at, visitors.zone)},
                     {"reading", words.count(band.reading)},
                     {"previous", words.count(band.previous)}});
}

Table hours_table(const Visitors& visitors, Lines lines) {
  const Words& words = visitors.words;
  Table table = make_table(words, "hours", {"date", "hours", "gate"});
  table.title += " " + day_text(words, lines[0].day);
  for (const std::string& category : visitors.categories)
    table.columns.push_back({column_key(category), words.choice("tally", "category", category)});
  for (const std::string_view key : {"visitors", "estimated", "corrections", "staff"})
    add_column(table, words, key);
  for (Lines rest = lines; !rest.empty();) {
    const std::size_t end = end_of_group(rest);
    add_group(visitors, rest.first(end), table);
    rest = rest.subspan(end);
  }
  add_day_sums(visitors, lines, table);
  for (const CounterRemark& remark : visitors.count.remarks)
    if (remark.band.day == lines[0].day) table.notes.push_back(remark_text(visitors, remark));
  if (std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.estimated != 0; }))
    table.notes.push_back(words("visitors.estimates_marked"));
  return table;
}

void add_hours(const Visitors& visitors, Report& report) {
  Lines rest(visitors.count.lines);
  while (!rest.empty()) {
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [&](const VisitorLine& line) { return line.day != rest[0].day; });
    const auto n = static_cast<std::size_t>(end - rest.begin());
    report.tables.push_back(hours_table(visitors, rest.first(n)));
    rest = rest.subspan(n);
  }
}

}  // namespace

Result<Report> visitors_report(const ReportContext& context) {
  auto event = named<Event>(context.records, context.query.event);
  if (!event) return event.error();
  Visitors visitors{context, context.words, std::move(*event), {}, {}, context.records.zone(), {}};
  visitors.gates = sorted_gates(context.records, visitors.event.id);
  visitors.count = count_visitors(context.records, visitors.gates,
                                  {{visitors.event.id, openings_of(visitors.event.fields)}});
  visitors.categories = visitor_categories(visitors.count);

  Report report;
  report.title = visitors.event.fields.name;
  const auto days = figures_by_day(visitors.count);
  report.tables.push_back(days_table(visitors, days));
  report.tables.push_back(gates_table(visitors));
  report.tables.push_back(announced_table(visitors, days));
  add_hours(visitors, report);
  return report;
}

}  // namespace renkei
