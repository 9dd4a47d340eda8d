// What one cell of a survey sheet answers, whatever office or form has filled it in. Pure.
//
// Nothing is guessed: two answers where one was wanted, a number out of range and a word that is no
// option leave no answer and a warning, and of several answers those that are options count.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/survey_questions.hpp"

namespace renkei {

// Ages from first to last, both counted.
struct AgeRange {
  int first = 0, last = 0;
};
inline constexpr int oldest_age = 120;
// 「20～29歳」「20代」「70歳以上」「9歳以下」「20歳未満」; nothing for any other text, exact ages too.
std::optional<AgeRange> age_range(std::string_view text);
std::string canonical_band(AgeRange range);  // 20代, 70代以上, 19歳以下

// A question as a sheet asks it; a view of one that must live as long.
class SheetQuestion {
 public:
  explicit SheetQuestion(const SurveyQuestion& question);

  const SurveyQuestion& question() const { return *question_; }
  bool asks_age() const { return asks_age_; }
  // What a number on the form stands for; null: nothing.
  const SurveyOption* numbered(std::string_view number) const;
  // The option that stands at the beginning of the text, and how long its words are.
  struct Found {
    const SurveyOption* option = nullptr;
    std::size_t length = 0;
  };
  Found option_at(std::string_view narrow_text) const;
  // The option that is all of it: by word, by number, or an age within its band.
  const SurveyOption* option_of(std::string_view narrow_text) const;
  std::string shown(const SurveyOption& option) const;
  // 「無回答」 where it is among the options; else null.
  const SurveyOption* no_answer() const { return no_answer_; }

 private:
  struct Word {
    std::string text;
    std::size_t option;
  };
  const SurveyQuestion* question_;
  std::vector<Word> words_;  // the longest first
  std::vector<std::optional<AgeRange>> ages_;
  const SurveyOption* no_answer_ = nullptr;
  bool asks_age_ = false, on_sheet_ = false;
};

struct AnswerReading {
  std::vector<std::string> values;  // codes of options, or a number or words; empty: no answer
  std::string shown;                // as a clean row has it
  std::string words;                // written beside an option
  std::string_view invalid;  // why what was answered is no answer: as response.answers has it
  std::vector<std::string> warnings;
};

// `named` is what warnings call the question.
AnswerReading read_answer(const SheetQuestion& asked, std::string_view cell,
                          const std::string& named);

// A column for each option: 1, ○, レ, ✓; 0, ×, nothing; no answer; a mark nobody can read.
enum class Tick { yes, no, no_answer, invalid, unreadable };
Tick read_tick(std::string_view cell);
// From an option's index in the question to its cell, as the sheet has columns for them.
AnswerReading read_ticks(const SheetQuestion& asked,
                         const std::vector<std::pair<std::size_t, std::string_view>>& cells,
                         const std::string& named);

bool is_no_answer(std::string_view narrow_text);

}  // namespace renkei
