// Which responses belong together: those of one questionnaire about one subject. Plain values; same
// thread as the records while gathering.
//
// A response is about its subject (a tour, a stop, an event, ..); without one it is about what its
// questionnaire is about, and about one person, as one about that person's tour: nobody's answers stand
// alone.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
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

// How the answers are put together.
struct SurveyTogether {
  bool versions = false;  // of one questionnaire, as one (survey_versions.hpp)
  std::string by;         // key of a question of which one option is chosen: its answers apart
  bool sources = false;   // which responses chose which option, for whoever explains a figure
};

struct Survey {
  EntryId questionnaire = 0, subject = 0;  // 0: about nothing in particular
  std::string title;                       // the questionnaire's
  SurveyCount count;
  // Of several versions counted together: each with its responses, and the keys that stay apart.
  std::vector<std::pair<EntryId, std::int64_t>> versions = {};
  std::vector<std::string> apart = {};
  // Whoever chose an option of the question asked for, in the order of its options; those who chose none
  // or several last. Empty where this questionnaire has no such question.
  std::vector<SurveyCount> by = {};
  std::map<std::string, std::int64_t> channels = {},
                                      languages = {};  // of the responses; empty: not said
  std::string first_day = {}, last_day = {};           // on which they were given
  // By the keys of question and option, where they are asked for.
  std::map<std::pair<std::string, std::string>, std::vector<EntryId>> sources = {};
  std::int64_t without_hour = 0;  // of these, of a day alone: its own, else that of the event
};
// In no particular order. A questionnaire of the scope that nobody has answered is among them, with
// no response.
std::vector<Survey> count_surveys(const Records& records, const SurveyScope& scope,
                                  const SurveyTogether& together = {});
// How many answered which questionnaire about which subject, without their answers.
using ResponseCounts = std::map<std::pair<EntryId, EntryId>, std::int64_t>;
ResponseCounts count_responses(const Records& records, const SurveyScope& scope,
                               bool versions_together = false);

// What was handed out of these questionnaires on paper; nothing: nobody said.
std::optional<std::int64_t> papers_of(const Records& records,
                                      const std::set<EntryId>& questionnaires);

}  // namespace renkei
