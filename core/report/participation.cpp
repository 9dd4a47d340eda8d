// 参加自治体: who took part in events, how often and how many different ones.
#include "core/figures/participation.hpp"

#include "core/figures/yearly.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

using InEvents = YearParticipation::InEvents;

// `codes` as of that day.
Cell different_cell(const ReportContext& context, const InEvents& codes, std::string_view day) {
  std::vector<Part> parts;
  parts.reserve(codes.size());
  for (const auto& [code, events] : codes)
    parts.push_back({code + " " + full_name_on(code, day), 1, events});
  return figure(static_cast<std::int64_t>(codes.size()),
                context.words("rule.participation.different"), std::move(parts));
}

Cell companies_cell(const ReportContext& context, const InEvents& companies) {
  std::vector<Part> parts;
  parts.reserve(companies.size());
  for (const auto& [company, events] : companies) parts.push_back({company, 1, events});
  return figure(static_cast<std::int64_t>(companies.size()),
                context.words("rule.participation.companies"), std::move(parts));
}

Row participation_row(const ReportContext& context, const EventParticipation& at) {
  const Words& words = context.words;
  const Event& event = at.event.fields;
  std::vector<Part> times;
  InEvents codes, companies;
  for (const auto& [code, n] : at.municipalities) {
    times.push_back({code + " " + full_name_on(code, event.starts_on.iso), n, {at.event.id}});
    codes[code].push_back(at.event.id);
  }
  for (const std::string& company : at.companies) companies[company].push_back(at.event.id);
  return {{text_cell(event.name), Cell::of(event.starts_on.iso),
           figure(at.times, words("rule.participation.times"), std::move(times)),
           different_cell(context, codes, event.starts_on.iso), companies_cell(context, companies)},
          Row::Level::detail};
}

Row participation_year_row(const ReportContext& context, const Participation& all_of_it,
                           const YearParticipation& year) {
  const Words& words = context.words;
  std::vector<Part> times;
  for (const auto& at : all_of_it.events) {
    const auto day = date_of_iso(at.event.fields.starts_on.iso);
    if (day && fiscal_year_of(*day) == year.fiscal_year)
      times.push_back({at.event.fields.name, at.times, {at.event.id}});
  }
  const std::string last_day = std::to_string(year.fiscal_year + 1) + "-03-31";
  return {{Cell::of(year_head(context, year.fiscal_year)), Cell::empty(),
           figure(year.times, words("rule.participation.times"), std::move(times)),
           different_cell(context, year.municipalities, last_day),
           companies_cell(context, year.companies)},
          Row::Level::total,
          std::to_string(year.fiscal_year)};
}

}  // namespace

Result<Report> participation_report(const ReportContext& context) {
  const auto years = asked_years(context.query);
  if (!years) return years.error();
  const Participation all_of_it = participation(context.records, *years);
  Table table = make_table(context.words, "participation",
                           {"event", "date", "times_there", "different", "companies"});
  std::vector<std::string> unknown, not_held;
  for (const EventParticipation& at : all_of_it.events) {
    table.rows.push_back(participation_row(context, at));
    unknown.insert(unknown.end(), at.unknown.begin(), at.unknown.end());
    if (is_not_held(at.event.fields)) not_held.push_back(at.event.fields.name);
  }
  for (const YearParticipation& year : all_of_it.years)
    table.rows.push_back(participation_year_row(context, all_of_it, year));
  table.notes.push_back(context.words("participation.counts"));
  note_list(table, context.words, "participation.not_held", not_held);
  note_list(table, context.words, "participation.unknown", unknown);
  Report report;
  report.tables.push_back(std::move(table));
  return report;
}

}  // namespace renkei
