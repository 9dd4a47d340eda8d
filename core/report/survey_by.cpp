// Cross tables of a survey: the answers to every question by those to one of which one option is chosen.
#include <algorithm>

#include "core/report/survey_tables.hpp"

namespace renkei {
namespace {

using Holds = Column::Holds;

// Who chose one option of the question that it is crossed with, or everybody.
struct Group {
  std::string key, label;
  const SurveyCount* survey;
  const QuestionCount* count;
};

std::int64_t nps_sign(const SurveyOption& option) {
  const std::int64_t value = option.value.value_or(7);
  return value >= 9 ? 1 : value <= 6 ? -1 : 0;
}

const QuestionCount* count_of(const SurveyCount& survey, std::string_view key) {
  for (const QuestionCount* count : survey.questions())
    if (count->question.key == key) return count;
  return nullptr;
}

class Crossing {
 public:
  Crossing(const Words& words, const Survey& survey, const QuestionCount& by,
           const QuestionCount& count, const ReportQuery& query)
      : words_(words), question_(count.question), base_all_(query.base_all) {
    all_ = {"all", words("total"), &survey.count, &count};
    for (std::size_t i = 0; i < survey.by.size(); ++i) {
      const bool is_option = i < by.question.options.size();
      const SurveyOption* option = is_option ? &by.question.options[i] : nullptr;
      const QuestionCount* of_group = count_of(survey.by[i], count.question.key);
      if (of_group == nullptr || (!option && survey.by[i].responses() == 0)) continue;
      groups_.push_back({option ? option->code : "none",
                         option ? option->label.japanese() : words("survey.by_none"), &survey.by[i],
                         of_group});
    }
    order_ = options_in_order(count, query);
    table_ = make_table(words, "survey_by", {"by_group"});
    table_.title = survey_title(words, "survey_by", survey) + " " +
                   words("survey.crossed",
                         {{"question", name_of(count.question)}, {"by", name_of(by.question)}});
    table_.base = survey.count.asked(count);
    table_.finer = true;
    table_.several = question_.type == AnswerType::multi;
  }

  Table run() {
    add_columns();
    for (const Group& group : groups_) add_row(group, Row::Level::detail);
    add_row(all_, Row::Level::total);
    table_.notes.push_back(words_(base_all_ ? "survey.base_all" : "survey.base_valid"));
    return std::move(table_);
  }

 private:
  static std::string name_of(const SurveyQuestion& question) {
    const std::string& text = question.text.japanese();
    return question.key + (text.empty() ? "" : " " + text);
  }
  bool has_shares() const {
    return question_.type != AnswerType::nps && !question_.options.empty();
  }
  bool has_mean() const {
    return question_.type == AnswerType::number ||
           (question_.type == AnswerType::scale && !question_.direction_unclear);
  }

  void add_columns() {
    const auto add = [&](std::string key, std::string label, Holds holds, bool is_total = false) {
      table_.columns.push_back({std::move(key), std::move(label), holds, is_total});
    };
    for (const std::size_t i : order_)
      add("n." + question_.options[i].code, question_.options[i].label.japanese(), Holds::people);
    add("valid", words_("survey.valid"), Holds::people, true);
    add("no_answer", words_("survey.no_answer"), Holds::people);
    add("invalid", words_("survey.invalid"), Holds::people);
    add("n", words_("survey.all"), Holds::people, true);
    if (has_shares())
      for (const std::size_t i : order_)
        add("percent." + question_.options[i].code,
            words_("survey.share_of", {{"answer", question_.options[i].label.japanese()}}),
            Holds::rate);
    if (has_mean()) add("mean", words_("column.mean"), Holds::rate);
    if (question_.type == AnswerType::number) add("median", words_("column.median"), Holds::rate);
    if (question_.type == AnswerType::nps) add("nps", words_("survey.nps"), Holds::rate);
  }

  // A figure of everybody is made of those of the groups.
  template <class NumberOf>
  Cell cell_of(const Group& group, const NumberOf& number_of) const {
    if (&group != &all_) return Cell::of(number_of(group));
    std::vector<Part> parts;
    parts.reserve(groups_.size());
    for (const Group& each : groups_) parts.push_back({each.label, number_of(each), {}});
    return figure(number_of(group), words_("rule.survey.by"), std::move(parts));
  }

  void add_row(const Group& group, Row::Level level) {
    const QuestionCount& count = *group.count;
    Row row{{Cell::of(group.label)}, level, group.key};
    for (const std::size_t i : order_)
      row.cells.push_back(
          cell_of(group, [i](const Group& each) { return each.count->by_option[i]; }));
    row.cells.push_back(cell_of(group, [](const Group& each) { return each.count->valid; }));
    row.cells.push_back(
        cell_of(group, [](const Group& each) { return each.survey->no_answer(*each.count); }));
    row.cells.push_back(cell_of(group, [](const Group& each) { return each.count->invalid(); }));
    row.cells.push_back(
        cell_of(group, [](const Group& each) { return each.survey->asked(*each.count); }));
    if (has_shares())
      for (const std::size_t i : order_) row.cells.push_back(share(group, i));
    if (has_mean())
      row.cells.push_back(mean_cell(words_, count, question_.type == AnswerType::number ? 0 : 2));
    if (question_.type == AnswerType::number) row.cells.push_back(median_cell(count));
    if (question_.type == AnswerType::nps) row.cells.push_back(nps_of(count));
    row.base = count.valid;
    table_.rows.push_back(std::move(row));
  }

  // It rests on the answers that stand in its row under this name, and on its base there.
  Cell share(const Group& group, std::size_t option) const {
    const QuestionCount& count = *group.count;
    const std::int64_t n = count.by_option[option];
    Cell cell = percent_cell(n, base_all_ ? group.survey->asked(count) : count.valid);
    cell.basis = std::make_shared<const Basis>(
        Basis{words_("rule.survey.share"),
              {{question_.options[option].label.japanese(), n, {}},
               {words_(base_all_ ? "survey.all" : "survey.valid"), {}, {}}}});
    return cell;
  }

  // Whoever knows it and some of the answers knows more of the others.
  Cell nps_of(const QuestionCount& count) const {
    Cell cell = score_cell(count.promoters - count.detractors, count.valid);
    Basis basis{words_("rule.survey.nps"), {}};
    basis.parts.reserve(count.by_option.size());
    for (std::size_t i = 0; i < count.by_option.size(); ++i)
      basis.parts.push_back({count.question.options[i].label.japanese(),
                             count.by_option[i] * nps_sign(count.question.options[i]),
                             {}});
    cell.basis = std::make_shared<const Basis>(std::move(basis));
    return cell;
  }

  const Words& words_;
  const SurveyQuestion& question_;
  const bool base_all_;
  Group all_;
  std::vector<Group> groups_;
  std::vector<std::size_t> order_;
  Table table_;
};

}  // namespace

std::vector<Table> crossed_tables(const Words& words, const Survey& survey,
                                  const ReportQuery& query) {
  std::vector<Table> tables;
  const QuestionCount* by = survey.by.empty() ? nullptr : count_of(survey.count, query.by);
  if (by == nullptr) return tables;
  for (const QuestionCount* count : survey.count.questions())
    if (count != by && has_answers_table(*count) && count->question.type != AnswerType::open)
      tables.push_back(Crossing(words, survey, *by, *count, query).run());
  return tables;
}

}  // namespace renkei
