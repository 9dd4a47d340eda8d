#include <algorithm>
#include <string>

#include "core/model/kinds.hpp"
#include "core/model/survey_writing.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/visitor_words.hpp"
#include "ui/present/designer.hpp"

namespace renkei::ui::designer {
namespace {

using QuestionType = SurveyQuestion::Type;

VisitorText ready_words(const std::string& key) {
  VisitorText text;
  for (const VisitorLanguage language : visitor_languages)
    text.set(language, renkei::say(language, key));
  return text;
}

SurveyQuestion ready_question(const std::string& key, QuestionType type, std::size_t options) {
  SurveyQuestion question;
  question.key = key;
  question.type = type;
  question.text = ready_words("template." + key);
  for (std::size_t i = 1; i <= options; ++i) {
    SurveyOption option;
    option.label = ready_words("template." + key + "." + std::to_string(i));
    option.code = option.label.japanese();
    question.options.push_back(std::move(option));
  }
  if (type == QuestionType::scale) number_scale(question, true);
  return question;
}

OwnValue text_or_nothing(const std::string& text) {
  const std::string_view words = trim(text);
  return words.empty() ? OwnValue() : OwnValue(std::string(words));
}

OwnValue text_or_nothing(const VisitorText& text) {
  for (const VisitorLanguage language : visitor_languages)
    if (text.has(language)) return visitor_text_json(text);
  return {};
}

// Whose answers are called as much as they are worth.
bool is_of_figures(const SurveyQuestion& scale) {
  return std::ranges::all_of(scale.options, [](const SurveyOption& option) {
    return option.value && option.label.japanese() == std::to_string(*option.value);
  });
}

// A scale keeps its direction and counts anew.
void renumber(SurveyQuestion& question, bool best_first) {
  if (question.type == QuestionType::scale) number_scale(question, best_first);
}

}  // namespace

Draft draft_from(Template from) {
  Draft draft;
  if (from == Template::empty) return draft;
  draft.titles = ready_words("template.title");
  draft.title = draft.titles.japanese();
  draft.questions = {ready_question("satisfaction", QuestionType::scale, 5),
                     ready_question("age", QuestionType::single, 8),
                     ready_question("home", QuestionType::single, 4),
                     ready_question("words", QuestionType::text, 0)};
  return draft;
}

Assigns assigns_of(const Draft& draft, std::string_view questions_before) {
  return {{"title", text_or_nothing(draft.title)},
          {"titles", text_or_nothing(draft.titles)},
          {"notice", text_or_nothing(draft.notice)},
          {"notice_version", text_or_nothing(draft.notice_version)},
          {"questions", questions_json(draft.questions, questions_before)}};
}

SurveyQuestion new_question(QuestionType type, const std::vector<SurveyQuestion>& others) {
  SurveyQuestion question;
  question.key = free_key(others);
  choose_type(question, type);
  return question;
}

void set_words(SurveyQuestion& question, std::size_t at, VisitorLanguage language,
               const std::string& text) {
  SurveyOption& option = question.options[at];
  // A code that nobody has given is the Japanese word.
  const bool is_own_code = option.code == option.label.japanese();
  const bool best_first = is_best_first(question);
  option.label.set(language, text);
  if (language != VisitorLanguage::ja) return;
  if (question.type == QuestionType::scale)
    number_scale(question, best_first);
  else if (is_own_code || option.code.empty())
    option.code = text;
}

void choose_type(SurveyQuestion& question, QuestionType type) {
  question.type = type;
  if (!has_own_options(type)) return;
  if (question.options.empty() && type == QuestionType::scale)
    for (int figure = 1; figure <= 5; ++figure)
      question.options.push_back(
          {std::to_string(figure), VisitorText(std::to_string(figure)), figure});
  while (question.options.size() < 2) question.options.emplace_back();
  if (type == QuestionType::scale && !is_of_figures(question)) number_scale(question, true);
}

void add_option(SurveyQuestion& question) {
  const bool best_first = is_best_first(question);
  SurveyOption option;
  if (question.type == QuestionType::scale && is_of_figures(question)) {
    option.value = static_cast<std::int64_t>(question.options.size()) + 1;
    option.code = std::to_string(*option.value);
    option.label = VisitorText(option.code);
  }
  question.options.push_back(std::move(option));
  renumber(question, best_first);
}

void move_option(SurveyQuestion& question, std::size_t option, int by) {
  const std::size_t to = option + static_cast<std::size_t>(by);  // below the first: beyond the last
  if (option >= question.options.size() || to >= question.options.size()) return;
  const bool best_first = is_best_first(question);
  std::swap(question.options[option], question.options[to]);
  renumber(question, best_first);
}

void remove_option(SurveyQuestion& question, std::size_t option) {
  if (option >= question.options.size()) return;
  const bool best_first = is_best_first(question);
  question.options.erase(question.options.begin() + static_cast<std::ptrdiff_t>(option));
  renumber(question, best_first);
}

}  // namespace renkei::ui::designer
