// report: the tables that come out, on the screen or into a file.
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base/file.hpp"
#include "core/output/cp932_file.hpp"
#include "core/output/writers.hpp"
#include "core/report/query_choices.hpp"
#include "core/report/reports.hpp"
#include "core/text/visible.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

constexpr std::uint64_t earlier_bytes = 64 << 20;

struct ReportOptions {
  std::string name, base, to, compare, encoding;
  bool lossy = false;
  std::map<std::string_view, std::string> named;  // ids as they were typed, by subject
  ReportQuery query;                              // what is taken as it was typed
};

// --questionnaire / --event / --tour: any one of them.
std::string options_for(std::string_view subject) {
  std::string options;
  for (const char c : subject) {
    if (options.empty()) options = "--";
    if (c == ',')
      options += " / --";
    else
      options += c;
  }
  return options;
}

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
                         {context.format == Format::csv ? std::string(report.subject)
                                                        : options_for(report.subject)},
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
  if (const Status used = check_options(options.name, query); !used) return used.error();
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

// The bytes in the encoding that is asked for; what it cannot say is refused, or told.
Result<std::string> encoded(const Context& context, std::string bytes, const ReportOptions& options,
                            std::string_view format_or_file) {
  if (options.encoding != "cp932") return bytes;
  const std::string format = format_named(format_or_file);
  if (format != "csv" && format != "txt" && format != "text")
    return Error(Code::bad_option, {{"option", "--encoding"}, {"about", "encoding"}});
  Cp932File file = in_cp932(bytes);
  if (file.lost.empty()) return std::move(file.bytes);
  Error error(Code::characters_lost,
              {{"count", std::to_string(file.lost.size())}, {"places", places_of(file.lost)}});
  if (!options.lossy) return error;
  tell(context.say("cli.report.lost",
                   {{"count", error.detail("count")}, {"places", error.detail("places")}}));
  return std::move(file.bytes);
}

Result<std::string> earlier_report(const std::string& file) {
  const auto bytes = read_file(file, earlier_bytes, Code::not_comparable);
  if (!bytes) return bytes.error();
  if (bytes->empty())
    return Error(Code::not_comparable,
                 {{"about", "line"}, {"line", "1"}, {"column", "1"}, {"file", file}});
  return std::string(bytes->begin(), bytes->end());
}

struct WrittenReport {
  Report report;
  std::string bytes;
};

Result<WrittenReport> write_asked(const Context& context, const Reader& session,
                                  const ReportOptions& options) {
  auto query = query_of(context, session, options);
  if (!query) return query.error();
  if (!options.compare.empty()) {
    auto earlier = earlier_report(options.compare);
    if (!earlier) return earlier.error();
    query->compared_with = std::move(*earlier);
  }
  auto report = session.report(options.name, *query);
  if (!report) {
    Error error = report.error();
    if (error.code == Code::not_comparable) error.details.emplace_back("file", options.compare);
    return error;
  }
  const std::string_view format =
      options.to.empty() ? format_name(context.format) : std::string_view(options.to);
  auto bytes = write_report(  // ids would tell how many were held back
      *report, format, query->published ? IdText() : id_texts(session));
  if (!bytes && !options.to.empty())
    return Error(Code::format_unavailable, {{"file", options.to}, {"about", "ending"}});
  if (!bytes) return bytes.error();
  bytes = encoded(context, std::move(*bytes), options, format);
  if (!bytes) return bytes.error();
  return WrittenReport{std::move(*report), std::move(*bytes)};
}

int tell_written(const Context& context, const ReportOptions& options,
                 const WrittenReport& written) {
  tell_beside(context, written.report, options.to);
  if (options.to.empty())
    put(written.bytes);
  else if (context.json())
    put_line(dump({{"file", options.to}, {"complete", written.report.complete}}));
  else
    put_line(visible(options.to));
  return done;
}

// All of them, or none.
Status record_viewings(Session& session, const std::vector<EntryId>& viewed) {
  auto batch = session.begin();
  if (!batch) return batch.error();
  for (const EntryId person : viewed)
    if (const auto outcome =
            batch->execute(Create{"viewing", {{"participant_id", person}, {"what", "name"}}});
        !outcome)
      return outcome.error();
  return batch->commit();
}

// What was written has its name, and what is shown is shown, only after it was recorded whose names are in
// it; and that is recorded only when the file could be written.
Status hand_out_hidden(Session& session, const ReportOptions& options,
                       const WrittenReport& written) {
  if (options.to.empty()) return record_viewings(session, written.report.viewed);
  auto file = OutputFile::create(options.to);
  if (!file) return file.error();
  if (Status status = file->write(written.bytes); !status) return status;
  if (Status status = file->sync(); !status) return status;
  if (Status status = record_viewings(session, written.report.viewed); !status) return status;
  return file->finish();
}

int report_with_hidden(const Context& context, const ReportOptions& options) {
  auto session = Session::open(context.store);
  if (!session) return refuse(context, session.error());
  const auto written = write_asked(context, *session, options);
  if (!written) return refuse(context, written.error());
  const Status handed = hand_out_hidden(*session, options, *written);
  if (const Status closed = session->close(); !closed) refuse(context, closed.error());
  return handed ? tell_written(context, options, *written) : refuse(context, handed.error());
}

int report(const Context& context, const ReportOptions& options) {
  if (options.name.empty()) return list_reports(context);
  if (!options.to.empty())
    if (const Status free = OutputFile::is_free(options.to); !free)
      return refuse(context, free.error());
  if (options.query.with_hidden) return report_with_hidden(context, options);
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  const auto written = write_asked(context, *session, options);
  if (!written) return refuse(context, written.error());
  // As private as what it was made of: who shares it decides that.
  if (!options.to.empty())
    if (const auto file = write_new_file(options.to, written->bytes); !file)
      return refuse(context, file.error());
  return tell_written(context, options, *written);
}

}  // namespace

void add_report_command(CommandLine& line) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App& command = line.add(
      "report", [options](const Context& context) { return report(context, *options); }, true);
  std::vector<std::string> names;
  for (const ReportName& report : report_names()) names.emplace_back(report.name);
  line.suggest(*command.add_option("NAME", options->name, line.option("report.name")), names);
  for (const ReportSubject& subject : report_subjects)
    command.add_option("--" + std::string(subject.name), options->named[subject.name],
                       line.option("report." + std::string(subject.name)));
  ReportQuery& query = options->query;
  command.add_option("--fiscal-year", query.fiscal_year, line.option("report.fiscal_year"));
  command.add_option("--years", query.years, line.option("report.years"));
  command.add_option("--as-of", query.as_of, line.option("report.as_of"));
  for (const QueryChoice& choice : query_choices())
    line.offer_choice(command, choice.option(), query.*choice.typed,
                      "report." + std::string(choice.name), choice.codes);
  command.add_flag("--merge-versions", query.merge_versions, line.option("report.merge_versions"));
  command.add_flag("--with-hidden", query.with_hidden, line.option("report.with_hidden"));
  command.add_flag("--public", query.published, line.option("report.public"));
  command.add_option("--explain", query.explain, line.option("report.explain"));
  line.add_choice(command, "--base", options->base, "report.base", {"valid", "all"});
  command.add_option("--compare", options->compare, line.option("report.compare"))
      ->type_name("EARLIER.json")
      ->excludes("--explain");
  command.add_option("--to", options->to, line.option("report.to"));
  CLI::Option& encoding = line.add_choice(command, "--encoding", options->encoding,
                                          "report.encoding", {"utf-8", "cp932"});
  command.add_flag("--lossy", options->lossy, line.option("report.lossy"))->needs(&encoding);
}

}  // namespace renkei::cli
