// What the tables of a survey have in common. Inside core/report only.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/survey_responses.hpp"
#include "core/report/yearly_tables.hpp"

namespace renkei {

using AnswerType = SurveyQuestion::Type;

// The name of the table, and whose answers it has.
std::string survey_title(const Words& words, std::string_view key, const Survey& survey);

// To so many digits, from the whole sum where there is one; of yen and their like none. It names the
// answers that it rests on.
Cell mean_cell(const Words& words, const QuestionCount& count, int digits);
Cell median_cell(const QuestionCount& count);
// Yen, not people: it rests on the answers and is no sum of their numbers.
Cell sum_cell(const Words& words, const QuestionCount& count);
// How many there are of each kind of answer, under the names that the table has for them.
std::vector<Part> parts_of_all(const Words& words, std::string_view group,
                               const SurveyCount& survey, const QuestionCount& count);
// Of the figure that the table has under this name.
Cell share_cell(const Words& words, std::int64_t part, std::int64_t whole, std::string_view base);
Cell nps_cell(const Words& words, std::string_view group, const QuestionCount& count);
// Whether each answer is in one of its rows.
bool adds_up(const QuestionCount& count);
bool has_answers_table(const QuestionCount& count);

// What the survey's own report for the public holds back stands in no other report for the public.
class PublicSurvey {
 public:
  explicit PublicSurvey(const ReportContext& context, EntryId event);
  // `column`: of the survey's table of questions. Not for the public: the cell as it is.
  Cell shown(const Survey& survey, const QuestionCount& question, std::string_view column,
             Cell cell) const;

 private:
  const Records& records_;
  std::optional<Report> surveys_;
};

// Indexes of its options as they were asked, or the most frequent first (--sort count).
std::vector<std::size_t> options_in_order(const QuestionCount& count, const ReportQuery& query);

Table answers_table(const Words& words, const Survey& survey, const QuestionCount& count,
                    const ReportQuery& query);
// The answers to every question by those to the one that was asked for.
std::vector<Table> crossed_tables(const Words& words, const Survey& survey,
                                  const ReportQuery& query);

}  // namespace renkei
