// Which responses belong together: those of one questionnaire about one subject. Plain values; same
// thread as the records while gathering.
//
// A response is about its subject (a tour, a stop, an event, ..); without one it is about what its
// questionnaire is about, and about one person, as one about that person's tour: nobody's answers stand
// alone.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/figures/survey_counts.hpp"
#include "core/model/records.hpp"

namespace renkei {

// What is asked about: all responses to some questionnaires, and all responses about some subjects.
struct SurveyScope {
  std::set<EntryId> questionnaires, subjects;
};
SurveyScope scope_of_questionnaire(EntryId questionnaire);
// Questionnaires of the tour, and whatever was said about it or one of its stops.
SurveyScope scope_of_tour(const Records& records, EntryId tour);
SurveyScope scope_of_event(const Records& records, EntryId event);

struct Survey {
  EntryId questionnaire = 0, subject = 0;  // 0: about nothing in particular
  std::string title;                       // the questionnaire's
  SurveyCount count;
};
// In no particular order. A questionnaire of the scope that nobody has answered is among them, with
// no response.
std::vector<Survey> count_surveys(const Records& records, const SurveyScope& scope);

}  // namespace renkei
