// Where a questionnaire is written: its questions, what can be answered, and all of it in the languages of
// visitors; beside it a kiosk that asks it. What is written is a draft until it is saved. One that nobody
// can have answered yet is changed; any other goes on as its next version, a record of its own that the
// posts of the old one get, so that no answer ever stands below a question that was another.
//
// Tried out, it is the kiosk itself, with nobody to record what it is told. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/questionnaire_checks.hpp"
#include "core/model/records.hpp"
#include "ui/present/kiosk.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::designer {

using questionnaire::Draft;
using questionnaire::draft_of;
using questionnaire::Fault;
using questionnaire::Weight;

struct Known {  // a questionnaire that can be opened, or copied
  EntryId id = 0;
  std::string title;
  std::size_t questions = 0;
  bool is_outdated = false;  // there is a newer version
};

// The last thing that was saved here.
struct Saved {
  EntryId record = 0;
  bool made = false;           // it is new
  EntryId before = 0;          // which it continues
  Assigns fields;              // of one that was changed, as they were
  std::vector<EntryId> posts;  // that got the new version
  Moment at;
};

struct Model {
  EntryId questionnaire = 0;  // 0: not saved yet
  EntryId event = 0, tour = 0;
  std::string phase, event_name;
  bool choosing = false;  // which one, or how to begin
  std::vector<Known> known;
  Draft draft, before;              // before: as it is recorded
  std::optional<std::size_t> part;  // that is being written: 0 the heading, n the n-th question
  VisitorLanguage language = VisitorLanguage::ja;
  std::optional<Draft> removed;  // all as it was before something was taken away
  std::vector<Fault> faults;     // of the draft
  std::size_t responses = 0;
  bool is_used = false;  // somebody may have answered it
  bool is_outdated = false, is_disputed = false;
  bool writing = false;
  std::optional<Saved> saved;
  std::optional<kiosk::Model> trial;
};

enum class Template { empty, satisfaction };

struct ShowChoice {
  bool shown;
};
struct OpenQuestionnaire {
  EntryId questionnaire;
};
struct Begin {
  Template from;
};
struct Copy {
  EntryId questionnaire;
};
struct OpenPart {
  std::optional<std::size_t> part;
};
struct Speak {
  VisitorLanguage language;
};
struct TypeTitle {
  std::string text;
};
struct TypeNoticeVersion {
  std::string text;
};
struct TypeKey {
  std::string text;
};
// A text that visitors read.
struct Where {
  enum class What { titles, notice, question, option } what;
  std::size_t option = 0;
};
struct TypeWords {
  Where where;
  VisitorLanguage language;
  std::string text;
};
struct AddQuestion {
  SurveyQuestion::Type type;
};
struct MoveQuestion {
  int by;
};
struct RemoveQuestion {};
struct ChooseType {
  SurveyQuestion::Type type;
};
struct AddOption {};
struct MoveOption {
  std::size_t option;
  int by;
};
struct RemoveOption {
  std::size_t option;
};
struct TurnScale {
  bool best_first;
};
struct PutBack {};
struct Save {};
struct Drop {};      // what was written since
struct TakeBack {};  // what was saved last
struct Try {};
struct TryOut {  // what somebody does before the kiosk
  kiosk::Intent intent;
};
struct EndTrial {};
using Intent = std::variant<ShowChoice, OpenQuestionnaire, Begin, Copy, OpenPart, Speak, TypeTitle,
                            TypeNoticeVersion, TypeKey, TypeWords, AddQuestion, MoveQuestion,
                            RemoveQuestion, ChooseType, AddOption, MoveOption, RemoveOption,
                            TurnScale, PutBack, Save, Drop, TakeBack, Try, TryOut, EndTrial>;

RENKEI_SCREEN_FUNCTIONS(Response);
bool close_sheet(Model& model);

bool is_changed(const Model& model);
bool can_be_saved(const Model& model);
bool can_be_taken_back(const Model& model, const Situation& situation);
// The question that is being written; null: none is.
const SurveyQuestion* open_question(const Model& model);
const VisitorText& words_at(const Model& model, const Where& where);

// That questionnaire, as it is recorded; 0: none, and one is chosen first.
void load(Model& model, EntryId questionnaire, const Situation& situation, const Records& records);

// A kiosk that stands before the question, or before the first page; it runs, and records nothing.
kiosk::Model kiosk_at(const Model& model, std::optional<std::size_t> question,
                      const Situation& situation);

// -- designer_draft.cpp

Draft draft_from(Template from);
Assigns assigns_of(const Draft& draft, std::string_view questions_before);
SurveyQuestion new_question(SurveyQuestion::Type type, const std::vector<SurveyQuestion>& others);
void set_words(SurveyQuestion& question, std::size_t option, VisitorLanguage language,
               const std::string& text);
void choose_type(SurveyQuestion& question, SurveyQuestion::Type type);
void add_option(SurveyQuestion& question);
void move_option(SurveyQuestion& question, std::size_t option, int by);
void remove_option(SurveyQuestion& question, std::size_t option);

}  // namespace renkei::ui::designer
