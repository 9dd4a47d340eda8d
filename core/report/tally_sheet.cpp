// 集計表: paper for counting visitors by hand when everything else fails, a sheet a day, entrances × hours.
// Typed into a spreadsheet as it stands, `renkei import tallies` reads it (core/register/tallies, hours
// across): what that reads by its words (一般, 表示値) is in English sheets, too.
#include <algorithm>
#include <set>

#include "core/report/visitor_tables.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

constexpr int minutes_of_an_hour = 60;

// The hours of a day from the first that is open, at least two.
struct SheetHours {
  int from = 9, to = 17;
  bool is_planned = false;
};

SheetHours hours_of(const Openings& openings, std::string_view date) {
  SheetHours hours;
  const auto day = openings.find(days_since_epoch(*date_of_iso(date)));
  if (day == openings.end() || !day->second.open || day->second.close <= *day->second.open)
    return hours;
  hours.from = *day->second.open / minutes_of_an_hour;
  hours.to =
      std::max(hours.from + 2, (day->second.close + minutes_of_an_hour - 1) / minutes_of_an_hour);
  hours.is_planned = true;
  return hours;
}

bool shows_a_figure(const Gate& gate) {
  return gate.counting_method == "gate_counter" || gate.counting_method == "sensor";
}

// As they have been counted there; whoever counts at an entrance may always tell the usual ones apart.
std::vector<std::string> categories_of(const Records& records, const Found<Gate>& gate) {
  const Kind& kind = *find_kind(Tally::number);
  const auto field = [&](std::string_view name) {
    return static_cast<std::size_t>(kind.find(name));
  };
  const Match of_gate{field("gate_id"), Value::of(gate.id)};
  const Apart by_category{field("category")};
  std::set<std::string> recorded;
  records.sums(kind, field("delta"), {&by_category, 1}, {&of_gate, 1},
               [&](const Summed& sum) { recorded.emplace(counted_category(sum.values[0].text)); });
  recorded.erase(std::string(everybody));
  std::vector<std::string> categories;
  if (is_entrance(gate.fields))
    for (const Choice& usual : choices::category) {
      categories.emplace_back(usual.code);
      recorded.erase(std::string(usual.code));
    }
  categories.insert(categories.end(), recorded.begin(), recorded.end());
  if (categories.empty()) categories.emplace_back(everybody);
  return categories;
}

// Beside a word that is not the reader's, what it means.
std::string with_meaning(const Words& words, const std::string& recorded, std::string meaning) {
  if (!words.english() || meaning == recorded) return recorded;
  return recorded + " (" + std::move(meaning) + ")";
}

void add_gate_row(const std::string& gate, std::string row_name, Table& table) {
  Row row{{Cell::of(gate), Cell::of(std::move(row_name))}};
  row.cells.resize(table.columns.size(), Cell::empty());
  table.rows.push_back(std::move(row));
}

Table tally_head_table(const ReportContext& context, const Event& event, const std::string& day) {
  const Words& words = context.words;
  Table table = make_table(words, "tally_head", {"item", "value"});
  table.title += " " + day;
  table.look = Table::Look::facts;
  const auto add = [&](std::string_view key, const std::string& value) {
    table.rows.push_back({{Cell::of(words("tally_sheet." + std::string(key))), Cell::of(value)},
                          Row::Level::detail,
                          std::string(key)});
  };
  const std::string blank = words("tally_sheet.blank");
  add("day", day);
  add("venue", event.venue.empty() ? blank : event.venue);
  add("counted_by", blank);
  return table;
}

Table day_table(const ReportContext& context, const std::vector<Found<Gate>>& gates,
                const SheetHours& hours, const std::string& day) {
  const Words& words = context.words;
  Table table = make_table(words, "tally_sheet", {"gate", "category"});
  table.title += " " + day;
  table.look = Table::Look::sheet;
  for (int hour = hours.from; hour < hours.to; ++hour)
    table.columns.push_back({"hour_" + std::to_string(hour), visitor_hours(words, hour, hour + 1)});
  add_column(table, words, "tally_sum");
  for (const Found<Gate>& gate : gates) {
    if (shows_a_figure(gate.fields)) {
      add_gate_row(gate.fields.name, words("tally_sheet.reading"), table);
      continue;
    }
    for (const std::string& category : categories_of(context.records, gate))
      add_gate_row(gate.fields.name,
                   with_meaning(words, category, words.choice("tally", "category", category)),
                   table);
  }
  if (table.rows.empty()) table.notes.push_back(words("tally_sheet.no_gates"));
  if (!hours.is_planned)
    table.notes.push_back(
        words("tally_sheet.no_hours", {{"hours", visitor_hours(words, hours.from, hours.to)}}));
  for (const char* key : {"tally_sheet.strokes", "tally_sheet.readings", "tally_sheet.typing"})
    table.notes.push_back(words(key));
  return table;
}

}  // namespace

Result<Report> tally_sheet_report(const ReportContext& context) {
  const auto event = named<Event>(context.records, context.query.event);
  if (!event) return event.error();
  const auto gates = all<Gate>(context.records, "event_id", Value::of(event->id));
  const Openings openings = openings_of(event->fields);
  Report report;
  report.title = event->fields.name;
  for (const std::string& date : days_of(event->fields)) {
    if (day_of_event(event->fields, date) == DayOfEvent::closed) continue;
    const Cell cell = day_cell(context.words, date);
    const std::string day = date + cell.unit;
    report.tables.push_back(tally_head_table(context, event->fields, day));
    report.tables.back().new_sheet = report.tables.size() > 1;
    report.tables.push_back(day_table(context, gates, hours_of(openings, date), day));
  }
  if (report.tables.empty()) {
    report.tables.push_back(make_table(context.words, "tally_sheet", {}));
    report.tables.back().notes.push_back(context.words("tally_sheet.no_days"));
  }
  return report;
}

}  // namespace renkei
