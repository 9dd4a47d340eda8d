#include "core/report/reports.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/report/comparison.hpp"
#include "core/report/explain.hpp"
#include "core/report/suppression.hpp"
#include "core/report/table_building.hpp"
#include "core/report/yearly_tables.hpp"
#include "core/text/dates.hpp"
#include "core/wording/dates.hpp"

namespace renkei {
namespace {

struct Maker {
  ReportName name;
  Result<Report> (*make)(const ReportContext&);
};

constexpr std::array makers = {
    Maker{{"overview", "", "--fiscal-year R5"}, overview_report},
    Maker{{"visitors", "event", "--event ID"}, visitors_report},
    Maker{{"event", "event", "--event ID"}, event_report},
    Maker{{"tally-sheet", "event", "--event ID"}, tally_sheet_report},
    Maker{{"attendance", "tour", "--tour ID"}, attendance_report},
    Maker{{"roster", "tour", "--tour ID"}, roster_report},
    Maker{{"participants", "tour", "--tour ID --for leader"}, participants_report},
    Maker{{"rollcall-sheet", "tour", "--tour ID"}, rollcall_sheet_report},
    Maker{{"seats", "tour", "--tour ID"}, seats_report},
    Maker{{"tour", "tour", "--tour ID"}, tour_report},
    Maker{{"monitor", "tour", "--tour ID"}, monitor_report},
    Maker{{"badges", "tour", "--tour ID"}, badges_report},
    Maker{{"disposal", "", ""}, disposal_report},
    Maker{{"takeout", "", "--handover ID"}, takeout_report},
    Maker{{"survey", "questionnaire,event,tour", "--questionnaire ID"}, survey_report},
    Maker{{"questionnaire-sheet", "questionnaire", "--questionnaire ID"},
          questionnaire_sheet_report},
    Maker{{"event-list", "", "--layout recommended --to FILE.csv"}, event_list_report},
    Maker{{"municipalities", "as-of", "--as-of 2015-08-01,2022-08-01"}, municipalities_report},
    Maker{{"agreements", "as-of", "--as-of 2022-08-01"}, agreements_report},
    Maker{{"projects", "years", "--years H27,H29-R4"}, projects_report},
    Maker{{"joint-events", "years", "--years H27,H29-R4"}, joint_events_report},
    Maker{{"companies", "as-of", "--as-of 2022-12-01"}, companies_report},
    Maker{{"regions", "", ""}, regions_report},
    Maker{{"schedule", "years", "--years R5-R8"}, schedule_report},
    Maker{{"participation", "", "--years R5"}, participation_report},
    Maker{{"kankei", "", "--years R5"}, kankei_report},
    Maker{{"kpi", "", "--project ID"}, kpi_report},
    Maker{{"needs", "", ""}, needs_report},
    Maker{{"relief", "", "--years R5"}, relief_report},
};

constexpr auto names = [] {
  std::array<ReportName, makers.size()> all;
  for (std::size_t i = 0; i < makers.size(); ++i) all[i] = makers[i].name;
  return all;
}();

bool is_named(std::string_view subject, const ReportQuery& query) {
  return (subject == "event" && query.event) || (subject == "tour" && query.tour) ||
         (subject == "questionnaire" && query.questionnaire) ||
         (subject == "years" && !query.years.empty()) ||
         (subject == "as-of" && !query.as_of.empty());
}

// What has to be named for the report, when nothing of it was.
std::optional<Error> nothing_named(const ReportName& report, const ReportQuery& query) {
  if (report.subject == "years" || report.subject == "as-of") {
    if (is_named(report.subject, query)) return std::nullopt;
    return Error(Code::missing_option, {{"option", std::string(report.example)},
                                        {"report", std::string(report.name)},
                                        {"about", std::string(report.subject)}});
  }
  std::string options;
  std::string_view subjects = report.subject, first;
  while (!subjects.empty()) {
    const std::string_view subject = subjects.substr(0, subjects.find(','));
    subjects.remove_prefix(std::min(subjects.size(), subject.size() + 1));
    if (is_named(subject, query)) return std::nullopt;
    if (first.empty()) first = subject;
    options += (options.empty() ? "--" : " / --") + std::string(subject) + " ID";
  }
  if (first.empty()) return std::nullopt;
  return Error(Code::missing_option, {{"option", options}, {"kind", std::string(first)}});
}

// Names of people who are kept off lists go to the leader alone, whole and recorded.
bool may_have_hidden(std::string_view name, const ReportQuery& query) {
  return name == "participants" && query.audience == "leader" && !query.published &&
         query.explain.empty() && query.compared_with.empty();
}

std::optional<Error> unreadable_option(std::string_view name, const ReportQuery& query) {
  const auto refuse = [](std::string_view option, const std::string& value,
                         std::string_view expected) {
    return Error(
        Code::bad_option,
        {{"option", std::string(option)}, {"value", value}, {"expected", std::string(expected)}});
  };
  if (!query.as_of.empty() && asked_days(query).empty())
    return refuse("--as-of", query.as_of, "YYYY-MM-DD");
  for (const std::string& day : asked_days(query))
    if (!date_of_iso(day)) return refuse("--as-of", day, "YYYY-MM-DD");
  if (query.with_hidden && !may_have_hidden(name, query))
    return Error(Code::bad_option, {{"option", "--with-hidden"}, {"about", "hidden"}});
  if (query.published && !query.compared_with.empty())
    return Error(Code::bad_option, {{"option", "--compare"}, {"about", "published"}});
  if (!query.first_year.empty() && query.first_year != "heisei" && query.first_year != "reiwa")
    return refuse("--first-year", query.first_year, "heisei, reiwa");
  return std::nullopt;
}

void add_head(const ReportContext& context, Report& report) {
  const std::string& made_on = context.query.made_on;
  if (!made_on.empty())
    report.head.insert(
        report.head.begin(),
        context.words("made_on", {{"day", date_words(context.words.language(), made_on)}}));
  report.head.push_back(context.words(context.query.published ? "for_public" : "for_office"));
}

// People may have been on board of a tour that was made void, and answers given: they are shown, and it
// is said.
void mark_void(const ReportContext& context, Report& report) {
  const ReportQuery& query = context.query;
  for (const auto& id :
       {query.event, query.tour, query.questionnaire, query.project, query.handover}) {
    const auto record = id ? context.records.find(*id) : std::nullopt;
    if (record && record->is_void)
      report.title =
          context.words("voided", {{"title", report.title}, {"reason", record->void_reason}});
  }
}

std::string ids_of_subject(const ReportContext& context) {
  const ReportQuery& query = context.query;
  std::string subject;
  for (const auto& id :
       {query.event, query.tour, query.questionnaire, query.vehicle, query.project, query.handover})
    if (id) subject += (subject.empty() ? "" : " ") + context.records.id_text(*id);
  return subject;
}

}  // namespace

std::span<const ReportName> report_names() { return names; }

std::string report_title(Language language, std::string_view name) {
  return say(language, "report.title." + std::string(name));
}

Result<Report> make_report(std::string_view name, const ReportQuery& query, const Records& records,
                           const Coverage& coverage) {
  for (const Maker& maker : makers) {
    if (maker.name.name != name) continue;
    if (auto missing = nothing_named(maker.name, query)) return std::move(*missing);
    if (auto unreadable = unreadable_option(name, query)) return std::move(*unreadable);
    const ReportContext context{query, records, Words(query.english), coverage};
    Result<Report> report = maker.make(context);
    if (!report) return report;
    const std::string title = report_title(context.words.language(), name);
    report->name = name;
    report->title = title + (report->title.empty() ? "" : ": " + report->title);
    mark_void(context, *report);
    report->english = query.english;
    report->subject = ids_of_subject(context);
    report->coverage = sentences(coverage, context.words);
    report->complete = is_complete(coverage);
    add_head(context, *report);
    if (query.published) report = published(std::move(*report), context.words);
    if (!report) return report;
    if (!query.explain.empty())
      return explain(*report, query.explain, records, coverage, context.words);
    if (!query.compared_with.empty())
      return compare(*report, query.compared_with, records, context.words);
    return report;
  }
  return Error(Code::unknown_report, {{"name", std::string(name)}});
}

}  // namespace renkei
