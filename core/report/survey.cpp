// アンケート集計: per question n, no answers, counts and percentages; mean, top two and NPS where
// the question is of that type. Figures that rest on fewer than ten answers are flagged, here;
// what people wrote is counted and never printed.
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "core/base/share.hpp"
#include "core/figures/survey_responses.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {
namespace {

using Type = SurveyQuestion::Type;

constexpr std::int64_t largest_exact = INT64_MAX / 1000;

std::string subject_name(const Records& records, EntryId subject) {
  const auto record = subject == 0 ? std::nullopt : records.find(subject);
  if (!record) return {};
  const std::string name(record->value("name").text);
  return name.empty() ? std::string(record->value("title").text) : name;
}

// To so many digits, from the whole sum where there is one. Of yen and their like none.
Cell mean_cell(const QuestionCount& count, int digits) {
  const auto mean = count.mean();
  if (!mean) return Cell::dash();
  const std::int64_t scale = digits == 3 ? 1000 : digits == 2 ? 100 : 1;
  const auto sum = count.whole_sum();
  const bool exact = sum && *sum<largest_exact&& * sum> - largest_exact;
  const double scaled = exact ? static_cast<double>(rounded_share(*sum, count.numbers, scale))
                              : std::round(*mean * static_cast<double>(scale));
  return Cell::of_decimal(scaled / static_cast<double>(scale), digits);
}

int mean_digits(const QuestionCount& count) { return count.question.type == Type::number ? 0 : 3; }

Cell median_cell(const QuestionCount& count) {
  const auto median = count.median();
  if (!median) return Cell::dash();
  return Cell::of_decimal(*median, std::trunc(*median) == *median ? 0 : 1);
}

// Yen, not people: it rests on the answers and is no sum of their numbers.
Cell sum_cell(const Words& words, const QuestionCount& count) {
  const bool summed = count.question.type == Type::number || count.question.type == Type::open;
  if (!summed || !count.mean()) return Cell::dash();
  const auto whole = count.whole_sum();
  if (!whole) return Cell::of_decimal(count.sum(), 2);
  return figure(*whole, words("rule.survey.sum"), {{words("survey.valid"), {}, {}}});
}

// How many there are of each kind of answer, under the names that the table has for them.
std::vector<Part> parts_of_all(const Words& words, std::string_view group,
                               const SurveyCount& survey, const QuestionCount& count) {
  const std::string before(group);
  return {{words(before + "valid"), count.valid, {}},
          {words(before + "no_answer"), survey.responses() - count.answered, {}},
          {words(before + "invalid"), count.invalid(), {}}};
}

Cell nps_cell(const Words& words, std::string_view group, const QuestionCount& count) {
  Cell cell = percent_cell(count.promoters - count.detractors, count.valid);
  const std::string before(group);
  cell.basis =
      std::make_shared<const Basis>(Basis{words("rule.survey.nps"),
                                          {{words(before + "promoters"), count.promoters, {}},
                                           {words(before + "detractors"), -count.detractors, {}}}});
  return cell;
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
  const bool scale = question.type == Type::scale && count.valid > 0 && !question.direction_unclear;
  const bool nps = question.type == Type::nps && count.valid > 0;
  const bool small = count.is_small() && question.type != Type::text;
  const auto where = [](bool told, Cell cell) { return told ? std::move(cell) : Cell::dash(); };
  return {
      {Cell::of(question.key), text_cell(question.text.japanese()),
       Cell::of(words("type." + std::string(type_name(question.type)))),
       figure(survey.responses(), words("rule.survey.all"),
              parts_of_all(words, "column.", survey, count)),
       Cell::of(survey.responses() - count.answered), Cell::of(count.invalid()),
       Cell::of(count.unlisted_answers()), valid_cell(words, count, nps),
       mean_cell(count, mean_digits(count)), median_cell(count), where(scale, Cell::of(count.top2)),
       where(scale, percent_cell(count.top2, count.valid)), where(nps, Cell::of(count.promoters)),
       where(nps, Cell::of(count.valid - count.promoters - count.detractors)),
       where(nps, Cell::of(count.detractors)), where(nps, nps_cell(words, "column.", count)),
       sum_cell(words, count), text_cell(small ? "n<10" : "")},
      Row::Level::detail,
      {},
      count.valid};
}

std::string title_of(const Words& words, std::string_view key, const Survey& survey) {
  const std::string title = words("table." + std::string(key));
  return survey.title.empty() ? title : title + ": " + survey.title;
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

Table questions_table(const Words& words, const Survey& survey) {
  Table table = make_table(words, "questions",
                           {"question", "text", "type", "n", "no_answer", "invalid",
                            "unlisted_answers", "valid", "mean", "median", "top2", "top2_percent",
                            "promoters", "passives", "detractors", "nps", "sum", "flag"});
  table.title = title_of(words, "questions", survey);
  for (const QuestionCount* count : survey.count.questions()) {
    table.rows.push_back(question_row(words, survey.count, *count));
    add_scale_note(words, count->question, table);
  }
  table.base = survey.count.responses();
  table.notes.push_back(words("survey.how"));
  if (survey.count.responses() == 0) table.notes.push_back(words("survey.no_responses"));
  return table;
}

// --- Answers of one question ---------------------------------------------------------------------

struct AnswerRows {
  const Words& words;
  const Survey& survey;
  const QuestionCount& count;
  bool base_all;
  Table& table;

  std::int64_t respondents() const { return survey.count.responses(); }
  std::int64_t base() const { return base_all ? respondents() : count.valid; }
  Cell percent(std::int64_t n) const { return percent_cell(n, base()); }

  void add(const std::string& code, const std::string& label, Cell n, Cell percent,
           Row::Level level = Row::Level::detail) {
    const auto rests_on = level == Row::Level::subtotal ? std::optional(count.valid) : std::nullopt;
    table.rows.push_back({{Cell::of(count.question.key), text_cell(code), text_cell(label),
                           std::move(n), std::move(percent),
                           text_cell(level == Row::Level::total && count.is_small() ? "n<10" : "")},
                          level,
                          {},
                          rests_on});
  }
  void add_figure(std::string_view name, Cell n, Cell percent = Cell::dash()) {
    add("", words("survey." + std::string(name)), std::move(n), std::move(percent),
        Row::Level::subtotal);
  }
  // A sum over the options whose values lie in that range.
  void add_sum(std::string_view name, std::int64_t n, std::int64_t least, std::int64_t most) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < count.question.options.size(); ++i)
      if (const SurveyOption& option = count.question.options[i];
          option.value && *option.value >= least && *option.value <= most)
        parts.push_back({option.label.japanese(), count.by_option[i], {}});
    add_figure(name, figure(n, words("rule.survey.options"), std::move(parts)),
               percent_cell(n, count.valid));
  }
  // All answers that stand in the table so far, each under its name.
  std::vector<Part> answers() const {
    std::vector<Part> parts;
    for (const Row& row : table.rows)
      if (const auto* n = std::get_if<std::int64_t>(&row.cells[3].value);
          n != nullptr && row.level == Row::Level::detail)
        parts.push_back({std::get<std::string>(row.cells[2].value), *n, {}});
    return parts;
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

// Of a question that nobody described the answers themselves are all there is to show.
void add_found_rows(AnswerRows& rows) {
  if (rows.count.question.type != Type::open) return;
  for (const auto& [value, n] : sorted_values(rows.count))
    rows.add(value, value, Cell::of(n), rows.percent(n));
  if (rows.count.unlisted_hidden > 0)
    rows.add("", rows.words("survey.unlisted_hidden"), Cell::of(rows.count.unlisted_hidden),
             Cell::dash());
}

// 0円, 1～999円 and on: what people spend lies far apart.
void add_class_rows(AnswerRows& rows) {
  constexpr std::array<double, 6> begins = {0, 1, 1000, 3000, 5000, 10'000};
  const QuestionCount& count = rows.count;
  const auto add = [&](const std::string& code, const std::string& label, std::int64_t n) {
    rows.add(code, label, Cell::of(n), rows.percent(n));
  };
  const std::int64_t below = count.between(-largest_number, std::nextafter(0.0, -1.0));
  if (below > 0) add("<0", rows.words("survey.class.below"), below);
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const bool last = i + 1 == begins.size();
    const double end = last ? largest_number : std::nextafter(begins[i + 1], 0.0);
    const auto first = static_cast<std::int64_t>(begins[i]);
    const std::int64_t until = last ? -1 : static_cast<std::int64_t>(begins[i + 1]) - 1;
    const bool single = first == until;
    const std::string code =
        std::to_string(first) + (single ? "" : "-") + (single || last ? "" : std::to_string(until));
    add(code,
        single ? rows.words.count(first)
               : rows.words("survey.class.range", {{"first", rows.words.count(first)},
                                                   {"last", last ? "" : rows.words.count(until)}}),
        count.between(begins[i], end));
  }
}

// The two best values begin here.
std::int64_t second_best(const SurveyQuestion& question) {
  std::vector<std::int64_t> values;
  for (const SurveyOption& option : question.options)
    if (option.value) values.push_back(*option.value);
  std::ranges::sort(values, std::ranges::greater());
  return values.empty() ? 0 : values[std::min<std::size_t>(1, values.size() - 1)];
}

void add_figures(AnswerRows& rows) {
  const QuestionCount& count = rows.count;
  if (count.valid == 0) return;
  switch (count.question.type) {
    case Type::scale:
      if (count.question.direction_unclear) return;
      rows.add_figure("mean", mean_cell(count, 2));
      rows.add_sum("top2", count.top2, second_best(count.question), largest_exact);
      return;
    case Type::nps: {
      const std::int64_t passives = count.valid - count.promoters - count.detractors;
      rows.add_sum("promoters", count.promoters, 9, 10);
      rows.add_sum("passives", passives, 7, 8);
      rows.add_sum("detractors", count.detractors, 0, 6);
      rows.add_figure("nps", nps_cell(rows.words, "survey.", count));
      return;
    }
    case Type::number:
      rows.add_figure("sum", sum_cell(rows.words, count));
      rows.add_figure("mean", mean_cell(count, 0));
      rows.add_figure("median", median_cell(count));
      return;
    default:
      return;
  }
}

bool adds_up(const QuestionCount& count) {
  if (count.question.type == Type::multi) return false;
  std::int64_t n = count.unlisted_hidden;
  for (const auto& [value, times] : count.unlisted) n += times;
  return count.question.type != Type::open || n == count.answered;
}

void add_totals(AnswerRows& rows) {
  const QuestionCount& count = rows.count;
  const std::int64_t none = rows.respondents() - count.answered;
  const auto of_all = [&](std::int64_t n) {
    return rows.base_all ? rows.percent(n) : Cell::dash();
  };
  const auto add = [&](std::string_view name, Cell n, Cell percent) {
    rows.add("", rows.words("survey." + std::string(name)), std::move(n), std::move(percent),
             Row::Level::total);
  };
  if (adds_up(count))
    add("valid", figure(count.valid, rows.words("rule.survey.valid"), rows.answers()),
        rows.percent(count.valid));
  else
    add("valid", Cell::of(count.valid), Cell::dash());
  add("no_answer", Cell::of(none), of_all(none));
  add("invalid", Cell::of(count.invalid()), of_all(count.invalid()));
  add("all",
      figure(rows.respondents(), rows.words("rule.survey.all"),
             parts_of_all(rows.words, "survey.", rows.survey.count, count)),
      of_all(rows.respondents()));
}

// Never parts of a whole where one may give several answers.
std::optional<Chart> chart_of(const SurveyQuestion& question) {
  const auto shares = [](Chart::Kind kind) { return Chart{kind, {"n", "percent"}, "answer"}; };
  switch (question.type) {
    case Type::single:
      return shares(Chart::Kind::shares);
    case Type::scale: {
      Chart chart = shares(Chart::Kind::diverging);
      chart.rising = !question.options.empty() &&
                     question.options.front().value < question.options.back().value;
      return chart;
    }
    case Type::multi:
      return shares(Chart::Kind::by_size);
    case Type::nps:
    case Type::number:
      return Chart{Chart::Kind::bars, {"n"}, "answer"};
    default:
      return std::nullopt;
  }
}

Table answers_table(const Words& words, const Survey& survey, const QuestionCount& count,
                    const ReportQuery& query) {
  const bool base_all = query.base_all;
  const SurveyQuestion& question = count.question;
  Table table =
      make_table(words, "answers", {"question", "code", "answer", "n", "percent", "flag"});
  table.title = title_of(words, "answers", survey) + " " + question.key +
                (question.text.japanese().empty() ? "" : " " + question.text.japanese());
  AnswerRows rows{words, survey, count, base_all, table};
  table.base = rows.base();
  table.several = question.type == Type::multi;
  table.internal = question.type == Type::open;  // people's own words, perhaps
  table.chart = chart_of(question);
  for (const std::size_t column : {0, 1}) table.columns[column].for_programs = true;
  for (std::size_t i = 0; i < question.options.size(); ++i)
    rows.add(question.options[i].code, question.options[i].label.japanese(),
             Cell::of(count.by_option[i]), rows.percent(count.by_option[i]));
  add_found_rows(rows);
  if (question.type == Type::number) add_class_rows(rows);
  add_figures(rows);
  add_totals(rows);
  table.columns.back().for_programs = !count.is_small();  // the flag
  table.notes.push_back(words(base_all ? "survey.base_all" : "survey.base_valid"));
  table.notes.push_back(words(adds_up(count) ? "survey.rounded" : "survey.multiple"));
  if (question.type != Type::open && count.unlisted_answers() > 0 && !query.published)
    table.notes.push_back(
        words("survey.unlisted", {{"n", std::to_string(count.unlisted_answers())}}));
  return table;
}

bool has_answers_table(const QuestionCount& count) {
  return count.question.type != Type::text && !count.may_be_free_text();
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

// Questionnaires of one title about one thing are versions of each other: told apart by how many
// answered which.
void number_versions(const Words& words, std::vector<Survey>& surveys) {
  for (auto first = surveys.begin(); first != surveys.end();) {
    const auto last = std::find_if(
        first, surveys.end(), [&](const Survey& survey) { return survey.title != first->title; });
    const std::string title = first->title;
    if (last - first > 1)
      for (auto each = first; each != last; ++each)
        each->title = words("survey.version", {{"title", title},
                                               {"n", std::to_string(each->count.responses())},
                                               {"version", std::to_string(each - first + 1)}});
    first = last;
  }
}

}  // namespace

Result<Report> survey_report(const ReportContext& context) {
  const auto subject = subject_of(context);
  if (!subject) return subject.error();
  Report report;
  report.title = subject->title;
  std::vector<Survey> surveys = titled_surveys(context.records, subject->scope);
  number_versions(context.words, surveys);
  for (const Survey& survey : surveys) {
    report.tables.push_back(questions_table(context.words, survey));
    for (const QuestionCount* count : survey.count.questions())
      if (has_answers_table(*count))
        report.tables.push_back(answers_table(context.words, survey, *count, context.query));
  }
  return report;
}

}  // namespace renkei
