// From a clean list of events to commands on events. The same event: its code and number in the list;
// without them, or where a number stands twice, its name, start and venue. A list that comes again,
// corrected, changes what is new in it (changes.hpp); it never makes an event twice, names what it has no
// longer, and never removes one.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/import_plan.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

// Codes: register_unreadable.
Result<ImportPlan> plan_events_import(const SheetSource& source, const std::string& file,
                                      const ImportTarget& target, const Records& records);
std::vector<RegisterField> event_register_fields(const ImportTarget& target,
                                                 const Records& records);
std::vector<std::string> event_meanings(std::span<const Heading> headings,
                                        const ImportTarget& target, const Records& records);

}  // namespace renkei
