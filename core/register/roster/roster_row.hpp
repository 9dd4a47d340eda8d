// Reads one row of a roster, given what stands above it. Internal to the roster reader.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/register/roster/roster.hpp"
#include "core/register/roster/roster_people.hpp"

namespace renkei {

// What rows share: the sheet, the table they stand in, the cells above for 〃 and for a bus that holds
// for the rows below it, and where rows, notes and refusals go.
struct RosterReading {
  const CsvTable& table;
  const RosterContext& context;
  Roster& roster;
  std::span<const Heading> headings;  // of the table that is being read
  std::vector<std::string> above;     // by column: the last person's cells, 〃 resolved
  std::vector<std::string> buses;     // by person of a row: the last bus that was filled in
  std::string section;
};

// Adds the person's part of the row to the roster's rows or to its refused rows. `index` is the
// person's place among those of the row.
void read_roster_row(RosterReading& reading, std::size_t row, const RosterPerson& person,
                     std::size_t index);

}  // namespace renkei
