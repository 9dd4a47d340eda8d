// One visitor at a kiosk: which of the questions are asked, in which order, and what was answered.
// Lives in memory only; pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/moment.hpp"
#include "core/model/given_answers.hpp"
#include "core/model/questionnaire_checks.hpp"

namespace renkei::ui::kiosk {

constexpr std::size_t most_questions = questionnaire::most_at_a_kiosk;
constexpr std::size_t most_characters = 200;  // of own words

// What is asked of everybody, read once when the kiosk begins.
struct Survey {
  VisitorText title, notice;
  std::string notice_version;
  std::vector<SurveyQuestion> questions;  // eight at most
  std::vector<VisitorLanguage> languages;
};

struct Visit {
  VisitorLanguage language = VisitorLanguage::ja;
  bool large = false, low = false;  // text; buttons in the lower half
  std::size_t at = 0;               // the question
  GivenAnswers given;
  Moment begun;         // at the first question
  std::size_t row = 0;  // of the kana pad
  friend bool operator==(const Visit&, const Visit&) = default;
};

// How a question is answered.
enum class Manner { one, several, on_scale, digits, own_words };
Manner manner_of(const SurveyQuestion& question);

// Own words only of those who said that they are old enough.
bool is_asked(const Survey& survey, const Visit& visit, std::size_t question);
std::optional<std::size_t> asked_after(const Survey& survey, const Visit& visit, std::size_t at);
std::optional<std::size_t> asked_before(const Survey& survey, const Visit& visit, std::size_t at);
std::optional<std::size_t> first_asked(const Survey& survey, const Visit& visit);

// As far as one has come, of how many: 2 of 5.
struct Progress {
  std::size_t at = 0, all = 0;
};
Progress progress_of(const Survey& survey, const Visit& visit);

void write(const Survey& survey, Visit& visit, const std::string& character);
void erase(const Survey& survey, Visit& visit);

}  // namespace renkei::ui::kiosk
