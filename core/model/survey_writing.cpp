#include "core/model/survey_writing.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text/spaces.hpp"

namespace renkei {
namespace {

using nlohmann::json;
using WrittenType = SurveyQuestion::Type;

std::string written_words(const std::string& typed) { return std::string(trim(typed)); }

json json_of(const VisitorText& text) {
  json by_language = json::object();
  for (const VisitorLanguage language : visitor_languages)
    if (std::string said = text.has(language) ? written_words(text.in(language)) : std::string();
        !said.empty())
      by_language[std::string(code_of(language))] = std::move(said);
  std::string japanese = written_words(text.japanese());
  if (by_language.empty() || (by_language.size() == 1 && !japanese.empty())) return japanese;
  by_language["ja"] = std::move(japanese);
  return by_language;
}

json json_of(const SurveyOption& option) {
  json label = json_of(option.label);
  const std::string code = written_words(option.code);
  if (code.empty() || code == written_words(option.label.japanese())) return label;
  return {{"code", code}, {"label", std::move(label)}};
}

// That a scale without options has anyway.
bool is_one_to_five(const std::vector<SurveyOption>& options) {
  if (options.size() != 5) return false;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string figure = std::to_string(i + 1);
    if (options[i].code != figure || json_of(options[i].label) != figure) return false;
  }
  return true;
}

json stored_question(const json& before, const std::string& key) {
  if (before.is_array())
    for (const json& item : before)
      if (item.is_object() && item.contains("key") && item["key"] == key) return item;
  return json::object();
}

}  // namespace

std::string visitor_text_json(const VisitorText& text) {
  return json_of(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

bool has_own_options(WrittenType type) {
  return type == WrittenType::single || type == WrittenType::multi || type == WrittenType::scale;
}

std::string questions_json(const std::vector<SurveyQuestion>& questions, std::string_view before) {
  const json stored = json::parse(before, nullptr, false);
  json all = json::array();
  for (const SurveyQuestion& question : questions) {
    const std::string key = written_words(question.key);
    json item = stored_question(stored, key);
    for (const char* ours : {"text", "type", "options"}) item.erase(ours);
    item["key"] = key;
    item["text"] = json_of(question.text);
    if (question.type != WrittenType::open) item["type"] = type_name(question.type);
    const bool usual = question.type == WrittenType::scale && is_one_to_five(question.options);
    if (has_own_options(question.type) && !usual) {
      item["options"] = json::array();
      for (const SurveyOption& option : question.options)
        item["options"].push_back(json_of(option));
    }
    all.push_back(std::move(item));
  }
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string free_key(const std::vector<SurveyQuestion>& questions) {
  for (std::size_t n = questions.size() + 1;; ++n) {
    std::string key = "q" + std::to_string(n);
    if (std::ranges::find(questions, key, &SurveyQuestion::key) == questions.end()) return key;
  }
}

bool is_best_first(const SurveyQuestion& scale) {
  if (scale.options.size() < 2) return true;
  const auto first = scale.options.front().value, last = scale.options.back().value;
  return !first || !last || *first > *last;
}

void number_scale(SurveyQuestion& scale, bool best_first) {
  const auto count = static_cast<std::int64_t>(scale.options.size());
  scale.values_assumed = false;
  for (std::int64_t i = 0; i < count; ++i) {
    SurveyOption& option = scale.options[static_cast<std::size_t>(i)];
    const std::int64_t value = best_first ? count - i : i + 1;
    std::string code = std::to_string(value);
    // Figures that stand for themselves go on doing so.
    const bool is_figure = option.value && option.label.japanese() == std::to_string(*option.value);
    if (is_figure && option.label.japanese() == option.code) option.label = VisitorText(code);
    option.code = std::move(code);
    option.value = value;
  }
}

}  // namespace renkei
