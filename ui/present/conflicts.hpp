// What devices disagree about, one dispute at a time: who says what, and when by whose clock. A person
// decides; nothing is proposed, and no value wins by time. A decision replaces all that stood (Resolve),
// what was written stays in the history, and the next dispute is in view by itself. Roll calls come
// first, because people may be missing. Plain values.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"
#include "ui/present/record_trail.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/viewing.hpp"

namespace renkei::ui::conflicts {

// What kind of a dispute: each has a sentence of its own.
enum class What { field, life, use, counts, marks, totals, twice };

struct Card {  // of a claim, in the order of Conflict::claims
  Wording value;
  std::string device, staff;
  Moment at;
  bool withheld = false;
  bool is_ahead = false, has_other_zone = false;  // a clock in doubt
  Wording use;  // what relies on a record that was struck out; empty: nothing
};

// How another value is given.
struct OtherValue {
  enum class By { nothing, typing, choosing } by = By::nothing;
  std::string form;  // of what is typed, where it has any
  struct Choice {
    std::string code;
    Wording words;
  };
  std::vector<Choice> choices;  // none that a card has
  bool can_be_none = false;
};

// The dispute in view; or one that was decided, to be decided anew.
struct Question {
  Conflict conflict;
  Trail about;
  Wording field;
  What what = What::field;
  Privacy privacy = Privacy::internal;
  std::vector<Card> cards;
  OtherValue other;
  std::optional<Wording> before;
  std::optional<PastDecision> past;
  // What is kept apart is seen only by somebody who asks for it (viewing.hpp).
  std::string thing;   // empty: nothing is
  EntryId person = 0;  // whose it is; 0: nobody's in particular
};

// Of the list of all that is open.
inline constexpr std::size_t lines_shown = 50;
struct Line {
  std::size_t index = 0;
  Trail about;
  Wording field;
};

// Of the list of what was decided.
inline constexpr std::size_t decisions_shown = 50;
struct Decided {
  std::size_t index = 0;
  Trail about;
  Wording field, value;
  Privacy privacy = Privacy::internal;
  bool is_kept_apart = false;
  Moment at;
  std::string device, staff;
};

struct Model {
  std::vector<Conflict> open;  // roll calls first
  bool is_known = false;       // has been answered once
  bool is_asked = false, has_failed = false;
  bool is_old = true;  // others have written since it was asked
  bool is_superseded =
      false;           // something was decided here since: the answer to come is not so any more
  std::size_t at = 0;  // which of them is in view
  std::optional<Question> question;
  std::vector<PastDecision> past;  // the newest first
  std::vector<Decided> decided;
  std::vector<Line> lines;  // a page of the list, with the one in view
  std::string typed;        // another value
  std::optional<Error> mistake;
  std::optional<viewing::Shown> uncovered;
  std::size_t writing = 0;  // commands that have not ended
  bool list_open = false;   // where it does not stand beside
};

struct Ask {};
struct AskAgain {};
struct Show {
  std::size_t index;
};
struct ShowDecided {
  std::size_t index;
};
struct Step {
  int by;
};
struct Keep {  // the value of a card
  std::size_t card;
};
struct TypeOther {
  std::string text;
};
struct DecideOther {};  // what was typed
struct DecideCode {     // a choice
  std::string code;
};
struct DecideNone {};
struct Uncover {};
struct Cover {};
struct OpenList {
  bool open;
};
struct OpenHistory {};  // of the record
struct GoToday {};
using Intent = std::variant<Ask, AskAgain, Show, ShowDecided, Step, Keep, TypeOther, DecideOther,
                            DecideCode, DecideNone, Uncover, Cover, OpenList, OpenHistory, GoToday>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);
void leave(Model& model);
std::optional<Intent> wanted(const Model& model, const Situation& situation);

std::vector<Conflict> in_order(std::vector<Conflict> conflicts);
Question question_of(const Conflict& conflict, const Situation& situation, const Records& records);
// Whether the values are not to be seen now.
bool is_covered(const Model& model, const Moment& now);
// Tells one question from the next.
std::string mark_of(const Question& question);
std::string sentence_key(What what);

}  // namespace renkei::ui::conflicts
