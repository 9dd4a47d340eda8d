// From a clean roster to commands on a tour's participants. A roster that comes a second time, corrected,
// changes what differs and adds who is new; it never makes a person twice and never removes one.
#pragma once
#include <vector>

#include "core/exchange/reports.hpp"
#include "core/model/records.hpp"
#include "core/register/roster.hpp"

namespace renkei {

struct RosterStep {
  enum class Kind { create, update, known } kind = Kind::create;
  Command command;   // create and update
  EntryId known = 0;  // update and known
};

// One step for each row of the roster, in order. The same person: equal name and equal number.
std::vector<RosterStep> roster_steps(const Roster& roster, EntryId tour, const Records& records);

// What the import has to say about every line of the file: first the roster's rows in order, whose
// outcomes and ids the caller fills in, then the lines that were skipped or refused.
ImportReport describe_import(const Roster& roster);

}  // namespace renkei
