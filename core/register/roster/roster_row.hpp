// Reads one row of a roster, given what stands above it. Internal to the roster reader.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "core/register/roster/roster.hpp"
#include "core/register/roster/roster_columns.hpp"

namespace renkei {

// What rows share: the sheet, the columns, the cells above for 〃, and where rows, notes and
// refusals go.
struct RosterReading {
  const CsvTable& table;
  const RosterContext& context;
  const HeadingBlock& headings;
  const RosterColumns& columns;
  Roster& roster;
  std::vector<std::string> above;  // the last person's cells, 〃 resolved
  std::string section;
};

// Adds the row to the roster's rows or to its refused rows.
void read_roster_row(RosterReading& reading, std::size_t row);

}  // namespace renkei
