// What one respondent has answered so far, on its way to a response's `answers`. Plain values; pure.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/model/survey_questions.hpp"

namespace renkei {

// By the question's key: codes of options, a number, or words. What was skipped is not there.
using GivenAnswers = std::map<std::string, std::vector<std::string>>;

// {"q1":"20代","q2":5,"q3":["a","b"]}: whole numbers where the question is about numbers.
std::string answers_json(const std::vector<SurveyQuestion>& questions, const GivenAnswers& given);

// Whether the question takes what was given to it, and something was.
bool is_answered(const SurveyQuestion& question, const GivenAnswers& given);

}  // namespace renkei
