// What importing a register comes to: commands on records, and what is said of every line of the
// file. A plan is made by the register's own folder (registers.hpp) and carried out by the session in
// one transaction. Plain values.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/model/outcomes.hpp"

namespace renkei {

struct ImportStep {
  enum class Kind { create, update, known } kind = Kind::create;
  Command command;    // create and update
  EntryId known = 0;  // update and known
};

struct ImportPlan {
  std::vector<ImportStep> steps;
  ImportReport report;  // its first rows are the steps', as far as no command is refused
};

// Which heading means which field; a heading may be a column's number, a field empty for a column to
// leave alone.
struct RegisterMap {
  std::vector<std::pair<std::string, std::string>> headings;
  int headings_line = 0;  // 0: to be found
};

// What the register is about, and how it is taken; 0 where nothing was named.
struct ImportTarget {
  EntryId tour = 0, event = 0, questionnaire = 0;
  bool dry_run = false;
  RegisterMap map;
};

}  // namespace renkei
