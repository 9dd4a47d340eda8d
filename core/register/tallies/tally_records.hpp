// From a clean tally sheet to commands on an event's gates. What was counted becomes tallies, an hour and
// a category each. What a counter showed becomes readings, not the differences: a reading is what somebody
// saw, it joins those that devices took at the same gate, and where one is corrected both hours beside it
// follow. Hours in which nobody counted are tallies of quality `missing`; hours without a look at a counter
// are nothing, for the next look holds them.
//
// A sheet that comes a second time changes what is new in it (changes.hpp): by gate, day, hour and category,
// or gate, moment and counter. What it has no longer of the gates and days that it tells of it names, and
// never removes; what a person has made void stays so.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/import_plan.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

// Refuses a file that is no tally sheet, one with bytes that are no text unless it is a mere look, and an
// event whose days are not known. Codes: not_found, wrong_kind, missing_field, register_unreadable.
Result<ImportPlan> plan_tallies_import(const SheetSource& source, const std::string& file,
                                       const ImportTarget& target, const Records& records);

}  // namespace renkei
