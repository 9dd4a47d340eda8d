// The survey of a monitoring tour: one laptop, handed round a bus. Whoever has it types the number of a
// slip of paper (never a name), answers one question a page, and hands it on; only at the end one
// response is written, and nothing leads back into somebody's answers. What is being answered is in
// memory only. Who has answered already may do so again: the new response makes the first void.
//
// The guide sees, with the code that signs here, how it goes: from five answers on, and never one
// person's. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/given_answers.hpp"
#include "core/model/records.hpp"
#include "core/model/visitor_text.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::monitor {

inline constexpr std::int64_t fewest_shown = 5;
inline constexpr std::size_t longest_number = 9;  // digits of a slip, of a price

enum class Step { slip, again, question, thanks, code, live };

struct Subject {
  EntryId id = 0;  // a stop; of questionnaires, one
  std::string name;
};

// What the answers to one question come to at one place: by the figures of the tables.
struct Figure {
  std::string key;
  VisitorText question;
  std::int64_t valid = 0;
  std::optional<std::int64_t> mean_hundredths, top2_tenths, nps_tenths;
  bool is_small = false;
};
struct LiveRow {
  EntryId subject = 0;  // a stop, or the tour
  std::string name;     // empty: the tour as a whole
  std::int64_t responses = 0;
  std::vector<Figure> figures;  // of questions with enough answers
  bool is_shown() const { return responses >= fewest_shown; }
};

struct Model {
  EntryId tour = 0, stop = 0, questionnaire = 0;  // stop 0: the tour as a whole
  std::string tour_name;
  std::vector<Subject> stops, questionnaires;
  VisitorText title, notice;
  std::string notice_version;
  std::vector<SurveyQuestion> questions;
  Step step = Step::slip;
  std::string typed;             // of the slip's number
  bool not_a_slip = false;       // the last scan
  std::string slip;              // whose answers they are
  std::vector<EntryId> earlier;  // responses that they replace
  std::size_t at = 0;            // of the questions
  GivenAnswers given;
  std::string code;  // as the guide types it
  bool wrong_code = false;
  std::vector<LiveRow> live;

  const SurveyQuestion* question() const {
    return step == Step::question && at < questions.size() ? &questions[at] : nullptr;
  }
  bool is_last() const { return at + 1 == questions.size(); }
};

struct ChooseStop {
  EntryId stop;
};
struct ChooseQuestionnaire {
  EntryId questionnaire;
};
struct TypeDigit {  // of the slip's number, or of the number that is asked for
  int digit;
};
struct TakeDigit {};  // the last one away
struct Begin {};      // with the number that was typed
struct Correct {};    // who has answered answers anew
struct OtherSlip {};  // another number
struct Choose {
  std::size_t option;
};
struct Write {
  std::string text;
};
struct Next {};
struct Skip {};
struct Previous {};
struct NextPerson {};
struct AskLive {};
struct TypeCode {
  std::string code;
};
struct ShowLive {};
struct CloseLive {};
struct Scanned {
  std::string text;
};
struct GoWhere {  // to what is missing
  Screen screen;
};
using Intent = std::variant<ChooseStop, ChooseQuestionnaire, TypeDigit, TakeDigit, Begin, Correct,
                            OtherSlip, Choose, Write, Next, Skip, Previous, NextPerson, AskLive,
                            TypeCode, ShowLive, CloseLive, Scanned, GoWhere>;

Intent scanned(const Model& model, const std::string& text);
RENKEI_SCREEN_FUNCTIONS(void);
// One page back; false on the first one.
bool close_sheet(Model& model);

// The number of a slip as it is recorded: digits of either width, behind a ':' or a '/' perhaps, without
// zeros before them. Nothing: it is none; a badge's sign or a record's name never is.
std::optional<std::string> slip_number(std::string_view text);
// What visitors read in the language of the screen.
VisitorLanguage spoken(Language language);

}  // namespace renkei::ui::monitor
