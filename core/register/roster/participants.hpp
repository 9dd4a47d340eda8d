// From a clean roster to commands on a tour's participants. A roster that comes a second time,
// corrected, changes what is new in it (changes.hpp) of whom it is about (who_is_who.hpp) and adds who is
// new; whom it has not any more it names, and never removes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/import_plan.hpp"
#include "core/register/roster/roster.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

// Refuses a file that is no roster, one with bytes that are no text unless it is a mere look, and a
// tour whose day is not known. `file` is used in errors. Codes: not_found, wrong_kind,
// missing_field, register_unreadable.
Result<ImportPlan> plan_roster_import(const SheetSource& source, const std::string& file,
                                      const ImportTarget& target, const Records& records);
std::vector<RegisterField> roster_register_fields(const ImportTarget& target,
                                                  const Records& records);
std::vector<std::string> roster_meanings(std::span<const Heading> headings,
                                         const ImportTarget& target, const Records& records);
// The same of a roster that has been read.
ImportPlan plan_participants(Roster roster, const ImportTarget& target, const Records& records);
// What the import has to say about every line of the file: first the roster's rows in order, whose
// outcomes and ids the caller fills in, then the lines that were skipped or refused. Cells and texts move
// out of the roster.
ImportReport describe_import(Roster& roster);

}  // namespace renkei
