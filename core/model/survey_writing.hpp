// Questions as they are stored, from questions that somebody has written: what survey_questions.hpp reads,
// the other way round. Pure; plain values.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/survey_questions.hpp"

namespace renkei {

// A text, or an object where there is more than Japanese.
std::string visitor_text_json(const VisitorText& text);

// `before`: as they were stored; what else stands there about a question of the same key is kept.
std::string questions_json(const std::vector<SurveyQuestion>& questions,
                           std::string_view before = {});

// Whether what is offered for an answer is written by whoever writes the question.
bool has_own_options(SurveyQuestion::Type type);

// The key of a question to come: q1, q2, ..
std::string free_key(const std::vector<SurveyQuestion>& questions);

// A scale is worth n to 1, or 1 to n, in the order in which its options stand.
bool is_best_first(const SurveyQuestion& scale);
void number_scale(SurveyQuestion& scale, bool best_first);

}  // namespace renkei
