// Where headquarters plans: on one side what the plan consists of (plan_tree.hpp), on the other a form for
// the record in view (plan_form.hpp). There is no button to save: what was typed in a field is recorded when
// the field is left, in whatever way, as one command that names only what has changed; so nothing but the
// field at hand can be lost. A new record is made when all is there that has to be. What cannot be read stays
// in its field, with the reason below it. Every act can be taken back by its name. Plain values.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "ui/present/plan_form.hpp"
#include "ui/present/plan_tree.hpp"
#include "ui/present/screen.hpp"
#include "ui/present/viewing.hpp"

namespace renkei::ui::plan {

// What lies over the tree or the form.
enum class Sheet { none, candidates, kinds, reason };

// Of a reference.
struct Picker {
  const Field* field = nullptr;
  std::string typed;
  std::vector<Candidate> candidates;
};

// Something that was done here, and can be taken back: together, where it took several commands.
struct Act {
  enum class What { made, changed, put, struck_out, restored } what = What::made;
  EntryId record = 0;
  Trail about;
  Wording field;  // of one that was changed
  std::vector<Set> before, after;
  std::string reason;  // why it was struck out
  Moment at;
};

// What is being written, until all of it is at its end.
struct Writing {
  enum class How { anew, taking_back, again } how = How::anew;
  Act act;
  std::size_t commands = 0;
};

// Where somebody wants to be when the fresh one has been made.
struct Next {
  EntryId record = 0;
  std::optional<Group> group;
};

struct Model {
  std::string date;
  std::vector<int> years;
  Unfolded unfolded;
  std::vector<Node> nodes;
  std::string find;                // as typed above the tree
  std::vector<std::size_t> shown;  // of the nodes

  EntryId record = 0;  // in view; 0: a fresh one, or none
  std::optional<Fresh> fresh;
  std::map<EntryId, Draft> drafts;  // what is not recorded, 0: of the fresh one
  Form form;
  bool all_fields = false;
  std::string point_to;  // the field to which the keyboard shall go
  std::int64_t pointed = 0;

  Sheet sheet = Sheet::none;
  std::optional<Picker> picker;
  EntryId kinds_within = 0;  // of Sheet::kinds
  std::vector<const Kind*> kinds;
  std::string reason;  // as typed so far
  bool reason_is_for_undo = false;
  std::optional<viewing::Shown> uncovered;

  std::optional<Writing> writing;
  std::optional<Next> next;
  std::vector<Act> acts, taken_back;
  bool can_take_back = false, can_do_again = false;
  EntryId came_to = 0;  // the record that the screen was opened with
};

struct OpenRecord {
  EntryId record;  // 0: none
};
struct ShowYear {
  int year;
};
struct ShowVoid {
  bool shown;
};
struct Find {
  std::string text;
};
struct Fold {
  Group group;
  bool open;
};
struct Add {
  Group group;  // without a kind: which is asked first
};
struct DropFresh {};
struct TypeText {
  int field;
  std::string text;
};
struct Choose {  // or, when it is chosen already, nothing
  int field;
  std::string code;
};
struct Drop {  // what was typed
  int field;
};
struct Save {};      // of the record in view
struct SaveLeft {};  // of the others
struct ShowAllFields {
  bool shown;
};
struct OpenPicker {
  int field;
};
struct TypeCandidate {
  std::string text;
};
struct ChooseCandidate {
  EntryId record;  // 0: nothing
};
struct CloseSheet {};
struct Step {  // a stop, by one place
  EntryId stop;
  int by;
};
struct AskReason {};
struct TypeReason {
  std::string text;
};
struct StrikeOut {
  std::string reason;
};
struct StandAgain {};
struct TakeBack {
  std::string reason = {};
};
struct DoAgain {};
struct Uncover {
  std::string thing;
};
struct Cover {};
struct GoTo {
  Address to;
};
using Intent = std::variant<OpenRecord, ShowYear, ShowVoid, Find, Fold, Add, DropFresh, TypeText,
                            Choose, Drop, Save, SaveLeft, ShowAllFields, OpenPicker, TypeCandidate,
                            ChooseCandidate, CloseSheet, Step, AskReason, TypeReason, StrikeOut,
                            StandAgain, TakeBack, DoAgain, Uncover, Cover, GoTo>;

RENKEI_SCREEN_FUNCTIONS(void);
bool close_sheet(Model& model);
void leave(Model& model);
std::optional<Intent> wanted(const Model& model, const Situation& situation);
// What was typed in a field that is being left with the whole screen.
std::optional<Intent> unfinished(const Model& model);

// Whether there is something typed that has neither been recorded nor refused; of the record in view.
bool is_unsaved(const Model& model);
bool is_unsaved(const Model& model, const Field& field);
// Whether the fresh one has been begun.
bool is_begun(const Model& model);
// Whether it is seen only by somebody who asks for it, and nobody has.
bool is_covered(const Model& model, const Row& row, const Moment& now);
// -- plan_show.cpp
void show(Model& model, const Situation& situation, const Records& records);
void grow(Model& model, const Records& records);
void find_in_tree(Model& model);
// So that the keyboard goes to a field.
void point_to(Model& model, std::string_view field);
bool can_take_back(const Act& act, const Records& records);

}  // namespace renkei::ui::plan
