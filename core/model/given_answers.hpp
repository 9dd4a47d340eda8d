// What one visitor has answered, question by question, before it is recorded. Plain values.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/model/survey_questions.hpp"

namespace renkei {

struct GivenAnswer {
  std::vector<std::string> codes;  // of the options, in the order in which they were chosen
  std::string written;             // own words, or the digits of a number
  bool is_empty() const { return codes.empty() && written.empty(); }
  friend bool operator==(const GivenAnswer&, const GivenAnswer&) = default;
};

// As response.answers has them: {"q1":"20代","q2":5,"q3":["a","b"]}. `given` goes with `questions` by
// place; what was not answered is left out.
std::string answers_json(std::span<const SurveyQuestion> questions,
                         std::span<const GivenAnswer> given);

}  // namespace renkei
