#include "core/model/given_answers.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace renkei {
namespace {

using nlohmann::json;

json number_or_text(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = !text.empty() && error == std::errc() && end == text.data() + text.size();
  return is_number ? json(number) : json(text);
}

json answer_of(const SurveyQuestion& question, const GivenAnswer& given) {
  using enum SurveyQuestion::Type;
  if (question.type == number) return number_or_text(given.written);
  if (given.codes.empty()) return given.written;
  if (question.type == multi) return given.codes;
  const std::string& code = given.codes.front();
  return question.type == scale || question.type == nps ? number_or_text(code) : json(code);
}

}  // namespace

std::string answers_json(std::span<const SurveyQuestion> questions,
                         std::span<const GivenAnswer> given) {
  json answers = json::object();
  for (std::size_t i = 0; i < std::min(questions.size(), given.size()); ++i)
    if (!given[i].is_empty()) answers[questions[i].key] = answer_of(questions[i], given[i]);
  return answers.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace renkei
