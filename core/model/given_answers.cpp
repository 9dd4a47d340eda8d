#include "core/model/given_answers.hpp"

#include <algorithm>
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

void choose(GivenAnswers& given, const SurveyQuestion& question, std::size_t option) {
  if (option >= question.options.size()) return;
  const std::string& code = question.options[option].code;
  std::vector<std::string>& codes = given[question.key];
  if (question.type != QuestionType::multi)
    codes = {code};
  else if (std::erase(codes, code) == 0)
    codes.push_back(code);
}

bool is_chosen(const GivenAnswers& given, const SurveyQuestion& question, std::size_t option) {
  const auto found = given.find(question.key);
  return found != given.end() &&
         std::ranges::find(found->second, question.options[option].code) != found->second.end();
}

std::string& written(GivenAnswers& given, const SurveyQuestion& question) {
  std::vector<std::string>& one = given[question.key];
  one.resize(1);
  return one.front();
}

std::string_view written(const GivenAnswers& given, const SurveyQuestion& question) {
  const auto found = given.find(question.key);
  return found == given.end() || found->second.empty() ? std::string_view() : found->second.front();
}

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
