// Which column of a survey sheet is which question. Pure.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/register/sheet.hpp"
#include "core/register/survey/survey_answers.hpp"

namespace renkei {

struct SurveyColumn {
  // personal: never taken, whatever anybody says; unused: the map leaves it alone.
  enum class Role { unknown, unused, personal, number, time, answer, tick } role = Role::unknown;
  std::string heading;
  std::size_t question = 0, option = 0;  // of answer and tick; of tick
  std::string named;                     // what warnings call the question
  std::string field() const;             // as a map would say it
  std::string key;                       // the question's
};

class SurveyHeadings {
 public:
  SurveyHeadings(const std::vector<SurveyQuestion>& questions, const HeadingFields& map);

  std::vector<SurveyColumn> columns(std::span<const Heading> headings) const;
  HeadingWords words() const;
  bool begins_table(std::string_view cell) const;  // the heading of numbers or of times

 private:
  SurveyColumn column(const std::string& heading, std::size_t number) const;
  bool by_map(SurveyColumn& column, std::size_t number) const;
  bool by_words(SurveyColumn& column) const;
  bool by_question(SurveyColumn& column) const;

  std::optional<std::size_t> question_of_key(std::string_view key) const;
  std::optional<std::size_t> question_of_text(const std::string& heading) const;

  const std::vector<SurveyQuestion>& questions_;
  HeadingFields map_;
  struct Word {
    std::string text;
    std::size_t question, option;
  };
  static bool by_option(SurveyColumn& column, const std::vector<Word>& ticks);
  std::vector<Word> texts_, plain_texts_;  // the latter without brackets
  std::vector<Word> ticks_, coded_ticks_;  // with an option's words, and with its code alone
};

// What a heading, or a line of explanations, says of a scale: 「1:不満 ～ 5:大変満足」.
struct StatedScale {
  std::string first_number, first, last_number, last;
};
std::optional<StatedScale> stated_scale(std::string_view text);
// Whether that is how the question takes its numbers.
bool agrees(const StatedScale& stated, const SheetQuestion& asked);

// 「1男 2女 9その他」「1=該当」「円」: what stands below a heading and is no answer.
bool is_explanation(std::string_view cell);

}  // namespace renkei
