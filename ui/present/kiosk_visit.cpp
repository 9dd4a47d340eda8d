#include "ui/present/kiosk_visit.hpp"

#include <algorithm>

#include "core/model/age_answers.hpp"
#include "core/text/utf8.hpp"

namespace renkei::ui::kiosk {
namespace {

constexpr std::size_t most_digits = 9;

bool is_old_enough(const Survey& survey, const Visit& visit) {
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    const SurveyQuestion& question = survey.questions[i];
    const std::string_view code = written(visit.given, question);
    if (!asks_age(question) || code.empty()) continue;
    const SurveyOption* said = find_option(question, std::string(code));
    const auto youngest = said ? youngest_of(said->label.japanese()) : std::nullopt;
    return youngest.value_or(0) >= age_of_own_words;
  }
  return false;
}

}  // namespace

Manner manner_of(const SurveyQuestion& question) {
  using enum SurveyQuestion::Type;
  switch (question.type) {
    case single:
      return Manner::one;
    case multi:
      return Manner::several;
    case scale:
    case nps:
      return Manner::on_scale;
    case number:
      return Manner::digits;
    case text:
    case open:
      break;
  }
  return Manner::own_words;
}

bool is_asked(const Survey& survey, const Visit& visit, std::size_t question) {
  return manner_of(survey.questions[question]) != Manner::own_words || is_old_enough(survey, visit);
}

std::optional<std::size_t> asked_after(const Survey& survey, const Visit& visit, std::size_t at) {
  for (std::size_t i = at + 1; i < survey.questions.size(); ++i)
    if (is_asked(survey, visit, i)) return i;
  return std::nullopt;
}

std::optional<std::size_t> asked_before(const Survey& survey, const Visit& visit, std::size_t at) {
  for (std::size_t i = at; i-- > 0;)
    if (is_asked(survey, visit, i)) return i;
  return std::nullopt;
}

std::optional<std::size_t> first_asked(const Survey& survey, const Visit& visit) {
  if (survey.questions.empty()) return std::nullopt;
  return is_asked(survey, visit, 0) ? std::optional<std::size_t>(0) : asked_after(survey, visit, 0);
}

Progress progress_of(const Survey& survey, const Visit& visit) {
  Progress progress;
  for (std::size_t i = 0; i < survey.questions.size(); ++i) {
    if (!is_asked(survey, visit, i)) continue;
    ++progress.all;
    if (i <= visit.at) ++progress.at;
  }
  return progress;
}

void write(const Survey& survey, Visit& visit, const std::string& character) {
  const SurveyQuestion& question = survey.questions[visit.at];
  std::string& text = written(visit.given, question);
  const bool digits = manner_of(question) == Manner::digits;
  if (digits && text == "0") text.clear();
  if (count_code_points(text) < (digits ? most_digits : most_characters)) text += character;
}

void erase(const Survey& survey, Visit& visit) {
  std::string& text = written(visit.given, survey.questions[visit.at]);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

}  // namespace renkei::ui::kiosk
