// Versions of one questionnaire, counted together: questions of one key are one question where what was
// asked allows it. Bands of ages become the coarser ones; choices are those of any version, by their
// words; scales have to have the same ones. What cannot be put together stays apart, a question for each
// version (q2.v1, q2.v2). Pure.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/survey_questions.hpp"

namespace renkei {

// A question as some versions put it, each with the version.
using AskedIn = std::vector<std::pair<std::size_t, const SurveyQuestion*>>;

class SurveyVersions {
 public:
  // The questions of each version, the first version first.
  explicit SurveyVersions(std::span<const std::vector<SurveyQuestion>> versions);
  SurveyVersions(const SurveyVersions&) = delete;
  SurveyVersions& operator=(const SurveyVersions&) = delete;

  const std::vector<SurveyQuestion>& questions() const { return questions_; }
  const std::vector<std::string>& kept_apart() const { return apart_; }  // keys
  // Questions that this version does not have, by their keys here.
  const std::vector<std::string>& not_asked(std::size_t version) const {
    return not_asked_[version];
  }
  // What a respondent answered to that version, in the words of questions(). Both documents of a response
  // are read so (core/model/answers.hpp).
  std::string translated(std::size_t version, std::string_view answers) const;

 private:
  struct Meaning {
    std::string key;                                    // here
    const SurveyQuestion* asked = nullptr;              // as that version put it
    std::map<std::string, std::string> code_of_option;  // by its code there
  };

  void add(const std::string& key, const AskedIn& asked);
  void add_question(const SurveyQuestion& question, const AskedIn& asked);

  std::vector<std::vector<SurveyQuestion>> versions_;
  std::vector<SurveyQuestion> questions_;
  std::vector<std::string> apart_;
  std::vector<std::map<std::string, Meaning, std::less<>>>
      meanings_;  // of each version, by key there
  std::vector<std::vector<std::string>> not_asked_;
};

}  // namespace renkei
