// From a clean roster to commands on a tour's participants. A roster that comes a second time,
// corrected, changes what differs and adds who is new; it never makes a person twice and never
// removes one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/outcomes.hpp"
#include "core/model/records.hpp"
#include "core/register/roster.hpp"

namespace renkei {

struct RosterStep {
  enum class Kind { create, update, known } kind = Kind::create;
  Command command;    // create and update
  EntryId known = 0;  // update and known
};

// One step for each row of the roster, in order. The same person: equal name and equal number.
std::vector<RosterStep> roster_steps(const Roster& roster, EntryId tour, const Records& records);

// What the import of a register file does and says.
struct RosterImport {
  std::vector<RosterStep> steps;
  ImportReport report;  // its first rows are the steps', as far as no command is refused
};

// Refuses a file that is no roster, one with bytes that are no text unless it is a mere look, and a
// tour whose day is not known. `file` is used in errors. Codes: not_found, wrong_kind,
// missing_field, register_unreadable.
Result<RosterImport> plan_roster_import(std::string_view bytes, const std::string& file,
                                        EntryId tour, const Records& records, bool dry_run);
// How a step's command ended: the participant, or why it was refused.
void note_outcome(ImportRow& row, const Result<EntryId>& outcome);

// What the import has to say about every line of the file: first the roster's rows in order, whose
// outcomes and ids the caller fills in, then the lines that were skipped or refused.
ImportReport describe_import(const Roster& roster);

}  // namespace renkei
