// オープンデータ: the events as a list in one of the layouts in which municipalities publish theirs. Its
// CSV is that list and nothing else; read back, it gives the same events.
#include <algorithm>
#include <tuple>

#include "core/model/event_list.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

Result<std::vector<Found<Event>>> events_of_years(const ReportContext& context) {
  auto years = asked_years(context.query);
  if (!years) return years.error();
  if (const std::string& typed = context.query.fiscal_year; !typed.empty()) {
    const auto year = read_fiscal_year(typed);
    if (!year)
      return Error(
          Code::bad_option,
          {{"option", "--fiscal-year"}, {"value", typed}, {"expected", "R5, 令和5年度, 2023"}});
    years->push_back(*year);
  }
  auto events = all<Event>(context.records);
  std::erase_if(events, [&](const Found<Event>& event) {
    const auto day = date_of_iso(event.fields.starts_on.iso);
    return !years->empty() &&
           (!day || std::ranges::find(*years, fiscal_year_of(*day)) == years->end());
  });
  std::ranges::stable_sort(events, {}, [](const Found<Event>& event) {
    const Event& of = event.fields;
    return std::tie(of.starts_on.iso, of.source_code6, of.source_no, of.name);
  });
  return events;
}

void add_list_notes(const Words& words, const std::vector<Found<Event>>& events,
                    std::span<const EventColumn> columns, Table& table) {
  const auto count = [&](auto condition) {
    return words.count(std::ranges::count_if(events, condition));
  };
  const auto note = [&](std::string_view key, const std::string& n) {
    if (n != "0") table.notes.push_back(words(key, {{"n", n}}));
  };
  table.notes.push_back(
      words("event_list.events", {{"n", words.count(static_cast<std::int64_t>(events.size()))}}));
  note("event_list.no_number",
       count([](const Found<Event>& event) { return event.fields.source_no.empty(); }));
  note("event_list.in_conflict",
       count([](const Found<Event>& event) { return event.in_conflict; }));
  std::vector<std::string> unconfirmed;
  for (const EventColumn& column : columns)
    if (!column.confirmed) unconfirmed.emplace_back(column.heading);
  if (!unconfirmed.empty())
    table.notes.push_back(words("event_list.unconfirmed", {{"columns", words.list(unconfirmed)}}));
}

// What was being held on a day that has passed is over.
Event as_of_day(Event event, std::string_view made_on) {
  const std::string& last = event.ends_on.iso.empty() ? event.starts_on.iso : event.ends_on.iso;
  if (event.status == "held" && !last.empty() && last < made_on) event.status = "finished";
  return event;
}

Table list_table(const Words& words, const std::vector<Found<Event>>& events,
                 std::span<const EventColumn> columns, std::string_view made_on) {
  Table table = make_table(words, "event_list", {});
  bool has_status = false;
  for (const EventColumn& column : columns) {
    has_status |= column.field == EventField::status;
    table.columns.push_back({std::string(column.field ? name_of(*column.field) : column.heading),
                             std::string(column.heading)});
  }
  for (const Found<Event>& event : events) {
    const EventCells cells = published(as_of_day(event.fields, made_on), municipalities_in_use(),
                                       has_status ? StatusPlace::column : StatusPlace::remark);
    Row& row = table.rows.emplace_back();
    for (const EventColumn& column : columns)
      row.cells.push_back(column.field ? text_cell(cells[*column.field]) : Cell::empty());
  }
  add_list_notes(words, events, columns, table);
  return table;
}

}  // namespace

Result<Report> event_list_report(const ReportContext& context) {
  const std::string& asked = context.query.layout;
  const std::string layout = asked.empty() ? std::string(event_list_layouts().front()) : asked;
  const auto events = events_of_years(context);
  if (!events) return events.error();
  Report report;
  report.title = context.words("event_list.layout." + layout);
  report.bare = true;
  report.tables.push_back(
      list_table(context.words, *events, event_list_columns(layout), context.query.made_on));
  return report;
}

}  // namespace renkei
