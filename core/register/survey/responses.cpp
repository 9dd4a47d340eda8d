#include "core/register/survey/responses.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/model/answers.hpp"
#include "core/model/kinds.hpp"
#include "core/register/changes.hpp"
#include "core/register/survey/survey_columns.hpp"
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

// What a row says, as a response keeps it: what is counted, and people's own words.
struct ResponseFields {
  std::string answers, words;  // JSON objects; no words: empty
};

std::string dumped_or_nothing(const json& object) { return object.empty() ? "" : dumped(object); }

json object_of(std::string_view text) {
  json object = json::parse(text, nullptr, false);
  return object.is_object() ? object : json::object();
}

ResponseFields response_fields(const SurveyRow& row, const AskedSurvey& asked) {
  json answers = json::parse(answers_json(asked.context.questions, row.given));
  if (!row.invalid.empty()) answers[invalid_key] = row.invalid;
  const std::string words = row.words.empty() ? std::string() : dumped(row.words);
  auto [counted, own] = split_free_text(asked.questions, dumped(answers), words);
  return {std::move(counted), std::move(own)};
}

ResponseFields response_fields(const Record& record) {
  return {std::string(record.value("answers").text), std::string(record.value("free_text").text)};
}

// By question, what was answered as far as it matters whether it is the same.
std::map<std::string, std::array<json, 3>> by_question(const ResponseFields& fields) {
  std::map<std::string, std::array<json, 3>> out;
  const json answers = object_of(fields.answers), words = object_of(fields.words);
  for (const auto& [key, answer] : answers.items())
    if (key != written_key && key != invalid_key) out[key][0] = answer;
  if (const auto invalid = answers.find(invalid_key); invalid != answers.end())
    for (const auto& [key, why] : invalid->items()) out[key][1] = why;
  for (const auto& [key, said] : words.items()) out[key][2] = said;
  return out;
}

ResponseFields joined_again(const std::map<std::string, std::array<json, 3>>& questions) {
  json answers = json::object(), words = json::object();
  for (const auto& [key, told] : questions) {
    if (!told[0].is_null()) answers[key] = told[0];
    if (!told[1].is_null()) answers[invalid_key][key] = told[1];
    if (!told[2].is_null()) words[key] = told[2];
  }
  for (const auto& [key, said] : words.items()) answers[written_key].push_back(key);
  return {dumped(answers), dumped_or_nothing(words)};
}

// Questions that the sheet has no column for keep what was answered to them.
ResponseFields with_what_is_not_asked(const ResponseFields& says, const ResponseFields& stands,
                                      const std::set<std::string>& asked) {
  auto questions = by_question(says);
  for (auto& [key, told] : by_question(stands))
    if (!asked.contains(key)) questions[key] = std::move(told);
  return joined_again(questions);
}

std::vector<std::string> differing_questions(const ResponseFields& a, const ResponseFields& b) {
  const auto left = by_question(a), right = by_question(b);
  std::set<std::string> keys;
  for (const auto& [key, told] : left)
    if (const auto same = right.find(key); same == right.end() || same->second != told)
      keys.insert(key);
  for (const auto& [key, told] : right)
    if (!left.contains(key)) keys.insert(key);
  return {keys.begin(), keys.end()};
}

// The answers alone: words are nobody's but the respondent's.
std::vector<ContestedCell> contested_questions(const std::vector<std::string>& keys,
                                               const ResponseFields& says,
                                               const ResponseFields& stands) {
  const auto answer = [](const ResponseFields& fields, const std::string& key) {
    const json answers = object_of(fields.answers);
    const auto found = answers.find(key);
    if (found == answers.end()) return std::string();
    return found->is_string() ? found->get<std::string>() : dumped(*found);
  };
  std::vector<ContestedCell> cells;
  cells.reserve(keys.size());
  for (const std::string& key : keys)
    cells.push_back({key, answer(says, key), answer(stands, key)});
  return cells;
}

// As commands take it: which questions were answered in words is told by the words.
Assigns assigns_of(const ResponseFields& fields) {
  json answers = object_of(fields.answers);
  answers.erase(written_key);
  return {{"answers", dumped(answers)},
          {"free_text", fields.words.empty() ? OwnValue() : OwnValue(fields.words)}};
}

std::vector<std::string> columns_of(const SurveySheet& sheet, const AskedSurvey& asked) {
  std::vector<std::string> columns = {"no"};
  if (sheet.has_time) columns.emplace_back("answered_at");
  for (const auto& question : asked.context.questions) columns.push_back(question.key);
  columns.emplace_back("warnings");
  return columns;
}

ImportRow import_row(const SurveyRow& row, const SurveySheet& sheet,
                     const CleanCells::Columns& columns) {
  ImportRow out;
  out.line = static_cast<int>(row.line);
  out.text = row.no;
  out.warnings = row.warnings;
  std::vector<std::string> values = {row.no};
  if (sheet.has_time) values.push_back(row.answered_at);
  values.insert(values.end(), row.shown.begin(), row.shown.end());
  std::string& warnings = values.emplace_back();
  for (const std::string& warning : row.warnings)
    warnings += (warnings.empty() ? "" : ";") + warning;
  out.clean = CleanCells(columns, values);
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

class ResponsePlanner {
 public:
  ResponsePlanner(const SurveySheet& sheet, const AskedSurvey& asked, const ImportTarget& target,
                  const Records& records)
      : sheet_(sheet),
        asked_(asked),
        earlier_(target.earlier),
        columns_(std::make_shared<const std::vector<std::string>>(columns_of(sheet, asked))) {
    for (const SurveyColumn& column : sheet.columns) keys_.insert(column.key);
    read_present(records);
  }

  ImportPlan plan() {
    ImportReport& report = plan_.report;
    report.encoding = name_of(sheet_.encoding);
    report.delimiter = sheet_.delimiter == '\t' ? "tab" : std::string(1, sheet_.delimiter);
    report.headings_line = static_cast<int>(sheet_.headings_line);
    for (const SurveyColumn& column : sheet_.columns)
      report.mapping.push_back({column.heading, column.field(), report.mapping.size() + 1});
    for (const SurveyRow& row : sheet_.rows) add_row(row);
    if (!report.rows.empty()) report.columns = *columns_;
    tell_corrected_rows();
    for (const SurveyLine& line : sheet_.others) report.rows.push_back(other_row(line));
    for (const auto& [number, known] : present_)
      if (is_missing(known)) add_missing(number, known.record);
    set_steps(plan_, std::move(steps_));
    return std::move(plan_);
  }

 private:
  struct Known {
    Record record;
    bool is_met = false;
  };

  // What was undone with its import is not there; what somebody has made void is, behind the others.
  void read_present(const Records& records) {
    const Kind& kind = *find_kind(Response::number);
    const Match of_it{static_cast<std::size_t>(kind.find("questionnaire_id")),
                      Value::of(asked_.id)};
    records.each(kind, std::span(&of_it, 1), true, [&](const Record& record) {
      std::string number(record.value("respondent_no").text);
      if (number.empty() || !is_known(record, earlier_)) return;
      const auto known = present_.find(number);
      if (known == present_.end())
        present_.emplace(std::move(number), Known{record.copy()});
      else if (known->second.record.is_void)
        known->second.record = record.copy();
    });
  }

  void add_row(const SurveyRow& row) {
    ImportRow said = import_row(row, sheet_, columns_);
    const auto known = present_.find(key_of(row));
    ImportStep step;
    if (known == present_.end()) {
      step.command = create(row);
    } else {
      known->second.is_met = true;
      step = step_of_known(row, known->second.record, said);
    }
    for (const SurveyNote& note : row.notes)
      plan_.report.notes.push_back(
          {static_cast<int>(row.line), note.field, note.code, note.original});
    said.id = step.known;
    said.fate = fate_of_step(step.kind);
    steps_.push_back(std::move(step));
    plan_.report.rows.push_back(std::move(said));
  }

  Create create(const SurveyRow& row) const {
    Assigns fields = assigns_of(response_fields(row, asked_));
    std::erase_if(fields, [](const Assign& field) { return field.value.view().is_null(); });
    fields.push_back({"questionnaire_id", asked_.id});
    fields.push_back({"respondent_no", key_of(row)});
    // An answer without a day is of the day that it is about, at no hour.
    const std::string day = row.answered_at.empty() && asked_.context.held_on
                                ? iso(*asked_.context.held_on)
                                : row.answered_at;
    const auto at = parse_moment(day + (day.size() == 10 ? "T00:00" : ""));
    if (at) fields.push_back({"at", OwnValue(*at)});
    return {"response", std::move(fields)};
  }

  // The answers of a respondent are one cell, and so are the words: they were given together.
  ImportStep step_of_known(const SurveyRow& row, const Record& record, ImportRow& said) {
    ImportStep step{.kind = ImportStep::Kind::known, .command = {}, .known = record.id()};
    if (record.is_void) {
      warn(said, "void_here");
      return step;
    }
    const ResponseFields stands = response_fields(record);
    ResponseFields says = with_what_is_not_asked(response_fields(row, asked_), stands, keys_);
    const CellChanges changes =
        changes_since({{"answers", says.answers},
                       {"free_text", says.words.empty() ? OwnValue() : OwnValue(says.words)}},
                      record, earlier_);
    const auto is_new = [&](std::string_view field) {
      return std::ranges::find(changes.cells, field, &Assign::field) != changes.cells.end();
    };
    if (!is_new("answers")) says.answers = stands.answers;
    if (!is_new("free_text")) says.words = stands.words;
    const std::vector<std::string> questions = differing_questions(says, stands);
    if (!changes.on_device.empty())
      warn_of_device(plan_.report, said, contested_questions(questions, says, stands));
    if (changes.cells.empty()) return step;
    said.changed = questions;
    step.kind = ImportStep::Kind::update;
    step.command = Set{record.id(), assigns_of(says), earlier_.writes()};
    return step;
  }

  bool is_missing(const Known& known) const {
    return !known.is_met && !known.record.is_void && earlier_.still_made(known.record.id());
  }

  // Whoever has no number is known by the time and all answers: of a corrected answer the one before
  // stays, and somebody has to know.
  void tell_corrected_rows() {
    std::set<std::string> times;
    for (const auto& [number, known] : present_)
      if (const auto mark = number.find('#'); mark != number.npos && is_missing(known))
        times.insert(number.substr(0, mark));
    for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
      const SurveyRow& row = sheet_.rows[i];
      if (plan_.report.rows[i].fate == ImportRow::Fate::imported && row.number.empty() &&
          !row.answered_at.empty() && times.contains(row.answered_at))
        warn(plan_.report.rows[i], "same_time_other_answers");
    }
  }

  void add_missing(const std::string& number, const Record& record) {
    ImportRow& row = plan_.report.rows.emplace_back();
    row.fate = ImportRow::Fate::not_in_file;
    row.id = record.id();
    if (const auto mark = number.find('#'); mark == number.npos)
      row.clean = {{"no", number}};
    else
      row.clean = {{"answered_at", row.text = number.substr(0, mark)}};
  }

  const SurveySheet& sheet_;
  const AskedSurvey& asked_;
  const RegisterWords& earlier_;
  const CleanCells::Columns columns_;
  std::set<std::string> keys_;            // of the questions that the sheet has columns for
  std::map<std::string, Known> present_;  // by the respondent's number, or what stands for it
  std::vector<ImportStep> steps_;
  ImportPlan plan_;
};

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
  return ResponsePlanner(std::get<SurveySheet>(read), *asked, target, records).plan();
}

std::vector<RegisterField> survey_register_fields(const ImportTarget& target,
                                                  const Records& records) {
  const auto asked = asked_survey(target, records);
  if (!asked) return {};
  std::vector<RegisterField> fields = {{"no"}, {"answered_at"}};
  for (const SurveyQuestion& question : asked->context.questions)
    fields.push_back(
        {question.key, 1,
         question.short_text.empty() ? question.text.japanese() : question.short_text});
  return fields;
}

std::vector<std::string> survey_meanings(std::span<const Heading> headings,
                                         const ImportTarget& target, const Records& records) {
  std::vector<std::string> meanings(headings.size());
  const auto asked = asked_survey(target, records);
  if (!asked) return meanings;
  const auto columns =
      SurveyHeadings(asked->context.questions, asked->context.map).columns(headings);
  for (std::size_t i = 0; i < columns.size(); ++i) meanings[i] = columns[i].field();
  return meanings;
}

}  // namespace renkei
