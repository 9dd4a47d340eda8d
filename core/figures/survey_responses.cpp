#include "core/figures/survey_responses.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "core/figures/related_records.hpp"
#include "core/figures/survey_versions.hpp"
#include "core/model/kinds.hpp"
#include "core/model/questionnaire_versions.hpp"

namespace renkei {
namespace {

using Place = std::pair<EntryId, EntryId>;  // questionnaire and subject

SurveyScope scope_of(const Records& records, std::string_view field, EntryId id) {
  SurveyScope scope;
  for (const auto& found : all<Questionnaire>(records, field, Value::of(id)))
    scope.questionnaires.insert(found.id);
  scope.subjects.insert(id);
  return scope;
}

// The answers of one place while they come in.
struct Gathered {
  SurveyCount count;
  std::vector<SurveyCount> by;
  std::map<EntryId, std::int64_t> versions;
  std::map<std::string, std::int64_t> channels, languages;
  std::string first_day, last_day;
  std::int64_t without_hour = 0;
  std::map<std::pair<std::string, std::string>, std::vector<EntryId>> sources;
};

class CountingResponses {
 public:
  CountingResponses(const Records& records, const SurveyTogether& together)
      : records_(records), together_(together) {}
  // Nothing outside the scope.
  std::optional<Place> place_of(const Record& response, const SurveyScope& scope);
  void add(const Record& response, const SurveyScope& scope);
  void add_unanswered(const SurveyScope& scope);
  std::vector<Survey> take();

 private:
  // A questionnaire, or all its versions as one.
  struct Asked {
    std::vector<EntryId> versions;
    std::unique_ptr<SurveyVersions> translating;  // of several versions
    std::vector<SurveyQuestion> questions;
    const SurveyQuestion* by = nullptr;
  };
  const Questionnaire& questionnaire(EntryId id);
  EntryId about(EntryId subject) const;
  EntryId first_version(EntryId questionnaire);
  const Asked& asked(EntryId questionnaire);
  Gathered& gathered(const Place& place);
  void count(const Asked& asked, const std::vector<std::string>& not_asked,
             std::string_view answers, std::string_view free_text, Gathered& into) const;

  const Records& records_;
  const SurveyTogether& together_;
  std::unordered_map<EntryId, Questionnaire> known_;
  std::unordered_map<EntryId, EntryId> first_version_;
  std::unordered_map<EntryId, Asked> asked_;
  std::map<Place, Gathered> places_;
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

EntryId CountingResponses::first_version(EntryId id) {
  if (!together_.versions) return id;
  const auto known = first_version_.find(id);
  if (known != first_version_.end()) return known->second;
  const std::vector<EntryId> versions = versions_of(id, records_);
  for (const EntryId version : versions) first_version_[version] = versions.front();
  return first_version_[id] = versions.front();
}

const CountingResponses::Asked& CountingResponses::asked(EntryId id) {
  const auto known = asked_.find(id);
  if (known != asked_.end()) return known->second;
  Asked& asked = asked_[id];
  asked.versions = together_.versions ? versions_of(id, records_) : std::vector<EntryId>{id};
  std::vector<std::vector<SurveyQuestion>> questions;
  for (const EntryId version : asked.versions)
    questions.push_back(read_questions(questionnaire(version).questions.compact));
  if (questions.size() > 1) {
    asked.translating = std::make_unique<SurveyVersions>(questions);
    asked.questions = asked.translating->questions();
  } else {
    asked.questions = std::move(questions.front());
  }
  const auto by = std::ranges::find(asked.questions, together_.by, &SurveyQuestion::key);
  if (by != asked.questions.end() && by->type == SurveyQuestion::Type::single) asked.by = &*by;
  return asked;
}

Gathered& CountingResponses::gathered(const Place& place) {
  const auto found = places_.find(place);
  if (found != places_.end()) return found->second;
  const Asked& about = asked(place.first);
  Gathered& fresh =
      places_.emplace(place, Gathered{SurveyCount(about.questions), {}, {}, {}, {}, {}, {}, 0, {}})
          .first->second;
  if (about.by) fresh.by.assign(about.by->options.size() + 1, SurveyCount(about.questions));
  return fresh;
}

std::optional<Place> CountingResponses::place_of(const Record& response, const SurveyScope& scope) {
  const EntryId asked = response.value("questionnaire_id").integer;
  EntryId subject = about(response.value("subject_id").integer);
  if (!scope.questionnaires.contains(asked) && !scope.subjects.contains(subject))
    return std::nullopt;
  if (subject == 0) {
    const Questionnaire& about = questionnaire(asked);
    subject = about.tour_id ? about.tour_id.id : about.event_id.id;
  }
  return Place(first_version(asked), subject);
}

// Which of the question's options was chosen; the one behind the last where that cannot be told.
std::size_t chosen(const SurveyQuestion& question, std::string_view answers) {
  const auto given = nlohmann::json::parse(answers, nullptr, false);
  if (!given.is_object() || !given.contains(question.key)) return question.options.size();
  const auto values = values_of(given[question.key], question.type);
  const SurveyOption* option = values.size() == 1 ? find_option(question, values[0]) : nullptr;
  return option ? static_cast<std::size_t>(option - question.options.data())
                : question.options.size();
}

void CountingResponses::count(const Asked& asked, const std::vector<std::string>& not_asked,
                              std::string_view answers, std::string_view free_text,
                              Gathered& into) const {
  into.count.add(answers, free_text, not_asked);
  if (asked.by) into.by[chosen(*asked.by, answers)].add(answers, free_text, not_asked);
}

// As they are counted: of a question with one answer, who gave several chose none.
void add_sources(const std::vector<SurveyQuestion>& questions, std::string_view answers,
                 EntryId response, Gathered& into) {
  const auto given = nlohmann::json::parse(answers, nullptr, false);
  if (!given.is_object()) return;
  for (const SurveyQuestion& question : questions) {
    if (!given.contains(question.key)) continue;
    const auto values = values_of(given[question.key], question.type);
    if (question.type != SurveyQuestion::Type::multi && values.size() != 1) continue;
    std::set<std::string> chosen_codes;
    for (const std::string& value : values)
      if (const SurveyOption* option = find_option(question, value))
        chosen_codes.insert(option->code);
    for (const std::string& code : chosen_codes)
      into.sources[{question.key, code}].push_back(response);
  }
}

void CountingResponses::add(const Record& response, const SurveyScope& scope) {
  const auto place = place_of(response, scope);
  if (!place) return;
  const EntryId given_to = response.value("questionnaire_id").integer;
  Gathered& into = gathered(*place);
  const Asked& about = asked(place->first);
  ++into.versions[given_to];
  ++into.channels[std::string(response.value("channel").text)];
  ++into.languages[std::string(response.value("lang").text)];
  if (const Value at = response.value("at"); !at.is_null()) {
    const std::string day = local_date(unpack_moment(at.integer), records_.zone());
    if (into.first_day.empty() || day < into.first_day) into.first_day = day;
    into.last_day = std::max(into.last_day, day);
    constexpr std::int64_t day_ms = 24 * 60 * 60'000;
    const std::int64_t offset_ms = records_.zone().offset_min * std::int64_t{60'000};
    into.without_hour += (unpack_moment(at.integer).unix_ms + offset_ms) % day_ms == 0 ? 1 : 0;
  }
  const std::string_view answers = response.value("answers").text;
  const std::string_view free_text = response.value("free_text").text;
  if (!about.translating) {
    if (together_.sources) add_sources(about.questions, answers, response.id(), into);
    return count(about, {}, answers, free_text, into);
  }
  const auto version = static_cast<std::size_t>(std::ranges::find(about.versions, given_to) -
                                                about.versions.begin());
  const auto translated = about.translating->translated(version, answers);
  if (together_.sources) add_sources(about.questions, translated, response.id(), into);
  count(about, about.translating->not_asked(version), translated,
        about.translating->translated(version, free_text), into);
}

void CountingResponses::add_unanswered(const SurveyScope& scope) {
  std::set<EntryId> unanswered;
  for (const EntryId id : scope.questionnaires) unanswered.insert(first_version(id));
  for (const auto& [place, answers] : places_) unanswered.erase(place.first);
  for (const EntryId id : unanswered) gathered({id, 0});
}

std::vector<Survey> CountingResponses::take() {
  std::vector<Survey> surveys;
  surveys.reserve(places_.size());
  for (auto& [place, gathered] : places_) {
    const Asked& about = asked(place.first);
    Survey survey{place.first, place.second, questionnaire(place.first).title,
                  std::move(gathered.count)};
    if (about.translating) {
      for (const EntryId version : about.versions)
        survey.versions.emplace_back(version, gathered.versions[version]);
      survey.apart = about.translating->kept_apart();
    }
    survey.by = std::move(gathered.by);
    survey.channels = std::move(gathered.channels);
    survey.languages = std::move(gathered.languages);
    survey.first_day = std::move(gathered.first_day);
    survey.last_day = std::move(gathered.last_day);
    survey.without_hour = gathered.without_hour;
    survey.sources = std::move(gathered.sources);
    for (auto& [answer, responses] : survey.sources) std::ranges::sort(responses);
    surveys.push_back(std::move(survey));
  }
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

namespace {

// All that can be in the scope, each once: what was asked there, and what is about its subjects, to which
// a tour's people belong.
void each_response(const Records& records, const SurveyScope& scope,
                   const std::function<void(const Record&)>& visit) {
  const Kind& kind = *find_kind("response");
  const std::vector<EntryId> asked(scope.questionnaires.begin(), scope.questionnaires.end());
  each_of(records, kind, "questionnaire_id", asked, visit);
  std::vector<EntryId> subjects(scope.subjects.begin(), scope.subjects.end());
  const Kind& people = *find_kind("participant");
  const Match of_tour = Match::any_of(static_cast<std::size_t>(people.find("tour_id")), subjects);
  std::vector<EntryId> persons;
  records.each(people, std::span(&of_tour, 1), true,
               [&](const Record& person) { persons.push_back(person.id()); });
  subjects.insert(subjects.end(), persons.begin(), persons.end());
  each_other_of(records, kind, "subject_id", subjects, "questionnaire_id", asked, visit);
}

}  // namespace

ResponseCounts count_responses(const Records& records, const SurveyScope& scope,
                               bool versions_together) {
  const SurveyTogether together{versions_together, {}};
  CountingResponses counting(records, together);
  ResponseCounts counts;
  each_response(records, scope, [&](const Record& record) {
    if (const auto place = counting.place_of(record, scope)) ++counts[*place];
  });
  return counts;
}

std::vector<Survey> count_surveys(const Records& records, const SurveyScope& scope,
                                  const SurveyTogether& together) {
  CountingResponses counting(records, together);
  each_response(records, scope, [&](const Record& record) { counting.add(record, scope); });
  counting.add_unanswered(scope);
  return counting.take();
}

std::optional<std::int64_t> papers_of(const Records& records,
                                      const std::set<EntryId>& questionnaires) {
  std::optional<std::int64_t> papers;
  for (const auto& [id, handout, disputed] : all<Handout>(records))
    if (questionnaires.contains(handout.questionnaire_id.id) && handout.qty)
      papers = Sum(papers.value_or(0)) += *handout.qty;
  return papers;
}

}  // namespace renkei
