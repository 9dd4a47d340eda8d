// What importing a register comes to: commands on records, and what is said of every line of the
// file. A plan is made by the register's own folder (registers.hpp) and carried out by the session in
// one transaction. Plain values.
#pragma once
#include <string>
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
  std::string municipalities = {};  // the list from now on; empty: as it was
};

// What the register is about, and how it is taken; 0 where nothing was named.
struct ImportTarget {
  EntryId tour = 0, event = 0, questionnaire = 0;
  bool dry_run = false;
};

}  // namespace renkei
