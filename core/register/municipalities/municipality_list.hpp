// A newer official list of municipalities, compared with the one in use: what was added, renamed and
// removed. Kana come as the ministry gives them, half-width and without small letters: what is known
// with small ones stays so. A list that is not whole replaces nothing.
#pragma once
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/import_plan.hpp"
#include "core/register/sheet.hpp"

namespace renkei {

// Codes: register_unreadable.
Result<ImportPlan> plan_municipalities_import(const SheetSource& source, const std::string& file,
                                              const ImportTarget& target, const Records& records);

}  // namespace renkei
