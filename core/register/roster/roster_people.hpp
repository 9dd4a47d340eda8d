// Whom one row of a roster holds: usually one person; several when a table is printed in two halves
// side by side, or when a representative and companions share a row. Pure; internal to the roster
// reader.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/register/roster/roster_columns.hpp"

namespace renkei {

struct RosterPerson {
  RosterColumns columns;          // shared ones too
  std::vector<std::size_t> own;   // whose cells are this person's alone, in order
  std::vector<std::size_t> lost;  // columns that seem to hold people and are not read
  bool companion = false;         // of the person before it in the row
  std::string bus;                // of 1号車 above this half of the headings
};

// Empty when these are not the headings of a table of people. `own_words` goes before the built-in
// ones.
std::vector<RosterPerson> people_of(std::span<const Heading> headings,
                                    const HeadingFields& own_words);
HeadingWords roster_heading_words(const HeadingFields& own_words);

}  // namespace renkei
