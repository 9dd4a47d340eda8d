// The days, the entrances and what was counted inside.
#include "core/report/visitor_tables.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/figures/yearly.hpp"
#include "core/model/global_order.hpp"
#include "core/text/dates.hpp"
#include "core/wording/dates.hpp"

namespace renkei {
namespace {

std::vector<Found<Gate>> gates_in_order(const Records& records, EntryId event) {
  auto gates = all<Gate>(records, "event_id", Value::of(event));
  GlobalOrder order(records);
  std::ranges::sort(gates, {}, [&](const Found<Gate>& gate) { return order(gate.id); });
  return gates;
}

std::optional<EarlierVisitors> earlier_of(const Records& records, const Found<Event>& event) {
  if (event.fields.series.empty()) return std::nullopt;
  std::optional<Found<Event>> last;
  for (auto& each : all<Event>(records, "series", Value::of(event.fields.series)))
    if (each.id != event.id && !is_not_held(each.fields) &&
        each.fields.starts_on.iso < event.fields.starts_on.iso &&
        (!last || last->fields.starts_on.iso < each.fields.starts_on.iso))
      last = std::move(each);
  if (!last) return std::nullopt;
  const auto gates = gates_in_order(records, last->id);
  const VisitorCount count =
      count_visitors(records, gates, {{last->id, openings_of(last->fields)}});
  EarlierVisitors earlier{last->fields.name, {}, figures_of(count)};
  auto by_day = figures_by_day(count);
  for (const std::string& day : days_of(last->fields))
    earlier.days.push_back(by_day[days_since_epoch(*date_of_iso(day))]);
  return earlier;
}

// --- Days ----------------------------------------------------------------------------------------

// Every day of the event and every other with a figure. An event whose figures all lie on other days was
// held on those: its own say nothing.
std::vector<std::string> days_shown(const Visitors& visitors,
                                    const std::map<std::int64_t, VisitorSums>& counted) {
  std::set<std::string> days;
  for (const std::string& day : announced_days(visitors))
    if (date_of_iso(day)) days.insert(day);
  for (const auto& [day, figures] : counted)
    if (day != unknown_day) days.insert(iso(date_of_days(day)));
  const auto own = days_of(visitors.event.fields);
  if (days.empty() || std::ranges::any_of(own, [&](const auto& day) { return days.contains(day); }))
    days.insert(own.begin(), own.end());
  return {days.begin(), days.end()};
}

struct DayRow {
  const Visitors& visitors;
  Table& table;

  // `figures`: none where nobody counted anything.
  void add(Cell day, Cell weather, Cell seen, const VisitorSums* figures, AnnouncedCells said,
           const VisitorSums* before, Row::Level level, std::string key) {
    const auto beside = [&](Sum VisitorSums::*sum) {
      return figures ? Cell::of(std::int64_t{figures->*sum}) : Cell::dash();
    };
    Row row{{std::move(day), std::move(weather), std::move(seen), beside(&VisitorSums::estimated),
             beside(&VisitorSums::corrections), beside(&VisitorSums::staff),
             std::move(said.announced), std::move(said.difference)},
            level,
            std::move(key)};
    if (visitors.earlier)
      row.cells.push_back(before ? visitors_cell(visitors.words, *before) : Cell::dash());
    table.rows.push_back(std::move(row));
  }
};

std::map<std::int64_t, std::vector<const VisitorLine*>> lines_by_day(const VisitorCount& count) {
  std::map<std::int64_t, std::vector<const VisitorLine*>> days;
  for (const VisitorLine& line : count.lines) days[line.day].push_back(&line);
  return days;
}

void add_day_notes(const Visitors& visitors, std::size_t days, Table& table) {
  const Words& words = visitors.words;
  table.notes.push_back(words("visitors.staff_not_counted"));
  if (days > 1) table.notes.push_back(words("visitors.person_days"));
  if (visitors.earlier)
    table.notes.push_back(words("visitors.earlier", {{"event", visitors.earlier->event}}));
  if (visitors.count.in_conflict > 0)
    table.notes.push_back(
        words("visitors.in_conflict", {{"n", words.count(visitors.count.in_conflict)}}));
  if (visitors.count.other_zone > 0)
    table.notes.push_back(
        words("visitors.other_zone", {{"n", words.count(visitors.count.other_zone)}}));
}

}  // namespace

Table days_table(const Visitors& visitors) {
  const auto counted = figures_by_day(visitors.count);
  const Words& words = visitors.words;
  Table table = make_table(words, "days",
                           {"date", "weather", "visitors", "estimated", "corrections", "staff",
                            "announced", "difference"});
  if (visitors.earlier) add_column(table, words, "earlier_visitors");
  table.about = visitors.context.records.id_text(visitors.event.id);
  table.chart = Chart{Chart::Kind::bars, {"visitors"}};
  auto lines = lines_by_day(visitors.count);
  DayRow rows{visitors, table};
  const std::vector<std::string> days = days_shown(visitors, counted);
  const std::vector<std::string> own = days_of(visitors.event.fields);
  for (const std::string& date : days) {
    const std::int64_t day = days_since_epoch(*date_of_iso(date));
    const auto found = counted.find(day);
    const VisitorSums* figures = found == counted.end() ? nullptr : &found->second;
    Cell seen = marked_where_lacking(visitors, explained_cell(visitors, lines[day]), {day, {}, {}});
    if (!(figures && figures->any) &&
        day_of_event(visitors.event.fields, date) == DayOfEvent::closed)
      seen = Cell::of(words("visitors.closed"));
    const auto n = static_cast<std::size_t>(std::ranges::find(own, date) - own.begin());
    const bool known = visitors.earlier && n < visitors.earlier->days.size();
    rows.add(day_cell(words, date), text_cell(weather_of(visitors, date)), std::move(seen), figures,
             announced_cells(visitors, date, figures ? *figures : VisitorSums{}),
             known ? &visitors.earlier->days[n] : nullptr, Row::Level::detail, date);
  }
  if (const auto unknown = counted.find(unknown_day); unknown != counted.end())
    rows.add(Cell::of(words("unknown")), {}, explained_cell(visitors, lines[unknown_day]),
             &unknown->second, {Cell::dash(), Cell::dash()}, nullptr, Row::Level::detail,
             "unknown");
  std::vector<const VisitorLine*> all_lines;
  all_lines.reserve(visitors.count.lines.size());
  for (const VisitorLine& line : visitors.count.lines) all_lines.push_back(&line);
  const VisitorSums total = figures_of(visitors.count);
  rows.add(Cell::of(words("total")), {},
           marked_where_lacking(visitors, explained_cell(visitors, all_lines), {}), &total, {},
           visitors.earlier ? &visitors.earlier->total : nullptr, Row::Level::total, "total");
  add_day_notes(visitors, counted.size(), table);
  note_lacking(visitors, {}, table);
  if (!own.empty() && std::ranges::find(days, own.front()) == days.end())
    table.notes.push_back(words("visitors.other_days",
                                {{"days", days_words(words.language(), own.front(), own.back())}}));
  return table;
}

namespace {

// --- Entrances: the method stands beside the number ----------------------------------------------

std::int64_t voided_gates(const Records& records, EntryId event) {
  const Kind& kind = *find_kind("gate");
  const Match match{static_cast<std::size_t>(kind.find("event_id")), Value::of(event)};
  std::int64_t n = 0;
  records.each(kind, std::span(&match, 1), true,
               [&](const Record& record) { n += record.is_void ? 1 : 0; });
  return n;
}

void add_gate_notes(const Visitors& visitors, const VisitorSums& total,
                    const std::map<std::size_t, Sum>& passages, Table& table) {
  const Words& words = visitors.words;
  for (const Found<Gate>& gate : visitors.gates)
    if (gate.fields.counting_method.empty() && is_entrance(gate.fields))
      table.notes.push_back(words("visitors.no_method", {{"gate", gate.fields.name}}));
  for (const auto& [gate, n] : passages)
    table.notes.push_back(words(
        "visitors.passages", {{"gate", visitors.gates[gate].fields.name}, {"n", words.count(n)}}));
  if (const auto n = voided_gates(visitors.context.records, visitors.event.id); n > 0)
    table.notes.push_back(words("visitors.void_gates", {{"n", std::to_string(n)}}));
  if (total.beside != 0)
    table.notes.push_back(words("visitors.beside", {{"n", words.count(total.beside)}}));
}

std::vector<Cell> gate_words(const Words& words, const Gate& gate) {
  const auto choice = [&](std::string_view field, const std::string& code) {
    return code.empty() ? Cell::dash() : Cell::of(words.choice("gate", field, code));
  };
  return {text_cell(gate.name),
          choice("kind", gate.kind),
          choice("counting_method", gate.counting_method),
          choice("direction", gate.direction),
          choice("unit", gate.unit),
          choice("reentry", gate.reentry)};
}

void add_gate_row(std::vector<Cell> cells, Cell seen, const VisitorSums& figures, Row::Level level,
                  Table& table) {
  cells.resize(table.columns.size() - 5);
  cells.push_back(std::move(seen));
  for (const Sum* sum : {&figures.estimated, &figures.corrections, &figures.staff, &figures.beside})
    cells.push_back(Cell::of(std::int64_t{*sum}));
  table.rows.push_back({std::move(cells), level});
}

Table gates_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  Table table = make_table(words, "gates",
                           {"gate", "gate_kind", "counting_method", "direction", "unit", "reentry",
                            "visitors", "estimated", "corrections", "staff", "beside_counter"});
  std::vector<VisitorSums> figures(visitors.gates.size());
  std::vector<std::vector<const VisitorLine*>> lines(visitors.gates.size());
  std::vector<const VisitorLine*> entrances;
  std::map<std::size_t, Sum> passages;
  VisitorSums total;
  for (const VisitorLine& line : visitors.count.lines) {
    figures[line.gate].add(line);
    lines[line.gate].push_back(&line);
    if (line.inside) continue;
    total.add(line);
    entrances.push_back(&line);
    if (line.passages != 0) passages[line.gate] += line.passages;
  }
  for (std::size_t i = 0; i < visitors.gates.size(); ++i)
    if (const Gate& gate = visitors.gates[i].fields; is_entrance(gate))
      add_gate_row(gate_words(words, gate), explained_cell(visitors, lines[i]), figures[i],
                   Row::Level::detail, table);
  add_gate_row({Cell::of(words("total"))}, explained_cell(visitors, entrances), total,
               Row::Level::total, table);
  add_gate_notes(visitors, total, passages, table);
  return table;
}

// --- Inside: what is no visitor of the event -----------------------------------------------------

// A density counts a crowd in rounds: all of them together, or the largest as often as it was another.
Row inside_row(const Visitors& visitors, std::size_t gate, std::int64_t day, const Sum& sum) {
  const Words& words = visitors.words;
  const Gate& fields = visitors.gates[gate].fields;
  const bool density = fields.counting_method == "density";
  std::vector<Cell> cells = gate_words(words, fields);
  cells.erase(cells.begin() + 3, cells.end());
  cells.push_back(day_cell(words, visitor_day(words, day)));
  cells.push_back(guessed_cell(sum, is_estimating(fields.counting_method) ? std::int64_t(sum) : 0));
  const auto peak = visitors.count.peaks.find({gate, day});
  const bool turns = density && fields.turnover && peak != visitors.count.peaks.end();
  cells.push_back(density && peak != visitors.count.peaks.end()
                      ? guessed_cell(peak->second, peak->second)
                      : Cell::dash());
  cells.push_back(turns ? Cell::of_decimal(*fields.turnover, 1) : Cell::dash());
  const double turned = turns ? static_cast<double>(peak->second) * *fields.turnover : 0;
  const bool fits = turns && std::abs(turned) < 1e15;
  cells.push_back(fits ? guessed_cell(std::llround(turned), std::llround(turned)) : Cell::dash());
  cells.push_back(Cell::of(words(fits ? "visitors.reports_peak" : "visitors.reports_sum")));
  return {std::move(cells), Row::Level::detail};
}

Table inside_table(const Visitors& visitors) {
  Table table = make_table(visitors.words, "inside",
                           {"gate", "gate_kind", "counting_method", "date", "rounds_sum",
                            "rounds_peak", "turnover", "peak_turned", "reported"});
  std::map<std::pair<std::size_t, std::int64_t>, Sum> sums;
  for (const VisitorLine& line : visitors.count.lines)
    if (line.inside && line.standing == VisitorLine::Standing::visitor)
      sums[{line.gate, line.day}] += line.n;
  for (const auto& [place, sum] : sums)
    table.rows.push_back(inside_row(visitors, place.first, place.second, sum));
  return table;
}

// What has to be known before the figures are read.
void add_visitors_head(const Visitors& visitors, Report& report) {
  std::set<std::string> units, reentries;
  for (const Found<Gate>& gate : visitors.gates) {
    if (!is_entrance(gate.fields)) continue;
    units.insert(gate.fields.unit);
    reentries.insert(gate.fields.reentry);
  }
  if (units.size() > 1) report.head.push_back(visitors.words("visitors.mixed_units"));
  if (reentries.size() > 1) report.head.push_back(visitors.words("visitors.mixed_reentry"));
}

}  // namespace

Result<Visitors> gather_visitors(const ReportContext& context, Sources sources) {
  auto event = named<Event>(context.records, context.query.event);
  if (!event) return event.error();
  Visitors visitors{context, context.words, std::move(*event), {}, {}, context.records.zone(), {}};
  visitors.gates = gates_in_order(context.records, visitors.event.id);
  visitors.count =
      count_visitors(context.records, visitors.gates,
                     {{visitors.event.id, openings_of(visitors.event.fields)}}, sources);
  visitors.earlier = earlier_of(context.records, visitors.event);
  return visitors;
}

void add_visitor_tables(const Visitors& visitors, Report& report) {
  const auto days = figures_by_day(visitors.count);
  add_visitors_head(visitors, report);
  report.tables.push_back(days_table(visitors));
  for (Lines rest(visitors.count.lines); !rest.empty();) {
    const Lines day = lines_of_day(rest);
    if (days.at(day.front().day).any) report.tables.push_back(hours_by_gate_table(visitors, day));
    rest = rest.subspan(day.size());
  }
  report.tables.push_back(gates_table(visitors));
  if (Table inside = inside_table(visitors); !inside.rows.empty())
    report.tables.push_back(std::move(inside));
  report.tables.push_back(announced_table(visitors, days));
}

std::vector<std::string> days_of(const Event& event) {
  constexpr std::int64_t most = 366;
  const auto first = date_of_iso(event.starts_on.iso), last = date_of_iso(event.ends_on.iso);
  std::vector<std::string> days;
  if (!first) return days;
  const std::int64_t from = days_since_epoch(*first);
  const std::int64_t to = last ? std::max(from, days_since_epoch(*last)) : from;
  if (to - from < most) {
    for (std::int64_t day = from; day <= to; ++day) days.push_back(iso(date_of_days(day)));
  } else {
    for (const auto& [day, hours] : openings_of(event)) days.push_back(iso(date_of_days(day)));
  }
  return days;
}

std::map<std::int64_t, VisitorSums> figures_by_day(const VisitorCount& count) {
  std::map<std::int64_t, VisitorSums> days;
  for (const VisitorLine& line : count.lines) days[line.day].add(line);
  return days;
}

VisitorSums figures_of(const VisitorCount& count) {
  VisitorSums sums;
  for (const VisitorLine& line : count.lines) sums.add(line);
  return sums;
}

std::string visitor_day(const Words& words, std::int64_t day) {
  return day == unknown_day ? words("unknown") : iso(date_of_days(day));
}

std::string in_brackets(const Words& words, std::string text) {
  return (words.english() ? " " : "") + words("visitors.in_brackets", {{"text", std::move(text)}});
}

Cell day_cell(const Words& words, std::string_view date) {
  Cell cell = Cell::of(std::string(date));
  const std::string weekday = weekday_in_brackets(words.language(), date);
  if (!weekday.empty()) cell.unit = in_brackets(words, weekday);
  return cell;
}

Cell guessed_cell(std::int64_t n, std::int64_t estimated) {
  Cell cell = Cell::of(n);
  cell.estimated = estimated != 0;
  if (cell.estimated) cell.estimate = estimated;
  return cell;
}

Cell visitors_cell(const Words& words, const VisitorSums& figures) {
  if (!figures.any) return Cell::dash();
  Cell cell = guessed_cell(figures.visitors, figures.estimated);
  if (figures.visitors < 0) cell.unit = in_brackets(words, words("visitors.over_corrected"));
  return cell;
}

Cell marked_where_lacking(const Visitors& visitors, Cell cell, const CountsOf& counts) {
  const auto is_in = [&](const VisitorCount::Lacking& one) {
    return (!counts.day || one.day == *counts.day) && (!counts.gate || one.gate == *counts.gate) &&
           (!counts.hours || (one.hour >= counts.hours->first && one.hour < counts.hours->second));
  };
  if (cell.mark == Cell::Mark::none && std::ranges::any_of(visitors.count.lacking, is_in))
    cell.unit += in_brackets(visitors.words, visitors.words("visitors.lacking"));
  return cell;
}

void note_lacking(const Visitors& visitors, std::optional<std::int64_t> day, Table& table) {
  const Words& words = visitors.words;
  std::vector<std::string> places;
  for (const VisitorCount::Lacking& one : visitors.count.lacking) {
    if (day && one.day != *day) continue;
    places.push_back((day ? "" : visitor_day(words, one.day) + " ") +
                     visitor_hours(words, one.hour, one.hour + 1) + " " +
                     visitors.gates[one.gate].fields.name);
  }
  if (!places.empty())
    table.notes.push_back(words("visitors.lacking_where", {{"list", words.list(places)}}));
}

Cell explained_cell(const Visitors& visitors, const std::vector<const VisitorLine*>& lines) {
  const Words& words = visitors.words;
  VisitorSums sums;
  auto basis = std::make_shared<Basis>();
  basis->rule = words("rule.visitors");
  basis->parts.reserve(lines.size());
  for (const VisitorLine* line : lines) {
    if (line->inside || line->standing != VisitorLine::Standing::visitor) continue;
    sums.add(*line);
    std::string name = visitor_day(words, line->day) + " " +
                       visitor_hours(words, line->from_hour, line->to_hour) + " " +
                       visitors.gates[line->gate].fields.name + " " +
                       words.choice("tally", "category", line->category);
    for (const auto& [before, after] : line->shown)
      name += " " + std::to_string(before) + "→" + std::to_string(after);
    if (line->passages != 0)
      name += " " + words("visitors.of_passages", {{"n", words.count(line->passages)}});
    basis->parts.push_back({std::move(name), line->n, line->records});
  }
  Cell cell = visitors_cell(words, sums);
  cell.basis = std::move(basis);
  return cell;
}

}  // namespace renkei
