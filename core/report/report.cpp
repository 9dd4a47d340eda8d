#include "core/report/report.hpp"

#include <array>

#include "core/report/build.hpp"

namespace renkei {
namespace {

constexpr std::array<ReportName, 5> names = {{
    {"overview", ""},
    {"visitors", "event"},
    {"attendance", "tour"},
    {"roster", "tour"},
    {"survey", "questionnaire,event,tour"},
}};

using Maker = Result<Report> (*)(const ReportContext&);
constexpr std::array<Maker, 5> makers = {overview_report, visitors_report, attendance_report,
                                         roster_report, survey_report};

}  // namespace

std::span<const ReportName> report_names() { return names; }

std::string report_title(Language language, std::string_view name) {
  return say(language, "report.title." + std::string(name));
}

Result<Report> make_report(std::string_view name, const ReportQuery& query, const Records& records,
                           const Coverage& coverage) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].name != name) continue;
    const ReportContext context{query, records, Words(query.english)};
    Result<Report> report = makers[i](context);
    if (!report) return report;
    const std::string title = report_title(context.words.language(), name);
    report->name = name;
    report->title = title + (report->title.empty() ? "" : ": " + report->title);
    report->english = query.english;
    report->coverage = sentences(coverage, context.words);
    report->complete = is_complete(coverage);
    return report;
  }
  return Error(Code::unknown_report, {{"name", std::string(name)}});
}

}  // namespace renkei
