// Whom one row of a roster holds: usually one person; several when a table is printed in two halves
// side by side, or when a representative and companions share a row. Pure; internal to the roster
// reader.
#pragma once

#include <cstddef>
#include <memory>
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

// What headings say of people. Every row of a long file is asked whether it is one of headings, and the
// same words come again and again: what was told of them is remembered, up to a bound. One thread.
class RosterHeadings {
 public:
  using People = std::shared_ptr<const std::vector<RosterPerson>>;

  // `own_words` goes before the built-in ones.
  explicit RosterHeadings(const HeadingFields& own_words);
  ~RosterHeadings();

  // Never null; empty when these are not the headings of a table of people.
  People people_of(std::span<const Heading> headings);
  HeadingWords words();        // good as long as this lives
  std::size_t judged() const;  // how many headings were not known from before

 private:
  class Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace renkei
