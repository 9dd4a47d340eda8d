#include "core/model/answers.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace renkei {
namespace {

using nlohmann::json;

json parse(std::string_view text) { return json::parse(text, nullptr, false); }

// Key of each question -> its type.
std::map<std::string, std::string> question_types(const json& questions) {
  std::map<std::string, std::string> types;
  if (!questions.is_array()) return types;
  for (const json& question : questions)
    if (question.is_object() && question.contains("key") && question["key"].is_string())
      types[question["key"].get<std::string>()] =
          question.contains("type") && question["type"].is_string()
              ? question["type"].get<std::string>()
              : "single";
  return types;
}

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

std::pair<std::string, std::string> split_free_text(std::string_view questions_json,
                                                    std::string_view answers_json) {
  const auto types = question_types(parse(questions_json));
  const json answers = parse(answers_json);
  json counted = json::object(), free = json::object();
  for (const auto& [key, value] : answers.items()) {
    const auto type = types.find(key);
    const bool is_free =
        type != types.end() ? type->second == "text" : !types.empty() && value.is_string();
    (is_free ? free : counted)[key] = value;
  }
  for (const auto& [key, value] : free.items()) counted[written_key].push_back(key);
  return {counted.dump(), free.empty() ? std::string() : free.dump()};
}

}  // namespace renkei
