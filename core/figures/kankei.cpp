#include "core/figures/kankei.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "core/figures/participation.hpp"
#include "core/figures/tour.hpp"
#include "core/figures/yearly.hpp"
#include "core/model/municipality_history.hpp"
#include "core/model/survey_questions.hpp"
#include "core/text/dates.hpp"

namespace renkei {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string partner_of(std::string_view code) {
  const DatedMunicipality* known = municipality_on(code, "9999-12-31");
  return known ? std::string(known->code6) : std::string(code);
}

int year_of(std::string_view iso) {
  const auto day = date_of_iso(iso);
  return day ? fiscal_year_of(*day) : 0;
}

using Codes = std::set<std::string>;

Codes partners_of(const Tour& tour) {
  Codes codes;
  for (const List* list : {&tour.visited_code6, &tour.host_code6})
    for (const std::string& code : *list) codes.insert(partner_of(code));
  return codes;
}

// What an answer says, in the questionnaire's Japanese words where it has any.
std::vector<std::string> words_of(const std::vector<SurveyQuestion>& questions,
                                  const nlohmann::json& answers) {
  std::vector<std::string> said;
  for (const auto& [key, answer] : answers.items()) {
    const auto question = std::ranges::find(questions, key, &SurveyQuestion::key);
    const bool is_known = question != questions.end();
    const auto type = is_known ? question->type : SurveyQuestion::Type::open;
    for (const std::string& value : values_of(answer, type)) {
      const SurveyOption* option = is_known ? find_option(*question, value) : nullptr;
      said.push_back(option ? option->label.japanese() : value);
    }
  }
  return said;
}

class GatheringKankei {
 public:
  GatheringKankei(const Records& records, const std::vector<int>& years, KankeiFigures& figures)
      : records_(records), years_(years), figures_(figures) {}
  void run() {
    read_tours();
    read_answers();
    read_returns();
    read_involvements();
    read_events();
  }

 private:
  struct Asked {
    std::vector<SurveyQuestion> questions;
    bool is_follow_up = false;
    EntryId tour = 0;
  };
  void read_tours();
  void read_people(const Found<Tour>& tour, const Codes& partners);
  void read_answers();
  void read_answer(const Record& record);
  void read_returns();
  void read_involvements();
  void read_events();
  const Asked& asked(EntryId questionnaire);
  Codes partners_of_answer(const Response& response, const Asked& about) const;
  KankeiSteps* at(const std::string& partner, int year);

  const Records& records_;
  const std::vector<int>& years_;
  KankeiFigures& figures_;
  std::unordered_map<EntryId, Codes> partners_of_tour_;
  std::unordered_map<EntryId, EntryId> tour_of_stop_;
  std::unordered_map<EntryId, std::string> code_of_stop_, token_of_participant_;
  std::unordered_map<EntryId, Asked> asked_;
  // By partner and token: the days on which somebody took part, each with the records.
  std::map<std::pair<std::string, std::string>, std::multimap<std::string, EntryId>> journeys_;
};

// Null: a year that was not asked for.
KankeiSteps* GatheringKankei::at(const std::string& partner, int year) {
  if (!years_.empty() && std::ranges::count(years_, year) == 0) {
    figures_.without_year += year == 0 ? 1 : 0;
    return nullptr;
  }
  return &figures_.steps[{partner, year}];
}

void GatheringKankei::read_tours() {
  for (const auto& stop : all<Stop>(records_)) {
    tour_of_stop_.emplace(stop.id, stop.fields.tour_id.id);
    if (!stop.fields.code6.empty()) code_of_stop_.emplace(stop.id, partner_of(stop.fields.code6));
  }
  for (const auto& tour : all<Tour>(records_)) {
    const Codes partners = partners_of(tour.fields);
    partners_of_tour_.emplace(tour.id, partners);
    if (partners.empty()) figures_.tours_without_partner.push_back(tour.fields.name);
    read_people(tour, partners);
  }
}

void GatheringKankei::read_people(const Found<Tour>& tour, const Codes& partners) {
  const auto event = find_as<Event>(records_, tour.fields.event_id.id);
  const std::string day = event ? event->fields.starts_on.iso : std::string();
  const TourFacts facts = gather_tour(records_, tour.id);
  const auto participants = participants_of(records_, facts);
  std::set<std::string> tokens;
  bool any = false;
  for (std::size_t i = 0; i < facts.people.size(); ++i) {
    const EntryId id = participants[i].id;
    std::string token = participants[i].fields.token;
    // Two people cannot bear one token: whoever it was, the second is nobody's other.
    if (!token.empty() && !tokens.insert(token).second) token.clear();
    if (!token.empty()) token_of_participant_.emplace(id, token);
    if (!facts.people[i].was_seen()) continue;
    any = true;
    for (const std::string& partner : partners) {
      if (KankeiSteps* steps = at(partner, year_of(day)))
        steps->took_part[token.empty() ? Bearer{{}, id} : Bearer{token, 0}].push_back(id);
      if (!token.empty()) journeys_[{partner, token}].emplace(day, id);
    }
  }
  if (!any) figures_.tours_without_anybody.push_back(tour.fields.name);
}

const GatheringKankei::Asked& GatheringKankei::asked(EntryId questionnaire) {
  const auto known = asked_.find(questionnaire);
  if (known != asked_.end()) return known->second;
  Asked about;
  if (const auto found = find_as<Questionnaire>(records_, questionnaire)) {
    about.questions = read_questions(found->fields.questions.compact);
    about.is_follow_up = found->fields.phase == "after";
    about.tour = found->fields.tour_id.id;
  }
  return asked_.emplace(questionnaire, std::move(about)).first->second;
}

Codes GatheringKankei::partners_of_answer(const Response& response, const Asked& about) const {
  if (!response.partner_code6.empty()) return {partner_of(response.partner_code6)};
  const EntryId subject = response.subject_id.id;
  if (const auto stop = code_of_stop_.find(subject); stop != code_of_stop_.end())
    return {stop->second};
  const auto stop = tour_of_stop_.find(subject);
  for (const EntryId tour : {stop == tour_of_stop_.end() ? subject : stop->second, about.tour})
    if (const auto known = partners_of_tour_.find(tour); known != partners_of_tour_.end())
      return known->second;
  return {};
}

void GatheringKankei::read_answer(const Record& record) {
  const auto response = as<Response>(record);
  const Asked& about = asked(response.questionnaire_id.id);
  const Codes partners = partners_of_answer(response, about);
  figures_.answers_without_partner += partners.empty() ? 1 : 0;
  if (partners.empty()) return;
  figures_.tokens_withheld += is_withheld(record, "token") ? 1 : 0;
  const auto answers = nlohmann::json::parse(response.answers.compact, nullptr, false);
  const auto said =
      answers.is_object() ? words_of(about.questions, answers) : std::vector<std::string>();
  const int year = response.at ? year_of(local_date(*response.at, records_.zone())) : 0;
  const Bearer who = response.token.empty() ? Bearer{{}, record.id()} : Bearer{response.token, 0};
  for (const std::string& partner : partners) {
    KankeiSteps* steps = at(partner, year);
    if (steps == nullptr) continue;
    if (!about.is_follow_up) steps->answered[who].push_back(record.id());
    if (!about.is_follow_up && std::ranges::any_of(said, says_intention))
      steps->intended[who].push_back(record.id());
    if (std::ranges::any_of(said, says_visited_since))
      steps->came_again[who].push_back(record.id());
  }
}

void GatheringKankei::read_answers() {
  records_.each(*find_kind("response"), {}, false,
                [&](const Record& record) { read_answer(record); });
}

// The second time and every later one, each in its year. Who has said so in an answer keeps that alone as
// its record: an answer and a participant side by side would say who answered what.
void GatheringKankei::read_returns() {
  for (const auto& [who, journeys] : journeys_)
    for (auto journey = journeys.begin(); journey != journeys.end(); ++journey)
      if (journey != journeys.begin())
        if (KankeiSteps* steps = at(who.first, year_of(journey->first)))
          steps->came_again.try_emplace({who.second, 0}, 1, journey->second);
}

void GatheringKankei::read_involvements() {
  for (const auto& [id, of, disputed] : all<Kankei>(records_)) {
    KankeiSteps* steps = at(partner_of(of.partner_code6), year_of(of.since.iso));
    if (steps == nullptr) continue;
    const EntryId person = of.participant_id.id;
    const auto known = token_of_participant_.find(person);
    const std::string token = !of.token.empty()                      ? of.token
                              : known != token_of_participant_.end() ? known->second
                                                                     : std::string();
    const Bearer who = token.empty() ? Bearer{{}, person != 0 ? person : id} : Bearer{token, 0};
    steps->by_category[of.category][who].push_back(id);
    steps->involved[who].push_back(id);
  }
}

void GatheringKankei::read_events() {
  auto events = participation(records_, years_).events;
  std::erase_if(events, [](const auto& event) { return event.municipalities.empty(); });
  std::vector<const Found<Event>*> held;
  held.reserve(events.size());
  for (const EventParticipation& event : events) held.push_back(&event.event);
  const auto counted = visitors_of(records_, held);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const VisitorSums& sums = counted[i].sums;
    if (!sums.any) continue;
    const int year = year_of(events[i].event.fields.starts_on.iso);
    for (const auto& [code, times] : events[i].municipalities)
      if (KankeiSteps* steps = at(partner_of(code), year))
        steps->visitors.emplace(events[i].event.id, std::pair(sums.visitors, sums.estimated != 0));
  }
}

void add_people(Bearers& people, const Bearers& more) {
  for (const auto& [who, records] : more) {
    auto& known = people[who];
    known.insert(known.end(), records.begin(), records.end());
  }
}

}  // namespace

std::int64_t how_many(const Bearers& people) { return static_cast<std::int64_t>(people.size()); }

std::int64_t with_token(const Bearers& people) {
  return std::ranges::count_if(people, [](const auto& one) { return !one.first.token.empty(); });
}

std::int64_t in_both(const Bearers& earlier, const Bearers& later) {
  return std::ranges::count_if(later, [&](const auto& one) {
    return !one.first.token.empty() && earlier.contains(one.first);
  });
}

void KankeiSteps::add(const KankeiSteps& other) {
  add_people(answered, other.answered);
  add_people(intended, other.intended);
  add_people(took_part, other.took_part);
  came_again.insert(other.came_again.begin(), other.came_again.end());
  add_people(involved, other.involved);
  for (const auto& [category, people] : other.by_category)
    add_people(by_category[category], people);
  visitors.insert(other.visitors.begin(), other.visitors.end());
}

KankeiSteps KankeiFigures::of_partner(std::string_view code) const {
  KankeiSteps sum;
  for (const auto& [place, of] : steps)
    if (place.first == code) sum.add(of);
  return sum;
}

KankeiSteps KankeiFigures::all() const {
  KankeiSteps sum;
  for (const auto& [place, of] : steps) sum.add(of);
  return sum;
}

KankeiFigures kankei_figures(const Records& records, const std::vector<int>& fiscal_years) {
  KankeiFigures figures;
  GatheringKankei(records, fiscal_years, figures).run();
  return figures;
}

bool says_intention(std::string_view answer) {
  if (has(answer, "思わない") || has(answer, "たくない")) return false;
  const bool is_eager =
      answer.starts_with("ぜひ") && !has(answer, "すすめ") && !has(answer, "勧め");
  return is_eager || has(answer, "参加したい");
}

bool says_visited_since(std::string_view answer) {
  return has(answer, "その後訪れた") && !has(answer, "ない");
}

}  // namespace renkei
