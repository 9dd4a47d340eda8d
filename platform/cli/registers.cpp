// import: the spreadsheets that staff already keep.
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "core/base/file.hpp"
#include "core/register/register_map.hpp"
#include "core/register/registers.hpp"
#include "core/wording/import_words.hpp"
#include "core/wording/labels.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/progress.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::uint64_t map_bytes = 1 << 20;

struct ImportOptions {
  std::string register_kind, file;
  std::map<std::string, std::string> subjects;  // kind of record -> id as typed
  std::string map, missing = "keep";
  RegisterReading reading;
  std::vector<std::string> same, another, theirs, ours;  // decisions: LINE, or LINE=WHAT
  int year = 0;
  bool dry_run = false;
};

std::string joined(const std::vector<std::string>& parts, const char* by) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : by) + part;
  return out;
}

std::string result_text(const ImportRow& row) {
  const std::string result(result_name(row.fate));
  const bool has_reason =
      row.fate == ImportRow::Fate::skipped || row.fate == ImportRow::Fate::refused;
  return has_reason && !row.reason.empty() ? result + ":" + row.reason : result;
}

// The report's rows in another order; those that stand at one place stay as they are.
template <class Place>
std::vector<const ImportRow*> rows_by(const ImportReport& report, const Place& place) {
  std::vector<const ImportRow*> rows;
  rows.reserve(report.rows.size());
  for (const ImportRow& row : report.rows) rows.push_back(&row);
  std::ranges::stable_sort(rows, {}, [&](const ImportRow* row) { return place(*row); });
  return rows;
}

// Exactly the columns of a clean row, as texts; `_id` when the row has become a record; how it ended and
// what changed where that is not the same for all, as when a register comes for the first time. In the
// order of the file; whom the file lacks, at the end.
void put_clean(const Reader& session, const RegisterKind& kind, const ImportReport& report) {
  const bool all_new = std::ranges::all_of(report.rows, [](const ImportRow& row) {
    const bool says_nothing = row.fate == ImportRow::Fate::known && row.id == 0;
    return !is_clean(row) || row.fate == ImportRow::Fate::imported || says_nothing;
  });
  const auto place = [&](const ImportRow& row) {
    return std::pair(row.fate == ImportRow::Fate::not_in_file, kind.is_by_line ? row.line : 0);
  };
  for (const ImportRow* row : rows_by(report, place)) {
    if (!is_clean(*row)) continue;
    ordered_json line = ordered_json::object();
    if (row->id != 0) line["_id"] = session.id_text(row->id);
    for (const auto& [column, value] : row->clean) line[std::string(column)] = value;
    if (!all_new) {
      line["result"] = result_text(*row);
      line["changed"] = joined(row->changed, ";");
    }
    put_line(dump(line));
  }
}

// The lines that are no row, so that every line of the file is told of.
void put_other_lines(const ImportReport& report) {
  for (const ImportRow& row : report.rows) {
    if (is_clean(row)) continue;
    put_line(dump(ordered_json{{"_line", row.line},
                               {"_result", result_text(row)},
                               {"_text", row.whole.empty() ? row.text : row.whole}}));
  }
}

void put_rows(const Context& context, const RegisterKind& kind, const ImportReport& report) {
  const ImportReasons reasons(kind.record, report);
  Grid grid;
  for (const char* head : {"line", "outcome", "content", "reason"})
    grid.heads.push_back(context.say(std::string("cli.import.") + head));
  grid.rows.reserve(report.rows.size());
  for (const ImportRow* row : rows_by(report, [](const ImportRow& one) { return one.line; })) {
    if (row->fate == ImportRow::Fate::not_in_file) continue;
    grid.rows.push_back({{row->line > 0 ? std::to_string(row->line) : std::string(), true},
                         {context.say("cli.import." + std::string(fate_name(row->fate)))},
                         {shortened(import_content(*row), 30)},
                         {reasons.of(context.language, *row)}});
  }
  put(as_text(std::move(grid)));
}

// The columns of the file that were left alone: whoever reads the report must know.
void tell_unused(const Context& context, const ImportReport& report) {
  std::string unused;
  for (const auto& [heading, field, number] : report.mapping)
    if (field.empty() && !heading.empty()) unused += (unused.empty() ? "" : ", ") + heading;
  if (!unused.empty()) tell(context.say("cli.import.unused", {{"columns", unused}}));
}

// A person may have meant another sheet of the workbook.
void tell_unread(const Context& context, const ImportReport& report) {
  if (report.unread_sheets.empty()) return;
  tell(context.say("cli.import.unread_sheets", {{"sheets", joined(report.unread_sheets, ", ")}}));
}

void put_unread(const ImportReport& report) {
  for (const std::string& sheet : report.unread_sheets)
    put_line(dump(ordered_json{{"_sheet", sheet}, {"_result", "unread"}}));
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
void tell_refused(const Context& context, const RegisterKind& kind, const ImportReport& report) {
  const ImportReasons reasons(kind.record, report);
  for (const ImportRow& row : report.rows)
    if (row.fate == ImportRow::Fate::refused)
      tell(context.say("cli.import.refused_row", {{"line", std::to_string(row.line)},
                                                  {"reason", reasons.of(context.language, row)}}));
}

// Whom or what the file has no longer, though it was imported before.
std::vector<std::string> missing_names(const ImportReport& report) {
  std::vector<std::string> names;
  for (const ImportRow& row : report.rows) {
    if (row.fate != ImportRow::Fate::not_in_file) continue;
    const std::string name = import_content(row);
    const std::string no(row.clean.value("no"));
    names.push_back(no.empty() ? name : "No." + no + (name.empty() ? "" : " ") + name);
  }
  return names;
}

void tell_missing(const Context& context, const RegisterKind& kind, const ImportReport& report,
                  Missing missing) {
  std::vector<std::string> names = missing_names(report);
  if (names.empty()) return;
  const std::string n = std::to_string(names.size());
  constexpr std::size_t most_named = 10;  // people are named one and all
  if (!kind.is_of_people && names.size() > most_named) {
    names.resize(most_named);
    names.emplace_back("…");
  }
  const char* what = !kind.is_of_people           ? "cli.import.missing_told"
                     : missing == Missing::cancel ? "cli.import.missing_cancelled"
                                                  : "cli.import.missing_kept";
  tell(context.say(what, {{"n", n}, {"names", joined(names, ", ")}}));
}

// Nobody is taken off a list unless somebody says so: an empty answer, or none, keeps them.
Result<Missing> ask_about_missing(const Context& context, Session& session,
                                  const RegisterKind& kind, const std::string& file,
                                  ImportTarget target) {
  target.dry_run = true;
  const auto report = session.import_register(kind, file, std::move(target));
  if (!report) return report.error();
  const std::vector<std::string> names = missing_names(*report);
  if (names.empty()) return Missing::keep;
  tell(context.say("cli.import.missing_ask",
                   {{"n", std::to_string(names.size())}, {"names", joined(names, ", ")}}));
  std::string answer;
  std::getline(std::cin, answer);
  return answer.starts_with("cancel") ? Missing::cancel : Missing::keep;
}

// What is doubted, where the clean rows have no column for it.
void tell_notes(const Context& context, const RegisterKind& kind, const ImportReport& report) {
  if (std::ranges::find(report.columns, "warnings") != report.columns.end()) return;
  std::set<int> written;  // lines
  for (const ImportRow& row : report.rows)
    if (row.fate == ImportRow::Fate::updated) written.insert(row.line);
  for (const ImportNote& note : report.notes) {
    const std::string line = std::to_string(note.line);
    const std::string reason =
        note.code == contested_code
            ? contested_words(context.language, kind.record, note, !written.contains(note.line))
            : context.say(
                  "register.warning." + note.code,
                  {{"original", note.original}, {"field", note.field}, {"instead", note.instead}});
    tell(context.say("cli.import.note", {{"line", line}, {"reason", reason}}));
  }
}

// A line, and what is meant of it: 12, 12=ID, 12=seat.
struct LineAnd {
  int line = 0;
  std::string what;
};
Result<LineAnd> line_and(const std::string& option, const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string digits = text.substr(0, equals);
  const bool is_number = !digits.empty() && digits.size() <= 7 &&
                         digits.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number)
    return Error(Code::bad_option, {{"option", option}, {"value", text}, {"expected", "LINE"}});
  return LineAnd{std::stoi(digits), equals < text.size() ? text.substr(equals + 1) : ""};
}

// What people have decided about single lines.
Status add_decisions(const Reader& session, const ImportOptions& options, ImportTarget& target) {
  using Kind = ImportDecision::Kind;
  const std::tuple<const char*, Kind, const std::vector<std::string>&> decided[] = {
      {"--same", Kind::same, options.same},
      {"--another", Kind::another, options.another},
      {"--take-theirs", Kind::take_theirs, options.theirs},
      {"--keep-ours", Kind::keep_ours, options.ours}};
  for (const auto& [option, kind, texts] : decided)
    for (const std::string& text : texts) {
      const auto of = line_and(option, text);
      if (!of) return of.error();
      ImportDecision decision{kind, of->line, 0, {}};
      if (kind == Kind::same && !of->what.empty()) {
        const auto id = session.parse_id(of->what, "participant");
        if (!id) return id.error();
        decision.known = *id;
      } else {
        decision.field = of->what;
      }
      target.decisions.push_back(std::move(decision));
    }
  return Done{};
}

Result<ImportTarget> target_of(const Reader& session, const ImportOptions& options) {
  ImportTarget target{.dry_run = options.dry_run, .year = options.year};
  if (options.missing == "cancel") target.missing = Missing::cancel;
  target.reading = options.reading;
  if (const Status added = add_decisions(session, options, target); !added) return added.error();
  if (!options.map.empty()) {
    const auto text = read_file(options.map, map_bytes, Code::register_too_large);
    if (!text) return text.error();
    auto map = read_register_map(*text, options.map);
    if (!map) return map.error();
    target.map = std::move(*map);
  }
  for (const auto& [kind, text] : options.subjects) {
    if (text.empty()) continue;
    const auto id = session.parse_id(text, kind);
    if (!id) return id.error();
    (kind == "tour" ? target.tour : kind == "event" ? target.event : target.questionnaire) = *id;
  }
  return target;
}

Result<ImportReport> imported(const Context& context, Session& session, const RegisterKind& kind,
                              const std::string& file, ImportTarget target) {
  Progress progress(context);
  return session.import_register(kind, file, std::move(target), progress.watch());
}

int import_register(const Context& context, Session& session, const ImportOptions& options) {
  const RegisterKind& kind = *find_register(options.register_kind);
  auto target = target_of(session, options);
  if (!target) return refuse(context, target.error());
  if (options.missing == "ask" && kind.is_of_people && !options.dry_run) {
    const auto missing = ask_about_missing(context, session, kind, options.file, *target);
    if (!missing) return refuse(context, missing.error());
    target->missing = *missing;
  }
  const Missing missing = target->missing;
  const auto report = imported(context, session, kind, options.file, std::move(*target));
  if (!report) return refuse(context, report.error());
  if (context.json()) {
    put_clean(session, kind, *report);
    if (options.dry_run) put_other_lines(*report);
    put_unread(*report);
    tell_refused(context, kind, *report);
  } else {
    put_rows(context, kind, *report);
  }
  tell_notes(context, kind, *report);
  tell_unused(context, *report);
  tell_unread(context, *report);
  tell_missing(context, kind, *report, options.dry_run ? Missing::keep : missing);
  tell_counts(context, *report, options.dry_run);
  for (const ImportRow& row : report->rows)
    if (row.fate == ImportRow::Fate::refused) return refused;
  return done;
}

Choices register_choices(Language language) {
  Choices choices;
  for (const RegisterKind& kind : register_kinds())
    choices.emplace_back(kind.name, choice_label(language, "import_run", "register", kind.name));
  return choices;
}

}  // namespace

void add_import_command(CommandLine& line) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App& command =
      line.add_writing("import", [options](const Context& context, Session& session) {
        return import_register(context, session, *options);
      });
  line.add_described_choice(command, "REGISTER", options->register_kind, "import.register",
                            register_choices(line.language()))
      .required();
  command.add_option("FILE", options->file, line.option("import.file"))->required();
  for (const char* subject : {"tour", "event", "questionnaire"})
    command.add_option("--" + std::string(subject), options->subjects[subject],
                       line.option("import." + std::string(subject)));
  command.add_option("--map", options->map, line.option("import.map"));
  line.add_number(command, "--year", options->year, "import.year", 1900, 2200);
  line.add_choice(command, "--encoding", options->reading.encoding, "import.encoding",
                  {"utf-8", "cp932", "utf-16"});
  line.add_choice(command, "--delimiter", options->reading.delimiter, "import.delimiter",
                  {"comma", "tab", "semicolon"});
  const auto decided = [&](const char* name, std::vector<std::string>& texts) {
    command.add_option("--" + std::string(name), texts, line.option("import." + std::string(name)))
        ->take_all();
  };
  decided("same", options->same);
  decided("another", options->another);
  decided("take-theirs", options->theirs);
  decided("keep-ours", options->ours);
  line.add_choice(command, "--missing", options->missing, "import.missing",
                  {"keep", "cancel", "ask"});
  command.add_flag("--dry-run", options->dry_run, line.option("import.dry_run"));
}

}  // namespace renkei::cli
