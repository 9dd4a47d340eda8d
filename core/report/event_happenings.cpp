// What happened at an event besides visitors: staff, partners, what was given out and sold, answers,
// accidents and needs.
#include <algorithm>
#include <set>

#include "core/figures/participation.hpp"
#include "core/figures/survey_responses.hpp"
#include "core/model/municipality_history.hpp"
#include "core/report/event_sections.hpp"
#include "core/report/survey_tables.hpp"

namespace renkei {
namespace {

template <class Struct>
std::vector<Found<Struct>> of_event(const Visitors& visitors) {
  return all<Struct>(visitors.context.records, "event_id", Value::of(visitors.event.id));
}

Cell known_or_dash(const std::string& text) { return text.empty() ? Cell::dash() : Cell::of(text); }

Table staff_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  Table table = facts_table(words, "event_staff");
  add_figure(table, words, "staff_count", count_cell(visitors.event.fields.staff_count));
  const VisitorSums sums = figures_of(visitors.count);
  add_figure(table, words, "staff_counted",
             visitors.count.lines.empty() ? Cell::dash() : Cell::of(std::int64_t{sums.staff}));
  table.notes.push_back(words("visitors.staff_not_counted"));
  return table;
}

Table partners_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  const std::string& day = visitors.event.fields.starts_on.iso;
  Table table = facts_table(words, "event_partners");
  const Participation all_of_it = participation(visitors.context.records, {});
  const auto at = std::ranges::find(all_of_it.events, visitors.event.id,
                                    [](const EventParticipation& each) { return each.event.id; });
  std::vector<Part> times, different;
  std::vector<std::string> names, companies;
  if (at != all_of_it.events.end()) {
    for (const auto& [code, n] : at->municipalities) {
      names.push_back(full_name_on(code, day));
      times.push_back({code + " " + names.back(), n, {visitors.event.id}});
      different.push_back({code + " " + names.back(), 1, {visitors.event.id}});
    }
    companies.assign(at->companies.begin(), at->companies.end());
  }
  const std::int64_t n = at == all_of_it.events.end() ? 0 : at->times;
  const auto kinds = static_cast<std::int64_t>(names.size());
  add_figure(table, words, "times_there",
             figure(n, words("rule.participation.times"), std::move(times)));
  add_figure(table, words, "different",
             figure(kinds, words("rule.participation.different"), std::move(different)));
  add_figure(table, words, "municipalities", known_or_dash(words.list(names)));
  add_figure(table, words, "companies", known_or_dash(words.list(companies)));
  return table;
}

// --- Given out and sold --------------------------------------------------------------------------

Table handouts_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  std::map<std::string, std::pair<Sum, std::vector<Part>>> items;
  for (const auto& [id, handout, disputed] : of_event<Handout>(visitors)) {
    auto& [sum, parts] = items[words.choice("handout", "item", handout.item)];
    sum += handout.qty.value_or(0);
    parts.push_back({handout.lang, handout.qty, {id}});
  }
  Table table = make_table(words, "event_handouts", {"handout", "handed_out"});
  for (auto& [item, given] : items)
    table.rows.push_back(
        {{Cell::of(item), figure(given.first, words("rule.event.sum"), std::move(given.second))},
         Row::Level::detail});
  if (items.empty()) table.notes.push_back(words("event.nothing_recorded"));
  return table;
}

}  // namespace

Table sales_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  struct Booth {
    Sum yen, items;
    bool counts_items = false;
    std::vector<Part> parts, item_parts;
    void add(const Sales& sale, EntryId id) {
      yen += sale.yen.value_or(0);
      items += sale.items.value_or(0);
      counts_items |= sale.items.has_value();
      parts.push_back({sale.date.iso, sale.yen, {id}});
      item_parts.push_back({sale.date.iso, sale.items, {id}});
    }
    Row row(const Words& say, std::string name, Row::Level level) {
      Cell number =
          counts_items ? figure(items, say("rule.event.sum"), std::move(item_parts)) : Cell::dash();
      return {{Cell::of(std::move(name)), figure(yen, say("rule.event.sum"), std::move(parts)),
               std::move(number)},
              level};
    }
  };
  std::map<std::string, Booth> booths;
  Booth whole;
  for (const auto& [id, sale, disputed] : of_event<Sales>(visitors)) {
    booths[sale.booth].add(sale, id);
    whole.add(sale, id);
  }
  Table table = make_table(words, "event_sales", {"booth", "sales_yen", "items_sold"});
  table.internal = true;
  for (auto& [booth, sums] : booths)
    table.rows.push_back(
        sums.row(words, booth.empty() ? words("unknown") : booth, Row::Level::detail));
  if (booths.empty())
    table.notes.push_back(words("event.nothing_recorded"));
  else
    table.rows.push_back(whole.row(words, words("total"), Row::Level::total));
  return table;
}

namespace {

// --- Answers -------------------------------------------------------------------------------------

// How content people were: the scale that asks it, otherwise the first one.
const QuestionCount* contentment(const SurveyCount& count) {
  const QuestionCount* first = nullptr;
  for (const QuestionCount* each : count.questions()) {
    if (each->question.type != SurveyQuestion::Type::scale || each->question.direction_unclear)
      continue;
    if (each->question.text.japanese().find("満足") != std::string_view::npos) return each;
    if (!first) first = each;
  }
  return first;
}

Cell recommended(const Survey& survey, const PublicSurvey& of_public) {
  for (const QuestionCount* each : survey.count.questions())
    if (each->question.type == SurveyQuestion::Type::nps)
      return of_public.shown(survey, *each, "nps",
                             score_cell(each->promoters - each->detractors, each->valid));
  return Cell::dash();
}

Table answers_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  const Records& records = visitors.context.records;
  Table table = make_table(words, "event_survey",
                           {"questionnaire", "responses", "papers", "return_percent", "valid",
                            "top2", "top2_percent", "nps"});
  const PublicSurvey of_public(visitors.context, visitors.event.id);
  for (const Survey& survey : count_surveys(records, scope_of_event(records, visitors.event.id))) {
    const std::int64_t n = survey.count.responses();
    const auto papers = papers_of(records, {survey.questionnaire});
    const QuestionCount* content = contentment(survey.count);
    const auto said = [&](std::string_view column, const auto& cell_of) {
      return content ? of_public.shown(survey, *content, column, cell_of(*content)) : Cell::dash();
    };
    Row row{{text_cell(survey.title), Cell::of(n), count_cell(papers),
             papers && *papers > 0 ? percent_cell(n, *papers) : Cell::dash(),
             said("valid", [](const QuestionCount& each) { return Cell::of(each.valid); }),
             said("top2", [](const QuestionCount& each) { return Cell::of(each.top2); }),
             said("top2_percent",
                  [](const QuestionCount& each) { return percent_cell(each.top2, each.valid); }),
             recommended(survey, of_public)},
            Row::Level::detail};
    row.base = n;
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) table.notes.push_back(words("event.nothing_recorded"));
  table.notes.push_back(words("event.how_content"));
  return table;
}

// --- Accidents and needs -------------------------------------------------------------------------

Table incidents_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  auto incidents = of_event<Incident>(visitors);
  std::ranges::sort(incidents, {}, [](const Found<Incident>& each) {
    return each.fields.at ? each.fields.at->unix_ms : INT64_MAX;
  });
  Table table = make_table(
      words, "event_incidents",
      {"incident_at", "incident_severity", "incident_kind", "incident_place", "incident_state"});
  table.internal = true;
  for (const auto& [id, incident, disputed] : incidents)
    table.rows.push_back(
        {{incident.at ? Cell::of(minute_text(*incident.at, visitors.zone)) : Cell::dash(),
          incident.severity
              ? Cell::of(words("event.severity." + std::to_string(*incident.severity)))
              : Cell::dash(),
          known_or_dash(incident.kind), known_or_dash(incident.place),
          known_or_dash(incident.status)},
         Row::Level::detail});
  if (incidents.empty()) table.notes.push_back(words("event.no_incidents"));
  return table;
}

// Who said it is never printed.
Table heard_needs_table(const Visitors& visitors) {
  const Words& words = visitors.words;
  auto needs = of_event<Need>(visitors);
  std::ranges::sort(needs, {}, [](const Found<Need>& each) { return each.fields.heard_on.iso; });
  Table table =
      make_table(words, "event_needs", {"need_heard_on", "municipality", "need", "need_status"});
  table.internal = true;
  for (const auto& [id, need, disputed] : needs)
    table.rows.push_back(
        {{known_or_dash(need.heard_on.iso),
          need.municipality_code6.empty()
              ? Cell::dash()
              : Cell::of(full_name_on(need.municipality_code6, need.heard_on.iso)),
          text_cell(need.text), known_or_dash(words.choice("need", "status", need.status))},
         Row::Level::detail});
  if (needs.empty()) table.notes.push_back(words("event.nothing_recorded"));
  return table;
}

}  // namespace

void add_what_happened(const Visitors& visitors, Report& report) {
  report.tables.push_back(staff_table(visitors));
  report.tables.push_back(partners_table(visitors));
  report.tables.push_back(handouts_table(visitors));
  report.tables.push_back(sales_table(visitors));
  report.tables.push_back(answers_table(visitors));
  report.tables.push_back(incidents_table(visitors));
  report.tables.push_back(heard_needs_table(visitors));
}

}  // namespace renkei
