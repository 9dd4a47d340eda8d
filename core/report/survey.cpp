// アンケート集計: per question n, no answers, counts and percentages; mean, top two and NPS where
// the question is of that type. Figures that rest on fewer than ten answers are shown and flagged;
// what people wrote is counted and never printed.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/figures/survey_responses.hpp"
#include "core/report/table_building.hpp"

namespace renkei {
namespace {

using Type = SurveyQuestion::Type;

std::string subject_name(const Records& records, EntryId subject) {
  const auto record = subject == 0 ? std::nullopt : records.find(subject);
  if (!record) return {};
  const std::string name(record->value("name").text);
  return name.empty() ? std::string(record->value("title").text) : name;
}

Cell mean_cell(const QuestionCount& count) {
  const auto mean = count.mean();
  return mean ? Cell::of_decimal(std::round(*mean * 1000) / 1000, 3) : Cell::dash();
}

Cell sum_cell(const QuestionCount& count) {
  const bool summed = count.question.type == Type::number || count.question.type == Type::open;
  if (!summed || !count.mean()) return Cell::dash();
  const auto whole = count.whole_sum();
  return whole ? Cell::of(*whole) : Cell::of_decimal(count.sum(), 2);
}

Row question_row(const Words& words, const SurveyCount& survey, const QuestionCount& count) {
  const SurveyQuestion& question = count.question;
  const bool scale = question.type == Type::scale && count.valid > 0;
  const bool small = count.is_small() && question.type != Type::text;
  return {
      {Cell::of(question.key), text_cell(question.text.japanese()),
       Cell::of(words("type." + std::string(type_name(question.type)))),
       Cell::of(survey.responses()), Cell::of(survey.responses() - count.answered),
       Cell::of(count.unlisted_answers()), Cell::of(count.valid), mean_cell(count),
       scale ? Cell::of(count.top2) : Cell::dash(),
       scale ? percent_cell(count.top2, count.valid) : Cell::dash(),
       question.type == Type::nps ? percent_cell(count.promoters - count.detractors, count.valid)
                                  : Cell::dash(),
       sum_cell(count), text_cell(small ? "n<10" : "")},
      Row::Level::detail};
}

std::string title_of(const Words& words, std::string_view key, const Survey& survey) {
  const std::string title = words("table." + std::string(key));
  return survey.title.empty() ? title : title + ": " + survey.title;
}

Table questions_table(const Words& words, const Survey& survey) {
  Table table = make_table(words, "questions",
                           {"question", "text", "type", "n", "no_answer", "unlisted_answers",
                            "valid", "mean", "top2", "top2_percent", "nps", "sum", "flag"});
  table.title = title_of(words, "questions", survey);
  for (const QuestionCount* count : survey.count.questions()) {
    table.rows.push_back(question_row(words, survey.count, *count));
    if (count->question.values_assumed)
      table.notes.push_back(words("survey.values_assumed",
                                  {{"question", count->question.key},
                                   {"best", count->question.options.front().label.japanese()},
                                   {"high", std::to_string(count->question.options.size())},
                                   {"worst", count->question.options.back().label.japanese()}}));
  }
  table.notes.push_back(words("survey.how"));
  if (survey.count.responses() == 0) table.notes.push_back(words("survey.no_responses"));
  return table;
}

// --- Answers of one question ---------------------------------------------------------------------

struct AnswerRows {
  const Words& words;
  const QuestionCount& count;
  Table& table;

  void add(const std::string& code, const std::string& label, std::int64_t n, Cell percent,
           Row::Level level = Row::Level::detail) {
    table.rows.push_back({{Cell::of(count.question.key), text_cell(code), text_cell(label),
                           Cell::of(n), std::move(percent),
                           text_cell(level == Row::Level::total && count.is_small() ? "n<10" : "")},
                          level});
  }
};

// Smaller numbers first, then texts.
std::vector<std::pair<std::string, std::int64_t>> sorted_values(const QuestionCount& count) {
  std::vector<std::pair<std::string, std::int64_t>> values(count.unlisted.begin(),
                                                           count.unlisted.end());
  const auto is_number = [](const std::string& text) {
    return !text.empty() && text.size() <= 15 &&
           text.find_first_not_of("0123456789") == std::string::npos;
  };
  std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
    const bool na = is_number(a.first), nb = is_number(b.first);
    if (na != nb) return na;
    return na && nb && std::stoll(a.first) < std::stoll(b.first);
  });
  return values;
}

void add_unlisted_rows(AnswerRows& rows) {
  const bool open = rows.count.question.type == Type::open;
  for (const auto& [value, n] : sorted_values(rows.count))
    rows.add(value, open ? value : rows.words("survey.unlisted", {{"value", value}}), n,
             open ? percent_cell(n, rows.count.valid) : Cell::dash());
  if (rows.count.unlisted_hidden > 0)
    rows.add("", rows.words("survey.unlisted_hidden"), rows.count.unlisted_hidden, Cell::dash());
}

bool adds_up(const QuestionCount& count) {
  if (count.question.type == Type::multi) return false;
  std::int64_t n = count.unlisted_hidden;
  for (const auto& [value, times] : count.unlisted) n += times;
  return count.question.type != Type::open || n == count.answered;
}

Table answers_table(const Words& words, const Survey& survey, const QuestionCount& count) {
  const SurveyQuestion& question = count.question;
  Table table =
      make_table(words, "answers", {"question", "code", "answer", "n", "percent", "flag"});
  table.title = title_of(words, "answers", survey) + " " + question.key +
                (question.text.japanese().empty() ? "" : " " + question.text.japanese());
  AnswerRows rows{words, count, table};
  for (std::size_t i = 0; i < question.options.size(); ++i)
    rows.add(question.options[i].code, question.options[i].label.japanese(), count.by_option[i],
             percent_cell(count.by_option[i], count.valid));
  add_unlisted_rows(rows);
  rows.add("", words("survey.valid"), count.valid,
           adds_up(count) ? percent_cell(count.valid, count.valid) : Cell::dash(),
           Row::Level::total);
  rows.add("", words("survey.no_answer"), survey.count.responses() - count.answered, Cell::dash(),
           Row::Level::total);
  table.notes.push_back(words(adds_up(count) ? "survey.rounded" : "survey.multiple"));
  return table;
}

bool has_answers_table(const QuestionCount& count) {
  if (count.question.type == Type::text || count.may_be_free_text()) return false;
  return count.question.type != Type::number || count.unlisted_answers() > 0;
}

// --- Which responses -----------------------------------------------------------------------------

struct Subject {
  std::string title;
  SurveyScope scope;
};

Result<Subject> subject_of(const ReportContext& context) {
  const Records& records = context.records;
  const ReportQuery& query = context.query;
  if (query.questionnaire) {
    auto found = named<Questionnaire>(records, query.questionnaire);
    if (!found) return found.error();
    return Subject{found->fields.title, scope_of_questionnaire(found->id)};
  }
  if (query.tour) {
    auto tour = named<Tour>(records, query.tour);
    if (!tour) return tour.error();
    return Subject{tour->fields.name, scope_of_tour(records, tour->id)};
  }
  auto event = named<Event>(records, query.event);
  if (!event) return event.error();
  return Subject{event->fields.name, scope_of_event(records, event->id)};
}

// By title, each said with what it is about.
std::vector<Survey> titled_surveys(const Records& records, const SurveyScope& scope) {
  std::vector<Survey> surveys = count_surveys(records, scope);
  for (Survey& survey : surveys) {
    const std::string subject = subject_name(records, survey.subject);
    if (!subject.empty()) survey.title += " / " + subject;
  }
  std::ranges::sort(surveys, {}, [&](const Survey& survey) {
    return std::tuple(std::string_view(survey.title), records.id_text(survey.questionnaire),
                      survey.subject == 0 ? std::string() : records.id_text(survey.subject));
  });
  return surveys;
}

}  // namespace

Result<Report> survey_report(const ReportContext& context) {
  const auto subject = subject_of(context);
  if (!subject) return subject.error();
  Report report;
  report.title = subject->title;
  for (const Survey& survey : titled_surveys(context.records, subject->scope)) {
    report.tables.push_back(questions_table(context.words, survey));
    for (const QuestionCount* count : survey.count.questions())
      if (has_answers_table(*count))
        report.tables.push_back(answers_table(context.words, survey, *count));
  }
  return report;
}

}  // namespace renkei
