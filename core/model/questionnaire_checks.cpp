#include "core/model/questionnaire_checks.hpp"

#include <algorithm>
#include <set>

#include "core/model/age_answers.hpp"
#include "core/model/kinds.hpp"
#include "core/model/survey_writing.hpp"
#include "core/text/spaces.hpp"

namespace renkei::questionnaire {
namespace {

using What = Fault::What;

bool is_blank(std::string_view text) { return trim(text).empty(); }

bool takes_own_words(SurveyQuestion::Type type) {
  return type == SurveyQuestion::Type::text || type == SurveyQuestion::Type::open;
}

bool has_open_reading(const VisitorText& text) {
  return !is_visitor_text(std::string_view(visitor_text_json(text)));
}

bool has_open_reading(const SurveyQuestion& question) {
  return has_open_reading(question.text) ||
         (has_own_options(question.type) &&
          std::ranges::any_of(question.options, [](const SurveyOption& option) {
            return has_open_reading(option.label);
          }));
}

class Checker {
 public:
  explicit Checker(const Draft& draft) : draft_(draft) {}

  std::vector<Fault> take() {
    check_whole();
    for (std::size_t i = 0; i < draft_.questions.size(); ++i) check(draft_.questions[i], i);
    for (const VisitorLanguage language : visitor_languages)
      if (language != VisitorLanguage::ja) check(language);
    std::ranges::stable_sort(faults_, {}, [](const Fault& fault) { return weight_of(fault.what); });
    return std::move(faults_);
  }

 private:
  void add(What what, std::optional<std::size_t> question = {}) {
    faults_.push_back({what, question});
  }

  void check_whole() {
    if (is_blank(draft_.title)) add(What::no_title);
    if (has_open_reading(draft_.titles) || has_open_reading(draft_.notice)) add(What::open_reading);
    if (draft_.questions.empty()) add(What::no_question);
    if (draft_.questions.size() > most_at_a_kiosk) add(What::too_many);
  }

  void check(const SurveyQuestion& question, std::size_t at) {
    const std::string key(trim(question.key));
    if (key.empty())
      add(What::no_key, at);
    else if (!keys_.insert(key).second)
      add(What::same_key, at);
    if (has_open_reading(question)) add(What::open_reading, at);
    if (is_blank(question.text.japanese())) add(What::no_text, at);
    if (has_own_options(question.type)) check_options(question, at);
    if (asks_age(question)) age_asked_ = true;
    if (takes_own_words(question.type) && !age_asked_) add(What::words_without_age, at);
  }

  void check_options(const SurveyQuestion& question, std::size_t at) {
    if (question.options.size() < 2) add(What::few_options, at);
    std::set<std::string> labels, codes;
    bool empty = false, same = false;
    for (const SurveyOption& option : question.options) {
      const std::string label(trim(option.label.japanese()));
      empty = empty || label.empty();
      if (label.empty()) continue;
      same = !labels.insert(label).second || same;
      same = !codes.insert(std::string(trim(option.code))).second || same;
    }
    if (empty) add(What::empty_option, at);
    if (same) add(What::same_option, at);
  }

  void check(VisitorLanguage language) {
    Fault fault{What::missing_language, {}, language};
    for (const SurveyQuestion& question : draft_.questions)
      fault.count += missing_texts(question, language);
    if (fault.count > 0) faults_.push_back(fault);
  }

  const Draft& draft_;
  std::vector<Fault> faults_;
  std::set<std::string> keys_;
  bool age_asked_ = false;
};

}  // namespace

Draft draft_of(const Questionnaire& questionnaire) {
  return {questionnaire.title, read_visitor_text(std::string_view(questionnaire.titles.compact)),
          read_visitor_text(std::string_view(questionnaire.notice.compact)),
          questionnaire.notice_version, read_questions(questionnaire.questions.compact)};
}

Weight weight_of(What what) {
  switch (what) {
    case What::no_title:
    case What::open_reading:
    case What::no_key:
    case What::same_key:
      return Weight::refused;
    case What::no_question:
    case What::no_text:
    case What::few_options:
    case What::empty_option:
    case What::same_option:
      return Weight::unfit;
    case What::too_many:
    case What::words_without_age:
    case What::missing_language:
      break;
  }
  return Weight::doubtful;
}

std::vector<Fault> faults_of(const Draft& draft) { return Checker(draft).take(); }

bool can_be_stored(const std::vector<Fault>& faults) {
  return std::ranges::none_of(
      faults, [](const Fault& fault) { return weight_of(fault.what) == Weight::refused; });
}

bool is_begun(const Draft& draft, VisitorLanguage language) {
  return std::ranges::any_of(draft.questions, [&](const SurveyQuestion& question) {
    return question.text.has(language) ||
           std::ranges::any_of(question.options, [&](const SurveyOption& option) {
             return option.label.has(language);
           });
  });
}

}  // namespace renkei::questionnaire
