// report: the tables that come out, on the screen or into a file.
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base/file.hpp"
#include "core/report/reports.hpp"
#include "core/report/writers.hpp"
#include "core/text/visible.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

constexpr std::uint64_t earlier_bytes = 64 << 20;

struct ReportOptions {
  std::string name, base, to, compare;
  std::map<std::string_view, std::string> named;  // ids as they were typed, by subject
  ReportQuery query;                              // what is taken as it was typed
};

int list_reports(const Context& context) {
  Grid grid;
  for (const char* head : {"name", "title", "subject", "example"})
    grid.heads.push_back(
        context.format == Format::csv ? head : context.say(std::string("cli.reports.") + head));
  for (const ReportName& report : report_names()) {
    const std::string title = report_title(context.language, report.name);
    if (context.json())
      put_line(dump({{"name", report.name},
                     {"title", title},
                     {"subject", report.subject},
                     {"example", report.example}}));
    grid.rows.push_back({{std::string(report.name)},
                         {title},
                         {std::string(report.subject)},
                         {"renkei report " + std::string(report.name) +
                          (report.example.empty() ? "" : " ") + std::string(report.example)}});
  }
  if (!context.json()) put_grid(context, grid);
  return done;
}

Result<ReportQuery> query_of(const Context& context, const Reader& session,
                             const ReportOptions& options) {
  ReportQuery query = options.query;
  query.made_on = local_date(system_now(), session.zone());
  query.base_all = options.base == "all";
  query.english = context.language == Language::en;
  for (const ReportSubject& subject : report_subjects) {
    const auto typed = options.named.find(subject.name);
    if (typed == options.named.end() || typed->second.empty()) continue;
    const auto found = session.parse_id(typed->second, subject.name);
    if (!found) return found.error();
    query.*subject.id = *found;
  }
  return query;
}

std::string_view format_name(Format format) {
  return format == Format::json ? "json" : format == Format::csv ? "csv" : "text";
}

// A list to be published has no room for what is to be known of it.
void tell_beside(const Context& context, const Report& report, std::string_view to) {
  const bool is_csv = to.empty() ? context.format == Format::csv : !to.ends_with(".txt");
  if (!report.bare || context.json() || !is_csv) return;
  for (const std::string& sentence : report.coverage) tell(sentence);
  for (const Table& table : report.tables)
    for (const std::string& note : table.notes) tell(note);
}

Result<std::string> earlier_report(const std::string& file) {
  const auto bytes = read_file(file, earlier_bytes, Code::not_comparable);
  if (!bytes) return bytes.error();
  if (bytes->empty())
    return Error(Code::not_comparable, {{"about", "line"}, {"line", "1"}, {"file", file}});
  return std::string(bytes->begin(), bytes->end());
}

int report(const Context& context, const ReportOptions& options) {
  if (options.name.empty()) return list_reports(context);
  if (!options.to.empty())
    if (const Status free = OutputFile::is_free(options.to); !free)
      return refuse(context, free.error());
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  auto query = query_of(context, *session, options);
  if (!query) return refuse(context, query.error());
  if (!options.compare.empty()) {
    auto earlier = earlier_report(options.compare);
    if (!earlier) return refuse(context, earlier.error());
    query->compared_with = std::move(*earlier);
  }
  auto report = session->report(options.name, *query);
  if (!report) {
    Error error = report.error();
    if (error.code == Code::not_comparable) error.details.emplace_back("file", options.compare);
    return refuse(context, error);
  }
  const auto bytes = write_report(
      *report, options.to.empty() ? format_name(context.format) : std::string_view(options.to),
      query->published ? IdText() : id_texts(*session));  // ids would tell how many were held back
  if (!bytes && !options.to.empty())
    return refuse(context,
                  Error(Code::format_unavailable, {{"file", options.to}, {"about", "ending"}}));
  if (!bytes) return refuse(context, bytes.error());
  tell_beside(context, *report, options.to);
  if (options.to.empty()) {
    put(*bytes);
    return done;
  }
  // As private as what it was made of: who shares it decides that.
  if (const auto written = write_new_file(options.to, *bytes); !written)
    return refuse(context, written.error());
  if (context.json())
    put_line(dump({{"file", options.to}, {"complete", report->complete}}));
  else
    put_line(visible(options.to));
  return done;
}

}  // namespace

void add_report_command(CommandLine& line) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App& command = line.add(
      "report", [options](const Context& context) { return report(context, *options); }, true);
  command.add_option("NAME", options->name, line.option("report.name"));
  for (const std::string_view subject : {"event", "tour", "questionnaire", "project", "handover"})
    command.add_option("--" + std::string(subject), options->named[subject],
                       line.option("report." + std::string(subject)));
  ReportQuery& query = options->query;
  command.add_option("--fiscal-year", query.fiscal_year, line.option("report.fiscal_year"));
  command.add_option("--years", query.years, line.option("report.years"));
  command.add_option("--as-of", query.as_of, line.option("report.as_of"));
  command.add_option("--first-year", query.first_year, line.option("report.first_year"));
  command.add_option("--cancelled", query.cancelled, line.option("report.cancelled"));
  command.add_option("--by", query.by, line.option("report.by"));
  command.add_flag("--merge-versions", query.merge_versions, line.option("report.merge_versions"));
  command.add_option("--sort", query.sort, line.option("report.sort"))
      ->check(CLI::IsMember({"asked", "count"}));
  command.add_flag("--public", query.published, line.option("report.public"));
  command.add_option("--explain", query.explain, line.option("report.explain"));
  command.add_option("--base", options->base, line.option("report.base"))
      ->check(CLI::IsMember({"valid", "all"}));
  command.add_option("--layout", query.layout, line.option("report.layout"));
  command.add_option("--compare", options->compare, line.option("report.compare"))
      ->type_name("EARLIER.json")
      ->excludes("--explain");
  command.add_option("--to", options->to, line.option("report.to"));
}

}  // namespace renkei::cli
