// import: the spreadsheets that staff already keep.
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/wording/refusal.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;

struct ImportOptions {
  std::string register_kind, file;
  std::map<std::string, std::string> subjects;  // kind of record -> id as typed
  bool dry_run = false;
};

// A participant, new here or not.
bool is_clean(const ImportRow& row) { return !row.clean.empty(); }

// Exactly the columns of a clean row, as texts; `_id` when the row has become a record. In the order
// of the file.
void put_clean(const Reader& session, ImportReport report) {
  std::ranges::stable_sort(report.rows, {}, &ImportRow::line);
  for (const ImportRow& row : report.rows) {
    if (!is_clean(row)) continue;
    ordered_json line = ordered_json::object();
    if (row.id != 0) line["_id"] = session.id_text(row.id);
    for (const auto& [column, value] : row.clean) line[column] = value;
    put_line(dump(line));
  }
}

// A row's reason or warning in words, when there are words for its code.
std::string in_words(const Context& context, std::string_view group, const std::string& code,
                     const std::string& original = {}) {
  constexpr std::string_view twin = "possible_duplicate_of_line_";
  if (code.starts_with(twin))
    return context.say("cli.import.twin", {{"line", std::string_view(code).substr(twin.size())}});
  const std::string key = "register." + std::string(group) + "." + code;
  if (has_message(context.language, key)) return context.say(key, {{"original", original}});
  return code;
}

std::string why(const Context& context, const ImportRow& row) {
  std::string out;
  if (row.error)
    out = refusal_words(context.language, *row.error).what;
  else if (!row.reason.empty())
    out = in_words(context, fate_name(row.fate), row.reason, row.text);
  for (const std::string& warning : row.warnings)
    out += (out.empty() ? "" : " ") + in_words(context, "warning", warning);
  return out;
}

// Whom or what the line is about.
std::string content(const ImportRow& row) {
  for (const auto& [column, value] : row.clean)
    if (column == "name") return value;
  return row.text;
}

void put_rows(const Context& context, const ImportReport& report) {
  std::vector<const ImportRow*> rows;
  for (const ImportRow& row : report.rows) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const ImportRow* a, const ImportRow* b) { return a->line < b->line; });
  Grid grid;
  for (const char* head : {"line", "outcome", "content", "reason"})
    grid.heads.push_back(context.say(std::string("cli.import.") + head));
  for (const ImportRow* row : rows)
    grid.rows.push_back({{std::to_string(row->line), true},
                         {context.say("cli.import." + std::string(fate_name(row->fate)))},
                         {shortened(content(*row), 30)},
                         {why(context, *row)}});
  put(as_text(grid));
}

// The columns of the file that were left alone: whoever reads the report must know.
void tell_unused(const Context& context, const ImportReport& report) {
  std::string unused;
  for (const auto& [heading, field] : report.mapping)
    if (field.empty() && !heading.empty()) unused += (unused.empty() ? "" : ", ") + heading;
  if (!unused.empty()) tell(context.say("cli.import.unused", {{"columns", unused}}));
}

void tell_counts(const Context& context, const ImportReport& report, bool dry_run) {
  std::map<ImportRow::Fate, int> counts;
  int warned = 0;
  for (const ImportRow& row : report.rows) {
    ++counts[row.fate];
    if (is_clean(row) && !row.warnings.empty()) ++warned;
  }
  using enum ImportRow::Fate;
  const auto text = [&](ImportRow::Fate fate) { return std::to_string(counts[fate]); };
  tell(context.say(dry_run ? "cli.import.would" : "cli.import.done",
                   {{"imported", text(imported)},
                    {"updated", text(updated)},
                    {"known", text(known)},
                    {"warned", std::to_string(warned)},
                    {"skipped", text(skipped)},
                    {"refused", text(refused)},
                    {"encoding", report.encoding}}));
}

// In JSON the clean rows go to stdout alone; what was refused is told beside them.
void tell_refused(const Context& context, const ImportReport& report) {
  for (const ImportRow& row : report.rows)
    if (row.fate == ImportRow::Fate::refused)
      tell(context.say("cli.import.refused_row",
                       {{"line", std::to_string(row.line)}, {"reason", why(context, row)}}));
}

Result<ImportTarget> target_of(const Reader& session, const ImportOptions& options) {
  ImportTarget target{.dry_run = options.dry_run};
  for (const auto& [kind, text] : options.subjects) {
    if (text.empty()) continue;
    const auto id = session.parse_id(text, kind);
    if (!id) return id.error();
    (kind == "tour" ? target.tour : kind == "event" ? target.event : target.questionnaire) = *id;
  }
  return target;
}

int import_register(const Context& context, Session& session, const ImportOptions& options) {
  const auto target = target_of(session, options);
  if (!target) return refuse(context, target.error());
  const auto report =
      session.import_register(*find_register(options.register_kind), options.file, *target);
  if (!report) return refuse(context, report.error());
  if (context.json()) {
    put_clean(session, *report);
    tell_refused(context, *report);
  } else {
    put_rows(context, *report);
  }
  tell_unused(context, *report);
  tell_counts(context, *report, options.dry_run);
  for (const ImportRow& row : report->rows)
    if (row.fate == ImportRow::Fate::refused) return refused;
  return done;
}

std::vector<std::string> register_names() {
  std::vector<std::string> names;
  for (const RegisterKind& kind : register_kinds()) names.emplace_back(kind.name);
  return names;
}

}  // namespace

void add_import_command(CommandLine& line) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App& command =
      line.add_writing("import", [options](const Context& context, Session& session) {
        return import_register(context, session, *options);
      });
  command.add_option("REGISTER", options->register_kind, line.option("import.register"))
      ->required()
      ->check(CLI::IsMember(register_names()));
  command.add_option("FILE", options->file, line.option("import.file"))->required();
  for (const char* subject : {"tour", "event", "questionnaire"})
    command.add_option("--" + std::string(subject), options->subjects[subject],
                       line.option("import." + std::string(subject)));
  command.add_flag("--dry-run", options->dry_run, line.option("import.dry_run"));
}

}  // namespace renkei::cli
