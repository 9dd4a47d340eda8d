#include "core/model/answers.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/model/survey_questions.hpp"

namespace renkei {
namespace {

using nlohmann::json;

json parse(std::string_view text) { return json::parse(text, nullptr, false); }

constexpr auto replaced = json::error_handler_t::replace;

}  // namespace

bool is_text_list(std::string_view text) {
  const json list = parse(text);
  return list.is_array() &&
         std::all_of(list.begin(), list.end(), [](const json& item) { return item.is_string(); });
}

bool is_json(std::string_view text) {
  const json value = parse(text);
  return value.is_object() || value.is_array();
}

bool may_be_answers(std::string_view text) {
  if (text.empty()) return true;
  const json answers = parse(text);
  return answers.is_object() && !answers.contains(written_key);
}

std::optional<OddAnswer> odd_answer(std::string_view questions_json,
                                    std::string_view answers_json) {
  const json answers = parse(answers_json);
  for (const SurveyQuestion& question : read_questions(questions_json)) {
    const auto answer = answers.find(question.key);
    if (answer == answers.end() || takes(question, *answer)) continue;
    return OddAnswer{
        question.key,
        answer->is_string() ? answer->get<std::string>() : answer->dump(-1, ' ', false, replaced),
        range_of(question)};
  }
  return std::nullopt;
}

std::pair<std::string, std::string> split_free_text(std::string_view questions_json,
                                                    std::string_view answers_json,
                                                    std::string_view words_json) {
  std::map<std::string, bool> is_text;
  for (const SurveyQuestion& question : read_questions(questions_json))
    is_text[question.key] = question.type == SurveyQuestion::Type::text;
  const json answers = parse(answers_json);
  const json words = parse(words_json);
  json counted = json::object(), free = words.is_object() ? words : json::object();
  for (const auto& [key, value] : answers.items()) {
    const auto asked = is_text.find(key);
    const bool is_free =
        asked != is_text.end() ? asked->second : !is_text.empty() && value.is_string();
    (is_free ? free : counted)[key] = value;
  }
  for (const auto& [key, value] : free.items()) counted[written_key].push_back(key);
  return {counted.dump(), free.empty() ? std::string() : free.dump()};
}

}  // namespace renkei
