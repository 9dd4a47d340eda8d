// A register in, in three steps: which file, what it is and about what; what its columns mean; what would
// come of it, line by line, with what a person decides. Nothing is written before that was looked at, and all
// of it is written in one act, which can be taken back as one.
//
// The file is looked at beside the drawing, and again when something of it is said otherwise; the preview and
// the import are jobs.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/records.hpp"
#include "core/register/register_look.hpp"
#include "ui/present/import_outcome.hpp"
#include "ui/present/records_named.hpp"
#include "ui/present/screen.hpp"

namespace renkei::ui::import {

enum class Step { file, columns, preview };

// A decision that can be made about a line.
struct Option {
  ImportDecision decision;
  std::string words;
  std::string words_hidden;  // where names are hidden
  bool chosen = false;
};
// A line of the preview, in words.
struct Line {
  std::string key;  // its number, and which row of it where a line has several
  Filter fate = Filter::all;
  bool to_check = false;
  std::string words, reasons;
  std::string words_hidden, reasons_hidden;  // without names
  bool hides_name = false;                   // somebody who is never named on lists
  std::string odd;                           // characters to look at: U+E000
  std::vector<Option> options;
};
inline constexpr std::size_t lines_on_page = 25;

struct Model {
  std::string file, typed;           // whole path; what is being typed
  std::vector<std::string> waiting;  // dropped together with it
  Step step = Step::file;

  std::string kind;           // of register; empty: to be guessed
  bool kind_is_said = false;  // by somebody
  EntryId subject = 0;
  bool subject_is_said = false;
  std::vector<NamedRecord> subjects;  // to choose from
  std::vector<RegisterField> fields;  // that columns may mean
  RegisterReading reading;
  bool shows_reading = false;
  RegisterMap map;
  std::size_t open_column = 0;  // whose meaning is being chosen

  bool lacks = false, looking = false;
  std::int64_t asked = 0;  // the number of the last look
  std::optional<RegisterLook> look;

  std::vector<ImportDecision> decisions;
  Missing missing = Missing::keep;
  bool trying = false, taking = false;
  std::shared_ptr<const Outcome> outcome;
  Filter filter = Filter::all;
  std::size_t page = 0;
  std::vector<Line> lines;  // of the page
  bool taken = false;       // the outcome is of the import itself
  bool taken_back = false;
};

struct LookAt {
  std::vector<std::string> files;
};
struct TypePath {
  std::string text;
};
struct ChooseKind {
  std::string kind;
};
struct ChooseSubject {
  EntryId subject;
};
struct ShowReading {
  bool shown;
};
struct ReadAs {
  RegisterReading reading;
};
struct HeadingsAt {
  int line;  // 0: to be found
};
struct GoStep {
  Step step;
};
struct OpenColumn {
  std::size_t number;  // 0: none
};
struct Mean {
  std::size_t number;
  std::string field;  // empty: left alone
};
struct Look {  // nobody's hand asks for it
  std::int64_t number;
};
struct Try {};
struct Show {
  Filter filter;
};
struct TurnTo {
  std::size_t page;
};
struct Decide {
  ImportDecision decision;
};
struct WhatIsMissing {
  Missing missing;
};
struct Take {};
struct TakeBack {};
struct NextFile {};
struct LeaveFile {};
struct OpenRoster {};
struct OpenTables {};
struct OpenFiles {};
using Intent =
    std::variant<LookAt, TypePath, ChooseKind, ChooseSubject, ShowReading, ReadAs, HeadingsAt,
                 GoStep, OpenColumn, Mean, Look, Try, Show, TurnTo, Decide, WhatIsMissing, Take,
                 TakeBack, NextFile, LeaveFile, OpenRoster, OpenTables, OpenFiles>;

RENKEI_SCREEN_FUNCTIONS(void);
std::optional<Intent> wanted(const Model& model, const Situation& situation);

// A file of a register, by its ending.
bool is_register_file(const std::string& file);

std::vector<std::string> kind_names();  // of registers, in the order of menus
bool is_of_people(const Model& model);  // whom the file lacks may be cancelled
// The kind of record that the register is about; empty: none, or the register is not known yet.
std::string_view subject_kind(const Model& model);
// A field of which no column is known and one must be, or nothing.
const RegisterField* lacking_field(const Model& model);
// A column of which somebody has to say what it means, or that it is left alone.
bool is_undecided(const Model& model, const LookedColumn& column);
// Whether the preview can be asked for; and the import itself.
bool can_try(const Model& model);
bool can_take(const Model& model);
bool is_busy(const Model& model);
std::size_t pages(const Model& model);

std::string field_words(Language language, const Model& model, std::string_view field);
std::string reading_sentence(Language language, const RegisterLook& look);
std::string outcome_sentence(Language language, const Model& model);

// The lines of the page that is in view.
void show_lines(Model& model, const Situation& situation, const Records& records);

}  // namespace renkei::ui::import
