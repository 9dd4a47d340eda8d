// What is to be mended in a questionnaire before it is used: whoever writes it and whoever checks a plan asks
// the same. Pure; plain values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/model/survey_questions.hpp"

namespace renkei {
struct Questionnaire;
}

namespace renkei::questionnaire {

inline constexpr std::size_t most_at_a_kiosk = 8;  // questions

// All that is written of a questionnaire.
struct Draft {
  std::string title;           // as staff call it
  VisitorText titles, notice;  // as visitors read them
  std::string notice_version;
  std::vector<SurveyQuestion> questions;
};

Draft draft_of(const Questionnaire& questionnaire);

enum class Weight { refused, unfit, doubtful };  // by the store; for visitors; perhaps

struct Fault {
  enum class What {
    no_title,
    open_reading,
    no_key,
    same_key,
    no_question,
    no_text,
    few_options,
    empty_option,
    same_option,
    too_many,
    words_without_age,
    missing_language
  } what;
  std::optional<std::size_t> question;  // none: the whole
  VisitorLanguage language = VisitorLanguage::ja;
  std::size_t count = 0;  // texts that are missing in it
  friend bool operator==(const Fault&, const Fault&) = default;
};
Weight weight_of(Fault::What what);

// The worst first, and then by question.
std::vector<Fault> faults_of(const Draft& draft);
bool can_be_stored(const std::vector<Fault>& faults);

// Whether anything at all is asked in it.
bool is_begun(const Draft& draft, VisitorLanguage language);

}  // namespace renkei::questionnaire
