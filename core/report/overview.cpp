// 実施状況一覧: every event and tour with its dates and how much was recorded for it; for looking
// up what the other reports can be asked about.
#include "core/figures/yearly.hpp"
#include "core/report/table_building.hpp"
#include "core/text/dates.hpp"
#include "core/wording/dates.hpp"

namespace renkei {
namespace {

Result<Period> read_period(const ReportQuery& query) {
  Period period;
  if (!query.fiscal_year.empty()) {
    period.fiscal_year = read_fiscal_year(query.fiscal_year);
    if (!period.fiscal_year)
      return Error(Code::bad_option, {{"option", "--fiscal-year"},
                                      {"value", query.fiscal_year},
                                      {"expected", "R5, 令和5年度, 2023"}});
  }
  if (!query.as_of.empty() && !date_of_iso(query.as_of))
    return Error(Code::bad_option,
                 {{"option", "--as-of"}, {"value", query.as_of}, {"expected", "YYYY-MM-DD"}});
  period.as_of = query.as_of;
  return period;
}

Row event_row(const ReportContext& context, const EventFigures& figures) {
  const Event& event = figures.event.fields;
  Cell visitors = figures.visitors.any ? Cell::of(figures.visitors.visitors) : Cell::dash();
  visitors.estimated = figures.visitors.estimated != 0;
  return {
      {Cell::of(context.records.id_text(figures.event.id)), text_cell(event.name),
       text_cell(event.starts_on.iso), text_cell(event.ends_on.iso),
       text_cell(context.words.choice("event", "status", event.status)), text_cell(event.venue),
       Cell::of(figures.gates), visitors, Cell::of(figures.responses), Cell::of(figures.incidents)},
      Row::Level::detail};
}

Table events_table(const ReportContext& context, const YearlyFigures& year) {
  const Words& words = context.words;
  Table table = make_table(words, "events",
                           {"id", "event", "starts_on", "ends_on", "status", "venue", "gates",
                            "visitors", "responses", "incidents"});
  std::int64_t not_held = 0;
  for (const EventFigures& figures : year.events) {
    table.rows.push_back(event_row(context, figures));
    not_held += is_not_held(figures.event.fields) ? 1 : 0;
  }
  const auto n = static_cast<std::int64_t>(year.events.size());
  table.notes.push_back(
      words("overview.events", {{"n", words.count(n)}, {"not_held", words.count(not_held)}}));
  return table;
}

Row tour_row(const ReportContext& context, const TourFigures& figures, const Event& event) {
  const Tour& tour = figures.tour.fields;
  return {{Cell::of(context.records.id_text(figures.tour.id)), text_cell(tour.name),
           text_cell(event.name), text_cell(event.starts_on.iso), text_cell(event.ends_on.iso),
           text_cell(context.words.choice("tour", "tour_kind", tour.tour_kind)),
           count_cell(tour.capacity), Cell::of(figures.participants), Cell::of(figures.checked_in),
           Cell::of(figures.roll_calls), Cell::of(figures.responses), Cell::of(figures.incidents)},
          Row::Level::detail};
}

Table tours_table(const ReportContext& context, const YearlyFigures& year) {
  Table table = make_table(context.words, "tours",
                           {"id", "tour", "event", "starts_on", "ends_on", "tour_kind", "capacity",
                            "participants", "checked_in", "roll_calls", "responses", "incidents"});
  for (const TourFigures& figures : year.tours)
    table.rows.push_back(tour_row(context, figures, year.events[figures.event].event.fields));
  table.notes.push_back(context.words("overview.participants"));
  return table;
}

}  // namespace

Result<Report> overview_report(const ReportContext& context) {
  const auto period = read_period(context.query);
  if (!period) return period.error();
  const YearlyFigures year = yearly_figures(context.records, *period);
  Report report;
  if (period->fiscal_year)
    report.title = fiscal_year_words(context.words.language(), *period->fiscal_year);
  report.tables.push_back(events_table(context, year));
  report.tables.push_back(tours_table(context, year));
  return report;
}

}  // namespace renkei
