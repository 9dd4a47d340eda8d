// The answers of one questionnaire about one subject, counted question by question in one pass.
// Pure.
//
// Percentages rest on valid answers: no answer and answers that the questionnaire does not know are
// counted beside them, never dropped (domain.md 1.5). What people wrote themselves is counted only.
// Questions:
// [{"key":"q7","text":"満足度","type":"single|multi|scale|nps|number|text","options":[..]}], an
// option being "label" or {"code":..,"label":..}. Keys that no question names are tabulated from
// the answers themselves.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renkei {

struct SurveyOption {
  std::string code, label;
  std::optional<std::int64_t> value;  // on a scale
};

struct SurveyQuestion {
  enum class Type { single, multi, scale, nps, number, text, open };  // open: found in answers only
  std::string key, text;
  Type type = Type::open;
  std::vector<SurveyOption> options;
  bool values_assumed = false;  // labels without numbers: the first is the best
};

std::string_view type_name(SurveyQuestion::Type type);
std::vector<SurveyQuestion> read_questions(std::string_view json);

struct QuestionCount {
  SurveyQuestion question;
  std::int64_t answered = 0;                     // by respondents, whatever they answered
  std::int64_t valid = 0;                        // of these: answers that the question knows
  std::vector<std::int64_t> by_option;           // as question.options
  std::map<std::string, std::int64_t> unlisted;  // values that are not options, as answered
  std::int64_t unlisted_hidden = 0;  // of these, too long to be printed: maybe free text
  std::int64_t numbers = 0;          // values that are numbers
  double sum = 0;
  std::int64_t promoters = 0, detractors = 0, top2 = 0;

  std::int64_t unlisted_answers() const { return answered - valid; }
};

class SurveyCount {
 public:
  explicit SurveyCount(std::vector<SurveyQuestion> questions);
  // The two JSON objects of one response; what is not JSON counts as no answer.
  void add(std::string_view answers, std::string_view free_text);

  std::int64_t responses() const { return responses_; }
  // Questions in their order, then those found in answers only, by key.
  std::vector<const QuestionCount*> questions() const;

 private:
  QuestionCount& found(const std::string& key);

  std::vector<QuestionCount> asked_;
  std::map<std::string, std::size_t, std::less<>> asked_of_;
  std::map<std::string, QuestionCount, std::less<>> found_;
  std::int64_t responses_ = 0;
};

}  // namespace renkei
