// アンケート集計: per question n, no answers, counts and percentages; mean, top two and NPS where
// the question is of that type (domain.md 1.4, 1.5). Figures that rest on fewer than ten answers
// are shown and flagged; what people wrote is counted and never printed.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "core/figures/survey_counts.hpp"
#include "core/report/build.hpp"

namespace renkei {
namespace {

using Type = SurveyQuestion::Type;

constexpr std::int64_t small_n = 10;  // domain.md 2.1: below it, means and percentages mislead

struct Survey {
  EntryId questionnaire = 0, subject = 0;
  std::string title;
  SurveyCount count;
};

std::string subject_name(const Records& records, EntryId subject) {
  const auto record = subject == 0 ? std::nullopt : records.find(subject);
  if (!record) return {};
  const std::string name(record->value("name").text);
  return name.empty() ? std::string(record->value("title").text) : name;
}

bool has_number_row(const QuestionCount& count) {
  return count.question.type != Type::multi && count.numbers > 0 &&
         (count.question.type != Type::open || count.numbers == count.valid);
}

Cell mean_cell(const QuestionCount& count) {
  if (!has_number_row(count)) return Cell::dash();
  const double mean = count.sum / static_cast<double>(count.numbers);
  return Cell::of_decimal(std::round(mean * 1000) / 1000, 3);
}

Cell sum_cell(const QuestionCount& count) {
  const bool summed = count.question.type == Type::number || count.question.type == Type::open;
  if (!summed || !has_number_row(count)) return Cell::dash();
  const bool whole = count.sum == std::floor(count.sum) && std::fabs(count.sum) < 9e15;
  return whole ? Cell::of(static_cast<std::int64_t>(count.sum)) : Cell::of_decimal(count.sum, 2);
}

Row question_row(const Words& words, const SurveyCount& survey, const QuestionCount& count) {
  const SurveyQuestion& question = count.question;
  const bool scale = question.type == Type::scale && count.valid > 0;
  const bool small = count.valid < small_n && question.type != Type::text;
  return {
      {Cell::of(question.key), text_cell(question.text),
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
      table.notes.push_back(
          words("survey.values_assumed", {{"question", count->question.key},
                                          {"best", count->question.options.front().label},
                                          {"high", std::to_string(count->question.options.size())},
                                          {"worst", count->question.options.back().label}}));
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

  void add(std::string code, std::string label, std::int64_t n, Cell percent,
           Row::Level level = Row::Level::detail) {
    table.rows.push_back(
        {{Cell::of(count.question.key), text_cell(code), text_cell(label), Cell::of(n),
          std::move(percent),
          text_cell(level == Row::Level::total && count.valid < small_n ? "n<10" : "")},
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
                (question.text.empty() ? "" : " " + question.text);
  AnswerRows rows{words, count, table};
  for (std::size_t i = 0; i < question.options.size(); ++i)
    rows.add(question.options[i].code, question.options[i].label, count.by_option[i],
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

// A question that the questionnaire does not describe may have been a free one: then what people
// wrote is long, or different every time.
bool may_be_free_text(const QuestionCount& count) {
  const auto words =
      std::count_if(count.unlisted.begin(), count.unlisted.end(), [](const auto& value) {
        return value.first.find_first_not_of("0123456789.-") != std::string::npos;
      });
  return count.question.type == Type::open && (count.unlisted_hidden > 0 || words > 30);
}

bool has_answers_table(const QuestionCount& count) {
  if (count.question.type == Type::text || may_be_free_text(count)) return false;
  return count.question.type != Type::number || count.unlisted_answers() > 0;
}

// --- Which responses -----------------------------------------------------------------------------

class Gathering {
 public:
  explicit Gathering(const ReportContext& context) : context_(context) {}

  Result<std::string> choose();  // the title of what was asked for
  std::vector<Survey> count();

 private:
  void add_questionnaires(std::string_view field, EntryId id);
  bool is_wanted(EntryId questionnaire, EntryId subject) const;
  EntryId subject_of(EntryId questionnaire, EntryId subject) const;
  const Questionnaire& questionnaire(EntryId id);
  void add_response(const Record& record);
  std::vector<Survey> take();

  const ReportContext& context_;
  std::set<EntryId> chosen_;    // questionnaires whose responses all count
  std::set<EntryId> subjects_;  // what other responses may be about
  std::unordered_map<EntryId, Questionnaire> known_;
  std::map<std::pair<EntryId, EntryId>, SurveyCount> counts_;  // questionnaire and subject
};

void Gathering::add_questionnaires(std::string_view field, EntryId id) {
  for (auto& found : all<Questionnaire>(context_.records, field, Value::of(id))) {
    chosen_.insert(found.id);
    known_.emplace(found.id, std::move(found.fields));
  }
}

Result<std::string> Gathering::choose() {
  const Records& records = context_.records;
  const ReportQuery& query = context_.query;
  if (query.questionnaire) {
    auto found = named<Questionnaire>(records, query.questionnaire);
    if (!found) return found.error();
    const std::string title = found->fields.title;
    chosen_.insert(found->id);
    known_.emplace(found->id, std::move(found->fields));
    return title;
  }
  if (query.tour) {
    auto tour = named<Tour>(records, query.tour);
    if (!tour) return tour.error();
    add_questionnaires("tour_id", tour->id);
    subjects_.insert(tour->id);
    for (const auto& stop : all<Stop>(records, "tour_id", Value::of(tour->id)))
      subjects_.insert(stop.id);
    return tour->fields.name;
  }
  auto event = named<Event>(records, query.event);
  if (!event) return event.error();
  add_questionnaires("event_id", event->id);
  subjects_.insert(event->id);
  return event->fields.name;
}

bool Gathering::is_wanted(EntryId questionnaire, EntryId subject) const {
  return chosen_.contains(questionnaire) || subjects_.contains(subject);
}

// Without a subject, an answer is about what the questionnaire is about.
EntryId Gathering::subject_of(EntryId questionnaire, EntryId subject) const {
  if (subject != 0) return subject;
  const auto found = known_.find(questionnaire);
  if (found == known_.end()) return 0;
  return found->second.tour_id ? found->second.tour_id.id : found->second.event_id.id;
}

const Questionnaire& Gathering::questionnaire(EntryId id) {
  auto known = known_.find(id);
  if (known == known_.end()) {
    const auto record = context_.records.find(id);
    const bool held = record && record->kind().name == Questionnaire::name_of_kind;
    known = known_.emplace(id, held ? as<Questionnaire>(*record) : Questionnaire{}).first;
  }
  return known->second;
}

void Gathering::add_response(const Record& record) {
  const EntryId asked = record.value("questionnaire_id").integer;
  const EntryId named_subject = record.value("subject_id").integer;
  if (!is_wanted(asked, named_subject)) return;
  const std::string& questions = questionnaire(asked).questions.compact;
  const std::pair key(asked, subject_of(asked, named_subject));
  auto found = counts_.find(key);
  if (found == counts_.end())
    found = counts_.emplace(key, SurveyCount(read_questions(questions))).first;
  found->second.add(record.value("answers").text, record.value("free_text").text);
}

std::vector<Survey> Gathering::take() {
  const Records& records = context_.records;
  std::vector<Survey> surveys;
  for (auto& [key, one] : counts_) {
    std::string title = questionnaire(key.first).title;
    const std::string subject = subject_name(records, key.second);
    if (!subject.empty()) title += " / " + subject;
    surveys.push_back({key.first, key.second, std::move(title), std::move(one)});
  }
  const auto order = [&](const Survey& survey) {
    return std::tuple(std::string_view(survey.title), records.id_text(survey.questionnaire),
                      survey.subject == 0 ? std::string() : records.id_text(survey.subject));
  };
  std::sort(surveys.begin(), surveys.end(),
            [&](const Survey& a, const Survey& b) { return order(a) < order(b); });
  return surveys;
}

std::vector<Survey> Gathering::count() {
  context_.records.each(*find_kind("response"), {}, false,
                        [&](const Record& record) { add_response(record); });
  std::set<EntryId> answered;
  for (const auto& [key, one] : counts_) answered.insert(key.first);
  for (const EntryId id : chosen_)
    if (!answered.contains(id))
      counts_.emplace(std::pair(id, EntryId{0}),
                      SurveyCount(read_questions(questionnaire(id).questions.compact)));
  return take();
}

}  // namespace

Result<Report> survey_report(const ReportContext& context) {
  Gathering gathering(context);
  auto title = gathering.choose();
  if (!title) return title.error();
  Report report;
  report.title = *title;
  for (const Survey& survey : gathering.count()) {
    report.tables.push_back(questions_table(context.words, survey));
    for (const QuestionCount* count : survey.count.questions())
      if (has_answers_table(*count))
        report.tables.push_back(answers_table(context.words, survey, *count));
  }
  return report;
}

}  // namespace renkei
