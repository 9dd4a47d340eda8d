#include "core/register/survey/responses.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/model/answers.hpp"
#include "core/model/kinds.hpp"
#include "core/register/survey/survey_sheet.hpp"

namespace renkei {
namespace {

using nlohmann::json;

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

struct AskedSurvey {
  EntryId id = 0;
  std::string questions;
  SurveyContext context;
};

Result<AskedSurvey> asked_survey(const ImportTarget& target, const Records& records) {
  const auto record = records.find(target.questionnaire);
  if (!record) return Error(Code::not_found, {{"id", records.id_text(target.questionnaire)}});
  if (record->kind().number != Questionnaire::number)
    return Error(Code::wrong_kind, {{"field", "questionnaire"},
                                    {"kind", std::string(record->kind().name)},
                                    {"wanted", "questionnaire"}});
  const auto about = as<Questionnaire>(*record);
  AskedSurvey asked{target.questionnaire, about.questions.compact, {}};
  asked.context.questions = read_questions(asked.questions);
  asked.context.map = target.map.headings;
  asked.context.headings_line = static_cast<std::size_t>(std::max(0, target.map.headings_line));
  if (asked.context.questions.empty())
    return Error(Code::missing_field, {{"field", "questions"}, {"kind", "questionnaire"}});
  const auto tour = find_as<Tour>(records, about.tour_id.id);
  const auto event = find_as<Event>(records, tour ? tour->fields.event_id.id : about.event_id.id);
  if (event) asked.context.held_on = date_of_iso(event->fields.starts_on.iso);
  return asked;
}

std::string key_of(const SurveyRow& row) {
  return row.number.empty() ? row.answered_at + '#' + row.fingerprint : row.number;
}

// What the row says, in the fields of a response; `split` as it is kept.
struct ResponseFields {
  std::optional<Moment> at;
  std::string answers, words;
  std::pair<std::string, std::string> split;
};

ResponseFields response_fields(const SurveyRow& row, const AskedSurvey& asked) {
  json answers = json::parse(answers_json(asked.context.questions, row.given));
  if (!row.invalid.empty()) answers[invalid_key] = row.invalid;
  ResponseFields fields;
  fields.answers = dumped(answers);
  if (!row.words.empty()) fields.words = dumped(row.words);
  fields.split = split_free_text(asked.questions, fields.answers, fields.words);
  fields.at = parse_moment(row.answered_at + (row.answered_at.size() == 10 ? "T00:00" : ""));
  return fields;
}

Assigns assigns_of(const ResponseFields& fields) {
  Assigns out = {{"answers", fields.answers}};
  if (!fields.words.empty()) out.push_back({"free_text", fields.words});
  return out;
}

bool is_same(const ResponseFields& fields, const Record& record) {
  return record.value("answers").text == fields.split.first &&
         record.value("free_text").text == fields.split.second;
}

std::map<std::string, Record> present_responses(EntryId questionnaire, const Records& records) {
  const Kind& kind = *find_kind(Response::number);
  const Match of_it{static_cast<std::size_t>(kind.find("questionnaire_id")),
                    Value::of(questionnaire)};
  std::vector<EntryId> ids;
  records.each(kind, std::span(&of_it, 1), true,
               [&](const Record& record) { ids.push_back(record.id()); });
  std::map<std::string, Record> present;
  for (const EntryId id : ids)
    if (auto record = records.find(id))
      if (std::string number(record->value("respondent_no").text); !number.empty())
        present.emplace(std::move(number), std::move(*record));
  return present;
}

ImportStep step_of(const SurveyRow& row, const AskedSurvey& asked, const Record* known) {
  const ResponseFields fields = response_fields(row, asked);
  ImportStep step;
  Assigns assigns = assigns_of(fields);
  if (known == nullptr) {
    assigns.push_back({"questionnaire_id", asked.id});
    assigns.push_back({"respondent_no", key_of(row)});
    if (fields.at) assigns.push_back({"at", OwnValue(*fields.at)});
    step.command = Create{"response", std::move(assigns)};
    return step;
  }
  step.known = known->id();
  const bool same = known->is_void || is_same(fields, *known);
  step.kind = same ? ImportStep::Kind::known : ImportStep::Kind::update;
  step.command = Set{step.known, std::move(assigns)};
  return step;
}

ImportRow import_row(const SurveyRow& row, const SurveySheet& sheet, const AskedSurvey& asked) {
  ImportRow out;
  out.line = static_cast<int>(row.line);
  out.text = row.no;
  out.warnings = row.warnings;
  out.clean.emplace_back("no", row.no);
  if (sheet.has_time) out.clean.emplace_back("answered_at", row.answered_at);
  for (std::size_t i = 0; i < row.shown.size(); ++i)
    out.clean.emplace_back(asked.context.questions[i].key, row.shown[i]);
  std::string warnings;
  for (const std::string& warning : row.warnings)
    warnings += (warnings.empty() ? "" : ";") + warning;
  out.clean.emplace_back("warnings", std::move(warnings));
  return out;
}

ImportRow other_row(const SurveyLine& line) {
  ImportRow out;
  out.line = static_cast<int>(line.line);
  out.fate = line.refused ? ImportRow::Fate::refused : ImportRow::Fate::skipped;
  out.reason = line.reason;
  out.text = line.text;
  out.warnings = line.warnings;
  return out;
}

ImportRow::Fate fate_of_step(ImportStep::Kind kind) {
  if (kind == ImportStep::Kind::create) return ImportRow::Fate::imported;
  return kind == ImportStep::Kind::update ? ImportRow::Fate::updated : ImportRow::Fate::known;
}

ImportPlan plan_of(const SurveySheet& sheet, const AskedSurvey& asked, const Records& records) {
  const auto present = present_responses(asked.id, records);
  ImportPlan plan;
  plan.report.encoding = name_of(sheet.encoding);
  plan.report.delimiter = sheet.delimiter == '\t' ? "tab" : std::string(1, sheet.delimiter);
  for (const SurveyColumn& column : sheet.columns)
    plan.report.mapping.emplace_back(column.heading, column.field());
  for (const SurveyRow& row : sheet.rows) {
    const auto known = present.find(key_of(row));
    plan.steps.push_back(step_of(row, asked, known == present.end() ? nullptr : &known->second));
    ImportRow described = import_row(row, sheet, asked);
    described.id = plan.steps.back().known;
    described.fate = fate_of_step(plan.steps.back().kind);
    plan.report.rows.push_back(std::move(described));
    for (const SurveyNote& note : row.notes)
      plan.report.notes.push_back(
          {static_cast<int>(row.line), note.field, note.code, note.original});
  }
  if (!plan.report.rows.empty())
    for (const auto& [column, value] : plan.report.rows.front().clean)
      plan.report.columns.push_back(column);
  for (const SurveyLine& line : sheet.others) plan.report.rows.push_back(other_row(line));
  return plan;
}

}  // namespace

Result<ImportPlan> plan_survey_import(const SheetSource& source, const std::string& file,
                                      const ImportTarget& target, const Records& records) {
  const auto asked = asked_survey(target, records);
  if (!asked) return asked.error();
  const auto read = read_survey(source, asked->context);
  if (const auto* problem = std::get_if<RegisterError>(&read))
    return Error(Code::register_unreadable, {{"file", file},
                                             {"reason", problem->code},
                                             {"line", std::to_string(problem->line)},
                                             {"detail", problem->detail}});
  return plan_of(std::get<SurveySheet>(read), *asked, records);
}

}  // namespace renkei
