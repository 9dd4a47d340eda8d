// The answers of a survey as somebody has typed them into a spreadsheet, as a form exports them, or as
// they were punched with a column for each choice: read into one row a respondent. The three differ in
// their headings only. Nothing is dropped in silence: every line of the file is a row, or is listed
// with the reason why it is none. Pure: bytes and questions in, one value out; it owns all its text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/given_answers.hpp"
#include "core/register/survey/survey_columns.hpp"
#include "core/text/dates.hpp"

namespace renkei {

struct SurveyContext {
  std::vector<SurveyQuestion> questions;
  HeadingFields map;
  std::size_t headings_line = 0;     // 0: to be found
  std::optional<CivilDate> held_on;  // for days without a year
};

// A cell that is doubted: what stood in it, under the warning that the row has for it.
struct SurveyNote {
  std::string field, code, original;
};

struct SurveyRow {
  std::size_t line = 0;
  std::string no;
  std::string number;       // the respondent's own; empty: the file has none
  std::string answered_at;  // YYYY-MM-DDTHH:MM, or a day, in Japan
  std::string
      fingerprint;  // of its time and its answers as they stand there, for who has no number
  std::vector<std::string> shown;  // as context.questions
  GivenAnswers given;
  std::map<std::string, std::string> words;  // by key: written beside an option
  std::map<std::string, std::string> invalid;
  std::vector<std::string> warnings;  // in order, each once
  std::vector<SurveyNote> notes;
};

struct SurveyLine {
  std::size_t line = 0;
  bool refused = false;
  std::string reason, text;
  std::vector<std::string> warnings;
};

struct SurveySheet {
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';
  std::size_t headings_line = 0;
  std::vector<SurveyColumn> columns;
  bool has_time = false;
  std::vector<SurveyRow> rows;
  std::vector<SurveyLine> others;
};

// Refused as a whole: register_empty .. as read_sheet, register_no_survey_table, columns that nobody has said
// what they are (register_headings_unmatched), a scale of which nobody has said which end is the better
// (register_scale_unclear), and one that the file says the other way round (register_scale_differs).
std::variant<SurveySheet, RegisterError> read_survey(const SheetSource& source,
                                                     const SurveyContext& context);

struct AnsweredAt {
  std::string text;
  std::vector<std::string> warnings;
};
AnsweredAt read_answered_at(std::string_view cell, std::optional<CivilDate> held_on);

}  // namespace renkei
