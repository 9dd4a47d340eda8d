// 来場者集計: visitors of one event by day, hour and entrance; how each entrance counted; what was counted
// inside; and what was announced beside what the records add up to.
#include "core/report/visitor_tables.hpp"

namespace renkei {

Result<Report> visitors_report(const ReportContext& context) {
  const auto visitors = gather_visitors(context);
  if (!visitors) return visitors.error();
  Report report;
  report.title = visitors->event.fields.name;
  add_visitor_tables(*visitors, report);
  add_visitor_details(*visitors, report);
  return report;
}

// What it has beside the tables that the report of an event has as well.
Result<Report> visitors_details(const ReportContext& context) {
  const auto visitors = gather_visitors(context, Sources::left_out);
  if (!visitors) return visitors.error();
  Report details;
  add_visitor_details(*visitors, details);
  return details;
}

Result<Report> visitors_totals(const ReportContext& context) {
  const auto visitors = gather_visitors(context, Sources::left_out);
  if (!visitors) return visitors.error();
  Report totals;
  totals.tables = {days_table(*visitors)};
  return totals;
}

}  // namespace renkei
