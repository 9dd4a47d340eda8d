// What tells of a row only in comparison with the others. Pure; internal to the roster reader.
#pragma once

#include <cstddef>

#include "core/register/roster/roster_rows.hpp"

namespace renkei {

// Of the rows of one table, from `first` to the end: a bus left empty where others are repeated, and rows
// of nothing but a reading.
void doubt_rows_of_table(RosterRows& rows, std::size_t first);

// Of all rows: who may be somebody above, and numbers and seats that come twice.
void doubt_repetitions(RosterRows& rows);

}  // namespace renkei
