// アンケート集計: per question n, no answers, counts and percentages; mean, top two and NPS where
// the question is of that type. Figures that rest on fewer than ten answers are flagged, here;
// what people wrote is counted and never printed.
#include <algorithm>
#include <set>
#include <tuple>

#include "core/model/questionnaire_versions.hpp"
#include "core/report/suppression.hpp"
#include "core/report/survey_tables.hpp"
#include "core/wording/dates.hpp"

namespace renkei {
namespace {

std::string subject_name(const Records& records, EntryId subject) {
  const auto record = subject == 0 ? std::nullopt : records.find(subject);
  if (!record) return {};
  const std::string name(record->value("name").text);
  return name.empty() ? std::string(record->value("title").text) : name;
}

int mean_digits(const QuestionCount& count) {
  return count.question.type == AnswerType::number ? 0 : 3;
}

Cell valid_cell(const Words& words, const QuestionCount& count, bool nps) {
  if (!nps) return Cell::of(count.valid);
  return figure(count.valid, words("rule.survey.valid"),
                {{words("column.promoters"), count.promoters, {}},
                 {words("column.passives"), count.valid - count.promoters - count.detractors, {}},
                 {words("column.detractors"), count.detractors, {}}});
}

Row question_row(const Words& words, const SurveyCount& survey, const QuestionCount& count) {
  const SurveyQuestion& question = count.question;
  const bool scale =
      question.type == AnswerType::scale && count.valid > 0 && !question.direction_unclear;
  const bool nps = question.type == AnswerType::nps && count.valid > 0;
  const bool small = count.is_small() && question.type != AnswerType::text;
  const auto where = [](bool told, Cell cell) { return told ? std::move(cell) : Cell::dash(); };
  return {{Cell::of(question.key), text_cell(question.text.japanese()),
           Cell::of(words("type." + std::string(type_name(question.type)))),
           figure(survey.asked(count), words("rule.survey.all"),
                  parts_of_all(words, "column.", survey, count)),
           Cell::of(survey.no_answer(count)), Cell::of(count.invalid()),
           Cell::of(count.unlisted_answers()), valid_cell(words, count, nps),
           mean_cell(words, count, mean_digits(count)), median_cell(count),
           where(scale, Cell::of(count.top2)),
           where(scale, share_cell(words, count.top2, count.valid, "column.valid")),
           where(nps, Cell::of(count.promoters)),
           where(nps, Cell::of(count.valid - count.promoters - count.detractors)),
           where(nps, Cell::of(count.detractors)), where(nps, nps_cell(words, "column.", count)),
           sum_cell(words, count), text_cell(small ? "n<10" : "")},
          Row::Level::detail,
          {},
          count.valid};
}

// Which end of a scale counts as the better one, where nobody has said it in numbers.
void add_scale_note(const Words& words, const SurveyQuestion& question, Table& table) {
  if (question.direction_unclear)
    table.notes.push_back(words("survey.direction_unclear", {{"question", question.key}}));
  if (!question.values_assumed) return;
  const auto [worst, best] =
      std::ranges::minmax_element(question.options, {}, &SurveyOption::value);
  table.notes.push_back(words("survey.values_assumed", {{"question", question.key},
                                                        {"best", best->label.japanese()},
                                                        {"high", std::to_string(*best->value)},
                                                        {"worst", worst->label.japanese()},
                                                        {"low", std::to_string(*worst->value)}}));
}

std::string about_of(const Records& records, const std::pair<EntryId, EntryId>& place) {
  return records.id_text(place.first) +
         (place.second == 0 ? "" : " " + records.id_text(place.second));
}

Table questions_table(const Words& words, const Survey& survey) {
  Table table = make_table(words, "questions",
                           {"question", "text", "type", "n", "no_answer", "invalid",
                            "unlisted_answers", "valid", "mean", "median", "top2", "top2_percent",
                            "promoters", "passives", "detractors", "nps", "sum", "flag"});
  table.title = survey_title(words, "questions", survey);
  for (const QuestionCount* count : survey.count.questions()) {
    table.rows.push_back(question_row(words, survey.count, *count));
    add_scale_note(words, count->question, table);
  }
  table.base = survey.count.responses();
  table.notes.push_back(words("survey.how"));
  if (survey.count.responses() == 0) table.notes.push_back(words("survey.no_responses"));
  return table;
}

// --- Which responses -----------------------------------------------------------------------------

struct Subject {
  std::string title;
  SurveyScope scope;
};

// With all versions of a questionnaire where they are counted together.
SurveyScope with_versions(const Records& records, EntryId questionnaire, bool together) {
  SurveyScope scope = scope_of_questionnaire(questionnaire);
  if (together)
    for (const EntryId version : versions_of(questionnaire, records))
      scope.questionnaires.insert(version);
  return scope;
}

Result<Subject> subject_of(const ReportContext& context) {
  const Records& records = context.records;
  const ReportQuery& query = context.query;
  if (!query.sort.empty() && query.sort != "count" && query.sort != "asked")
    return Error(Code::bad_option,
                 {{"option", "--sort"}, {"value", query.sort}, {"expected", "asked, count"}});
  if (query.questionnaire) {
    auto found = named<Questionnaire>(records, query.questionnaire);
    if (!found) return found.error();
    return Subject{found->fields.title, with_versions(records, found->id, query.merge_versions)};
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

// --- Versions ------------------------------------------------------------------------------------

// How many answered which. What is published tells of few people no number.
std::string version_words(const ReportContext& context, std::int64_t version, std::int64_t n) {
  constexpr std::int64_t fewest = 10;
  const Words& words = context.words;
  return words(context.query.published && n < fewest ? "survey.version_alone" : "survey.version",
               {{"version", std::to_string(version)}, {"n", words.count(n)}});
}

struct Titled {
  Survey survey;
  std::int64_t version;
};

// Questionnaires of one name about one thing are versions of each other: told apart by how many answered
// which.
void number_versions(const ReportContext& context, std::vector<Titled>& surveys) {
  for (auto first = surveys.begin(); first != surveys.end();) {
    const auto last = std::find_if(first, surveys.end(), [&](const Titled& each) {
      return each.survey.title != first->survey.title;
    });
    const auto same = [](const Titled& a, const Titled& b) { return a.version == b.version; };
    const bool named = std::adjacent_find(first, last, same) == last;
    const std::string title = first->survey.title;
    for (auto each = first; each != last; ++each) {
      std::vector<std::string> versions;
      for (const auto& [id, n] : each->survey.versions)
        versions.push_back(
            version_words(context, static_cast<std::int64_t>(versions.size()) + 1, n));
      if (versions.empty() && last - first > 1)
        versions = {version_words(context, named ? each->version : each - first + 1,
                                  each->survey.count.responses())};
      if (!versions.empty())
        each->survey.title = context.words(
            "survey.versions", {{"title", title}, {"list", context.words.list(versions)}});
    }
    first = last;
  }
}

// By title, each said with what it is about.
std::vector<Survey> titled_surveys(const ReportContext& context, const SurveyScope& scope) {
  const Records& records = context.records;
  std::vector<Titled> titled;
  for (Survey& survey :
       count_surveys(records, scope,
                     {context.query.merge_versions, context.query.by,
                      !context.query.explain.empty() && !context.query.published})) {
    NamedVersion named = version_of(survey.title);
    const std::string subject = subject_name(records, survey.subject);
    survey.title = std::move(named.name);
    if (!subject.empty()) survey.title += " / " + subject;
    titled.push_back({std::move(survey), named.version});
  }
  std::ranges::sort(titled, {}, [&](const Titled& each) {
    return std::tuple(std::string_view(each.survey.title), each.version,
                      about_of(records, {each.survey.questionnaire, each.survey.subject}));
  });
  number_versions(context, titled);
  std::vector<Survey> surveys;
  surveys.reserve(titled.size());
  for (Titled& each : titled) surveys.push_back(std::move(each.survey));
  return surveys;
}

// --- Its head ------------------------------------------------------------------------------------

// 紙30、QR12
std::string each_of_them(const Words& words, const std::map<std::string, std::int64_t>& counts,
                         std::string_view field) {
  std::vector<std::string> items;
  items.reserve(counts.size());
  for (const auto& [code, n] : counts)
    items.push_back((code.empty() ? words("not_recorded") : words.choice("response", field, code)) +
                    " " + words.count(n));
  return words.list(items);
}

std::set<EntryId> questionnaires_of(const Survey& survey) {
  std::set<EntryId> ids = {survey.questionnaire};
  for (const auto& [id, n] : survey.versions) ids.insert(id);
  return ids;
}

// How many answered, of how many papers, in which way, language and time. What is published has no more
// than the number.
std::string survey_head(const ReportContext& context, const Survey& survey, bool about_one_thing) {
  const Words& words = context.words;
  const std::int64_t n = survey.count.responses();
  std::vector<std::string> parts = {words("survey.head.n", {{"n", words.count(n)}})};
  const auto papers = about_one_thing ? papers_of(context.records, questionnaires_of(survey))
                                      : std::optional<std::int64_t>();
  if (papers && *papers > 0)
    parts.push_back(words("survey.head.papers",
                          {{"n", words.count(*papers)}, {"percent", percent_words(n, *papers)}}));
  const auto add = [&](std::string_view key, const std::string& text) {
    parts.push_back(words(key, {{"list", text}}));
  };
  if (!context.query.published && n > 0) {
    add("survey.head.channels", each_of_them(words, survey.channels, "channel"));
    add("survey.head.languages", each_of_them(words, survey.languages, "lang"));
  }
  if (!survey.first_day.empty())
    add("survey.head.days", days_words(words.language(), survey.first_day, survey.last_day));
  if (!context.query.published && survey.without_hour > 0)
    parts.push_back(words("survey.head.without_hour", {{"n", words.count(survey.without_hour)}}));
  return words("survey.head", {{"title", survey.title}, {"list", words.list(parts)}});
}

void add_heads(const ReportContext& context, const std::vector<Survey>& surveys, Report& report) {
  constexpr std::int64_t fewest = 10;
  for (const Survey& survey : surveys) {
    if (survey.count.responses() == 0) continue;
    if (context.query.published && survey.count.responses() < fewest) continue;
    const auto same = std::ranges::count(surveys, survey.questionnaire, &Survey::questionnaire);
    report.head.push_back(survey_head(context, survey, same == 1));
  }
}

// What could have been asked for with --by.
Error no_such_question(const std::vector<Survey>& surveys, const std::string& by) {
  std::set<std::string> keys;
  for (const Survey& survey : surveys)
    for (const QuestionCount* count : survey.count.questions())
      if (count->question.type == AnswerType::single) keys.insert(count->question.key);
  std::string expected;
  for (const std::string& key : keys) expected += (expected.empty() ? "" : ", ") + key;
  return Error(Code::bad_option, {{"option", "--by"}, {"value", by}, {"expected", expected}});
}

}  // namespace

Result<Report> survey_report(const ReportContext& context) {
  const auto subject = subject_of(context);
  if (!subject) return subject.error();
  const Words& words = context.words;
  Report report;
  report.title = subject->title;
  const std::vector<Survey> surveys = titled_surveys(context, subject->scope);
  const std::string& by = context.query.by;
  if (!by.empty() &&
      std::ranges::all_of(surveys, [](const Survey& survey) { return survey.by.empty(); }))
    return no_such_question(surveys, by);
  add_heads(context, surveys, report);
  for (const Survey& survey : surveys) {
    const std::size_t first = report.tables.size();
    report.tables.push_back(questions_table(words, survey));
    for (const std::string& key : survey.apart)
      report.tables.back().notes.push_back(words("survey.apart", {{"question", key}}));
    for (const QuestionCount* count : survey.count.questions())
      if (has_answers_table(*count))
        report.tables.push_back(answers_table(words, survey, *count, context.query));
    for (Table& table : crossed_tables(words, survey, context.query))
      report.tables.push_back(std::move(table));
    for (std::size_t i = first; i < report.tables.size(); ++i)
      report.tables[i].about = about_of(context.records, {survey.questionnaire, survey.subject});
  }
  return report;
}

PublicSurvey::PublicSurvey(const ReportContext& context, EntryId event)
    : records_(context.records) {
  if (!context.query.published) return;
  ReportQuery query;
  query.event = event;
  query.published = true;
  query.english = context.query.english;
  auto made = survey_report({query, context.records, context.words, context.coverage});
  if (!made) return;
  if (auto shown = published(std::move(*made), {}, context.words)) surveys_ = std::move(*shown);
}

Cell PublicSurvey::shown(const Survey& survey, const QuestionCount& question,
                         std::string_view column, Cell cell) const {
  if (!surveys_) return cell;
  const std::string about = about_of(records_, {survey.questionnaire, survey.subject});
  for (const Table& table : surveys_->tables) {
    if (table.key != "questions" || table.about != about) continue;
    const auto at = std::ranges::find(table.columns, column, &Column::key);
    if (at == table.columns.end()) return cell;
    const auto c = static_cast<std::size_t>(at - table.columns.begin());
    for (const Row& row : table.rows)
      if (std::get<std::string>(row.cells.front().value) == question.question.key)
        return row.cells[c].mark == Cell::Mark::suppressed ? Cell::suppressed() : cell;
  }
  return cell;
}

Result<Report> survey_totals(const ReportContext& context) {
  const auto subject = subject_of(context);
  if (!subject) return subject.error();
  Report totals;
  for (const auto& [place, n] :
       count_responses(context.records, subject->scope, context.query.merge_versions)) {
    Table table = make_table(context.words, "questions", {"question", "n"});
    table.about = about_of(context.records, place);
    table.rows.push_back(
        {{Cell::of(context.words("survey.responses")), Cell::of(n)}, Row::Level::total, "all"});
    totals.tables.push_back(std::move(table));
  }
  return totals;
}

}  // namespace renkei
