// 乗客点呼簿（人数確認表） as paper before the trip, a sheet a bus: heads are counted first, then names are
// ticked. How many are due stands nowhere in it, so that the count does not follow it.
#include <algorithm>

#include "core/figures/passengers.hpp"
#include "core/report/people.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_stops_on_a_sheet = 6;

// One sheet; without a vehicle, of everybody or of those who ride in none.
struct RollSheet {
  const ReportContext& context;
  const TourFacts& facts;
  const std::vector<NamedPerson>& people;
  const Tour& tour;
  const Found<Vehicle>* vehicle;
  std::string name;  // behind the titles
  std::vector<std::size_t> riders, doubted;

  const Words& words() const { return context.words; }
};

void add_head_line(const RollSheet& sheet, Table& table, std::string_view key,
                   const std::string& value) {
  table.rows.push_back({{Cell::of(sheet.words()("rollcall_sheet." + std::string(key))),
                         Cell::of(value.empty() ? sheet.words()("rollcall_sheet.blank") : value)},
                        Row::Level::detail,
                        std::string(key)});
}

std::string attendant_of(const RollSheet& sheet) {
  const auto record = sheet.vehicle ? sheet.context.records.find(sheet.vehicle->id) : std::nullopt;
  if (!record) return {};
  const std::string& known = sheet.vehicle->fields.attendant;
  const bool is_withheld =
      std::ranges::find(record->withheld, "attendant") != record->withheld.end();
  return is_withheld ? withheld_words(sheet.words().language(), known) : known;
}

std::string hospitals_of(const RollSheet& sheet) {
  std::string text;
  for (const Found<Stop>& stop : sheet.facts.stops) {
    std::vector<std::string> places;
    for (const std::string* place : {&stop.fields.hospital, &stop.fields.emergency_place})
      if (!place->empty()) places.push_back(*place);
    if (places.empty()) continue;
    text += (text.empty() ? "" : "\n") +
            sheet.words()("rollcall_sheet.at_stop",
                          {{"stop", stop.fields.name}, {"places", sheet.words().list(places)}});
  }
  return text;
}

Table roll_head_table(const RollSheet& sheet) {
  const Words& words = sheet.words();
  Table table = make_table(words, "rollcall_head", {"item", "value"});
  table.title += sheet.name;
  table.look = Table::Look::facts;
  table.internal = true;
  const auto event = find_as<Event>(sheet.context.records, sheet.tour.event_id.id);
  add_head_line(
      sheet, table, "day",
      event ? days_words(words.language(), event->fields.starts_on.iso, event->fields.ends_on.iso)
            : std::string());
  add_head_line(sheet, table, "bus",
                sheet.vehicle ? bus_words(words, sheet.vehicle->fields.no) : std::string());
  add_head_line(sheet, table, "leader", attendant_of(sheet));
  add_head_line(sheet, table, "second_checker", {});
  std::string office;
  if (event)
    for (const std::string* part : {&event->fields.contact_name, &event->fields.contact_phone})
      office += (office.empty() || part->empty() ? "" : " ") + *part;
  add_head_line(sheet, table, "office", office);
  add_head_line(sheet, table, "emergency", words("rollcall_sheet.numbers"));
  add_head_line(sheet, table, "hospitals", hospitals_of(sheet));
  return table;
}

// The stops where a roll is called: all, unless the plan says of one that it is not.
std::vector<std::size_t> called_stops(const TourFacts& facts) {
  std::vector<std::size_t> stops;
  for (std::size_t i = 0; i < facts.stops.size(); ++i)
    if (facts.stops[i].fields.rollcall_required.value_or(true)) stops.push_back(i);
  return stops;
}

void add_stop_columns(const RollSheet& sheet, std::span<const std::size_t> stops, Table& table) {
  for (const std::size_t i : stops) {
    const Stop& stop = sheet.facts.stops[i].fields;
    std::string label = stop.name;
    const std::string& time =
        stop.plan_depart.hh_mm.empty() ? stop.plan_arrive.hh_mm : stop.plan_depart.hh_mm;
    if (!time.empty()) label += " " + time;
    table.columns.push_back({"stop_" + std::to_string(i + 1), std::move(label)});
  }
}

// A row whose cells under the stops are all to be filled in alike.
void add_blank_row(const RollSheet& sheet, std::size_t stops, std::string_view key, Table& table) {
  const std::string name = "rollcall_sheet." + std::string(key);
  Row row{{Cell::empty(), Cell::empty(), Cell::of(sheet.words()(name))},
          Row::Level::detail,
          std::string(key)};
  row.cells.resize(3 + stops, Cell::of(sheet.words()(name + ".entry")));
  table.rows.push_back(std::move(row));
}

Table sheet_table(const RollSheet& sheet, std::span<const std::size_t> stops) {
  const Words& words = sheet.words();
  Table table = make_table(words, "rollcall_sheet", {"no", "seat", "name"});
  table.title += sheet.name;
  table.look = Table::Look::sheet;
  table.internal = true;
  add_stop_columns(sheet, stops, table);
  add_blank_row(sheet, stops.size(), "count_first", table);
  for (const std::size_t i : sheet.riders) {
    const TourPerson& person = sheet.facts.people[i];
    Row row{{count_cell(person.no), text_cell(person.seat),
             name_cell(words, sheet.context.records, person, sheet.people[i])}};
    for (const std::size_t stop : stops)
      row.cells.push_back(Cell::of(words(
          is_expected_at_stop(person, stop) ? "rollcall_sheet.boxes" : "rollcall_sheet.away")));
    table.rows.push_back(std::move(row));
  }
  for (const char* key : {"time", "checker", "second", "last_row"})
    add_blank_row(sheet, stops.size(), key, table);
  return table;
}

void add_sheet(const RollSheet& sheet, std::vector<Table>& tables) {
  tables.push_back(roll_head_table(sheet));
  tables.back().new_sheet = tables.size() > 1;
  const std::vector<std::size_t> stops = called_stops(sheet.facts);
  for (std::size_t from = 0; from == 0 || from < stops.size(); from += most_stops_on_a_sheet)
    tables.push_back(sheet_table(
        sheet,
        std::span(stops).subspan(from, std::min(most_stops_on_a_sheet, stops.size() - from))));
  Table& last = tables.back();
  if (stops.empty()) last.notes.push_back(sheet.words()("rollcall_sheet.no_stops"));
  if (sheet.riders.empty()) last.notes.push_back(sheet.words()("rollcall_sheet.nobody"));
  add_doubted(sheet.words(), sheet.context.records, sheet.facts, sheet.people, sheet.doubted, last);
}

// Who takes part and rides there: whoever rides in none is on a sheet of their own, and on no other. Of
// whom devices disagree is told on that sheet, in the list or not.
void add_riders(const TourOnPaper& paper, RollSheet& sheet) {
  sheet.riders.clear();
  sheet.doubted.clear();
  for (const std::size_t i : paper.order) {
    const TourPerson& person = paper.facts.people[i];
    const bool rides = sheet.vehicle ? rides_in(person, sheet.vehicle->id, sheet.vehicle->fields.no)
                                     : rides_in_none(paper.facts, person);
    if (!rides) continue;
    if (takes_part(person)) sheet.riders.push_back(i);
    if (person.is_doubted()) sheet.doubted.push_back(i);
  }
}

}  // namespace

Result<Report> rollcall_sheet_report(const ReportContext& context) {
  const auto paper = tour_on_paper(context);
  if (!paper) return paper.error();
  const TourFacts& facts = paper->facts;
  Report report;
  report.title = paper->tour.fields.name;
  report.personal = true;
  RollSheet sheet{context, facts, paper->people, paper->tour.fields, nullptr, {}, {}, {}};
  for (const std::size_t i : paper->vehicles) {
    sheet.vehicle = &facts.vehicles[i];
    sheet.name = " " + bus_words(context.words, sheet.vehicle->fields.no);
    add_riders(*paper, sheet);
    add_sheet(sheet, report.tables);
  }
  sheet.vehicle = nullptr;
  add_riders(*paper, sheet);
  if (!facts.vehicles.empty() && sheet.riders.empty()) return report;
  sheet.name = facts.vehicles.empty() ? "" : " " + context.words("rollcall_sheet.no_bus");
  add_sheet(sheet, report.tables);
  return report;
}

}  // namespace renkei
