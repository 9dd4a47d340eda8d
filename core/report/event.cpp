// 開催報告書: one event as grant and committee forms want it, in fourteen parts.
#include "core/report/event_sections.hpp"

namespace renkei {

Result<Report> event_report(const ReportContext& context) {
  const auto visitors = gather_visitors(context);
  if (!visitors) return visitors.error();
  Report report;
  report.title = visitors->event.fields.name;
  add_what_it_was(*visitors, report);
  const std::size_t first = report.tables.size();
  add_visitor_tables(*visitors, report);
  for (std::size_t i = first; i < report.tables.size(); ++i)
    report.tables[i].title =
        context.words("event.part_of_visitors", {{"title", report.tables[i].title}});
  add_what_happened(*visitors, report);
  add_what_follows(*visitors, report);
  return report;
}

Result<Report> event_totals(const ReportContext& context) {
  const auto visitors = gather_visitors(context, Sources::left_out);
  if (!visitors) return visitors.error();
  Report totals;
  totals.tables = {days_table(*visitors), sales_table(*visitors), event_accounts(*visitors)};
  return totals;
}

}  // namespace renkei
