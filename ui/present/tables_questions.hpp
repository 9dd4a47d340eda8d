// What a report can be asked with, and what somebody would answer: which event, which years, in which
// order. Asked are the options of the command line, by the same names; those without which nothing can be
// made, and those that an example names, are answered from the beginning. Plain values.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/model/records.hpp"
#include "core/report/reports.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::tables {

struct Answer {
  std::string code;  // as typed in a command; empty: left open
  EntryId record = 0;
  std::string words;  // of a record, of years; of a code the option says them
};

struct Question {
  enum class Kind { record, typed, code, flag } kind = Kind::record;
  std::string option;           // event, years, first-year
  bool must = false;            // one of those that must has to be answered
  std::vector<Answer> answers;  // the likely one first
};

std::vector<Question> questions_of(const ReportName& report, const Situation& situation,
                                   const Records& records);
// As somebody would ask who has said nothing yet but what it is about.
ReportQuery first_query(const ReportName& report, const std::vector<Question>& questions,
                        EntryId about, const Records& records);

bool is_answer(const ReportQuery& query, const Question& question, const Answer& answer);
void take_answer(ReportQuery& query, const Question& question, const Answer& answer);
// What was typed: years, a fiscal year, days.
std::string typed_text(const ReportQuery& query, const Question& question);
void take_text(ReportQuery& query, const Question& question, const std::string& text);

// What the query is about: an event, a tour, a questionnaire; 0: no record.
EntryId subject_of(const ReportName& report, const ReportQuery& query);

}  // namespace renkei::ui::tables
