// What one respondent has answered so far, on its way to a response's `answers`. Plain values; pure.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/survey_questions.hpp"

namespace renkei {

// By the question's key: codes of options in the order in which they were chosen, or as one item a number
// or words. What was skipped is not there.
using GivenAnswers = std::map<std::string, std::vector<std::string>>;

// Takes the option; of a question with several answers takes it away again.
void choose(GivenAnswers& given, const SurveyQuestion& question, std::size_t option);
bool is_chosen(const GivenAnswers& given, const SurveyQuestion& question, std::size_t option);
// The number or the words; to be written to, or as they are.
std::string& written(GivenAnswers& given, const SurveyQuestion& question);
std::string_view written(const GivenAnswers& given, const SurveyQuestion& question);

// {"q1":"20代","q2":5,"q3":["a","b"]}: whole numbers where the question is about numbers.
std::string answers_json(const std::vector<SurveyQuestion>& questions, const GivenAnswers& given);

// Whether the question takes what was given to it, and something was.
bool is_answered(const SurveyQuestion& question, const GivenAnswers& given);

}  // namespace renkei
