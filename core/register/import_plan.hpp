// What importing a register comes to: commands on records, and what is said of every line of the
// file. A plan is made by the register's own folder (registers.hpp) and carried out by the session in
// one transaction. Plain values.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/model/register_words.hpp"

namespace renkei {

struct ImportStep {
  enum class Kind { create, update, known } kind = Kind::create;
  Command command;                 // create and update
  EntryId known = 0;               // update and known
  std::vector<Command> also = {};  // the same in other records of one thing that was recorded twice
  std::optional<std::size_t> owner = std::nullopt;  // of ImportPlan::owners, of a create
  // Somebody has decided that its record is the same person as that of this earlier step; itself: nobody
  // else.
  std::optional<std::size_t> same_as = std::nullopt;
};

// A record that is not there yet and that steps belong to, as a gate that only the register knows: made
// before them, and named in their field.
struct ImportOwner {
  Create command;
  std::string field;
};

struct ImportPlan {
  std::size_t steps = 0;
  // Made when its turn comes, from what the report says of its row: two hundred thousand commands are
  // not held at once.
  ImportStep step(std::size_t i) const { return make_step(report.rows[i], i); }
  std::function<ImportStep(const ImportRow&, std::size_t)> make_step;
  ImportReport report;  // its first rows are the steps', as far as no command is refused
  // What `cancel` does about what the file lacks.
  std::vector<Command> cancellations = {};
  std::vector<ImportOwner> owners = {};
  std::string municipalities = {};  // the list from now on; empty: as it was
};

// Which heading means which field; a heading may be a column's number, a field empty for a column to
// leave alone. From a map file (register_map.hpp).
struct RegisterMap {
  std::vector<std::pair<std::string, std::string>> headings;
  int headings_line = 0;  // 0: to be found
};

// A field that a column of a register may mean. Of the fields with one and the same `needed` at least
// one must have a column; 0: it may be missing.
struct RegisterField {
  std::string name;
  int needed = 0;
  std::string words = {};  // of a question; empty: its label
};

// What becomes of whom an earlier import made and the file lacks; nobody is ever removed.
enum class Missing { keep, cancel };

// What a person has decided about a line: that it is about somebody who is known (`known`) or whom the
// earlier line is about that it may repeat (0); that it is about nobody else; of a cell that also changed
// here, whose word stands.
struct ImportDecision {
  enum class Kind { same, another, take_theirs, keep_ours } kind = Kind::same;
  int line = 0;
  EntryId known = 0;
  std::string field = {};  // of whose word; empty: every such cell of the line
};

// How a text is read, where somebody says so; empty: as it is recognised best. The codes of `encoding`
// are those of `encoding_named`.
struct RegisterReading {
  std::string encoding, delimiter;  // comma, tab, semicolon
  friend bool operator==(const RegisterReading&, const RegisterReading&) = default;
};

// What the register is about, and how it is taken; 0 where nothing was named.
struct ImportTarget {
  EntryId tour = 0, event = 0, questionnaire = 0;
  bool dry_run = false;
  Missing missing = Missing::keep;
  RegisterMap map;
  RegisterReading reading = {};
  std::vector<ImportDecision> decisions = {};
  std::string sha256 = {};  // of the file that was looked at; another one is refused
  int year = 0;             // of days without one
  RegisterWords earlier;    // what this register said before; the session's to fill in
};

// The plan's steps, of a register that is small enough to hold them.
void set_steps(ImportPlan& plan, std::vector<ImportStep> steps);

// The row's warning, once; in its column of warnings too, if it has one.
void warn(ImportRow& row, const std::string& code);
// A cell of which the register and somebody here say different things.
struct ContestedCell {
  std::string field, says, stands;
};
void warn_of_device(ImportReport& report, ImportRow& row, const std::vector<ContestedCell>& cells);

// How many rows ended how: {"new":12,"updated":3}.
std::string counts_text(const ImportReport& report);

}  // namespace renkei
