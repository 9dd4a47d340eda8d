#include <algorithm>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/model/questionnaire_versions.hpp"
#include "core/model/survey_writing.hpp"
#include "ui/present/designer.hpp"
#include "ui/present/take_back.hpp"

namespace renkei::ui::designer {
namespace {

using Asks = ui::Response;  // what is asked of others; a response is what a visitor gives

std::string stored_questions(EntryId questionnaire, const Records& records) {
  const auto found = find_as<Questionnaire>(records, questionnaire);
  return found ? found->fields.questions.compact : std::string();
}

bool is_nothing(const Assign& assign) {
  return std::holds_alternative<std::monostate>(assign.value.held);
}

Command create_command(const Model& model, const Draft& draft, const Records& records) {
  Create create{"questionnaire", {}};
  for (Assign& assign : assigns_of(draft, stored_questions(model.questionnaire, records)))
    if (!is_nothing(assign)) create.fields.push_back(std::move(assign));
  if (model.event != 0) create.fields.push_back({"event_id", model.event});
  if (model.tour != 0) create.fields.push_back({"tour_id", model.tour});
  if (!model.phase.empty()) create.fields.push_back({"phase", model.phase});
  return create;
}

Assigns changes_of(const Model& model, const Records& records) {
  const Assigns old = assigns_of(model.before, {}), now = assigns_of(model.draft, {});
  Assigns whole = assigns_of(model.draft, stored_questions(model.questionnaire, records));
  Assigns changes;
  for (std::size_t i = 0; i < now.size(); ++i)
    if (old[i].value.held != now[i].value.held) changes.push_back(std::move(whole[i]));
  return changes;
}

// What visitors read stays as it was; staff see which version it is.
Draft next_draft(const Model& model, const Records& records) {
  Draft draft = model.draft;
  const auto found = find_as<Questionnaire>(records, model.questionnaire);
  if (!found) return draft;
  if (draft.titles.japanese().empty())
    draft.titles.set(VisitorLanguage::ja, version_of(draft.title).name);
  draft.title = title_of(next_version(found->fields, records));
  return draft;
}

std::vector<EntryId> posts_of(EntryId questionnaire, const Records& records) {
  std::vector<EntryId> posts;
  for (const auto& post : all<Post>(records))
    if (post.fields.questionnaire_id.id == questionnaire) posts.push_back(post.id);
  return posts;
}

// The fields of a record as they stand, of those that are about to be changed.
Assigns values_before(EntryId id, const Assigns& changes, const Records& records) {
  Assigns before;
  const auto record = records.find(id);
  if (!record) return before;
  for (const Assign& change : changes) {
    const auto at = static_cast<std::size_t>(record->kind().find(change.field));
    before.push_back({change.field, OwnValue(record->value(at))});
  }
  return before;
}

struct Responder {
  Model& model;
  const Situation& situation;
  const Records& records;

  // -- which one
  Asks operator()(const ShowChoice& intent) {
    model.choosing = intent.shown;
    return {};
  }
  Asks operator()(const OpenQuestionnaire& intent) {
    if (!is_changed(model)) load(model, intent.questionnaire, situation, records);
    return {};
  }
  Asks operator()(const ui::designer::Begin& intent) {
    if (!is_changed(model)) begin(draft_from(intent.from), {});
    return {};
  }
  Asks operator()(const Copy& intent) {
    const auto found = find_as<Questionnaire>(records, intent.questionnaire);
    if (is_changed(model) || !found) return {};
    Draft draft = draft_of(found->fields);
    draft.title = version_of(draft.title).name;
    begin(std::move(draft), found->fields.phase);
    return {};
  }

  // -- the whole
  Asks operator()(const OpenPart& intent) {
    if (!intent.part || *intent.part <= model.draft.questions.size()) model.part = intent.part;
    return {};
  }
  Asks operator()(const ui::designer::Speak& intent) {
    model.language = intent.language;
    if (model.trial) model.trial->visit.language = intent.language;
    return {};
  }
  Asks operator()(const TypeTitle& intent) {
    // By its name one knows of which questionnaire it is the next version.
    return model.is_used ? Asks{} : change(model.draft.title, intent.text);
  }
  Asks operator()(const TypeNoticeVersion& intent) {
    return change(model.draft.notice_version, intent.text);
  }
  Asks operator()(const TypeWords& intent) {
    SurveyQuestion* question = open();
    using About = Where::What;
    switch (intent.where.what) {
      case About::titles:
        model.draft.titles.set(intent.language, intent.text);
        break;
      case About::notice:
        model.draft.notice.set(intent.language, intent.text);
        break;
      case About::question:
        if (question) question->text.set(intent.language, intent.text);
        break;
      case About::option:
        if (question && intent.where.option < question->options.size())
          set_words(*question, intent.where.option, intent.language, intent.text);
        break;
    }
    return changed();
  }

  // -- questions
  Asks operator()(const AddQuestion& intent) {
    auto& questions = model.draft.questions;
    questions.push_back(new_question(intent.type, questions));
    model.part = questions.size();
    return changed();
  }
  Asks operator()(const MoveQuestion& intent) {
    auto& questions = model.draft.questions;
    if (!open()) return {};
    const std::size_t from = *model.part - 1;
    const std::size_t to = from + static_cast<std::size_t>(intent.by);
    if (to >= questions.size()) return {};
    std::swap(questions[from], questions[to]);
    model.part = to + 1;
    return changed();
  }
  Asks operator()(const RemoveQuestion&) {
    if (!open()) return {};
    Draft whole = model.draft;
    model.draft.questions.erase(model.draft.questions.begin() +
                                static_cast<std::ptrdiff_t>(*model.part - 1));
    model.part.reset();
    return taken_away(std::move(whole));
  }
  Asks operator()(const TypeKey& intent) {
    SurveyQuestion* question = open();
    return question ? change(question->key, intent.text) : Asks{};
  }
  Asks operator()(const ChooseType& intent) {
    if (SurveyQuestion* question = open()) choose_type(*question, intent.type);
    return changed();
  }
  Asks operator()(const AddOption&) {
    if (SurveyQuestion* question = open()) add_option(*question);
    return changed();
  }
  Asks operator()(const MoveOption& intent) {
    if (SurveyQuestion* question = open()) move_option(*question, intent.option, intent.by);
    return changed();
  }
  Asks operator()(const RemoveOption& intent) {
    SurveyQuestion* question = open();
    if (!question) return {};
    Draft whole = model.draft;
    remove_option(*question, intent.option);
    return taken_away(std::move(whole));
  }
  Asks operator()(const TurnScale& intent) {
    SurveyQuestion* question = open();
    if (question && question->type == SurveyQuestion::Type::scale)
      number_scale(*question, intent.best_first);
    return changed();
  }
  Asks operator()(const PutBack&) {
    if (model.removed) model.draft = *std::exchange(model.removed, std::nullopt);
    if (model.part && *model.part > model.draft.questions.size()) model.part.reset();
    return {};
  }

  // -- records
  Asks operator()(const Save&) {
    if (!can_be_saved(model)) return {};
    if (model.questionnaire == 0) return write(create_command(model, model.draft, records));
    if (model.is_used) return write(create_command(model, next_draft(model, records), records));
    Assigns changes = changes_of(model, records);
    model.saved = Saved{model.questionnaire,
                        false,
                        model.questionnaire,
                        values_before(model.questionnaire, changes, records),
                        {},
                        situation.now};
    return write(Set{model.questionnaire, std::move(changes)});
  }
  Asks operator()(const Drop&) {
    if (!is_changed(model)) return {};
    Draft whole = std::exchange(model.draft, model.before);
    model.part.reset();
    return taken_away(std::move(whole));
  }
  Asks operator()(const TakeBack&) {
    if (!can_be_taken_back(model, situation) || model.writing) return {};
    const Saved& saved = *model.saved;
    if (!saved.made) return write(Set{saved.record, saved.fields});
    model.writing = true;
    Asks asks;
    for (const EntryId post : saved.posts)
      asks.work.emplace_back(Command(Set{post, {{"questionnaire_id", saved.before}}}));
    auto reason = reason_to_take_back({}, false, situation);
    asks.work.emplace_back(Command(Void{saved.record, std::move(*reason)}));
    return asks;
  }

  // -- the kiosk
  Asks operator()(const Try&) {
    const bool at_question = model.part.value_or(0) > 0;
    model.trial =
        kiosk_at(model, at_question ? std::optional(*model.part - 1) : std::nullopt, situation);
    return {};
  }
  Asks operator()(const TryOut& intent) {
    if (!model.trial) return {};
    kiosk::Model& trial = *model.trial;
    kiosk::respond(trial, intent.intent, situation, records);  // what it asks for is not done
    if (trial.saving) trial.page = kiosk::Page::thanks;
    trial.saving = false;
    model.language = trial.visit.language;
    return {};
  }
  Asks operator()(const EndTrial&) {
    model.trial.reset();
    return {};
  }

 private:
  SurveyQuestion* open() {
    const bool is_there =
        model.part && *model.part > 0 && *model.part <= model.draft.questions.size();
    return is_there ? &model.draft.questions[*model.part - 1] : nullptr;
  }
  void begin(Draft draft, std::string phase) {
    const EntryId event = model.event;
    load(model, 0, situation, records);
    model.event = event;
    model.tour = 0;
    model.phase = std::move(phase);
    model.draft = std::move(draft);
    model.choosing = false;
    model.part = 0;
    model.faults = faults_of(model.draft);
  }
  Asks change(std::string& text, const std::string& typed) {
    text = typed;
    return changed();
  }
  Asks changed() {
    model.removed.reset();
    return {};
  }
  Asks taken_away(Draft whole) {
    model.removed = std::move(whole);
    return {};
  }
  Asks write(Command command) {
    if (model.writing) return {};
    model.writing = true;
    return {{std::move(command)}, {}};
  }
};

struct Settler {
  Model& model;
  const Ended<Intent>& ended;
  EntryId record;
  const Situation& situation;
  const Records& records;

  Asks operator()(const Save&) {
    const Command& command = std::get<Executed>(ended.end).command;
    if (std::holds_alternative<Create>(command)) return made();
    if (record == model.questionnaire) reread();
    return {};
  }
  Asks operator()(const TakeBack&) {
    if (!model.saved || record != model.saved->record) return {};  // a post
    const Saved saved = *std::exchange(model.saved, std::nullopt);
    if (saved.made) model.questionnaire = saved.before;
    Draft written = model.draft;
    const auto found = find_as<Questionnaire>(records, model.questionnaire);
    model.before = found ? draft_of(found->fields) : Draft{};
    if (found) written.title = model.before.title;  // without the number of what is gone
    model.draft = saved.made ? written : model.before;
    return {};
  }
  template <class Other>
  Asks operator()(const Other&) {
    return {};
  }

 private:
  void reread() {
    const auto found = find_as<Questionnaire>(records, model.questionnaire);
    if (found) model.before = model.draft = draft_of(found->fields);
    model.removed.reset();
  }
  // The posts of the old version get the new one.
  Asks made() {
    const EntryId old = model.questionnaire;
    model.questionnaire = record;
    reread();
    model.saved = Saved{record, true, old, {}, posts_of(old, records), situation.now};
    Asks asks;
    if (old == 0) model.saved->posts.clear();
    for (const EntryId post : model.saved->posts)
      asks.work.emplace_back(Command(Set{post, {{"questionnaire_id", record}}}));
    return asks;
  }
};

}  // namespace

Response respond(Model& model, const Intent& intent, const Situation& situation,
                 const Records& records) {
  Asks asks = std::visit(Responder{model, situation, records}, intent);
  model.faults = faults_of(model.draft);
  return asks;
}

Response settle(Model& model, const Ended<Intent>& ended, const Situation& situation,
                const Records& records) {
  model.writing = false;
  const auto record = ended.record();
  Asks asks;
  if (record)
    asks = std::visit(Settler{model, ended, *record, situation, records}, ended.by);
  else if (std::holds_alternative<Save>(ended.by))
    model.saved.reset();
  look(model, situation, records);
  return asks;
}

}  // namespace renkei::ui::designer
