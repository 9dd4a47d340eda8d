#include "core/model/given_answers.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "core/text/spaces.hpp"

namespace renkei {
namespace {

using nlohmann::json;
using QuestionType = SurveyQuestion::Type;

json one_answer(QuestionType type, const std::string& value) {
  const bool is_number =
      type == QuestionType::scale || type == QuestionType::nps || type == QuestionType::number;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  return is_number && whole ? json(number) : json(value);
}

json answer_of(const SurveyQuestion& question, const std::vector<std::string>& values) {
  if (question.type != QuestionType::multi) return one_answer(question.type, values.front());
  json several = json::array();
  for (const std::string& value : values) several.push_back(value);
  return several;
}

const std::vector<std::string>* given_to(const SurveyQuestion& question,
                                         const GivenAnswers& given) {
  const auto found = given.find(question.key);
  const bool any =
      found != given.end() && !found->second.empty() && !trim(found->second.front()).empty();
  return any ? &found->second : nullptr;
}

}  // namespace

std::string answers_json(const std::vector<SurveyQuestion>& questions, const GivenAnswers& given) {
  json answers = json::object();
  for (const SurveyQuestion& question : questions)
    if (const auto* values = given_to(question, given))
      answers[question.key] = answer_of(question, *values);
  return answers.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool is_answered(const SurveyQuestion& question, const GivenAnswers& given) {
  const auto* values = given_to(question, given);
  return values && takes(question, answer_of(question, *values));
}

}  // namespace renkei
