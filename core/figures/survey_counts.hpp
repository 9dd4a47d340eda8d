// The answers of one questionnaire about one subject, counted question by question in one pass.
// Pure.
//
// Percentages rest on valid answers: no answer and answers that the questionnaire does not know are
// counted beside them, never dropped. What people wrote themselves is counted only. Keys that no
// question names are tabulated from the answers themselves.
#pragma once
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/sum.hpp"
#include "core/model/survey_questions.hpp"

namespace renkei {

struct QuestionCount {
  SurveyQuestion question;
  std::int64_t answered = 0;                     // by respondents, whatever they answered
  std::int64_t valid = 0;                        // of these: answers that the question knows
  std::vector<std::int64_t> by_option;           // as question.options
  std::map<std::string, std::int64_t> unlisted;  // values that are not options, as answered
  std::int64_t unlisted_hidden = 0;  // of these, too long to be printed: maybe free text
  std::int64_t numbers = 0;          // values that are numbers
  Sum whole;                         // of these, and of what stands behind their points: exact,
  std::int64_t billionths = 0;       // in whatever order they come
  std::int64_t promoters = 0, detractors = 0, top2 = 0;
  std::map<double, std::int64_t> each;  // of a question about numbers: how often each was answered
  // Answered on paper in a way that tells nothing (answers.hpp, invalid_key), and words that are no
  // option beside others that are.
  std::int64_t unclear = 0, unlisted_beside = 0;
  std::int64_t not_asked = 0;  // respondents of versions without this question

  std::int64_t invalid() const { return answered - valid; }
  std::int64_t unlisted_answers() const { return answered - valid - unclear + unlisted_beside; }
  std::optional<double> median() const;                   // of numbers
  std::int64_t between(double least, double most) const;  // how many numbers are: both counted
  // Where the answers are numbers, each respondent's one.
  std::optional<double> mean() const;
  double sum() const;
  std::optional<std::int64_t> whole_sum() const;  // where it is a whole number
  // Means and percentages of so few mislead: they are shown and flagged.
  bool is_small() const { return valid < 10; }
  // A question that the questionnaire does not describe may have been a free one: then what people
  // wrote is long, or different every time.
  bool may_be_free_text() const;
};

class SurveyCount {
 public:
  explicit SurveyCount(std::vector<SurveyQuestion> questions);
  // The two JSON objects of one response; what is not JSON counts as no answer. `not_asked`: keys of
  // questions that this respondent's version does not have.
  void add(std::string_view answers, std::string_view free_text,
           const std::vector<std::string>& not_asked = {});

  std::int64_t responses() const { return responses_; }
  // Of those whom the question was put to: all, and without any answer.
  std::int64_t asked(const QuestionCount& count) const { return responses_ - count.not_asked; }
  std::int64_t no_answer(const QuestionCount& count) const { return asked(count) - count.answered; }
  // Questions in their order, then those found in answers only, by key.
  std::vector<const QuestionCount*> questions() const;

 private:
  QuestionCount& found(const std::string& key);
  void add_invalid(const nlohmann::json& given);

  std::vector<QuestionCount> asked_;
  std::map<std::string, std::size_t, std::less<>> asked_of_;
  std::map<std::string, QuestionCount, std::less<>> found_;
  std::int64_t responses_ = 0;
};

}  // namespace renkei
