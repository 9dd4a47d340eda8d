// What the tables of visitors have in common, for the report of visitors and for that of an event. Inside
// core/report only.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/figures/visitors.hpp"
#include "core/report/table_building.hpp"

namespace renkei {

// The event of the same series before this one, by the number of its day.
struct EarlierVisitors {
  std::string event;
  std::vector<VisitorSums> days;
  VisitorSums total;
};

struct Visitors {
  const ReportContext& context;
  const Words& words;
  Found<Event> event;
  std::vector<Found<Gate>> gates;  // in the order in which they were made
  VisitorCount count;
  Zone zone;
  std::optional<EarlierVisitors> earlier;
};

using Lines = std::span<const VisitorLine>;

// Without sources its figures can be told and not explained, in less time.
Result<Visitors> gather_visitors(const ReportContext& context, Sources sources = Sources::kept);
Table days_table(const Visitors& visitors);
// Days, hours of each day by entrance, entrances, what was counted inside, what was announced.
void add_visitor_tables(const Visitors& visitors, Report& report);
// Hours, entrances and categories of each day, a row each.
void add_visitor_details(const Visitors& visitors, Report& report);

// The days of an event, YYYY-MM-DD: from the first to the last, or those that it names where there are
// too many.
std::vector<std::string> days_of(const Event& event);
std::map<std::int64_t, VisitorSums> figures_by_day(const VisitorCount& count);
VisitorSums figures_of(const VisitorCount& count);

std::string in_brackets(const Words& words, std::string text);  // to stand behind something
// 2023-11-23 with （木・祝） behind it.
Cell day_cell(const Words& words, std::string_view iso);
std::string visitor_day(const Words& words, std::int64_t day);
Cell guessed_cell(std::int64_t n, std::int64_t estimated);
// With 「訂正超過」 where corrections outdo what was counted; － where nobody counted.
Cell visitors_cell(const Words& words, const VisitorSums& figures);
std::string visitor_hours(const Words& words, int from, int to);
// Visitors of these lines, which it explains.
Cell explained_cell(const Visitors& visitors, const std::vector<const VisitorLine*>& lines);
// Which counts a figure is made of: of all days, hours and entrances, or these alone.
struct CountsOf {
  std::optional<std::int64_t> day = {};
  std::optional<std::pair<int, int>> hours = {};  // from, to
  std::optional<std::size_t> gate = {};
};
// Says behind the figure that a count is lacking in it.
Cell marked_where_lacking(const Visitors& visitors, Cell cell, const CountsOf& counts);
// Which ones are lacking, of one day or of all.
void note_lacking(const Visitors& visitors, std::optional<std::int64_t> day, Table& table);
// A day's lines; they stand together.
Lines lines_of_day(Lines rest);

Table hours_by_gate_table(const Visitors& visitors, Lines lines);
Table announced_table(const Visitors& visitors, const std::map<std::int64_t, VisitorSums>& days);
// What was announced for a day, and how far that is from what was counted.
struct AnnouncedCells {
  Cell announced, difference;
};
AnnouncedCells announced_cells(const Visitors& visitors, std::string_view date,
                               const VisitorSums& counted);
std::vector<std::string> announced_days(const Visitors& visitors);

// What was seen of the weather on a day, and how warm it was.
std::string weather_of(const Visitors& visitors, std::string_view date);
std::string warmth_of(const Visitors& visitors, std::string_view date);

}  // namespace renkei
