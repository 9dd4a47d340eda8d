#include "ui/present/kiosk_sheet.hpp"

#include <algorithm>

#include "core/model/age_answers.hpp"
#include "core/model/kinds.hpp"
#include "core/model/questionnaire_versions.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"
#include "ui/present/pin.hpp"
#include "ui/present/post.hpp"
#include "ui/present/visitor_title.hpp"

namespace renkei::ui::kiosk {
namespace {

Offer offer_of(EntryId id, const Questionnaire& questionnaire) {
  const auto questions = read_questions(questionnaire.questions.compact);
  Offer offer{id, questionnaire.event_id.id, visitor_title(questionnaire).japanese(),
              questions.size()};
  for (const SurveyQuestion& question : questions) {
    offer.own_words = offer.own_words || manner_of(question) == Manner::own_words;
    offer.age = offer.age || asks_age(question);
  }
  for (const VisitorLanguage language : visitor_languages)
    if (language == VisitorLanguage::ja || speaks(questions, language))
      offer.languages.push_back(language);
  return offer;
}

// Those of the event, in their newest version; where it has none, all that are about no tour.
std::vector<Offer> offers_of(EntryId event, const Records& records) {
  std::vector<Offer> of_event, others;
  for (const auto& [id, questionnaire, disputed] : all<Questionnaire>(records)) {
    Offer offer = offer_of(id, questionnaire);
    if (offer.questions == 0 || newest_version(id, records) != id) continue;
    if (event != 0 && offer.event == event)
      of_event.push_back(std::move(offer));
    else if (!questionnaire.tour_id)
      others.push_back(std::move(offer));
  }
  return of_event.empty() ? others : of_event;
}

// As the records say it now, in those of the languages that are offered.
Survey survey_of(EntryId id, const std::vector<VisitorLanguage>& languages,
                 const Records& records) {
  Survey survey;
  survey.languages = languages;
  const auto found = find_as<Questionnaire>(records, id);
  if (!found) return survey;
  const Questionnaire& questionnaire = found->fields;
  survey.title = visitor_title(questionnaire);
  survey.notice = read_visitor_text(std::string_view(questionnaire.notice.compact));
  survey.notice_version = questionnaire.notice_version;
  survey.questions = read_questions(questionnaire.questions.compact);
  if (survey.questions.size() > most_questions) survey.questions.resize(most_questions);
  return survey;
}

std::vector<VisitorLanguage> languages_of(const KioskRun& run) {
  std::vector<VisitorLanguage> languages;
  for (const std::string& code : run.langs)
    if (const auto language = visitor_language(code)) languages.push_back(*language);
  if (languages.empty()) languages.push_back(VisitorLanguage::ja);
  return languages;
}

// Which are recorded, whatever the run could still say of itself when the power went.
std::int64_t responses_since(const KioskRun& run, LogNumber own, const Records& records) {
  std::int64_t count = 0;
  for (const auto& [id, response, disputed] :
       all<renkei::Response>(records, "questionnaire_id", Value::of(run.questionnaire_id.id)))
    if (log_of(id) == own && response.channel == "kiosk" && response.at && run.started_at &&
        response.at->unix_ms >= run.started_at->unix_ms)
      ++count;
  return count;
}

std::string why_not(const Model& model, const Situation& situation) {
  const Sheet& sheet = model.sheet;
  if (!chosen_offer(model)) return "kiosk.no_questionnaire";
  if (sheet.pin.empty() && !situation.pin.is_set) return "kiosk.no_pin";
  if (!sheet.pin.empty() && !is_pin(sheet.pin)) return "settings.pin.short";
  return {};
}

}  // namespace

const Offer* chosen_offer(const Model& model) {
  const auto at = std::ranges::find(model.sheet.offers, model.questionnaire, &Offer::id);
  return at == model.sheet.offers.end() ? nullptr : &*at;
}

bool is_offered(const Model& model, VisitorLanguage language) {
  const Offer* offer = chosen_offer(model);
  if (!offer) return false;
  const auto has = [&](const auto& list) {
    return std::ranges::find(list, language) != list.end();
  };
  return has(offer->languages) && !has(model.sheet.unwanted);
}

std::size_t minutes_of(const Survey& survey) {
  constexpr std::size_t in_a_minute = 4;
  return std::max<std::size_t>(1, (survey.questions.size() + in_a_minute - 1) / in_a_minute);
}

void fill_sheet(Model& model, const Situation& situation, const Records& records) {
  const auto post = own_post(situation.device, records);
  if (const auto asked = find_as<Questionnaire>(records, model.questionnaire);
      asked && model.event == 0)
    model.event = asked->fields.event_id.id;
  if (model.event == 0 && post) model.event = post->fields.event_id.id;
  if (model.event == 0) model.event = event_of_day(records, situation.date);
  Sheet& sheet = model.sheet;
  sheet.offers = offers_of(model.event, records);
  if (const auto asked = find_as<Questionnaire>(records, model.questionnaire);
      asked && !chosen_offer(model))
    sheet.offers.push_back(offer_of(model.questionnaire, asked->fields));
  if (!chosen_offer(model) && post)
    model.questionnaire = newest_version(post->fields.questionnaire_id.id, records);
  if (!chosen_offer(model))
    model.questionnaire = sheet.offers.empty() ? 0 : sheet.offers.front().id;
  if (sheet.place.empty()) sheet.place = post ? post->fields.name : situation.device.name;
}

Response start(Model& model, const Situation& situation, const Records& records) {
  model.sheet.trouble = why_not(model, situation);
  if (!model.sheet.trouble.empty()) return {};
  Assigns fields = {{"questionnaire_id", model.questionnaire}, {"started_at", situation.now}};
  std::string langs;
  for (const VisitorLanguage language : visitor_languages)
    if (is_offered(model, language))
      langs += (langs.empty() ? "[\"" : ",\"") + std::string(code_of(language)) + '"';
  fields.push_back({"langs", langs + ']'});
  if (model.event != 0) fields.push_back({"event_id", model.event});
  if (const auto post = own_post(situation.device, records))
    fields.push_back({"post_id", post->id});
  if (const auto place = trim(model.sheet.place); !place.empty())
    fields.push_back({"place", std::string(place)});
  if (!situation.wishes.staff.empty()) fields.push_back({"staff", situation.wishes.staff});
  Response response;
  if (!model.sheet.pin.empty()) response.work.emplace_back(KeepPinWork{model.sheet.pin});
  response.work.emplace_back(Command(Create{"kiosk_run", std::move(fields)}));
  return response;
}

void run_on(Model& model, EntryId id, const Situation& situation, const Records& records) {
  const auto found = find_as<KioskRun>(records, id);
  if (!found) return;
  const KioskRun& run = found->fields;
  model = Model();
  model.questionnaire = run.questionnaire_id.id;
  model.event = run.event_id.id;
  model.run.id = id;
  model.run.counts = {
      std::max(run.finished.value_or(0), responses_since(run, situation.device.log, records)),
      run.given_up.value_or(0)};
  model.run.bursts = read_bursts(run.bursts.compact);
  model.survey = survey_of(model.questionnaire, languages_of(run), records);
  model.fresh.language = model.survey.languages.front();
  model.fresh.large = situation.wishes.text_percent >= 150;
  model.visit = model.fresh;
  model.touched = model.shown = situation.now;
  model.page = model.survey.questions.empty() ? Page::resting : Page::attract;
}

EntryId running(const Situation& situation, const Records& records) {
  EntryId last = 0;
  for (const auto& [id, run, disputed] : all<KioskRun>(records))
    if (log_of(id) == situation.device.log && !run.stopped_at) last = std::max(last, id);
  return last;
}

Command count_command(const Run& run) {
  Assigns fields = {{"finished", run.counts.finished}, {"given_up", run.counts.given_up}};
  if (!run.bursts.empty()) fields.push_back({"bursts", bursts_json(run.bursts)});
  return Set{run.id, std::move(fields)};
}

Command stop_command(const Run& run, const Moment& now) {
  Command command = count_command(run);
  std::get<Set>(command).fields.push_back({"stopped_at", now});
  return command;
}

Command response_command(const Model& model) {
  Assigns fields = {{"questionnaire_id", model.questionnaire},
                    {"channel", "kiosk"},
                    {"lang", std::string(code_of(model.visit.language))},
                    {"answers", answers_json(model.survey.questions, model.visit.given)}};
  if (model.event != 0) fields.push_back({"subject_id", model.event});
  if (!model.survey.notice_version.empty())
    fields.push_back({"notice_version", model.survey.notice_version});
  return Create{"response", std::move(fields)};
}

}  // namespace renkei::ui::kiosk
