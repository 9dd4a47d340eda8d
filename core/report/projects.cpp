// 連携事業数 (II-1(3)): how many projects the wards carry out with others in each of some years.
#include "core/figures/projects.hpp"

#include <algorithm>
#include <map>

#include "core/figures/joint_events.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

struct Asked {
  std::vector<int> years;
  bool with_not_held = true;
  std::optional<ProjectsBy> by;
};

Result<Asked> read_asked(const ReportQuery& query) {
  const auto years = asked_years(query);
  if (!years) return years.error();
  Asked asked{*years, query.cancelled != "exclude", {}};
  if (query.by == "category") asked.by = ProjectsBy::category;
  if (query.by == "ward") asked.by = ProjectsBy::ward;
  if (query.by == "style") asked.by = ProjectsBy::style;
  return asked;
}

std::vector<Part> project_parts(const WardProjects& projects, int year) {
  std::vector<Part> parts;
  for (const auto& project : projects.counted)
    if (project.fields.fy == year)
      parts.push_back({project.fields.name, times_counted(project.fields), {project.id}});
  return parts;
}

std::vector<Part> joint_parts(const JointEvents& joint, int year) {
  std::vector<Part> parts;
  std::vector<std::string_view> kinds(planned_joint_kinds.begin(), planned_joint_kinds.end());
  kinds.push_back("other");
  for (const std::string_view kind : kinds)
    for (const EventGroup& group : joint.held(kind, year)) {
      Part part{group.front()->fields.name, 1, {}};
      for (const Found<Event>* event : group) part.records.push_back(event->id);
      parts.push_back(std::move(part));
    }
  return parts;
}

struct Counts {
  std::vector<std::int64_t> wards, joint, all;
};

Counts counts_of(const Asked& asked, const WardProjects& projects, const JointEvents& joint) {
  Counts counts;
  for (const int year : asked.years) {
    counts.wards.push_back(projects.in(year));
    counts.joint.push_back(static_cast<std::int64_t>(joint.count(year)));
    counts.all.push_back(counts.wards.back() + counts.joint.back());
  }
  return counts;
}

template <class PartsOfYear>
Row projects_row(const ReportContext& context, const Asked& asked, std::string_view key,
                 const std::vector<std::int64_t>& counts, const PartsOfYear& parts) {
  const Words& words = context.words;
  Row row{{Cell::of(words("project." + std::string(key)))},
          key == "all" ? Row::Level::total : Row::Level::detail,
          std::string(key)};
  for (std::size_t i = 0; i < counts.size(); ++i)
    row.cells.push_back(
        figure(counts[i], words("rule.project." + std::string(key)), parts(asked.years[i])));
  if (counts.size() > 1) row.cells.push_back(increase_cell(words, counts.front(), counts.back()));
  return row;
}

void add_notes(Table& table, const ReportContext& context, const Asked& asked,
               const WardProjects& projects, const JointEvents& joint) {
  const Words& words = context.words;
  for (const int year : asked.years) {
    const auto note = [&](std::string_view key, std::int64_t n) {
      if (n > 0)
        table.notes.push_back(
            words(key, {{"year", year_head(context, year)}, {"n", words.count(n)}}));
    };
    note("projects.not_held", projects.not_held_in(year));
    note("projects.other_joint", static_cast<std::int64_t>(joint.held("other", year).size()));
  }
  if (!asked.with_not_held) table.notes.push_back(words("projects.excluded"));
  note_list(table, words, "projects.without_year", names_of(projects.without_year));
}

// What the count stands on, for whoever wants to check it against the records.
Table records_table(const ReportContext& context, const Asked& asked, const WardProjects& projects,
                    const JointEvents& joint) {
  Table table = make_table(context.words, "project_records", {"row"});
  add_year_columns(table, context, asked.years, Column::Holds::things);
  const auto add = [&](std::string_view key, const auto& count) {
    Row row{{Cell::of(context.words("project." + std::string(key)))},
            Row::Level::detail,
            std::string(key)};
    for (const int year : asked.years)
      row.cells.push_back(Cell::of(static_cast<std::int64_t>(count(year))));
    table.rows.push_back(std::move(row));
  };
  add("records", [&](int year) {
    return std::ranges::count_if(
        projects.counted, [&](const Found<Project>& project) { return project.fields.fy == year; });
  });
  add("not_held", [&](int year) { return projects.not_held_in(year); });
  add("other_joint", [&](int year) { return joint.held("other", year).size(); });
  return table;
}

std::string share_words(const Words& words, ProjectsBy by, const std::string& code) {
  if (code.empty()) return words("not_recorded");
  if (code == "joint") return words("project.by_several");
  if (by == ProjectsBy::ward) return full_name_on(code, "9999-12-31");
  if (by == ProjectsBy::style) return words.choice("project", "style", code);
  return words("project.category." + code);
}

Table by_table(const ReportContext& context, const Asked& asked, const WardProjects& projects) {
  std::map<std::string, std::map<std::int64_t, std::vector<Part>>> parts;
  for (const auto& project : projects.counted)
    for (const Share& share : shares_of(project.fields, *asked.by))
      parts[share.code][*project.fields.fy].push_back(
          {project.fields.name, share.times, {project.id}});
  Table table = make_table(context.words, "projects_by", {});
  table.columns.push_back({"by", context.words("project.by." + context.query.by)});
  add_year_columns(table, context, asked.years, Column::Holds::things);
  for (auto& [code, years] : parts) {
    Row row{{Cell::of(share_words(context.words, *asked.by, code))}, Row::Level::detail, code};
    for (const int year : asked.years) {
      std::int64_t n = 0;
      for (const Part& part : years[year]) n += part.adds.value_or(0);
      row.cells.push_back(figure(n, context.words("rule.project.wards"), years[year]));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Result<Report> projects_report(const ReportContext& context) {
  const auto asked_for = read_asked(context.query);
  if (!asked_for) return asked_for.error();
  const WardProjects projects =
      ward_projects(context.records, asked_for->years, asked_for->with_not_held);
  const JointEvents joint = joint_events(context.records);
  const Counts counts = counts_of(*asked_for, projects, joint);
  Table table = make_table(context.words, "projects", {"row"});
  add_year_columns(table, context, asked_for->years, Column::Holds::things);
  table.chart = chart_over_years(Chart::Kind::stacked, asked_for->years);
  if (counts.all.size() > 1)
    table.columns.push_back(
        {"increase", increase_head(context, asked_for->years.front(), asked_for->years.back()),
         Column::Holds::things});
  const auto wards = [&](int year) { return project_parts(projects, year); };
  const auto together = [&](int year) { return joint_parts(joint, year); };
  const auto both = [&](int year) {
    auto parts = wards(year);
    for (Part& part : together(year)) parts.push_back(std::move(part));
    return parts;
  };
  table.rows.push_back(projects_row(context, *asked_for, "wards", counts.wards, wards));
  table.rows.push_back(projects_row(context, *asked_for, "joint", counts.joint, together));
  table.rows.push_back(projects_row(context, *asked_for, "all", counts.all, both));
  if (counts.all.size() > 1)
    if (const auto growth = growth_words(context.words, counts.all.front(), counts.all.back());
        !growth.empty())
      table.notes.push_back(growth);
  add_notes(table, context, *asked_for, projects, joint);
  Report report;
  report.tables.push_back(std::move(table));
  if (asked_for->by) report.tables.push_back(by_table(context, *asked_for, projects));
  report.tables.push_back(records_table(context, *asked_for, projects, joint));
  return report;
}

}  // namespace renkei
