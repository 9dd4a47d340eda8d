// 23区一体事業の状況 (II-1(4)) and, beside it, what of it is planned: 年度別予定 (IV).
#include "core/figures/joint_events.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "core/base/assets.hpp"
#include "core/figures/regions.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

std::string event_words(const Words& words, const Event& event) {
  return event.name + " (" + day_words(words, event.starts_on.iso) + ")";
}

Part part_of(const Words& words, const EventGroup& group) {
  Part part{event_words(words, group.front()->fields), 1, {}};
  for (const Found<Event>* event : group) part.records.push_back(event->id);
  return part;
}

std::string unit_of(const Words& words, std::string_view kind) {
  return words(kind == "support" ? "unit.projects" : "unit.times");
}

Cell held_cell(const Words& words, const JointEvents& joint, std::string_view kind, int year) {
  std::vector<Part> parts;
  for (const EventGroup& group : joint.held(kind, year)) parts.push_back(part_of(words, group));
  const auto n = static_cast<std::int64_t>(parts.size());
  Cell cell = figure_or_dash(n, words(kind == "support" ? "rule.joint.support" : "rule.joint"),
                             std::move(parts));
  cell.unit = unit_of(words, kind);
  return cell;
}

std::string kind_words(const Words& words, std::string_view kind) {
  return words("joint." + std::string(kind));
}

void note_events(Table& table, const ReportContext& context, std::string_view key, int year,
                 const EventGroup& events) {
  std::vector<std::string> names;
  for (const Found<Event>* event : events) names.push_back(event->fields.name);
  if (!names.empty())
    table.notes.push_back(context.words(
        key, {{"year", year_head(context, year)}, {"list", context.words.list(names)}}));
}

void note_year(Table& table, const ReportContext& context, const JointEvents& joint, int year) {
  EventGroup off, planned, held_other, unsaid;
  const auto add = [](EventGroup& to, const EventGroup& more) {
    to.insert(to.end(), more.begin(), more.end());
  };
  for (const std::string_view kind : planned_joint_kinds) {
    add(off, joint.off(kind, year));
    add(planned, joint.planned(kind, year));
    add(unsaid, joint.unsaid(kind, year));
  }
  add(off, joint.off("other", year));
  add(planned, joint.planned("other", year));
  for (const EventGroup& group : joint.held("other", year)) add(held_other, group);
  note_events(table, context, "joint_events.off", year, off);
  note_events(table, context, "joint_events.planned", year, planned);
  note_events(table, context, "joint_events.other", year, held_other);
  note_events(table, context, "joint_events.unsaid", year, unsaid);
}

// How often a year each kind is to be held, by the plan; a kind without a figure has none.
std::map<std::string, std::int64_t> planned_targets() {
  std::map<std::string, std::int64_t> targets;
  const auto file = nlohmann::json::parse(asset("targets.json"), nullptr, false);
  for (const auto& [kind, n] : file.items())
    if (n.is_number_integer()) targets.emplace(kind, n.get<std::int64_t>());
  return targets;
}

Cell schedule_cell(const ReportContext& context, const JointEvents& joint, std::string_view kind,
                   int year, const std::optional<std::int64_t>& target) {
  const Words& words = context.words;
  const auto held = joint.all_held(kind, year);
  const auto planned = joint.planned(kind, year), off = joint.off(kind, year);
  const auto count = [&](const EventGroup& group) {
    return words.count(static_cast<std::int64_t>(group.size()));
  };
  const std::string& today = context.query.as_of;
  const bool is_over = !today.empty() && today > std::to_string(year + 1) + "-03-31";
  std::string text = target ? words("schedule.target", {{"n", words.count(*target)}}) : "";
  text += words("schedule.held", {{"n", count(held)}});
  if (!planned.empty() && !is_over) text += words("schedule.planned", {{"n", count(planned)}});
  if (!off.empty()) text += words("schedule.off", {{"n", count(off)}});
  Basis basis{words("rule.schedule"), {}};
  const auto list = [&](const EventGroup& group, std::string_view state) {
    for (const Found<Event>* event : group)
      basis.parts.push_back(
          {event_words(words, event->fields) + " " + words.choice("event", "status", state),
           {},
           {event->id}});
  };
  for (const Found<Event>* event : held) list({event}, event->fields.status);
  list(planned, "planned");
  for (const Found<Event>* event : off) list({event}, event->fields.status);
  Cell cell = Cell::of(std::move(text));
  cell.basis = std::make_shared<const Basis>(std::move(basis));
  return cell;
}

// The activities of regional plans, year by year.
Table schedule_regions(const ReportContext& context, std::span<const int> years) {
  Table table = make_table(context.words, "schedule_regions", {"plan", "activity"});
  add_year_columns(table, context, years, Column::Holds::words);
  table.chart = chart_over_years(Chart::Kind::spans, years);
  table.chart->places = "activity";
  for (const RegionPlan& plan : region_plans(context.records).plans)
    for (const RegionActivity& activity : plan.activities) {
      Row row{{Cell::of(plan.name), Cell::of(activity.name)}, Row::Level::detail};
      bool any = false;
      for (const int year : years) {
        const bool is_on = activity.is_carried_out_in(year);
        row.cells.push_back(text_cell(is_on ? "■" : ""));
        any |= is_on;
      }
      if (any) table.rows.push_back(std::move(row));
    }
  return table;
}

}  // namespace

Result<Report> joint_events_report(const ReportContext& context) {
  const auto years = asked_years(context.query);
  if (!years) return years.error();
  const JointEvents joint = joint_events(context.records);
  Table table = make_table(context.words, "joint_events", {"joint_kind"});
  add_year_columns(table, context, *years, Column::Holds::things);
  for (const std::string_view kind : planned_joint_kinds) {
    Row row{{Cell::of(kind_words(context.words, kind))}, Row::Level::detail, std::string(kind)};
    for (const int year : *years) row.cells.push_back(held_cell(context.words, joint, kind, year));
    table.rows.push_back(std::move(row));
  }
  for (const int year : *years) note_year(table, context, joint, year);
  Report report;
  report.tables.push_back(std::move(table));
  return report;
}

Result<Report> schedule_report(const ReportContext& context) {
  const auto years = asked_years(context.query);
  if (!years) return years.error();
  if (!context.query.as_of.empty())
    if (const auto day = asked_day(context.query); !day) return day.error();
  const JointEvents joint = joint_events(context.records);
  const auto targets = planned_targets();
  Table table = make_table(context.words, "schedule", {"joint_kind"});
  add_year_columns(table, context, *years, Column::Holds::words);
  for (const std::string_view kind : planned_joint_kinds) {
    const auto target = targets.find(std::string(kind));
    Row row{{Cell::of(kind_words(context.words, kind))}, Row::Level::detail, std::string(kind)};
    for (const int year : *years)
      row.cells.push_back(
          schedule_cell(context, joint, kind, year,
                        target == targets.end() ? std::nullopt : std::optional(target->second)));
    table.rows.push_back(std::move(row));
  }
  Report report;
  report.tables.push_back(std::move(table));
  if (Table regions = schedule_regions(context, *years); !regions.rows.empty())
    report.tables.push_back(std::move(regions));
  return report;
}

}  // namespace renkei
