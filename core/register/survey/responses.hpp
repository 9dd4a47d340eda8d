// From a survey sheet to a questionnaire's responses. A respondent is known again by the number, or
// without one by the time and all answers together: the same sheet twice changes nothing, and one that
// was corrected changes what differs. A response that somebody has voided stays void.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/import_plan.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

// Codes: not_found, wrong_kind, missing_field, register_unreadable. `file` is used in errors.
Result<ImportPlan> plan_survey_import(const SheetSource& source, const std::string& file,
                                      const ImportTarget& target, const Records& records);
std::vector<RegisterField> survey_register_fields(const ImportTarget& target,
                                                  const Records& records);
std::vector<std::string> survey_meanings(std::span<const Heading> headings,
                                         const ImportTarget& target, const Records& records);

}  // namespace renkei
