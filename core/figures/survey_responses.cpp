#include "core/figures/survey_responses.hpp"

#include <map>
#include <unordered_map>

#include "core/model/kinds.hpp"

namespace renkei {
namespace {

SurveyScope scope_of(const Records& records, std::string_view field, EntryId id) {
  SurveyScope scope;
  for (const auto& found : all<Questionnaire>(records, field, Value::of(id)))
    scope.questionnaires.insert(found.id);
  scope.subjects.insert(id);
  return scope;
}

class CountingResponses {
 public:
  explicit CountingResponses(const Records& records) : records_(records) {}
  void add(const Record& response, const SurveyScope& scope);
  void add_unanswered(const SurveyScope& scope);
  std::vector<Survey> take();

 private:
  const Questionnaire& questionnaire(EntryId id);
  EntryId about(EntryId subject) const;
  SurveyCount& count_of(EntryId asked, EntryId subject);

  const Records& records_;
  std::unordered_map<EntryId, Questionnaire> known_;
  std::map<std::pair<EntryId, EntryId>, SurveyCount> counts_;  // questionnaire and subject
};

// An empty one where the questionnaire is not held here.
const Questionnaire& CountingResponses::questionnaire(EntryId id) {
  auto known = known_.find(id);
  if (known == known_.end()) {
    const auto held = find_as<Questionnaire>(records_, id);
    known = known_.emplace(id, held ? held->fields : Questionnaire{}).first;
  }
  return known->second;
}

EntryId CountingResponses::about(EntryId subject) const {
  const Kind* people = find_kind(Participant::number);
  const auto known = subject == 0 ? std::nullopt : records_.standing(subject, nullptr);
  if (!known || known->kind != people) return subject;
  return records_.find(subject)->value("tour_id").integer;
}

SurveyCount& CountingResponses::count_of(EntryId asked, EntryId subject) {
  const std::pair key(asked, subject);
  auto found = counts_.find(key);
  if (found == counts_.end())
    found =
        counts_.emplace(key, SurveyCount(read_questions(questionnaire(asked).questions.compact)))
            .first;
  return found->second;
}

void CountingResponses::add(const Record& response, const SurveyScope& scope) {
  const EntryId asked = response.value("questionnaire_id").integer;
  EntryId subject = about(response.value("subject_id").integer);
  if (!scope.questionnaires.contains(asked) && !scope.subjects.contains(subject)) return;
  if (subject == 0) {
    const Questionnaire& about = questionnaire(asked);
    subject = about.tour_id ? about.tour_id.id : about.event_id.id;
  }
  count_of(asked, subject).add(response.value("answers").text, response.value("free_text").text);
}

void CountingResponses::add_unanswered(const SurveyScope& scope) {
  std::set<EntryId> unanswered = scope.questionnaires;
  for (const auto& [key, count] : counts_) unanswered.erase(key.first);
  for (const EntryId id : unanswered) count_of(id, 0);
}

std::vector<Survey> CountingResponses::take() {
  std::vector<Survey> surveys;
  for (auto& [key, count] : counts_)
    surveys.push_back({key.first, key.second, questionnaire(key.first).title, std::move(count)});
  return surveys;
}

}  // namespace

SurveyScope scope_of_questionnaire(EntryId questionnaire) { return {{questionnaire}, {}}; }

SurveyScope scope_of_tour(const Records& records, EntryId tour) {
  SurveyScope scope = scope_of(records, "tour_id", tour);
  for (const auto& stop : all<Stop>(records, "tour_id", Value::of(tour)))
    scope.subjects.insert(stop.id);
  return scope;
}

SurveyScope scope_of_event(const Records& records, EntryId event) {
  return scope_of(records, "event_id", event);
}

std::vector<Survey> count_surveys(const Records& records, const SurveyScope& scope) {
  CountingResponses counting(records);
  records.each(*find_kind("response"), {}, false,
               [&](const Record& record) { counting.add(record, scope); });
  counting.add_unanswered(scope);
  return counting.take();
}

}  // namespace renkei
