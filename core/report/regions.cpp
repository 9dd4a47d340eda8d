// 広域連携事業 (II-3): each regional plan with who takes part, what is carried out in which years and
// what it costs.
#include "core/figures/regions.hpp"

#include <algorithm>

#include "core/base/share.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

// 河東郡：音更町、士幌町 on a line of its own for each county, in the order of codes.
std::string partners_words(const Words& words, const RegionPlan& plan) {
  std::vector<std::pair<std::string, std::vector<std::string>>> counties;
  for (const std::string& code : plan.partners) {
    const DatedMunicipality* known = municipality_on(code, plan.day);
    const std::string county =
        known ? std::string(known->prefecture) + std::string(known->county) : std::string();
    if (counties.empty() || counties.back().first != county) counties.push_back({county, {}});
    counties.back().second.push_back(known ? std::string(known->name) : code);
  }
  std::string text;
  for (const auto& [county, names] : counties)
    text += (text.empty() ? "" : "\n") +
            words("regions.county", {{"county", county}, {"list", words.list(names)}});
  return text;
}

std::string wards_words(const Words& words, const RegionPlan& plan) {
  std::vector<std::string> names;
  for (const std::string& code : plan.wards) names.push_back(full_name_on(code, plan.day));
  return words.list(names);
}

// 8町2村、2区、合計12団体
std::string members_words(const Words& words, const RegionPlan& plan) {
  const auto n = [&](std::string_view type) {
    const auto found = plan.types.find(std::string(type));
    return found == plan.types.end() ? 0 : found->second;
  };
  const std::pair<std::string_view, std::int64_t> types[] = {
      {"prefecture", n("prefecture")},
      {"city", n("city") + n("designated_city")},
      {"town", n("town")},
      {"village", n("village")},
      {"special_ward", n("special_ward")},
      {"unknown", n("")}};
  std::vector<std::string> parts;
  for (const auto& [type, count] : types)
    if (count > 0)
      parts.push_back(words("regions.type." + std::string(type), {{"n", words.count(count)}}));
  std::string partners;
  for (const std::string& part : parts)
    partners += (partners.empty() || !words.english() ? "" : ", ") + part;
  const auto wards = static_cast<std::int64_t>(plan.wards.size());
  const auto all = static_cast<std::int64_t>(plan.partners.size()) + wards;
  return words("regions.members",
               {{"partners", partners}, {"wards", words.count(wards)}, {"all", words.count(all)}});
}

std::vector<Part> cost_parts(const RegionPlan& plan, std::optional<std::int64_t> year) {
  std::vector<Part> parts;
  for (const auto& [id, project, disputed] : plan.projects)
    if (!year || project.fy == year) parts.push_back({project.name, project.cost_yen, {id}});
  return parts;
}

Table box(const Words& words, const RegionPlan& plan) {
  Table table = make_table(words, "region",
                           {"plan", "partners", "wards", "count", "cost_thousand_yen", "cost_yen"});
  const std::int64_t yen = plan.cost_yen;
  Cell thousands = Cell::of(rounded_share(yen, 1000, 1));
  thousands.basis = std::make_shared<const Basis>(
      Basis{words("rule.regions.thousand"), {{words("column.cost_yen"), yen, {}}}});
  table.title = plan.name;
  table.rows.push_back({{Cell::of(plan.name), text_cell(partners_words(words, plan)),
                         text_cell(wards_words(words, plan)), Cell::of(members_words(words, plan)),
                         thousands, figure(yen, words("rule.regions.cost"), cost_parts(plan, {}))},
                        Row::Level::detail,
                        plan.name});
  note_list(table, words, "regions.without_cost", names_of(plan.without_cost));
  note_list(table, words, "regions.without_year", names_of(plan.without_year));
  note_list(table, words, "regions.not_held", names_of(plan.not_held));
  return table;
}

std::vector<int> years_of(const RegionPlan& plan) {
  std::vector<int> years;
  std::int64_t first = INT64_MAX, last = INT64_MIN;
  for (const RegionActivity& activity : plan.activities)
    for (const YearBar& bar : activity.bars) {
      first = std::min(first, bar.from);
      last = std::max(last, bar.to);
    }
  for (std::int64_t year = first; year <= last; ++year) years.push_back(static_cast<int>(year));
  return years;
}

// Consecutive years are one bar, drawn as ■ in each of them.
Table activities_table(const ReportContext& context, const RegionPlan& plan,
                       std::span<const int> years) {
  Table table = make_table(context.words, "region_activities", {"plan", "activity"});
  add_year_columns(table, context, years, Column::Holds::words);
  table.chart = chart_over_years(Chart::Kind::spans, years);
  table.chart->places = "activity";
  for (const RegionActivity& activity : plan.activities) {
    Row row{{Cell::of(plan.name), Cell::of(activity.name)},
            Row::Level::detail,
            plan.name + " " + activity.name};
    for (const int year : years) {
      Cell cell = text_cell(activity.is_carried_out_in(year) ? "■" : "");
      cell.basis = std::make_shared<const Basis>(
          Basis{context.words("rule.regions.bar"), {{activity.name, {}, activity.records}}});
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table costs_table(const ReportContext& context, const RegionPlan& plan) {
  const Words& words = context.words;
  Table table =
      make_table(words, "region_costs", {"plan", "fiscal_year", "thousand_yen", "cost_yen"});
  std::int64_t sum_of_rounded = 0;
  for (const auto& [year, sum] : plan.cost_by_year) {
    const std::int64_t yen = sum, thousands = rounded_share(yen, 1000, 1);
    sum_of_rounded += thousands;
    table.rows.push_back(
        {{Cell::of(plan.name), Cell::of(year_head(context, static_cast<int>(year))),
          Cell::of(thousands), figure(yen, words("rule.regions.cost"), cost_parts(plan, year))},
         Row::Level::detail,
         plan.name + " " + std::to_string(year)});
  }
  const std::int64_t whole = rounded_share(plan.cost_yen, 1000, 1);
  if (sum_of_rounded != whole && plan.without_year.empty())
    table.notes.push_back(words(
        "regions.rounded", {{"sum", words.count(sum_of_rounded)}, {"whole", words.count(whole)}}));
  return table;
}

}  // namespace

Result<Report> regions_report(const ReportContext& context) {
  const Regions regions = region_plans(context.records);
  Report report;
  for (const RegionPlan& plan : regions.plans) {
    const auto years = years_of(plan);
    report.tables.push_back(box(context.words, plan));
    report.tables.push_back(activities_table(context, plan, years));
    report.tables.push_back(costs_table(context, plan));
  }
  if (regions.plans.empty() || !regions.without_plan.empty()) {
    Table others = make_table(context.words, "region_others", {});
    others.notes.push_back(context.words(
        "regions.plans",
        {{"n", context.words.count(static_cast<std::int64_t>(regions.plans.size()))}}));
    note_list(others, context.words, "regions.without_plan", names_of(regions.without_plan));
    report.tables.push_back(std::move(others));
  }
  return report;
}

}  // namespace renkei
