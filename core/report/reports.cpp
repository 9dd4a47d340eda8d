#include "core/report/reports.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/report/comparison.hpp"
#include "core/report/explain.hpp"
#include "core/report/query_choices.hpp"
#include "core/report/ranges.hpp"
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
  // The tables with its totals alone, where they are made in less time.
  Result<Report> (*totals)(const ReportContext&) = nullptr;
  // What another report for the public shows of the same: held back together.
  Result<Report> (*beside)(const ReportContext&) = nullptr;
};

constexpr bool for_public = true;

constexpr std::array makers = {
    Maker{{"overview", "", "--fiscal-year R5", "fiscal-year,as-of"}, overview_report},
    Maker{{"visitors", "event", "--event ID", "", for_public}, visitors_report, visitors_totals},
    Maker{{"event", "event", "--event ID", "", for_public},
          event_report,
          event_totals,
          visitors_details},
    Maker{{"tally-sheet", "event", "--event ID"}, tally_sheet_report},
    Maker{{"attendance", "tour", "--tour ID"}, attendance_report},
    Maker{{"roster", "tour", "--tour ID"}, roster_report},
    Maker{{"participants", "tour", "--tour ID --for leader", "for,vehicle,with-hidden"},
          participants_report},
    Maker{{"rollcall-sheet", "tour", "--tour ID", "vehicle"}, rollcall_sheet_report},
    Maker{{"seats", "tour", "--tour ID", "vehicle"}, seats_report},
    Maker{{"tour", "tour", "--tour ID", "", for_public}, tour_report, tour_totals},
    Maker{{"monitor", "tour", "--tour ID", "", for_public}, monitor_report},
    Maker{{"badges", "tour", "--tour ID", "vehicle"}, badges_report},
    Maker{{"disposal", "", "", "tour,event"}, disposal_report},
    Maker{{"takeout", "", "--handover ID", "handover,tour,event"}, takeout_report},
    Maker{{"survey", "questionnaire,event,tour", "--questionnaire ID",
           "base,by,merge-versions,sort", for_public},
          survey_report,
          survey_totals},
    Maker{{"questionnaire-sheet", "questionnaire", "--questionnaire ID", "", for_public},
          questionnaire_sheet_report},
    Maker{{"event-list", "", "--layout recommended --to FILE.csv", "layout,years,fiscal-year",
           for_public},
          event_list_report},
    Maker{{"municipalities", "as-of", "--as-of 2015-08-01,2022-08-01", "first-year", for_public},
          municipalities_report},
    Maker{{"agreements", "as-of", "--as-of 2022-08-01", "", for_public}, agreements_report},
    Maker{{"projects", "years", "--years H27,H29-R4", "by,cancelled,first-year", for_public},
          projects_report},
    Maker{{"joint-events", "years", "--years H27,H29-R4", "first-year", for_public},
          joint_events_report},
    Maker{{"companies", "as-of", "--as-of 2022-12-01", "", for_public}, companies_report},
    Maker{{"regions", "", "", "first-year", for_public}, regions_report},
    Maker{{"schedule", "years", "--years R5-R8", "as-of,first-year", for_public}, schedule_report},
    Maker{{"participation", "", "--years R5", "years,first-year", for_public},
          participation_report},
    Maker{{"kankei", "", "--years R5", "years,first-year", for_public}, kankei_report},
    Maker{{"kpi", "", "--project ID", "project,years,first-year"}, kpi_report},
    Maker{{"needs", "", "", "years"}, needs_report},
    Maker{{"relief", "", "--years R5", "years,first-year", for_public}, relief_report},
};

constexpr auto names = [] {
  std::array<ReportName, makers.size()> all;
  for (std::size_t i = 0; i < makers.size(); ++i) all[i] = makers[i].name;
  return all;
}();

// Each of a list with commas between.
std::vector<std::string_view> listed(std::string_view list) {
  std::vector<std::string_view> items;
  while (!list.empty()) {
    items.push_back(list.substr(0, list.find(',')));
    list.remove_prefix(std::min(list.size(), items.back().size() + 1));
  }
  return items;
}

bool is_named(std::string_view subject, const ReportQuery& query) {
  if (subject == "years") return !query.years.empty();
  if (subject == "as-of") return !query.as_of.empty();
  return std::ranges::any_of(report_subjects, [&](const ReportSubject& each) {
    return each.name == subject && query.*each.id;
  });
}

// What has to be named for the report, when nothing of it was.
std::optional<Error> nothing_named(const ReportName& report, const ReportQuery& query) {
  if (is_subject_named(report, query)) return std::nullopt;
  if (report.subject == "years" || report.subject == "as-of")
    return Error(Code::missing_option, {{"option", std::string(report.example)},
                                        {"report", std::string(report.name)},
                                        {"about", std::string(report.subject)}});
  std::string options;
  const auto subjects = listed(report.subject);
  for (const std::string_view subject : subjects)
    options += (options.empty() ? "--" : " / --") + std::string(subject) + " ID";
  return Error(Code::missing_option,
               {{"option", options}, {"kind", std::string(subjects.front())}});
}

// What was typed of the options that not every report uses.
std::vector<std::string> typed_options(const ReportQuery& query) {
  std::vector<std::string> typed;
  const auto add = [&](bool is_typed, std::string_view option) {
    if (is_typed) typed.emplace_back(option);
  };
  for (const ReportSubject& subject : report_subjects)
    add((query.*subject.id).has_value(), subject.name);
  add(!query.fiscal_year.empty(), "fiscal-year");
  add(!query.years.empty(), "years");
  add(!query.as_of.empty(), "as-of");
  for (const QueryChoice& choice : query_choices())
    add(!(query.*choice.typed).empty(), std::string_view(choice.option()).substr(2));
  add(query.merge_versions, "merge-versions");
  add(query.base_all, "base");
  return typed;
}

// An option that changes nothing would let somebody believe that it did.
std::optional<Error> unused_option(const ReportName& report, const ReportQuery& query) {
  std::vector<std::string_view> used = listed(report.subject);
  for (const std::string_view option : listed(report.takes)) used.push_back(option);
  for (const std::string& typed : typed_options(query)) {
    if (std::ranges::find(used, typed) != used.end()) continue;
    std::string expected;
    for (const std::string_view option : used)
      expected += (expected.empty() ? "--" : ", --") + std::string(option);
    return Error(Code::bad_option, {{"option", "--" + typed},
                                    {"about", expected.empty() ? "no_options" : "unused"},
                                    {"expected", expected}});
  }
  return std::nullopt;
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
  if (const Status choices = check_choices(query, name); !choices) return choices.error();
  return std::nullopt;
}

// A refusal speaks of the report that was asked for.
Error of_report(Error error, const ReportName& report) {
  if (error.detail("report").empty()) error.details.emplace_back("report", report.name);
  const bool is_of_asking = error.code == Code::missing_option || error.code == Code::bad_option ||
                            error.code == Code::wrong_kind;
  if (is_of_asking && error.detail("about").empty()) error.details.emplace_back("about", "report");
  return error;
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
  for (const ReportSubject& subject : report_subjects) {
    const auto& id = context.query.*subject.id;
    const auto record = id ? context.records.find(*id) : std::nullopt;
    if (record && record->is_void)
      report.title =
          context.words("voided", {{"title", report.title}, {"reason", record->void_reason}});
  }
}

// Not of one cell that is explained, nor of a comparison.
OpenTotals open_totals_of(const Maker& maker, const ReportContext& context, const Report& report) {
  const ReportQuery& query = context.query;
  const bool is_whole = query.explain.empty() && query.compared_with.empty();
  if (!is_whole || !context.coverage.undecided) return {};
  if (!maker.totals) return open_totals(context, maker.make, report);
  const auto totals = maker.totals(context);
  return totals ? open_totals(context, maker.totals, *totals) : OpenTotals{};
}

Result<Report> made_public(const Maker& maker, const ReportContext& context, Report report) {
  if (!maker.beside) return published(std::move(report), {}, context.words);
  auto beside = maker.beside(context);
  if (!beside) return beside.error();
  return published(std::move(report), std::move(beside->tables), context.words);
}

std::string ids_of_subject(const ReportContext& context) {
  std::string ids;
  for (const ReportSubject& subject : report_subjects)
    if (const auto& id = context.query.*subject.id)
      ids += (ids.empty() ? "" : " ") + context.records.id_text(*id);
  return ids;
}

}  // namespace

std::span<const ReportName> report_names() { return names; }

const ReportName* find_report(std::string_view name) {
  const auto at = std::ranges::find(names, name, &ReportName::name);
  return at == names.end() ? nullptr : &*at;
}

bool is_subject_named(const ReportName& report, const ReportQuery& query) {
  const auto subjects = listed(report.subject);
  return subjects.empty() || std::ranges::any_of(subjects, [&](std::string_view subject) {
           return is_named(subject, query);
         });
}

std::string report_title(Language language, std::string_view name) {
  return say(language, "report.title." + std::string(name));
}

Status check_options(std::string_view name, const ReportQuery& query) {
  for (const ReportName& report : names)
    if (report.name == name)
      if (auto unused = unused_option(report, query)) return of_report(*unused, report);
  return Done{};
}

Result<Report> make_report(std::string_view name, const ReportQuery& query, const Records& records,
                           const Coverage& coverage) {
  for (const Maker& maker : makers) {
    if (maker.name.name != name) continue;
    if (auto missing = nothing_named(maker.name, query)) return of_report(*missing, maker.name);
    if (auto unreadable = unreadable_option(name, query)) return of_report(*unreadable, maker.name);
    if (query.published && !maker.name.is_public)
      return Error(Code::not_for_publication, {{"report", std::string(name)}});
    const ReportContext context{query, records, Words(query.english), coverage};
    Result<Report> report = maker.make(context);
    if (!report) return of_report(report.error(), maker.name);
    const std::string title = report_title(context.words.language(), name);
    report->name = name;
    report->title = title + (report->title.empty() ? "" : ": " + report->title);
    mark_void(context, *report);
    report->english = query.english;
    report->subject = ids_of_subject(context);
    report->coverage = sentences(coverage, context.words);
    report->complete = is_complete(coverage);
    if (report->form)
      report->coverage.clear();
    else
      add_head(context, *report);
    const OpenTotals open = open_totals_of(maker, context, *report);
    if (query.published) report = made_public(maker, context, std::move(*report));
    if (!report) return report;
    say_open_totals(open, context, *report);
    if (!query.explain.empty()) {
      auto explained = explain(*report, query.explain, records, coverage, context.words);
      return explained ? std::move(explained) : of_report(explained.error(), maker.name);
    }
    if (!query.compared_with.empty())
      return compare(*report, query.compared_with, records, context.words);
    return report;
  }
  return Error(Code::unknown_report, {{"name", std::string(name)}});
}

}  // namespace renkei
