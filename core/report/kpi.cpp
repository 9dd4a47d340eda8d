// KPI・助成金: what a project was to reach and has reached, where its money came from and went to, and
// what is said of it.
#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "core/figures/accounts.hpp"
#include "core/figures/achievement.hpp"
#include "core/report/accounts.hpp"
#include "core/report/doubtful.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

// 令和6年3月, Mar 2024.
std::string month_words(const Words& words, const std::string& iso) {
  const std::string day = day_words(words, iso);
  constexpr std::string_view month = "月";
  constexpr std::size_t english_month = std::string_view("Mar 2024").size();
  if (words.english())
    return day.size() > english_month ? day.substr(day.size() - english_month) : day;
  const std::size_t at = day.find(month);
  return at == std::string::npos ? day : day.substr(0, at + month.size());
}

Cell dated_cell(const Words& words, const Real& number, const Date& day) {
  Cell cell = real_cell(number);
  if (!day.iso.empty())
    cell.unit =
        (words.english() ? " " : "") + words("kpi.on", {{"month", month_words(words, day.iso)}});
  return cell;
}

// A part of a share: in words where it is no whole number.
Part kpi_part(std::string name, const Real& number, EntryId id) {
  const Cell cell = real_cell(number);
  const auto* whole = std::get_if<std::int64_t>(&cell.value);
  return {std::move(name), whole ? std::optional(*whole) : std::nullopt, {id}};
}

Cell achieved_cell(const Words& words, const Found<Kpi>& kpi) {
  const auto achieved = achieved_per_mille(kpi.fields);
  if (!achieved) return Cell::dash();
  Cell cell = Cell::of_decimal(static_cast<double>(*achieved) / 10, 1);
  cell.unit = words("kpi.percent");
  const Kpi& of = kpi.fields;
  cell.basis = std::make_shared<const Basis>(
      Basis{words("rule.kpi.achieved"),
            {kpi_part(words("kpi.done"), *of.actual - *of.baseline, kpi.id),
             kpi_part(words("kpi.to_do"), *of.target - *of.baseline, kpi.id)}});
  return cell;
}

Cell actual_cell(const Words& words, const Found<Kpi>& kpi) {
  Cell cell = dated_cell(words, kpi.fields.actual, kpi.fields.actual_on);
  if (!kpi.fields.actual) return cell;
  const std::string& how = kpi.fields.how_computed;
  cell.basis = std::make_shared<const Basis>(
      Basis{how.empty() ? words("rule.kpi.typed") : words("rule.kpi.actual", {{"cell", how}}),
            {kpi_part(kpi.fields.name, kpi.fields.actual, kpi.id)}});
  return cell;
}

Table kpi_table(const ReportContext& context, EntryId project, const std::string& prefix) {
  const Words& words = context.words;
  constexpr std::string_view verdicts[] = {"reached", "not_reached", "no_actual", "cannot_tell"};
  Table table = make_table(
      words, "kpi",
      {"indicator", "unit", "baseline", "target", "actual", "achieved", "how_computed", "verdict"});
  std::size_t number = 0;
  for (const auto& kpi : all<Kpi>(context.records, "project_id", Value::of(project))) {
    const Kpi& of = kpi.fields;
    const std::string_view verdict = verdicts[static_cast<std::size_t>(verdict_of(of))];
    table.rows.push_back({{text_cell(of.name), text_cell(of.unit), real_cell(of.baseline),
                           dated_cell(words, of.target, of.target_on), actual_cell(words, kpi),
                           achieved_cell(words, kpi), text_cell(of.how_computed),
                           Cell::of(words("kpi.verdict." + std::string(verdict)))},
                          Row::Level::detail,
                          prefix + std::to_string(++number)});
  }
  table.notes.push_back(words(table.rows.empty() ? "kpi.none" : "kpi.how"));
  note_doubtful(table, context, "kpi", [&](const Record& record) {
    return record.value("project_id").integer == project;
  });
  return table;
}

// 不用額
Integer unused_yen(const Funding& funding) {
  return change_of(funding.settled_yen, funding.decided_yen);
}

Cell unused_cell(const Words& words, const Integer& decided, const Integer& settled) {
  const Integer unused = change_of(settled, decided);
  if (!unused) return Cell::dash();
  return figure(*unused, words("rule.funding.unused"),
                {{words("column.decided_yen"), *decided, {}},
                 {words("column.funding_settled_yen"), difference(0, *settled), {}}});
}

Cell era_day_cell(const Words& words, const Date& day) {
  return day.iso.empty() ? Cell::dash() : Cell::of(day_words(words, day.iso));
}

Row funding_total(const Words& words, const std::vector<Found<Funding>>& fundings,
                  const std::string& prefix) {
  const auto sum = [&](const auto& amount_of) {
    Yen yen;
    std::vector<Part> parts;
    parts.reserve(fundings.size());
    for (const auto& funding : fundings) {
      const Integer amount = amount_of(funding.fields);
      yen.add(amount);
      parts.push_back(
          {words.choice("funding", "source", funding.fields.source), amount, {funding.id}});
    }
    return yen_cell(yen.value(), words("rule.accounts.sum"), std::move(parts));
  };
  return {{Cell::of(words("total")), sum([](const Funding& of) { return of.applied_yen; }),
           sum([](const Funding& of) { return of.decided_yen; }),
           sum([](const Funding& of) { return of.settled_yen; }), sum(unused_yen), Cell::empty(),
           Cell::empty(), Cell::empty()},
          Row::Level::total,
          prefix + "total"};
}

Table funding_table(const ReportContext& context, EntryId project, const std::string& prefix) {
  const Words& words = context.words;
  Table table = make_table(words, "funding",
                           {"funding_source", "applied_yen", "decided_yen", "funding_settled_yen",
                            "unused_yen", "decided_on", "settled_on", "funding_note"});
  const auto fundings = all<Funding>(context.records, "project_id", Value::of(project));
  std::int64_t unsettled = 0;
  for (const auto& found : fundings) {
    const Funding& of = found.fields;
    const std::string source = words.choice("funding", "source", of.source);
    const auto amount = [&](const Integer& yen) {
      return yen_cell(yen, words("rule.funding.recorded"), {{source, yen, {found.id}}});
    };
    unsettled += unused_yen(of) ? 0 : 1;
    table.rows.push_back(
        {{Cell::of(source), amount(of.applied_yen), amount(of.decided_yen), amount(of.settled_yen),
          unused_cell(words, of.decided_yen, of.settled_yen), era_day_cell(words, of.decided_on),
          era_day_cell(words, of.settled_on), text_cell(of.note)},
         Row::Level::detail,
         prefix + std::to_string(table.rows.size() + 1)});
  }
  if (fundings.empty()) table.notes.push_back(words("funding.none"));
  if (!fundings.empty()) table.rows.push_back(funding_total(words, fundings, prefix));
  if (unsettled > 0)
    table.notes.push_back(words("funding.unsettled", {{"n", words.count(unsettled)}}));
  note_doubtful(table, context, "funding", [&](const Record& record) {
    return record.value("project_id").integer == project;
  });
  return table;
}

// Accounts of the project's events and tours are theirs: adding them could count an amount twice.
Table project_accounts(const ReportContext& context, EntryId project, const std::string& prefix) {
  const Records& records = context.records;
  Table table = accounts_table(context, accounts_of(records, "project_id", project), prefix);
  std::set<EntryId> within;
  for (const auto& event : all<Event>(records, "project_id", Value::of(project)))
    within.insert(event.id);
  for (const auto& tour : all<Tour>(records))
    if (within.contains(tour.fields.event_id.id)) within.insert(tour.id);
  std::int64_t apart = 0;
  for (const auto& line : all<BudgetLine>(records))
    if (line.fields.project_id.id != project &&
        (within.contains(line.fields.event_id.id) || within.contains(line.fields.tour_id.id)))
      ++apart;
  if (apart > 0)
    table.notes.push_back(context.words("accounts.apart", {{"n", context.words.count(apart)}}));
  note_doubtful(table, context, "budget_line", [&](const Record& record) {
    return record.value("project_id").integer == project;
  });
  return table;
}

Table said_table(const ReportContext& context, const Found<Project>& project,
                 const std::string& prefix) {
  const Words& words = context.words;
  Table table = make_table(words, "project_said", {"topic", "project_text"});
  table.look = Table::Look::facts;
  table.internal = true;
  const Project& of = project.fields;
  const std::pair<std::string_view, const Text*> said[] = {{"outcome", &of.outcome_text},
                                                           {"evaluation", &of.evaluation},
                                                           {"next_policy", &of.next_policy},
                                                           {"reason", &of.next_policy_reason}};
  for (const auto& [key, text] : said)
    table.rows.push_back({{Cell::of(words("project.said." + std::string(key))), text_cell(*text)},
                          Row::Level::detail,
                          prefix + std::string(key)});
  note_doubtful(table, context, "project",
                [&](const Record& record) { return record.id() == project.id; });
  return table;
}

void add_project(Report& report, const ReportContext& context, const Found<Project>& project,
                 std::size_t number) {
  const std::string prefix = number == 0 ? "" : std::to_string(number) + ".";
  for (Table& table : std::array{
           kpi_table(context, project.id, prefix), funding_table(context, project.id, prefix),
           project_accounts(context, project.id, prefix), said_table(context, project, prefix)}) {
    if (number > 0)
      table.title = context.words("kpi.of_project",
                                  {{"project", project.fields.name}, {"table", table.title}});
    report.tables.push_back(std::move(table));
  }
}

// Of these years, those of which anything here was recorded, by year; `unsaid`: without a year.
std::vector<Found<Project>> projects_of(const Records& records, const std::vector<int>& years,
                                        std::vector<std::string>& unsaid) {
  std::set<EntryId> meant;
  for (const std::string_view kind : {"kpi", "funding", "budget_line"})
    records.each(*find_kind(kind), {}, false,
                 [&](const Record& record) { meant.insert(record.value("project_id").integer); });
  std::vector<Found<Project>> projects;
  for (auto& project : all<Project>(records)) {
    if (!meant.contains(project.id)) continue;
    if (!project.fields.fy)
      unsaid.push_back(project.fields.name);
    else if (std::ranges::count(years, *project.fields.fy) > 0)
      projects.push_back(std::move(project));
  }
  std::ranges::stable_sort(projects, {},
                           [](const Found<Project>& project) { return *project.fields.fy; });
  return projects;
}

}  // namespace

Result<Report> kpi_report(const ReportContext& context) {
  const Words& words = context.words;
  const auto years = asked_years(context.query);
  if (!years) return years.error();
  Report report;
  if (context.query.project) {
    const auto project = named<Project>(context.records, context.query.project);
    if (!project) return project.error();
    report.title = project->fields.name;
    add_project(report, context, *project, 0);
    return report;
  }
  if (years->empty())
    return Error(Code::missing_option,
                 {{"option", "--project ID / --years R5"}, {"kind", "project"}});
  Table overview = make_table(words, "kpi_projects", {"kpi_project", "fiscal_year"});
  std::vector<std::string> unsaid;
  std::size_t number = 0;
  std::vector<Table> tables;
  for (const auto& project : projects_of(context.records, *years, unsaid)) {
    const auto year = static_cast<int>(*project.fields.fy);
    overview.rows.push_back({{text_cell(project.fields.name), Cell::of(year_head(context, year))},
                             Row::Level::detail,
                             std::to_string(++number)});
    Report of_project;
    add_project(of_project, context, project, number);
    std::ranges::move(of_project.tables, std::back_inserter(tables));
  }
  if (overview.rows.empty()) overview.notes.push_back(words("kpi.no_projects"));
  note_list(overview, words, "projects.without_year", unsaid);
  report.tables.push_back(std::move(overview));
  std::ranges::move(tables, std::back_inserter(report.tables));
  return report;
}

}  // namespace renkei
