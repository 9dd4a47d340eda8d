#include "ui/present/tables_questions.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "core/model/kinds.hpp"
#include "core/model/record_names.hpp"
#include "core/report/explain.hpp"
#include "core/report/query_choices.hpp"
#include "core/text/dates.hpp"
#include "core/wording/dates.hpp"
#include "ui/present/address.hpp"
#include "ui/present/records_named.hpp"

namespace renkei::ui::tables {
namespace {

std::vector<std::string> listed(std::string_view names) {
  std::vector<std::string> all;
  while (!names.empty()) {
    all.emplace_back(names.substr(0, names.find(',')));
    names.remove_prefix(std::min(names.size(), all.back().size() + 1));
  }
  return all;
}

const ReportSubject* subject_named(std::string_view option) {
  const auto at = std::ranges::find(report_subjects, option, &ReportSubject::name);
  return at == std::end(report_subjects) ? nullptr : at;
}

const QueryChoice* choice_named(std::string_view option) {
  for (const QueryChoice& choice : query_choices())
    if (choice.option().substr(2) == option) return &choice;  // "first-year" is first_year
  return nullptr;
}

std::string ReportQuery::*text_of(std::string_view option) {
  if (option == "years") return &ReportQuery::years;
  if (option == "fiscal-year") return &ReportQuery::fiscal_year;
  return option == "as-of" ? &ReportQuery::as_of : nullptr;
}

bool ReportQuery::*flag_of(std::string_view option) {
  if (option == "base") return &ReportQuery::base_all;
  if (option == "merge-versions") return &ReportQuery::merge_versions;
  return option == "public" ? &ReportQuery::published : nullptr;
}

// ---- records

std::vector<Answer> records_to_answer(std::string_view kind, const Situation& situation,
                                      const Records& records) {
  std::vector<Answer> answers;
  for (NamedRecord& each : records_named(kind, situation, records))
    answers.push_back({{}, each.id, std::move(each.words)});
  return answers;
}

// ---- years and days

// In which something took place, and this one; the newest first.
std::vector<int> years_there_are(const Situation& situation, const Records& records) {
  std::set<int, std::greater<>> years;
  if (const auto today = date_of_iso(situation.date)) years.insert(fiscal_year_of(*today));
  records.each(*find_kind(Event::name_of_kind), {}, false, [&](const Record& record) {
    if (const auto day = date_of_iso(record.value("starts_on").text))
      years.insert(fiscal_year_of(*day));
  });
  return {years.begin(), years.end()};
}

std::vector<Answer> year_answers(const Situation& situation, const Records& records,
                                 bool with_all) {
  const Language language = situation.wishes.language;
  const std::vector<int> years = years_there_are(situation, records);
  std::vector<Answer> answers;
  answers.reserve(years.size() + 1);
  for (const int year : years)
    answers.push_back({std::to_string(year), 0, fiscal_year_words(language, year)});
  if (with_all && years.size() > 1)
    answers.push_back({std::to_string(years.back()) + "-" + std::to_string(years.front()), 0,
                       fiscal_year_words(language, years.back()) + "–" +
                           fiscal_year_words(language, years.front())});
  return answers;
}

std::vector<Answer> day_answers(const Situation& situation) {
  const Language language = situation.wishes.language;
  std::vector<Answer> answers = {{situation.date, 0, date_words(language, situation.date)}};
  if (const auto today = date_of_iso(situation.date)) {
    const std::string end = iso({fiscal_year_of(*today), 3, 31});  // of the year before
    answers.push_back({end, 0, date_words(language, end)});
  }
  return answers;
}

// ---- a question

Question question_of(const std::string& option, const Situation& situation, const Records& records,
                     const ReportName& report) {
  using enum Question::Kind;
  Question question{record, option, false, {}};
  if (subject_named(option)) {
    question.answers = records_to_answer(option, situation, records);
  } else if (text_of(option)) {
    question.kind = typed;
    question.answers = option == "as-of" ? day_answers(situation)
                                         : year_answers(situation, records, option == "years");
  } else if (const QueryChoice* choice = choice_named(option);
             choice && (choice->only_of.empty() || choice->only_of == report.name)) {
    question.kind = code;
    for (const std::string& each : choice->codes) question.answers.push_back({each, 0, {}});
  } else if (flag_of(option)) {
    question.kind = flag;
    question.answers = {{"yes", 0, {}}};
  }
  return question;
}

// What the example says behind the option; empty: the option is not in it.
std::string example_of(const ReportName& report, const std::string& option) {
  const std::string wanted = "--" + option + " ";
  const std::size_t at = report.example.find(wanted);
  if (at == report.example.npos) return {};
  const std::string_view behind = report.example.substr(at + wanted.size());
  return std::string(behind.substr(0, behind.find(' ')));
}

const Answer* likely_answer(const ReportName& report, const Question& question) {
  const std::string example = example_of(report, question.option);
  if (example.empty() || question.answers.empty()) return nullptr;
  if (question.kind == Question::Kind::code) {
    const auto at = std::ranges::find(question.answers, example, &Answer::code);
    return at == question.answers.end() ? nullptr : &*at;
  }
  // All years together stand last.
  const bool spans = question.option == "years" && example.find_first_of(",-") != example.npos;
  return spans ? &question.answers.back() : &question.answers.front();
}

}  // namespace

std::vector<Question> questions_of(const ReportName& report, const Situation& situation,
                                   const Records& records) {
  std::vector<Question> questions;
  const auto add = [&](const std::string& option, bool must) {
    Question question = question_of(option, situation, records, report);
    question.must = must;
    if (!question.answers.empty() || question.kind != Question::Kind::record || must)
      questions.push_back(std::move(question));
  };
  for (const std::string& option : listed(report.subject)) add(option, true);
  for (const std::string& option : listed(report.takes))
    if (subject_named(option) || text_of(option) || choice_named(option) || flag_of(option))
      add(option, false);
  if (report.is_public) add("public", false);
  // Codes that this report does not understand are no question.
  std::erase_if(questions, [](const Question& each) {
    return each.answers.empty() && !each.must && each.kind != Question::Kind::typed;
  });
  return questions;
}

ReportQuery first_query(const ReportName& report, const std::vector<Question>& questions,
                        EntryId about, const Records& records) {
  ReportQuery query;
  const auto named = about == 0 ? std::nullopt : records.find(about);
  if (named)
    if (const ReportSubject* subject = subject_named(named->kind().name))
      query.*subject->id = about;
  const bool is_said = named && is_subject_named(report, query);
  for (const Question& question : questions) {
    const bool is_subject = question.kind == Question::Kind::record && question.must;
    if (is_subject && is_said) continue;
    if (const Answer* answer = likely_answer(report, question))
      take_answer(query, question, *answer);
  }
  return query;
}

bool is_answer(const ReportQuery& query, const Question& question, const Answer& answer) {
  if (const ReportSubject* subject = subject_named(question.option))
    return (query.*subject->id).value_or(0) == answer.record;
  if (const auto text = text_of(question.option)) return query.*text == answer.code;
  if (const QueryChoice* choice = choice_named(question.option))
    return query.*choice->typed == answer.code;
  const auto flag = flag_of(question.option);
  return flag && query.*flag == !answer.code.empty();
}

void take_answer(ReportQuery& query, const Question& question, const Answer& answer) {
  if (const ReportSubject* subject = subject_named(question.option))
    query.*subject->id = answer.record == 0 ? std::nullopt : std::optional(answer.record);
  else if (const auto text = text_of(question.option))
    query.*text = answer.code;
  else if (const QueryChoice* choice = choice_named(question.option))
    query.*choice->typed = answer.code;
  else if (const auto flag = flag_of(question.option))
    query.*flag = !answer.code.empty();
}

std::string typed_text(const ReportQuery& query, const Question& question) {
  const auto text = text_of(question.option);
  return text ? query.*text : std::string();
}

void take_text(ReportQuery& query, const Question& question, const std::string& text) {
  if (const auto typed = text_of(question.option)) query.*typed = text;
}

EntryId subject_of(const ReportName& report, const ReportQuery& query) {
  for (const std::string& option : listed(report.subject))
    if (const ReportSubject* subject = subject_named(option))
      if (const auto& id = query.*subject->id) return *id;
  return 0;
}

}  // namespace renkei::ui::tables
