#include "core/report/reports.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/report/table_building.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

struct Maker {
  ReportName name;
  Result<Report> (*make)(const ReportContext&);
};

constexpr std::array makers = {
    Maker{{"overview", ""}, overview_report},
    Maker{{"visitors", "event"}, visitors_report},
    Maker{{"attendance", "tour"}, attendance_report},
    Maker{{"roster", "tour"}, roster_report},
    Maker{{"survey", "questionnaire,event,tour"}, survey_report},
    Maker{{"event-list", ""}, event_list_report},
};

constexpr auto names = [] {
  std::array<ReportName, makers.size()> all;
  for (std::size_t i = 0; i < makers.size(); ++i) all[i] = makers[i].name;
  return all;
}();

// What has to be named for the report, when nothing of it was.
std::optional<Error> nothing_named(const ReportName& report, const ReportQuery& query) {
  std::string options;
  std::string_view subjects = report.subject, first;
  while (!subjects.empty()) {
    const std::string_view subject = subjects.substr(0, subjects.find(','));
    subjects.remove_prefix(std::min(subjects.size(), subject.size() + 1));
    if (subject == "event" && query.event) return std::nullopt;
    if (subject == "tour" && query.tour) return std::nullopt;
    if (subject == "questionnaire" && query.questionnaire) return std::nullopt;
    if (first.empty()) first = subject;
    options += (options.empty() ? "--" : " / --") + std::string(subject) + " ID";
  }
  if (first.empty()) return std::nullopt;
  return Error(Code::missing_option, {{"option", options}, {"kind", std::string(first)}});
}

// People may have been on board of a tour that was made void, and answers given: they are shown, and it
// is said.
void mark_void(const ReportContext& context, Report& report) {
  const ReportQuery& query = context.query;
  for (const auto& id : {query.event, query.tour, query.questionnaire}) {
    const auto record = id ? context.records.find(*id) : std::nullopt;
    if (record && record->is_void)
      report.title =
          context.words("voided", {{"title", report.title}, {"reason", record->void_reason}});
  }
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
    if (!query.as_of.empty() && !date_of_iso(query.as_of))
      return Error(Code::bad_option,
                   {{"option", "--as-of"}, {"value", query.as_of}, {"expected", "YYYY-MM-DD"}});
    const ReportContext context{query, records, Words(query.english)};
    Result<Report> report = maker.make(context);
    if (!report) return report;
    const std::string title = report_title(context.words.language(), name);
    report->name = name;
    report->title = title + (report->title.empty() ? "" : ": " + report->title);
    mark_void(context, *report);
    report->english = query.english;
    report->coverage = sentences(coverage, context.words);
    report->complete = is_complete(coverage);
    return report;
  }
  return Error(Code::unknown_report, {{"name", std::string(name)}});
}

}  // namespace renkei
