// A report as a workbook for Excel: a first sheet with head and coverage, then a sheet a table with typed
// cells, frozen heads and pages of A4. The same report gives the same bytes.
#pragma once
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/table.hpp"

namespace renkei {

// Codes: those of files, for the library behind it writes one; it is private and gone when this returns.
Result<std::string> write_xlsx(const Report& report);

// Names that Excel takes: at most 31 characters, none of []:*?/\, each once, whatever its case.
std::vector<std::string> sheet_names(const std::vector<std::string>& titles);

}  // namespace renkei
