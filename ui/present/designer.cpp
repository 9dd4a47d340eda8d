#include "ui/present/designer.hpp"

#include <algorithm>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/model/questionnaire_versions.hpp"
#include "core/model/survey_writing.hpp"
#include "core/text/spaces.hpp"
#include "ui/present/address.hpp"
#include "ui/present/post.hpp"
#include "ui/present/take_back.hpp"
#include "ui/present/visitor_title.hpp"

namespace renkei::ui::designer {
namespace {

// -- what the records say

bool has_run(EntryId questionnaire, const Records& records) {
  return std::ranges::any_of(all<KioskRun>(records), [&](const Found<KioskRun>& run) {
    return run.fields.questionnaire_id.id == questionnaire;
  });
}

// The first day on which somebody else may have asked it; empty: any.
std::string first_day_of(const Questionnaire& questionnaire, const Records& records) {
  EntryId event = questionnaire.event_id.id;
  if (const auto tour = find_as<Tour>(records, questionnaire.tour_id.id); tour && event == 0)
    event = tour->fields.event_id.id;
  const auto found = find_as<Event>(records, event);
  return found ? found->fields.starts_on.iso : std::string();
}

// Answers may be on a device whose file has not come: what others have, and what has begun, counts as used.
bool may_be_used(const Found<Questionnaire>& found, const Situation& situation,
                 const Records& records) {
  if (has_run(found.id, records)) return true;
  const bool others_have =
      log_of(found.id) != situation.device.log || is_handed_over(situation.device, found.id);
  return others_have && first_day_of(found.fields, records) <= situation.date;
}

std::vector<Known> known_to(const Model& model, const Records& records) {
  std::vector<Known> here, others;
  for (const auto& [id, questionnaire, disputed] : all<Questionnaire>(records)) {
    const bool is_here = questionnaire.event_id.id == model.event && model.event != 0;
    (is_here ? here : others)
        .push_back({id, questionnaire.title, read_questions(questionnaire.questions.compact).size(),
                    newest_version(id, records) != id});
  }
  here.insert(here.end(), others.begin(), others.end());
  std::ranges::stable_sort(here, {}, &Known::is_outdated);
  return here;
}

// As a person would choose: that of the post, the newest of the event.
EntryId usual_questionnaire(const Model& model, const Situation& situation,
                            const Records& records) {
  if (const auto post = own_post(situation.device, records);
      post && post->fields.questionnaire_id &&
      (model.event == 0 || post->fields.event_id.id == model.event))
    return newest_version(post->fields.questionnaire_id.id, records);
  EntryId newest = 0;
  for (const auto& [id, questionnaire, disputed] : all<Questionnaire>(records))
    if (questionnaire.event_id.id == model.event) newest = std::max(newest, id);
  return newest;
}

void read_record(Model& model, const Situation& situation, const Records& records) {
  const auto found = find_as<Questionnaire>(records, model.questionnaire);
  if (!found) {
    model.responses = 0;
    model.is_used = model.is_outdated = model.is_disputed = false;
    return;
  }
  const Questionnaire& fields = found->fields;
  if (fields.event_id) model.event = fields.event_id.id;
  model.tour = fields.tour_id.id;
  model.phase = fields.phase;
  model.is_disputed = found->in_conflict;
  model.responses = all<renkei::Response>(records, "questionnaire_id", Value::of(found->id)).size();
  model.is_used = model.responses > 0 || may_be_used(*found, situation, records);
  model.is_outdated = newest_version(found->id, records) != found->id;
}

}  // namespace

void load(Model& model, EntryId questionnaire, const Situation& situation, const Records& records) {
  model.questionnaire = questionnaire;
  model.part.reset();
  model.removed.reset();
  model.saved.reset();
  model.choosing = questionnaire == 0;
  const auto found = find_as<Questionnaire>(records, questionnaire);
  model.before = model.draft = found ? draft_of(found->fields) : Draft{};
  read_record(model, situation, records);
}

Address address(const Model& model) { return {Screen::designer, model.questionnaire, model.event}; }

void open(Model& model, const Address& at, const Situation& situation, const Records& records) {
  const EntryId event = at.part != 0     ? at.part
                        : at.object != 0 ? 0
                                         : event_of_day(records, situation.date);
  // What was being written when somebody looked elsewhere is still there.
  const bool is_there =
      at.object != 0 ? at.object == model.questionnaire : model.event != 0 && model.event == event;
  if (!is_there || !is_changed(model)) {
    const VisitorLanguage language = model.language;
    model = Model();
    model.language = language;
    model.event = event;
    load(model, at.object != 0 ? at.object : usual_questionnaire(model, situation, records),
         situation, records);
  }
  model.trial.reset();
  look(model, situation, records);
}

void look(Model& model, const Situation& situation, const Records& records) {
  // Somebody else's change is taken over where nothing is being written.
  const auto found = find_as<Questionnaire>(records, model.questionnaire);
  if (found && !is_changed(model)) model.before = model.draft = draft_of(found->fields);
  read_record(model, situation, records);
  const auto event = find_as<Event>(records, model.event);
  model.event_name = event ? event->fields.name : std::string();
  model.known = known_to(model, records);
  if (model.part && *model.part > model.draft.questions.size()) model.part.reset();
  model.faults = faults_of(model.draft);
}

bool close_sheet(Model& model) {
  if (model.trial) {
    model.trial.reset();
    return true;
  }
  if (model.choosing && (model.questionnaire != 0 || is_changed(model))) {
    model.choosing = false;
    return true;
  }
  return std::exchange(model.part, std::nullopt).has_value();
}

bool is_changed(const Model& model) {
  const Assigns old = assigns_of(model.before, {}), now = assigns_of(model.draft, {});
  for (std::size_t i = 0; i < now.size(); ++i)
    if (old[i].value.held != now[i].value.held) return true;
  return false;
}

bool can_be_saved(const Model& model) {
  return !model.writing && can_be_stored(model.faults) && is_changed(model);
}

bool can_be_taken_back(const Model& model, const Situation& situation) {
  if (!model.saved || is_changed(model)) return false;
  const Saved& saved = *model.saved;
  const bool is_answered = saved.record == model.questionnaire && model.responses > 0;
  return !is_answered && !needs_reason(saved.record, saved.at, situation);
}

const SurveyQuestion* open_question(const Model& model) {
  const bool is_there =
      model.part && *model.part > 0 && *model.part <= model.draft.questions.size();
  return is_there ? &model.draft.questions[*model.part - 1] : nullptr;
}

const VisitorText& words_at(const Model& model, const Where& where) {
  static const VisitorText none;
  const SurveyQuestion* question = open_question(model);
  using About = Where::What;
  if (where.what == About::titles) return model.draft.titles;
  if (where.what == About::notice) return model.draft.notice;
  if (!question) return none;
  if (where.what == About::question) return question->text;
  return where.option < question->options.size() ? question->options[where.option].label : none;
}

kiosk::Model kiosk_at(const Model& model, std::optional<std::size_t> question,
                      const Situation& situation) {
  kiosk::Model kiosk;
  kiosk.questionnaire = model.questionnaire;
  kiosk.event = model.event;
  kiosk.run.id = 1;  // nobody's: it is never counted
  kiosk::Survey& survey = kiosk.survey;
  survey.title = model.draft.titles;
  if (survey.title.japanese().empty()) survey.title.set(VisitorLanguage::ja, model.draft.title);
  survey.notice = model.draft.notice;
  survey.notice_version = model.draft.notice_version;
  std::vector<SurveyQuestion> asked = model.draft.questions;
  for (std::size_t i = 0; i < asked.size(); ++i)
    asked[i].key = "q" + std::to_string(i + 1);  // whatever is typed there by now
  survey.questions = read_questions(questions_json(asked));
  if (survey.questions.size() > kiosk::most_questions)
    survey.questions.resize(kiosk::most_questions);
  for (const VisitorLanguage language : visitor_languages)
    if (language == VisitorLanguage::ja || language == model.language ||
        speaks(survey.questions, language))
      survey.languages.push_back(language);
  kiosk.visit.language = kiosk.fresh.language = model.language;
  kiosk.touched = kiosk.shown = situation.now;
  kiosk.page = kiosk::Page::attract;
  if (question && *question < survey.questions.size()) {
    kiosk.page = kiosk::Page::question;
    kiosk.visit.at = *question;
  }
  return kiosk;
}

}  // namespace renkei::ui::designer
